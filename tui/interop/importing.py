"""The formats that can be brought in, each read by a module that is loaded when it is wanted."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from tui.interop.reader import PLAIN, Options, Reader

READERS = {
    "vcard": "tui.interop.vcard.reader:VCardReader",
    "linkedin": "tui.interop.sheets.reader:LinkedInReader",
    "jrnl": "tui.interop.jrnl.reader:JrnlReader",
    "markdown": "tui.interop.notes.reader:MarkdownReader",
    "json": "tui.interop.own.json_reader:JsonReader",
    "csv": "tui.interop.sheets.reader:SheetReader",
}
"""Each format, and where its reader is."""

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
