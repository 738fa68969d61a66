"""The formats in which a journal can leave, each written by a module that is loaded when it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tui.journal.journal import Journal


class Form(NamedTuple):
    """A format: the module that writes it, whether it is a folder, and what it holds."""

    module: str
    folder: bool
    holds: str


FORMS = {
    "markdown": Form("tui.interop.notes.writer", True, "everything"),
    "json": Form("tui.interop.own.json_writer", False, "everything"),
}


def write(journal: Journal, format: str, path: Path, *, overwrite: bool, tell: Callable[[int], None]) -> int:
    """Write a journal to a new file or folder; returns how many records it holds.

    Raises BadInput where that cannot be there, WriteFailed where the disk would not take it.
    """
    written = import_module(FORMS[format].module).write(journal, path, overwrite=overwrite, tell=tell)
    return int(written)
