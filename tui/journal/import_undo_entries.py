"""Entries that an import made go to the trash, those it changed are as they were; and the other way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from tui.domain.entries import label
from tui.journal.deriving import derive_text
from tui.journal.import_undo import Kept, Moved, Mover, Noted
from tui.journal.packing import ids_text
from tui.journal.revising import read_revision, renamed, with_present_names
from tui.journal.trash import trash_entry, untrash_entry
from tui.journal.writing import put, standing

_NOW = """
    SELECT id, version, deleted_at, EXISTS (SELECT 1 FROM revision WHERE entry_id = id AND number > 1)
    FROM entry WHERE id IN (SELECT value FROM json_each(?))"""
_PUT_AWAY = """
    UPDATE entry SET deleted_at = ?, version = version + 1 WHERE id IN (SELECT value FROM json_each(?))"""


class _Now(NamedTuple):
    """The state an entry is in: its version, whether it is in the trash, whether it was ever edited."""

    version: int
    deleted: bool
    edited: bool


class EntryMover(Mover):
    """Entries."""

    noun = "entry"

    def take_back(self, page: Sequence[Noted]) -> Moved:
        """To the trash, or back to the former text."""
        now = self._states(page)
        moved: dict[int, int] = {}
        kept: dict[int, Kept] = {}
        away: list[int] = []
        restored = 0
        for noted in page:
            state = now[noted.item]
            if not self.stands(noted, state.version):
                if not state.deleted:
                    kept[noted.place] = Kept(noted.item, "changed since")
            elif noted.before is None:
                if not state.deleted:  # as one is that was in the trash of the journal it comes from
                    away.append(noted.item)
                    moved[noted.place] = state.version + 1
            else:
                moved[noted.place] = self._bring(noted.item, noted.before)
                restored += not noted.before["deleted"]
                now |= self._states([noted])
        self._put_away(away, self.desk.stamp)
        return Moved(moved, kept, restored)

    def bring_again(self, page: Sequence[Noted]) -> Moved:
        """Out of the trash, or to the later text."""
        now = self._states(page)
        moved: dict[int, int] = {}
        back: list[int] = []
        for noted in page:
            state = now[noted.item]
            if not self.stands(noted, state.version):
                continue
            if noted.after is None:
                back.append(noted.item)
                moved[noted.place] = state.version + 1
                self._meant(noted, state)
                now[noted.item] = state._replace(version=state.version + 1, deleted=False)
            else:
                self._put_away(back, None)
                back.clear()
                moved[noted.place] = self._bring(noted.item, noted.after)
                now |= self._states([noted])
        self._put_away(back, None)
        return Moved(moved, {})

    def _meant(self, noted: Noted, state: _Now) -> None:
        """What comes back is what steps of this session knew: only of a few is there such a step."""
        versions, before = self.desk.versions, noted.version - 1
        means = versions.meaning("entry", noted.item, before)
        if state.edited or means != before:
            versions.restored("entry", noted.item, state.version + 1, means)

    def name(self, item: int) -> str:
        """Its title, its people, or its first line."""
        row = self.desk.database.rows("SELECT kind, title, headline FROM entry WHERE id = ?", (item,))[0]
        people = self.desk.database.rows(
            "SELECT c.name FROM entry_contact l JOIN contact c ON c.id = l.contact_id WHERE l.entry_id = ? "
            "ORDER BY l.place",
            (item,),
        )
        return label(row[0], row[1], tuple(each[0] for each in people), row[2])

    def _states(self, page: Sequence[Noted]) -> dict[int, _Now]:
        rows = self.desk.database.rows(_NOW, (ids_text(noted.item for noted in page),))
        return {row[0]: _Now(row[1], row[2] is not None, bool(row[3])) for row in rows}

    def _put_away(self, entries: Sequence[int], stamp: str | None) -> None:
        if entries:
            self.desk.database.rows(_PUT_AWAY, (stamp, ids_text(entries)))

    def _bring(self, entry: int, target: dict[str, Any]) -> int:
        """Let an entry be as it was in a state; returns its version."""
        former = standing(self.desk.database, entry)
        version = former.version
        if target["deleted"] != (former.deleted_at is not None):
            version += 1
            if target["deleted"]:
                trash_entry(self.desk.database, entry, self.desk.stamp)
            else:
                untrash_entry(self.desk.database, entry, self.desk.stamp)
        if target["revision"] != former.revision:
            text = read_revision(self.desk.database, entry, target["revision"]).text
            text = with_present_names(text, renamed(self.desk.database, entry, target["revision"]))
            current = former._replace(version=version)
            now = self.desk.now()
            version = put(self.desk.database, text, derive_text(text), now, current, bring_back=False).version
        self.desk.versions.restored("entry", entry, version, target["version"])
        return version
