"""Plain entries, written many at a time: the same rows as a save makes, in a fraction of the time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.domain.entries import Derived, EntryText
from tui.journal import naming
from tui.journal.packing import key, new_uid
from tui.journal.statements import insert_many
from tui.journal.writing import entry_columns, find_search, revision_columns

if TYPE_CHECKING:
    from tui.journal.database import Database

MOST_CHARACTERS, _MOST_ENTRIES = 4_000_000, 1_000
"""What is gathered before it is written."""
_MOST_TAGS = 50_000


class Bulk:
    """Gathers entries that nobody is at and that say nothing but tags. Inside a write only: what was gathered
    is in the journal once `flush` has been called, and nothing else may make an entry before that."""

    def __init__(self, database: Database, stamp: str) -> None:
        self._database = database
        self._stamp = stamp
        self._size = 0
        self._search = find_search(database, None, None)
        self._last: int | None = None
        self._entries: list[dict[str, Any]] = []
        self._revisions: list[dict[str, Any]] = []
        self._tagged: list[tuple[int, tuple[str, ...]]] = []
        self._tags: dict[str, int] = {}

    @staticmethod
    def takes(text: EntryText, derived: Derived) -> bool:
        """Whether an entry is as plain as that."""
        linked = text.people or text.roles or text.about is not None or text.search is not None
        return not linked and derived == Derived(tags=derived.tags)

    def add(self, text: EntryText, derived: Derived) -> int:
        """Gather an entry; returns its id."""
        each = self._last = self.next_id() if self._last is None else self._last + 1
        text = text._replace(search=self._search[1])
        stamps = {"created_at": self._stamp, "updated_at": self._stamp}
        columns = entry_columns(text, self._search[0])
        self._entries.append({"id": each, "uid": new_uid(), "version": 1, **stamps, **columns})
        self._revisions.append(revision_columns(each, (1, 1), text, "[]", self._stamp))
        self._tagged.append((each, derived.tags))
        self._size += len(text.body)
        if self._size > MOST_CHARACTERS or len(self._entries) >= _MOST_ENTRIES:
            self.flush()
        return each

    def next_id(self) -> int:
        """The id of the next entry, where none is gathered."""
        return 1 + int(self._database.value("SELECT seq FROM sqlite_sequence WHERE name = 'entry'") or 0)

    def flush(self) -> None:
        """Write what was gathered."""
        self._last = None
        if not self._entries:
            return
        insert_many(self._database, "entry", self._entries)
        insert_many(self._database, "revision", self._revisions)
        tags = self._tag_ids({tag for _, said in self._tagged for tag in said})
        linked = [
            {"entry_id": each, "tag_id": tags[key(tag)], "place": place}
            for each, said in self._tagged
            for place, tag in enumerate(said)
        ]
        insert_many(self._database, "entry_tag", linked)
        self._size = 0
        self._entries.clear()
        self._revisions.clear()
        self._tagged.clear()

    def _tag_ids(self, names: set[str]) -> dict[str, int]:
        if len(self._tags) > _MOST_TAGS:
            self._tags.clear()
        missing = [name for name in sorted(names) if key(name) not in self._tags]
        self._tags |= naming.find_tags(self._database, missing).ids
        return self._tags
