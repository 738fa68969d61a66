"""Records as rows of the three panes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from tui.app.widgets.paging import Row
from tui.domain.entries import EntryLine
from tui.domain.people import ContactLine
from tui.journal.journal import Journal

_TONES = {"planned": "row-quiet", "cancelled": "row-struck"}


def day(on: date, today: date) -> str:
    """A day in six cells: ` 5 Nov` this year, `Nov 24` (month and year) before and after it."""
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    month = months[on.month - 1]
    return f"{on.day:>2} {month}" if on.year == today.year else f"{month} {on.year % 100:02}"


def entry_row(line: EntryLine, today: date) -> Row:
    """A meeting or a reflection."""
    note = "planned" if line.status == "planned" else ""
    return Row(line.id, day(line.on, today), line.label, note, _TONES.get(line.status or "", "row"))


def contact_row(line: ContactLine) -> Row:
    """A person."""
    return Row(line.id, "", line.name, "" if line.level == "contact" else line.level)


def contacts(journal: Journal) -> Callable[[Sequence[int]], list[Row]]:
    """What reads the rows of contacts."""
    return lambda ids: [contact_row(line) for line in journal.contacts.lines(ids, met=False)]


def entries(journal: Journal) -> Callable[[Sequence[int]], list[Row]]:
    """What reads the rows of meetings or reflections."""
    today = journal.today()
    return lambda ids: [entry_row(line, today) for line in journal.entries.lines(ids)]
