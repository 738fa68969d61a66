"""Two contacts that were merged by mistake become two again, however long ago that was.

Each gets back what was theirs. What has been changed since stays as it is, and what has come since stays with
whom it came to; an entry goes back to whoever it was with as long as it still names the one they were.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.domain.errors import BadInput, NotFound
from tui.journal import merge_notes
from tui.journal.introducing import follow_undone
from tui.journal.leftovers import Leftovers
from tui.journal.merge_notes import Kept
from tui.journal.merge_step import PARTS, MergeStep, Rows, different, present, put_row, take
from tui.journal.packing import key, moment
from tui.journal.statements import update
from tui.journal.tracing import taken, watch

if TYPE_CHECKING:
    from tui.journal.changes import Changes, Versions
    from tui.journal.database import Database

Row = tuple[Any, ...] | None
_ALIAS = "SELECT name, was_id, contact_id FROM contact_alias WHERE fold = ?"
_REFERS = {"company_id": "company", "introduced_by_id": "contact"}
"""What a contact points to, which may be gone for good by now."""


class Parted(NamedTuple):
    """Who is somebody again, and who they were meanwhile."""

    name: str
    other: str


class PartStep(NamedTuple):
    """Two were parted: the merge, taken back."""

    label: str
    merge: MergeStep

    def undo(self, versions: Versions) -> None:
        """Let them be one again."""
        self.merge.redo(versions)

    def redo(self, versions: Versions) -> None:
        """Let them be two again."""
        self.merge.undo(versions)


class Parting:
    """What parts the contacts of one journal."""

    def __init__(self, database: Database, now: Callable[[], datetime], changes: Changes) -> None:
        self._database = database
        self._now = now
        self._changes = changes

    def part(self, name: str) -> Parted:
        """Let whoever had this name until they were merged be somebody again; raises NotFound where there is
        none, or it is not kept what was theirs, and BadInput where others are to be parted first."""
        database, stamp = self._database, moment(self._now())
        with database.writing():
            said, kept = self._kept(name)
            other, version = database.rows("SELECT name, version FROM contact WHERE id = ?", (kept.stays,))[0]
            merged = take(database, kept.gone, kept.stays)
            watch(database)
            self._bring_back(kept)
            update(database, "contact", kept.stays, {"version": version + 1, "updated_at": stamp})
            database.rows("UPDATE contact SET version = ?2 WHERE id = ?1", (kept.gone, kept.version))
            follow_undone(database, kept.trace, people=[kept.gone, kept.stays], now=stamp)
            body = merge_notes.find(database, kept.gone) or ""
            merge_notes.keep(database, kept.gone, body, now=stamp)
            parted = take(database, kept.gone, kept.stays)
            trace = taken(database).without("contact", kept.gone, kept.stays).backwards()
        known = self._changes.versions.meaning("contact", kept.stays, version)
        both = ((kept.gone, kept.version), (kept.stays, version + 1, known))
        label = f"part: {said} and {other}"
        step = MergeStep(
            label, database, self._now, *both, parted, merged, trace, body, Leftovers(said, other)
        )
        self._changes.did(PartStep(label, step))
        return Parted(said, other)

    def _kept(self, name: str) -> tuple[str, Kept]:
        """The name as it was spelt, and what is kept of the merge."""
        database = self._database
        rows = database.rows(_ALIAS, (key(name),))
        if not rows:
            raise NotFound(f"nobody called “{name[:60]}” was merged into somebody")
        said, was, now = rows[0]
        body = merge_notes.find(database, was)
        if body is None:
            raise NotFound(f"{said} was merged before it was kept what was whose: they cannot be parted")
        kept = merge_notes.read(body)
        if kept.stays != now:
            between = database.value("SELECT name FROM contact_alias WHERE was_id = ?", (kept.stays,))
            raise BadInput("name", f"{said} was merged into {between or 'somebody'}, who was merged in turn: "
                           "part those first")  # fmt: skip
        taken_by = database.value("SELECT 1 FROM contact WHERE fold = ?", (key(said),))
        if taken_by is not None:
            raise BadInput("name", f"{said} is what somebody else is called by now: rename them first")
        return said, kept

    def _bring_back(self, kept: Kept) -> None:
        database = self._database
        database.rows("PRAGMA defer_foreign_keys = ON")
        for part, before, after in zip(PARTS, kept.before, kept.after, strict=True):
            if part.table == "entry_contact":
                self._entries(kept, before)
                continue
            now = present(database, part, different(before, after))
            for each in different(before, after):
                row = _wanted(now.get(each), after.get(each), before.get(each))
                if row != now.get(each) and self._fits(part.table, each):
                    put_row(database, part, each, self._pointing(part.columns, row))

    def _entries(self, kept: Kept, before: Rows) -> None:
        """Who was there: at the meetings of the one who was gone, as long as they name the other one."""
        database = self._database
        for (entry, contact), (place,) in before.items():
            there = database.rows(
                "SELECT 1 FROM entry_contact WHERE entry_id = ? AND contact_id = ?", (entry, kept.stays)
            )
            if contact != kept.gone or not there:
                continue
            database.rows("INSERT INTO entry_contact VALUES (?, ?, ?)", (entry, kept.gone, place))
            if (entry, kept.stays) not in before:
                database.rows(
                    "DELETE FROM entry_contact WHERE entry_id = ? AND contact_id = ?", (entry, kept.stays)
                )

    def _fits(self, table: str, each: tuple[Any, ...]) -> bool:
        """Whether those that a row is about are there: of two kept apart, one may be gone by now."""
        if table != "contact_apart":
            return True
        return all(self._database.rows("SELECT 1 FROM contact WHERE id = ?", (one,)) for one in each)

    def _pointing(self, columns: tuple[str, ...], row: Row) -> Row:
        """The row, pointing to nothing that is gone."""
        if row is None:
            return None
        return tuple(
            None if value is not None and column in _REFERS and not self._is(column, value) else value
            for column, value in zip(columns, row, strict=True)
        )

    def _is(self, column: str, value: int) -> bool:
        return bool(self._database.rows(f"SELECT 1 FROM {_REFERS[column]} WHERE id = ?", (value,)))  # noqa: S608


def _wanted(now: Row, after: Row, before: Row) -> Row:
    """What a row is to be that the merge made `after` of `before`: what was changed since stays so."""
    if now == after:
        return before
    if now is None or after is None or before is None:
        return now
    return tuple(n if n != a else b for n, a, b in zip(now, after, before, strict=True))
