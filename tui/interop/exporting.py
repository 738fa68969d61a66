"""The formats in which a journal can leave, each written by a module that is loaded when it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tui.journal.journal import Journal


class Form(NamedTuple):
    """A format: the module that writes it, whether it is a folder, what it holds, and how its name ends."""

    module: str
    folder: bool
    holds: str
    ending: str = ""


FORMS = {
    "markdown": Form("tui.interop.notes.writer", True, "everything"),
    "json": Form("tui.interop.own.json_writer", False, "everything", ".json"),
    "csv": Form("tui.interop.sheets.writer", True, "a table for each kind of thing"),
    "vcard": Form("tui.interop.vcard.writer", False, "the people", ".vcf"),
    "ics": Form("tui.interop.ics.writer", False, "planned meetings, and what is open as tasks", ".ics"),
    "html": Form("tui.interop.page.writer", False, "all there is to read, on one page", ".html"),
}


def write(journal: Journal, format: str, path: Path, *, overwrite: bool, tell: Callable[[int], None]) -> int:
    """Write a journal to a new file or folder; returns how many records it holds.

    Raises BadInput where that cannot be there, WriteFailed where the disk would not take it.
    """
    written = import_module(FORMS[format].module).write(journal, path, overwrite=overwrite, tell=tell)
    return int(written)
