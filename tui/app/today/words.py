"""What Today says: the look of each kind, days as one speaks of them, and what to read with nothing due."""

from __future__ import annotations

from datetime import date

from tui.app.widgets.reader_records import Words
from tui.domain.dates import show_date
from tui.domain.today import Due, DueKind

LOOKS: dict[DueKind, str] = {
    "thank-you": "todo",
    "task": "todo",
    "chase": "todo",
    "tell": "todo",
    "promise": "promise",
    "introduce": "promise",
    "introduction": "intro",
    "meet": "intro",
    "cold": "cold",
    "meeting": "meeting",
    "happened": "meeting",
}
"""The sign of each kind, by the name of its look."""

GLYPHS = {"todo": "☐", "promise": "<", "intro": ">", "cold": "◌", "meeting": "◇"}


def day_words(due: Due, today: date) -> str:
    """When something is due, in eleven cells at most: `13 days ago`, `today`, `Fri 20 Nov`, `20 Nov 2027`;
    of somebody who goes cold, for how long there was no word."""
    day = due.due
    if day is None:
        return ""
    if due.kind == "cold":
        return _ago((today - (due.on or day)).days).removesuffix(" ago")
    ahead = (day - today).days
    if ahead < 0:
        return _ago(-ahead)
    if ahead < 2:
        return "tomorrow" if ahead else "today"
    shown = show_date(day)
    return shown.rsplit(" ", 1)[0] if day.year == today.year else shown.split(" ", 1)[1]


def _ago(days: int) -> str:
    if days == 1:
        return "yesterday"
    return f"{days} days ago" if days < 1000 else f"{days // 365} years"


NOTHING: tuple[Words, ...] = (
    "Nothing is due",
    "Every promise is kept; nobody waits for a word from you.",
    "",
    (("n", "key"), (" logs a meeting. What was promised there comes here:", "muted")),
    "",
    (("- [>] Grace Hopper, by friday", "intro"), ("  was offered to you  ", "muted")),
    (("- [<] send her the article   ", "promise"), ("  is promised by you  ", "muted")),
    (("- [ ] book the flight by 3 dec", "todo"), (" is to be done       ", "muted")),
    "",
    (("p", "key"), (" plans a meeting that is still to come.", "muted")),
)
"""What to read where nothing is open; the first words are the title."""
