"""Dates and times as people type them, read relative to a day that is always given, and shown one way."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from tui.domain.day_words import DAYS, MONTHS, day_of
from tui.domain.errors import BadInput
from tui.domain.text import fold

_TIME = r"(?P<h>[0-9]{1,2})(?:[:.h](?P<m>[0-9]{2}))?(?: ?(?P<half>[ap])\.?m\.?|(?P<hours> ?h| uhr))?"
_BY = re.compile(r"(?:[(\[]|[,;:–—-]\s*)?\b[bB][yY][ \t]+(?=\S)")
_WORD = re.compile(r"\S+")
_MONTH = "(?:" + "|".join(month[:3] for month in MONTHS) + ")[a-z]*"
_NTH = "[0-9]{1,2}(?:st|nd|rd|th)?"
_SURE = (
    rf"(?i:[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|today|tonight|tomorrow|(?:next |this )?(?:{'|'.join(DAYS)})"
    rf"|next (?:week|month)|{_NTH} {_MONTH}(?: [0-9]{{4}})?|{_MONTH} {_NTH}(?:,? [0-9]{{4}})?)[.,;:!)\]]*"
)
_GOES_ON = rf"(?i:[, ]+(?:the )?(?:{_NTH}\.? {_MONTH}|{_MONTH} [0-9]))"
_CLOSERS = ".,;:!?)]"
_MOST_WORDS = 6
_MOST_BYS = 20


def parse_date(words: str, *, on: date) -> date:
    """The day meant by `words`, said on the day `on`; without a year, the next such day, `on` included.

    A weekday is the next one and never `on` itself; `next friday` is the Friday of the week after this one,
    which begins on Monday; `next week` and `next month` are their first day. Raises BadInput for field `on`.
    """
    return day_of(words, on, past=False)


def parse_past_date(words: str, *, on: date) -> date:
    """The same for what has been: a weekday, or a date without a year, is the last one, `on` included."""
    return day_of(words, on, past=True)


def parse_time(words: str) -> time:
    """A time of day: 15:00, 3pm, 3:30 pm, 15h, noon. Raises BadInput for field `at`."""
    key = fold(words[:40]).removeprefix("at ")
    if key in ("noon", "midday", "midnight"):
        return time(0 if key == "midnight" else 12)
    match = re.fullmatch(_TIME, key)
    if match and (match["m"] or match["half"] or match["hours"]):
        hour, minute = int(match["h"]), int(match["m"] or 0)
        if match["half"]:
            hour = hour % 12 + (12 if match["half"] == "p" else 0) if 1 <= hour <= 12 else 24
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise BadInput("at", f"“{words.strip()[:40]}” is not a time of day: type 15:00 or 3pm")


def split_due(text: str, *, on: date) -> tuple[str, date | None]:
    """Takes the last `by DATE` off a text and gives the day; what cannot be read as a day stays text.

    At the end, or before punctuation, any words for a day will do; in mid-sentence only plain ones, so
    that `powered by sun energy` and `stand by me` stay as they are.
    """
    found = find_due(text, on=on)
    if found is None:
        return text, None
    start, end, day = found
    before, after = text[:start].rstrip(" \t,;:"), text[end:].lstrip()
    if not before:
        after = after.lstrip(",;:. ")
    glue = "" if not before or not after or after[0] in ".,;:!?)" else " "
    return (before + glue + after).strip(), day


def find_due(text: str, *, on: date) -> tuple[int, int, date] | None:
    """Where the last readable `by DATE` stands in a text, `[start, end)`, and its day."""
    for by in reversed(list(_BY.finditer(text))[-_MOST_BYS:]):
        words = [
            word.span() for _, word in zip(range(_MOST_WORDS), _WORD.finditer(text, by.end()), strict=False)
        ]
        bracket = text[by.start()] if text[by.start()] in "([" else ""
        for count in range(len(words), 0, -1):
            end = words[count - 1][1]
            phrase = text[by.end() : end]
            bare = phrase.rstrip(_CLOSERS)
            if not _stops(text, by.end() + len(bare), end) and not re.fullmatch(_SURE, phrase):
                continue
            if re.match(_GOES_ON, text[by.end() + len(bare) :][:40]):
                continue  # `by Friday 30 February`: half of an impossible date is no date
            try:
                day = day_of(phrase if phrase[-1:] == "." else bare, on, past=False)
            except BadInput:
                continue
            end = by.end() + len(bare)
            if bracket and text[end : end + 1] == {"(": ")", "[": "]"}[bracket]:
                return by.start(), end + 1, day
            if text[end:].strip(".!") == "":
                end = len(text)
            return by.start() + len(bracket), end, day
    return None


def show_date(day: date) -> str:
    """`Thu 5 Nov 2026`, in English whatever the locale."""
    return f"{DAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]} {day.year:04}"


def show_day(day: date) -> str:
    """` 5 Nov`, six cells wide."""
    return f"{day.day:2} {MONTHS[day.month - 1][:3]}"


def later(day: date, days: int) -> date:
    """The day so many days after another one; the last day there is, beyond it."""
    return date.max if (date.max - day).days < days else day + timedelta(days)


def _stops(text: str, bare: int, end: int) -> bool:
    """Whether a phrase ends where a reader would pause: punctuation, a tag, or the end of the text."""
    return bare < end or not text[end:].strip() or text[end:].lstrip()[0] in "#–—-(["
