"""Bringing things in, one record after another, each noted so that the whole can be taken back later."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.imports import Noun, Outcome
from tui.journal.bulk import Bulk
from tui.journal.packing import moment
from tui.journal.statements import insert_many

if TYPE_CHECKING:
    from tui.journal.database import Database

AT_ONCE = 500
"""Notes, and plain entries, written in one go."""

_MOST_SEEN = 200_000
"""Keys that are remembered of a first import, of which nothing has to be looked up."""

_LAST = """
    SELECT batch_id, item_id, digest, version, state, before FROM import_item
    WHERE key = ? AND noun = ? ORDER BY batch_id DESC, place DESC LIMIT 1"""


class Arrived(NamedTuple):
    """What became of one record; `came` are people who became contacts by it."""

    outcome: Outcome
    id: int
    name: str
    fields: tuple[str, ...] = ()
    remark: str = ""
    came: int = 0


class Note(NamedTuple):
    """A row of `import_item` but for its batch and place."""

    noun: Noun
    item: int
    key: bytes | None
    digest: bytes | None
    version: int
    before: str | None = None
    after: str | None = None


class Known(NamedTuple):
    """What an earlier import, or an earlier record of this one, made of a record."""

    batch: int
    item: int
    digest: bytes | None
    version: int
    state: str
    before: str | None

    @property
    def made(self) -> bool:
        """Whether the thing was not there before it, or in the trash."""
        return self.before is None or bool(json.loads(self.before)["deleted"])

    @property
    def stands(self) -> bool:
        """Whether it was not taken back since."""
        return self.state != "out"


class Desk:
    """What an import under way writes its notes at. Inside a write only."""

    def __init__(
        self, database: Database, now: Callable[[], datetime], batch: int, *, findable: bool = True
    ) -> None:
        """`findable` False leaves out the search, for what will not stay."""
        self.database = database
        self.now = now
        self.batch = batch
        self._findable = findable
        self.stamp = moment(now())
        self.bulk = Bulk(database, self.stamp)
        self._new_from = self.bulk.next_id()
        self._notes: list[Note] = []
        self._fresh: dict[tuple[bytes, Noun], Known] = {}
        self._seen: set[bytes] | None = None
        if not database.rows("SELECT 1 FROM import_item LIMIT 1"):
            self._seen = set()
        self._place = 0

    def known(self, noun: Noun, key: bytes) -> Known | None:
        """What the record of this key became when it was last read."""
        fresh = self._fresh.get((key, noun))
        if fresh is not None:
            return fresh
        if self._seen is not None and key not in self._seen:
            return None  # nothing was imported before, so that there is nothing to look up
        rows = self.database.rows(_LAST, (key, noun))
        return Known(*rows[0]) if rows else None

    def note(self, note: Note) -> None:
        """Remember what a record became."""
        self._notes.append(note)
        if note.key is not None:
            known = Known(self.batch, note.item, note.digest, note.version, "in", note.before)
            self._fresh[note.key, note.noun] = known
            if self._seen is not None:
                self._seen.add(note.key)
                if len(self._seen) > _MOST_SEEN:
                    self._seen = None
        if len(self._notes) >= AT_ONCE:
            self.flush()

    def finish(self, tell: Callable[[int], None] | None = None) -> None:
        """Write what is left, and let everything be found; `tell` hears of how many that is true."""
        self.flush()
        self.bulk.flush()
        if self._findable:
            from tui.journal.fts_keeping import catch_up

            catch_up(self.database.connection(), new_from=self._new_from, tell=tell)

    def flush(self) -> None:
        """Write what was remembered."""
        rows = [
            {
                "batch_id": self.batch,
                "place": place,
                "noun": note.noun,
                "item_id": note.item,
                "key": note.key,
                "digest": note.digest,
                "version": note.version,
                "before": note.before,
                "after": note.after,
            }
            for place, note in enumerate(self._notes, self._place)
        ]
        insert_many(self.database, "import_item", rows)
        self._place += len(rows)
        self._notes.clear()
        self._fresh.clear()


def short_digest(*parts: str) -> bytes:
    """Sixteen bytes that tell texts apart, in their order."""
    total = blake2b(digest_size=16)
    for part in parts:
        total.update(part.encode("utf-8", "surrogatepass"))
        total.update(b"\0")
    return total.digest()
