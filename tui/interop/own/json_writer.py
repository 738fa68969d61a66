"""The whole journal as one JSON file, a record a line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from tui.interop.writing import whole_file

if TYPE_CHECKING:
    from tui.journal.journal import Journal

FORMAT, VERSION = "preseason", 1
_packed = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def write(journal: Journal, path: Path, *, overwrite: bool, tell: Callable[[int], None]) -> int:
    """Write it; returns how many records there are. `tell` hears how many are written."""
    with whole_file(path, overwrite=overwrite) as file:
        return write_to(journal, file, tell)


def write_to(journal: Journal, file: TextIO, tell: Callable[[int], None]) -> int:
    """Write it to an open file."""
    count = 0
    with journal.exports.reading():
        file.write("{\n")
        head = {
            "format": FORMAT,
            "version": VERSION,
            "schema": journal.exports.schema,
            "exported_at": journal.now().isoformat(timespec="seconds"),
        }
        file.writelines(f'"{name}": {json.dumps(value)},\n' for name, value in head.items())
        names = journal.exports.names()
        for name in names:
            file.write(f'"{name}": [')
            joint = "\n"
            for record in journal.exports.records(name):
                file.write(joint + _packed(record))
                joint = ",\n"
                count += 1
                if count % 100 == 0:
                    tell(count)
            file.write("\n],\n" if name != names[-1] else "\n]\n")
        file.write("}\n")
    return count
