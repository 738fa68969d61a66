"""The formats that can be brought in, each read by a module that is loaded when wanted, and bringing in."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from tui.domain.errors import BadInput
from tui.domain.imports import USUAL, How, Imported
from tui.interop.files import is_folder, opened, refused, walked
from tui.interop.reader import PLAIN, Options, Reader

if TYPE_CHECKING:
    from tui.journal.journal import Journal

READERS = {
    "vcard": "tui.interop.vcard.reader:VCardReader",
    "linkedin": "tui.interop.sheets.reader:LinkedInReader",
    "jrnl": "tui.interop.jrnl.reader:JrnlReader",
    "markdown": "tui.interop.notes.reader:MarkdownReader",
    "json": "tui.interop.own.json_reader:JsonReader",
    "csv": "tui.interop.sheets.reader:SheetReader",
}
"""Each format, and where its reader is."""

CALLED = {
    "vcard": "vCards",
    "linkedin": "LinkedIn’s connections",
    "jrnl": "a journal of jrnl",
    "markdown": "a folder of Markdown",
    "json": "a journal of Preseason",
    "csv": "a table of people",
}
"""What each format is called."""
_ENDINGS = {
    "vcard": frozenset((".vcf", ".vcard")),
    "markdown": frozenset((".md", ".markdown", ".mdown")),
    "jrnl": frozenset((".txt", ".jrnl")),
}
_LOOKED_AT = 4096
"""Bytes of a file by which its format is guessed."""
COLUMNS = ("csv",)
"""The formats of which one may say which column is what."""
MEETINGS = ("jrnl", "markdown")
"""The formats of which one may ask for meetings."""


def reader(format: str, path: Path, options: Options = PLAIN) -> Reader:
    """The reader of a format for what is at a path; nothing is opened yet."""
    module, _, name = READERS[format].partition(":")
    made = getattr(import_module(module), name)(path, options)
    if not isinstance(made, Reader):
        raise TypeError(f"{name} is no reader")
    return made


def guessed(path: Path) -> str:
    """The format of what is at a path, by its name and by how it begins.

    Raises BadInput where that cannot be told, or nothing is there.
    """
    if is_folder(path):
        if (path / "journal.json").is_file():
            return "markdown"
        for format, endings in _ENDINGS.items():
            if next(walked(path, endings), None) is not None:
                return format
        raise refused(path, "has no file in it that could be imported")
    ending = path.suffix.lower()
    named = next((format for format, endings in _ENDINGS.items() if ending in endings), "")
    with opened(path) as file:
        start = file.read(_LOOKED_AT)
    if b"BEGIN:VCARD" in start.upper():
        return "vcard"
    if ending == ".json":
        return "json" if b"preseason" in start[:100] else "jrnl"
    if ending in (".csv", ".tsv"):
        return "linkedin" if _is_linkedin(path) else "csv"
    if not named:
        raise refused(path, "is nothing that could be imported")
    return named


def _is_linkedin(path: Path) -> bool:
    try:
        next(iter(reader("linkedin", path)), None)
    except BadInput:
        return False
    return True


def bring(
    journal: Journal,
    reading: Reader,
    *,
    how: How = USUAL,
    dry_run: bool = False,
    tell: Callable[[int], None] | None = None,
) -> Imported:
    """Bring in all that a reader has, after a verified backup; say what became of it (`Imports.bring`).

    With `dry_run` nothing stays. Raises what the reader, the backup and the import raise, and then nothing
    was changed. Where nothing is new the backup goes again.
    """
    before = None if dry_run else journal.back_up("before-import")
    told = journal.imports.bring(
        reading, format=reading.format, source=reading.source, how=how, dry_run=dry_run, tell=tell
    )
    if before is not None and told.batch is None:
        journal.backups.forget(before)
    return told._replace(remarks=reading.remarks)
