"""The journal as a folder of Markdown: a file for each entry, person and pitch, pages that lead to them, and
`journal.json` with all that Markdown does not say."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.domain.entries import headline, label
from tui.interop.notes.front_matter import written
from tui.interop.notes.indexes import Indexes
from tui.interop.notes.names import Names
from tui.interop.own.json_writer import FORMAT, VERSION
from tui.interop.writing import inside, whole_folder

if TYPE_CHECKING:
    from tui.journal.journal import Journal

DATA = "journal.json"
_packed = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode

Record = dict[str, Any]
Tell = Callable[[int], None]


def write(journal: Journal, path: Path, *, overwrite: bool, tell: Tell) -> int:
    """Write it to a new folder; returns how many records there are."""
    with whole_folder(path, overwrite=overwrite) as folder, journal.exports.reading():
        return _Writing(journal, folder, tell).write()


class _Writing:
    """A folder that is being written."""

    def __init__(self, journal: Journal, folder: Path, tell: Tell) -> None:
        self._journal = journal
        self._folder = folder
        self._tell = tell
        self._names = Names()
        self._names.free("", DATA, "")
        self._indexes = Indexes(journal, folder, self._names)
        self._count = 0

    def write(self) -> int:
        exports = self._journal.exports
        with inside(self._folder, DATA) as file:
            head = {
                "format": FORMAT,
                "version": VERSION,
                "schema": exports.schema,
                "exported_at": self._journal.now().isoformat(timespec="seconds"),
            }
            file.write("{\n" + "".join(f'"{name}": {json.dumps(value)},\n' for name, value in head.items()))
            names = exports.names()
            for name in names:
                file.write(f'"{name}": [')
                joint = "\n"
                for record in self._records(name):
                    file.write(joint + _packed(record))
                    joint = ",\n"
                file.write("\n],\n" if name != names[-1] else "\n]\n")
            file.write("}\n")
        self._indexes.write(self._count)
        return self._count

    def _records(self, name: str) -> Iterator[Record]:
        """The records of a kind, each with the file it has where it has one."""
        making = {"people": self._person, "entries": self._entry, "pitches": self._pitch}.get(name)
        for record in self._journal.exports.records(name):
            self._count += 1
            if self._count % 100 == 0:
                self._tell(self._count)
            yield {"file": making(record), **record} if making is not None else record

    def _put(self, folder: str, name: str, fields: dict[str, Any], body: str) -> str:
        path = self._names.free(folder, name)
        target = self._folder / folder
        if not target.is_dir():
            target.mkdir(0o700, parents=True)
            for made in (target, *target.parents):
                if made == self._folder:
                    break
                made.chmod(0o700)
        with inside(self._folder, path) as file:
            file.write(written(fields))
            file.write(body)
        return path

    def _person(self, record: Record) -> str:
        fields = {"kind": "contact", "name": record["name"]}
        for key in ("company", "title", "email", "phone", "link", "how_met", "introduced_by", "level"):
            fields[key.replace("_", " ")] = record[key] or None
        fields["uid"] = record["uid"]
        folder = "trash/people" if record["deleted_at"] else "people"
        path = self._put(folder, record["name"], fields, record["notes"])
        if not record["deleted_at"]:
            self._indexes.person(record["name"], record["company"] or "", path)
        return path

    def _entry(self, record: Record) -> str:
        meeting = record["kind"] == "meeting"
        called = label(record["kind"], record["title"], record["with"], headline(record["body"]))
        fields = {
            "kind": record["kind"],
            "date": record["on"],
            "time": record["at"],
            "title": record["title"] or None,
            "people": record["with"] or None,
            "roles": record["roles"] or None,
            "status": record["status"],
            "form": record["form"],
            "minutes": record["minutes"],
            "pitch": record["pitch"],
            "score": record["score"],
            "about": record["about"],
            "search": record["search"],
            "uid": record["uid"],
        }
        plural = "meetings" if meeting else "reflections"
        folder = f"trash/{plural}" if record["deleted_at"] else f"{plural}/{record['on'][:4]}"
        path = self._put(folder, f"{record['on']} {called}", fields, record["body"])
        if not record["deleted_at"]:
            self._indexes.entry(record["kind"], record["on"], record["at"] or "", called, path)
        return path

    def _pitch(self, record: Record) -> str:
        fields = {
            "kind": "pitch",
            "number": record["number"],
            "reason": record["reason"] or None,
            "written": record["created_at"][:10],
            "uid": record["uid"],
        }
        path = self._put("pitch", f"Version {record['number']}", fields, record["body"])
        self._indexes.pitch(record["number"], record["created_at"][:10], record["reason"], path)
        return path
