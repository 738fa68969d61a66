"""The words people use for a day: `friday`, `3 dec`, `in two weeks`, `end of month`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from tui.domain.errors import BadInput
from tui.domain.text import fold

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FIRST_HALF = ("January", "February", "March", "April", "May", "June")
MONTHS = (*_FIRST_HALF, "July", "August", "September", "October", "November", "December")

_WEEKDAYS = {day[:n].lower(): i for i, day in enumerate(DAYS) for n in (3, len(day))}
_WEEKDAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_MONTHS = {month[:n].lower(): i for i, month in enumerate(MONTHS, 1) for n in (3, len(month))} | {"sept": 9}
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "couple of": 2, "a couple of": 2, "three": 3, "four": 4}
_NUMBERS |= {"five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}
_OFFSETS = {"today": 0, "tonight": 0, "now": 0, "this morning": 0, "this afternoon": 0, "this evening": 0}
_OFFSETS |= {"eod": 0, "end of day": 0, "end of today": 0, "end of this day": 0, "end of tomorrow": 1}
_OFFSETS |= {"tomorrow": 1, "tomorrow morning": 1, "tomorrow afternoon": 1, "tomorrow evening": 1}
_OFFSETS |= {"tomorrow night": 1, "day after tomorrow": 2, "overmorrow": 2, "yesterday": -1, "last night": -1}
_OFFSETS |= {"yesterday evening": -1, "day before yesterday": -2}

_ENDS_IN_DOT = r"[0-9]{1,2}\. ?[0-9]{1,2}\."

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

Read = Callable[[re.Match[str], date, bool], date]


def day_of(words: str, on: date, *, past: bool) -> date:
    """The day meant; where a year or a week is left open, the next such day or, if `past`, the last.

    Raises BadInput for field `on`.
    """
    key = fold(words[:80]).strip(" ,;!").removeprefix("on ").removeprefix("the ")
    if key.endswith(".") and not re.fullmatch(_ENDS_IN_DOT, key):
        key = key[:-1]
    if not key:
        raise BadInput("on", "that is not a date: type 2026-11-05, friday, 3 dec or in two weeks")
    try:
        if key in _OFFSETS:
            return on + timedelta(_OFFSETS[key])
        for pattern, read in _FORMS:
            if match := re.fullmatch(pattern, key):
                return read(match, on, past)
    except OverflowError:
        raise BadInput("on", f"“{words.strip()[:40]}” lies beyond the calendar, which ends in 9999") from None
    sentence = f"“{words.strip()[:40]}” is not a date: type 2026-11-05, friday, 3 dec or in two weeks"
    raise BadInput("on", sentence)


def _dated(year: int, month: int, day: int) -> date:
    if year < 1:
        raise BadInput("on", "there is no year 0")
    if not 1 <= month <= 12:
        raise BadInput("on", f"there is no month {month}")
    if not 1 <= day <= _length(year, month):
        raise BadInput("on", f"there is no {day} {MONTHS[month - 1]} {year}")
    return date(year, month, day)


def _nearest(month: int, day: int, on: date, past: bool) -> date:
    """The next such day, or the last if `past`, `on` included; a 29 February may be eight years away."""
    if not 1 <= month <= 12:
        raise BadInput("on", f"there is no month {month}")
    if not 1 <= day <= _length(2000, month):
        raise BadInput("on", f"there is no {day} {MONTHS[month - 1]}")
    for years in range(9):
        year = on.year - years if past else on.year + years
        if not date.min.year <= year <= date.max.year:
            raise OverflowError
        if day <= _length(year, month):
            found = date(year, month, day)
            if (found <= on) if past else (found >= on):
                return found
    raise BadInput("on", f"there is no {day} {MONTHS[month - 1]} near enough")


def _on_calendar(month: int, day: int, year: str | None, on: date, past: bool) -> date:
    if not year:
        return _nearest(month, day, on, past)
    return _dated(int(year) + (2000 if len(year) == 2 else 0), month, day)


def _iso(match: re.Match[str], on: date, past: bool) -> date:
    return _dated(int(match["y"]), int(match["m"]), int(match["d"]))


def _named_month(match: re.Match[str], on: date, past: bool) -> date:
    return _on_calendar(_MONTHS[match["m"]], int(match["d"]), match["y"], on, past)


def _dotted(match: re.Match[str], on: date, past: bool) -> date:
    return _on_calendar(int(match["m"]), int(match["d"]), match["y"], on, past)


def _slashed(match: re.Match[str], on: date, past: bool) -> date:
    """Written day first or month first, depending on the country: only what cannot be both is read."""
    a, b = int(match["a"]), int(match["b"])
    if a != b and a <= 12 and b <= 12:
        either, other = f"{a} {MONTHS[b - 1][:3]}", f"{b} {MONTHS[a - 1][:3]}"
        raise BadInput("on", f"“{match[0]}” could be {either} or {other}: name the month")
    month, day = (a, b) if b > 12 else (b, a)
    return _on_calendar(month, day, match["y"], on, past)


def _day_of_month(match: re.Match[str], on: date, past: bool) -> date:
    day = int(match["d"])
    if not 1 <= day <= 31:
        raise BadInput("on", f"no month has a day {day}")
    year, month = on.year, on.month
    while date.min.year <= year <= date.max.year:
        if day <= _length(year, month):
            found = date(year, month, day)
            if (found <= on) if past else (found >= on):
                return found
        year, month = _month_after(year, month, -1 if past else 1)
    raise OverflowError


def _weekday(match: re.Match[str], on: date, past: bool) -> date:
    which, ahead = match["which"] or "", (_WEEKDAYS[match["w"]] - on.weekday()) % 7
    if which == "next":
        return on + timedelta(7 - on.weekday() + _WEEKDAYS[match["w"]])
    if which in ("last", "past"):
        return on - timedelta((7 - ahead) if ahead else 7)
    if past and which not in ("coming", "this coming"):
        return on - timedelta((7 - ahead) % 7)
    return on + timedelta(ahead if which == "this" else ahead or 7)


def _weekday_and_date(match: re.Match[str], on: date, past: bool) -> date:
    found = day_of(match["rest"], on, past=past)
    if found.weekday() != _WEEKDAYS[match["w"]]:
        shown = f"{found.day} {MONTHS[found.month - 1]} {found.year}"
        raise BadInput("on", f"{shown} is a {DAYS[found.weekday()]}, not a {DAYS[_WEEKDAYS[match['w']]]}")
    return found


def _week_from(match: re.Match[str], on: date, past: bool) -> date:
    ahead = (_WEEKDAYS[match["w"] or match["v"]] - on.weekday()) % 7
    return on + timedelta((ahead or 7) + 7)


def _span(match: re.Match[str], on: date, past: bool) -> date:
    count = _NUMBERS.get(match["n"]) or int(match["n"])
    if match["way"] == "ago":
        count = -count
    if match["unit"] in ("month", "year"):
        year, month = _month_after(on.year, on.month, count * (12 if match["unit"] == "year" else 1))
        if not date.min.year <= year <= date.max.year:
            raise OverflowError
        return date(year, month, min(on.day, _length(year, month)))
    return on + timedelta(count * {"day": 1, "week": 7, "fortnight": 14}[match["unit"]])


def _period(match: re.Match[str], on: date, past: bool) -> date:
    """A week, month or year is known by its first day, and its end by its last; a weekend by its Saturday."""
    unit, step = match["unit"], {"last": -1, "past": -1, "next": 1}.get(match["which"] or "", 0)
    ends = match["edge"] in ("end of", "end of the")
    if unit == "weekend":
        return on + timedelta(step * 7 + (5 - on.weekday() if step or on.weekday() < 5 else 0))
    if unit == "week":
        return on + timedelta(step * 7 - on.weekday() + (6 if ends else 0))
    year, month = (
        _month_after(on.year, on.month, step) if unit == "month" else (on.year + step, 12 if ends else 1)
    )
    if not date.min.year <= year <= date.max.year:
        raise OverflowError
    return date(year, month, _length(year, month) if ends else 1)


def _length(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if leap and month == 2 else _LENGTHS[month - 1]


def _month_after(year: int, month: int, count: int) -> tuple[int, int]:
    years, months = divmod(month - 1 + count, 12)
    return year + years, months + 1


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_W, _M, _D = f"(?P<w>{_any(_WEEKDAYS)})", f"(?P<m>{_any(_MONTHS)})", "(?P<d>[0-9]{1,2})"
_Y = "(?P<y>[0-9]{4}|[0-9]{2})"
_FORMS: tuple[tuple[str, Read], ...] = (
    (rf"(?P<y>[0-9]{{4}})(?P<s>[-/.])(?P<m>[0-9]{{1,2}})(?P=s){_D}", _iso),
    (r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})", _iso),
    (rf"{_D}(?:st|nd|rd|th|\.)?(?: of)?[ -]?{_M}\.?(?:(?:,? (?:of )?|-|,)'?{_Y})?", _named_month),
    (rf"{_M}\.?[ -]?(?:the )?{_D}(?:st|nd|rd|th)?(?:(?:,? |,)'?{_Y})?", _named_month),
    (rf"{_D}\. ?(?P<m>[0-9]{{1,2}})\.(?: ?{_Y})?", _dotted),
    (rf"(?P<a>[0-9]{{1,2}})(?P<s>[/-])(?P<b>[0-9]{{1,2}})(?:(?P=s){_Y})?", _slashed),
    (rf"{_D}(?:st|nd|rd|th)", _day_of_month),
    (rf"(?:(?P<which>this coming|coming|this|next|last|past) )?{_W}\.?", _weekday),
    (rf"(?:(?:a )?week (?:from|on) {_W}|(?P<v>{_any(_WEEKDAYS)}) week)", _week_from),
    (rf"{_W}\.?,? (?:the )?(?P<rest>[0-9].*|(?:{_any(_MONTHS)}).*)", _weekday_and_date),
    (
        rf"(?:in |within )?(?P<n>{_any(_NUMBERS)}|[0-9]{{1,6}}) (?P<unit>day|week|fortnight|month|year)s?"
        r"(?:'? time| (?P<way>ago|from now|from today|later|hence))?",
        _span,
    ),
    (
        r"(?=weekend|.* )(?:(?P<edge>(?:end|start|beginning) of(?: the)?) )?"
        r"(?:(?P<which>this|next|last|past) )?(?P<unit>weekend|week|month|year)",
        _period,
    ),
)
"""Tried in this order; compiled when first used, as most commands read no date."""
