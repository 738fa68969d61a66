"""Planned meetings as events and what is open as tasks, for a calendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tui.domain.text import unmarked
from tui.interop.content_lines import content_line, text_value
from tui.interop.writing import whole_file

if TYPE_CHECKING:
    from tui.domain.entries import Entry
    from tui.domain.today import Due
    from tui.journal.journal import Journal

USUAL_MINUTES = 60
"""How long a meeting is for which nobody said it: one of no length is drawn as a line, or not at all."""


def write(journal: Journal, path: Path, *, overwrite: bool, tell: Callable[[int], None]) -> int:
    """Write it; returns how many events and tasks there are."""
    count = 0
    now = journal.now()
    with whole_file(path, overwrite=overwrite) as file, journal.exports.reading():
        file.write("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Preseason//EN\r\n")
        for uid, due in journal.exports.open_things(journal.today()):
            if due.kind in ("meeting", "happened"):
                file.writelines(event(journal.entries.get(due.number), now))
            else:
                file.writelines(task(uid, due, now))
            count += 1
            if count % 100 == 0:
                tell(count)
        file.write("END:VCALENDAR\r\n")
    return count


def event(entry: Entry, now: datetime) -> Iterator[str]:
    """A planned meeting. Its time is that of wherever one is then: meetings have no time zone here."""
    text = entry.text
    yield "BEGIN:VEVENT\r\n"
    yield content_line("UID", entry.uid)
    yield content_line("DTSTAMP", _moment(now))
    if text.at is None:
        yield content_line("DTSTART;VALUE=DATE", _day(text.on))
    else:
        yield content_line("DTSTART", f"{_day(text.on)}T{text.at:%H%M%S}")
        yield content_line("DURATION", f"PT{text.minutes or USUAL_MINUTES}M")
    people = ", ".join(text.people)
    kind = (text.form or "meeting").replace("-", " ").capitalize()
    title = f": {text.title}" if text.title else ""
    yield content_line("SUMMARY", text_value(f"{kind} with {people}{title}"))
    if text.body.strip():
        yield content_line("DESCRIPTION", text_value(text.body.strip()))
    yield content_line("LAST-MODIFIED", _moment(entry.updated_at))
    yield content_line("SEQUENCE", str(entry.version - 1))
    yield "END:VEVENT\r\n"


def task(uid: str, due: Due, now: datetime) -> Iterator[str]:
    """Something that is open, due on the day that counts."""
    yield "BEGIN:VTODO\r\n"
    yield content_line("UID", uid)
    yield content_line("DTSTAMP", _moment(now))
    if due.due is not None:
        yield content_line("DUE;VALUE=DATE", _day(due.due))
    said = unmarked(due.text)
    yield content_line("SUMMARY", text_value(f"{said} ({due.contact})" if due.contact else said))
    if due.on is not None and due.contact:
        yield content_line("DESCRIPTION", text_value(f"From {due.on.isoformat()}, with {due.contact}."))
    yield "STATUS:NEEDS-ACTION\r\nEND:VTODO\r\n"


def _day(day: date) -> str:
    return f"{day.year:04}{day:%m%d}"


def _moment(moment: datetime) -> str:
    """A local moment as one of UTC; at the edges of the calendar there is none."""
    try:
        utc = moment.astimezone(UTC)
    except (OverflowError, ValueError):
        utc = moment.replace(tzinfo=UTC)
    return f"{_day(utc.date())}T{utc:%H%M%S}Z"
