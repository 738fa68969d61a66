"""The steps that changes to themes leave behind for undo and redo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.errors import ChangedElsewhere
from tui.journal.packing import ids_text
from tui.journal.theme_groups import circles

if TYPE_CHECKING:
    from tui.journal.changes import Versions
    from tui.journal.database import Database

_MERGED = "SELECT id, merged_into_id FROM theme WHERE merged_into_id IS NOT NULL"


class Stood(NamedTuple):
    """How a theme is called, and what it was merged into."""

    id: int
    name: str
    into: int | None


class ThemeStep(NamedTuple):
    """Some themes went from one state to another."""

    label: str
    database: Database
    before: tuple[Stood, ...]
    after: tuple[Stood, ...]

    def undo(self, versions: Versions) -> None:
        """Bring the former state back."""
        self._bring(self.after, self.before)

    def redo(self, versions: Versions) -> None:
        """Bring the later state back."""
        self._bring(self.before, self.after)

    def _bring(self, source: tuple[Stood, ...], target: tuple[Stood, ...]) -> None:
        if set(read_stood(self.database, [each.id for each in source])) != set(source):
            raise ChangedElsewhere(f"another session has changed this since; {self.label} stays as it is")
        put_stood(self.database, target)
        if circles(dict(self.database.rows(_MERGED))):
            raise ChangedElsewhere(f"another session has merged these since; {self.label} stays as it is")


class ApartStep(NamedTuple):
    """Two themes were told apart."""

    label: str
    database: Database
    pair: tuple[int, int]

    def undo(self, versions: Versions) -> None:
        """Let them be suggested again."""
        if not is_apart(self.database, self.pair):
            raise ChangedElsewhere(f"another session has changed this since; {self.label} stays as it is")
        self.database.rows("DELETE FROM theme_apart WHERE a_id = ? AND b_id = ?", self.pair)

    def redo(self, versions: Versions) -> None:
        """Tell them apart again."""
        if is_apart(self.database, self.pair):
            raise ChangedElsewhere(f"another session has done this already: {self.label}")
        put_apart(self.database, self.pair)


def read_stood(database: Database, themes: Sequence[int]) -> list[Stood]:
    """How these themes stand."""
    rows = database.rows(
        "SELECT id, name, merged_into_id FROM theme WHERE id IN (SELECT value FROM json_each(?))",
        (ids_text(themes),),
    )
    return [Stood(*row) for row in rows]


def put_stood(database: Database, themes: Sequence[Stood]) -> None:
    """Let themes stand so. Inside a write only.

    A name is written only where it is another, since every entry of a theme is indexed again by that.
    """
    database.many(
        "UPDATE theme SET merged_into_id = ? WHERE id = ?", [(each.into, each.id) for each in themes]
    )
    database.many(
        "UPDATE theme SET name = ?1 WHERE id = ?2 AND name <> ?1", [(each.name, each.id) for each in themes]
    )


def is_apart(database: Database, pair: tuple[int, int]) -> bool:
    """Whether these two were told apart, the one made first named first."""
    return bool(database.rows("SELECT 1 FROM theme_apart WHERE a_id = ? AND b_id = ?", pair))


def put_apart(database: Database, pair: tuple[int, int]) -> None:
    """Tell two themes apart. Inside a write only."""
    database.rows("INSERT INTO theme_apart (a_id, b_id) VALUES (?, ?)", pair)
