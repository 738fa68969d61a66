"""The days that words mean in a search: one day, or the whole of a week, a month or a year."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tui.domain.dates import parse_past_date
from tui.domain.day_words import MONTHS
from tui.domain.errors import BadInput
from tui.domain.text import fold

_MONTH = "|".join(month[:3].lower() for month in MONTHS)
_NAMED = rf"(?P<m>{_MONTH})(?P<rest>[a-z]*)\.?(?:,? ?(?:of )?(?P<y>[0-9]{{4}}|'[0-9]{{2}}))?"
_NUMBERED = r"(?P<y>[0-9]{4})[-/.](?P<m>[0-9]{1,2})|(?P<m2>[0-9]{1,2})[-/.](?P<y2>[0-9]{4})"
_YEAR = r"(?:year )?(?P<y>[0-9]{4})"
_WEEK = r"(?:(?P<y>[0-9]{4})[- ]?w|w|week )(?P<w>[0-9]{1,2})"
_QUARTER = r"(?:(?P<y>[0-9]{4})[- ]?)?q(?P<q>[1-4])(?:[- ](?P<y2>[0-9]{4}))?"
_THIS = r"(?P<which>this|last|past|next|previous) (?P<unit>week|weekend|month|quarter|year)"
_ALONE = ("last", "this", "next", "past", "previous")

Period = tuple[date, date]


def period(words: str, *, today: date) -> Period:
    """The first and the last day that words mean, said today; a month or a day without a year has been.

    Raises BadInput for field `on`.
    """
    key = fold(words[:80]).strip(" ,;!.").removeprefix("in ").removeprefix("the ")
    if key in _ALONE:
        raise BadInput("on", f'“{key}” alone is no date: put the words in quotes, as in "{key} month"')
    try:
        found = _period(key, today)
    except (ValueError, OverflowError):
        raise BadInput("on", f"“{words.strip()[:40]}” is not on the calendar") from None
    if found is None:
        day = parse_past_date(words, on=today)
        return day, day
    return found


def _period(key: str, today: date) -> Period | None:
    """Raises ValueError or OverflowError for what lies beyond the calendar."""
    if match := re.fullmatch(_THIS, key):
        return _this(match["unit"], {"this": 0, "next": 1}.get(match["which"], -1), today)
    if (match := re.fullmatch(_NAMED, key)) and _names(match["m"], match["rest"]):
        month = _MONTH.split("|").index(match["m"]) + 1
        return _months(_year(match["y"], today) - (not match["y"] and month > today.month), month, 1)
    if match := re.fullmatch(_NUMBERED, key):
        return _months(int(match["y"] or match["y2"]), int(match["m"] or match["m2"]), 1)
    if match := re.fullmatch(_YEAR, key):
        return _months(int(match["y"]), 1, 12)
    if match := re.fullmatch(_WEEK, key):
        monday = date.fromisocalendar(_year(match["y"], today), int(match["w"]), 1)
        if not match["y"] and monday > today:
            monday = date.fromisocalendar(today.year - 1, int(match["w"]), 1)
        return _week(monday)
    if match := re.fullmatch(_QUARTER, key):
        year, month = match["y"] or match["y2"], int(match["q"]) * 3 - 2
        return _months(_year(year, today) - (not year and month > today.month), month, 3)
    return None


def _names(start: str, rest: str) -> bool:
    """Whether letters that begin like a month are its name, or an abbreviation of three letters or more."""
    return any(month.lower().startswith(start + rest) for month in MONTHS) or start + rest == "sept"


def _year(typed: str | None, today: date) -> int:
    if not typed:
        return today.year
    return int(typed) if len(typed) == 4 and typed.isdecimal() else 2000 + int(typed[1:])


def _this(unit: str, step: int, today: date) -> Period:
    monday = today - timedelta(today.weekday())
    if unit == "week":
        return _week(monday + timedelta(step * 7))
    if unit == "weekend":
        saturday = monday + timedelta(step * 7 + 5)
        return saturday, saturday + timedelta(1)
    if unit == "year":
        return _months(today.year + step, 1, 12)
    length = 3 if unit == "quarter" else 1
    months = today.year * 12 + (today.month - 1) // length * length + step * length
    return _months(months // 12, months % 12 + 1, length)


def _week(monday: date) -> Period:
    return monday, monday + timedelta(6)


def _months(year: int, month: int, count: int) -> Period:
    first = date(year, month, 1)
    if month + count > 12:
        return first, date(year, 12, 31)
    return first, date(year, month + count, 1) - timedelta(1)
