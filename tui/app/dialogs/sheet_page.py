"""A page to take along, such as that on a role: to read, to copy, or to write to a file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from tui.app.clipboard import copy
from tui.app.dialogs.reader_dialog import ReaderDialog
from tui.app.widgets.reader_records import EntryPage
from tui.domain.entries import Derived, Entry, EntryText
from tui.domain.errors import BadInput
from tui.domain.text import fold

if TYPE_CHECKING:
    from datetime import datetime


class SheetPage(ReaderDialog):
    """Shows the page; returns "write" where it is to be written to a file."""

    BINDINGS: ClassVar = [("p", "dismiss", "Close"), ("y", "copy", "Copy"), ("w", "write", "Write")]

    def __init__(self, of: str, page: str, now: datetime, *, title: str = "To take along") -> None:
        """`of` is what the page is of."""
        text = EntryText("reflection", now.date(), page)
        entry = EntryPage(Entry(0, "", 0, text, Derived(), now, now))
        super().__init__(f"{title} ─ {of}", entry, "y copies · w writes it to a file · esc closes")
        self._markdown = page

    def action_copy(self) -> None:
        """To the clipboard."""
        self.app.say(copy(self.app, self._markdown))

    def action_write(self) -> None:
        """To a file."""
        self.dismiss("write")


def usual_path(role: str) -> str:
    """A name for the file in the home folder that every file system takes."""
    name = "".join(letter if letter.isalnum() and letter.isascii() else "-" for letter in fold(role))
    return f"~/{'-'.join(filter(None, name.split('-')))[:60] or 'role'}.md"


def checked_path(typed: str) -> Path:
    """The path that was typed; raises BadInput where nothing can be written, or something stands there."""
    if not typed:
        raise BadInput("path", "where to? ~ is your home folder")
    try:
        path = Path(typed).expanduser()
        if not path.parent.is_dir():
            raise BadInput("path", f"there is no folder {path.parent}")
        if path.exists() or path.is_symlink():
            raise BadInput("path", f"{path} is there already, and stays as it is")
    except (OSError, ValueError, RuntimeError) as fault:
        raise BadInput("path", "that is no path that can be written to") from fault
    return path


def write_page(path: Path, page: str) -> None:
    """Write a new file, 0600; raises BadInput where it cannot be."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(page)
    except (OSError, ValueError) as fault:
        raise BadInput("path", f"{path} cannot be written: {getattr(fault, 'strerror', fault)}") from fault
