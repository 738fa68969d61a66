"""A folder of tables, one for each noun, that spreadsheets open and take no cell of for a formula."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.interop.sheets.formulas import safe
from tui.interop.sheets.reader import OF_PEOPLE
from tui.interop.writing import inside, whole_folder

if TYPE_CHECKING:
    from tui.domain.entries import Entry
    from tui.journal.journal import Journal

TABLES: Mapping[str, tuple[str, ...]] = {
    "meetings": (
        "uid", "date", "time", "title", "with", "roles", "status", "form", "minutes", "pitch", "score",
        "search", "tags", "text",
    ),
    "reflections": ("uid", "date", "time", "title", "roles", "about", "search", "tags", "text"),
    "people": OF_PEOPLE,
    "takeaways": ("kind", "text", "theme", "roles", "date", "with", "entry", "line"),
    "introductions": ("name", "detail", "direction", "status", "due", "date", "with", "entry", "line"),
    "followups": ("text", "kind", "due", "done", "date", "with", "entry", "line"),
    "feedback": ("text", "state", "adopted in", "date", "with", "entry", "line"),
    "roles": ("name", "verdict", "why", "meetings", "want", "dont", "unsure"),
    "themes": ("name", "merged into"),
    "pitch": ("uid", "version", "written", "reason", "text"),
    "searches": ("uid", "name", "started", "ended", "target", "goal", "outcome"),
}  # fmt: skip
"""The tables, each a file, and what their columns are called; `entry` is the uid of an entry, and the names
of several people or roles stand with semicolons between them."""

_MARK = "\ufeff"
"""Says that the file is UTF-8, which spreadsheets do not guess."""

Cells = Iterable[object]


def write(journal: Journal, path: Path, *, overwrite: bool, tell: Callable[[int], None]) -> int:
    """Write them to a new folder; returns how many rows there are."""
    with whole_folder(path, overwrite=overwrite) as folder, journal.exports.reading(), ExitStack() as files:
        return _Writing(journal, folder, files, tell).write()


class _Writing:
    """The tables that are being written."""

    def __init__(self, journal: Journal, folder: Path, files: ExitStack, tell: Callable[[int], None]) -> None:
        self._journal = journal
        self._tell = tell
        self._count = 0
        self._tables: dict[str, Any] = {}
        for name, columns in TABLES.items():
            file = files.enter_context(inside(folder, f"{name}.csv"))
            file.write(_MARK)
            self._tables[name] = csv.writer(file)
            self._tables[name].writerow(columns)

    def write(self) -> int:
        """Write every table; what entries say goes to several of them at once."""
        exports = self._journal.exports
        for entry in exports.entries("meeting"):
            self._meeting(entry)
        for entry in exports.entries("reflection"):
            self._reflection(entry)
        for name, rows in (
            ("people", self._people()),
            ("roles", self._roles()),
            ("themes", ((each["name"], each["merged_into"]) for each in exports.records("themes"))),
            ("pitch", self._pitch()),
            ("searches", self._searches()),
        ):
            for row in rows:
                self._put(name, row)
        return self._count

    def _put(self, table: str, cells: Cells) -> None:
        self._tables[table].writerow([safe("" if cell is None else str(cell)) for cell in cells])
        self._count += 1
        if self._count % 100 == 0:
            self._tell(self._count)

    def _meeting(self, entry: Entry) -> None:
        text, said = entry.text, entry.derived
        start = (entry.uid, text.on, _clock(text.at), text.title, _names(text.people), _names(text.roles))
        more = (text.status, text.form, text.minutes, text.pitch, text.score, text.search)
        self._put("meetings", (*start, *more, _names(said.tags), text.body))
        self._derived(entry)

    def _reflection(self, entry: Entry) -> None:
        text = entry.text
        about = self._journal.entries.get(text.about).uid if text.about is not None else ""
        start = (entry.uid, text.on, _clock(text.at), text.title, _names(text.roles), about, text.search)
        self._put("reflections", (*start, _names(entry.derived.tags), text.body))
        self._derived(entry)

    def _derived(self, entry: Entry) -> None:
        """What the text of an entry came to."""
        said = entry.derived
        where = (entry.text.on, _names(entry.text.people), entry.uid)
        for one in said.takeaways:
            self._put("takeaways", (one.kind, one.text, one.theme, _names(one.roles), *where, one.line))
        for offered in said.introductions:
            start = (offered.name, offered.detail, offered.direction, offered.status, offered.due)
            self._put("introductions", (*start, *where, offered.line))
        for open_ in said.followups:
            done = "yes" if open_.done else "no"
            self._put("followups", (open_.text, open_.kind, open_.due, done, *where, open_.line))
        for heard in said.feedback:
            self._put("feedback", (heard.text, heard.state, heard.adopted_in, *where, heard.line))

    def _people(self) -> Iterator[Cells]:
        for contact in self._journal.exports.contacts():
            text = contact.text
            start = (contact.uid, text.name, text.company, text.title, text.email, text.phone, text.link)
            more = (text.how_met, text.introduced_by, text.level, contact.meetings, contact.last_met)
            yield *start, *more, text.notes

    def _roles(self) -> Iterator[Cells]:
        whys = {each["name"]: each["why"] for each in self._journal.exports.records("roles")}
        for each in self._journal.roles.tallies():
            counts = (each.meetings, each.want, each.dont, each.unsure)
            yield each.name, each.verdict, whys.get(each.name, ""), *counts

    def _pitch(self) -> Iterator[Cells]:
        for each in self._journal.exports.records("pitches"):
            yield each["uid"], each["number"], each["created_at"][:10], each["reason"], each["body"]

    def _searches(self) -> Iterator[Cells]:
        for each in self._journal.exports.records("searches"):
            start = (each["uid"], each["name"], each["started_on"], each["ended_on"])
            yield *start, each["weekly_target"], each["goal"], each["outcome"]


def _names(names: Iterable[str]) -> str:
    return "; ".join(names)


def _clock(at: object) -> str:
    return str(at)[:5] if at is not None else ""
