"""The people as cards, vCard 4.0, one file of all: address books take it, and so do we."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tui.interop.content_lines import content_line, text_value
from tui.interop.writing import whole_file

if TYPE_CHECKING:
    from tui.domain.people import Contact
    from tui.journal.journal import Journal

_NO_TEXT = str.maketrans("", "", "\n\r")


def write(journal: Journal, path: Path, *, overwrite: bool, tell: Callable[[int], None]) -> int:
    """Write it; returns how many people there are."""
    count = 0
    with whole_file(path, overwrite=overwrite) as file, journal.exports.reading():
        for count, contact in enumerate(journal.exports.contacts(), 1):
            file.writelines(card(contact))
            if count % 100 == 0:
                tell(count)
    return count


def card(contact: Contact) -> Iterator[str]:
    """The lines of one card.

    There is no N: how a name is made of parts is not known, and a guess would stay in other address books.
    """
    text = contact.text
    yield "BEGIN:VCARD\r\nVERSION:4.0\r\nPRODID:-//Preseason//EN\r\n"
    yield content_line("UID", f"urn:uuid:{contact.uid}")
    for name, value in (
        ("FN", text.name),
        ("ORG", text.company),
        ("TITLE", text.title),
        ("EMAIL", text.email),
        ("TEL", text.phone),
    ):
        if value:
            yield content_line(name, text_value(value))
    if text.link:
        yield content_line("URL", text.link.translate(_NO_TEXT))
    for name, value in (
        ("X-PRESEASON-HOW-MET", text.how_met),
        ("X-PRESEASON-INTRODUCED-BY", text.introduced_by),
        ("X-PRESEASON-LEVEL", text.level if text.level != "contact" else ""),
        ("NOTE", text.notes),
    ):
        if value:
            yield content_line(name, text_value(value))
    yield "END:VCARD\r\n"
