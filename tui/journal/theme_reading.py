"""Themes with what they come to: how often each is named, where, and what was merged into it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.text import fold
from tui.domain.themes import ThemeLine
from tui.journal.packing import ids_text
from tui.journal.theme_groups import Groups, read_groups, read_names

if TYPE_CHECKING:
    from tui.journal.database import Database

_USES = """
    SELECT t.theme_id, COUNT(*), COUNT(DISTINCT CASE WHEN e.status = 'held' THEN e.id END)
    FROM takeaway t JOIN entry e INDEXED BY entry_met ON e.id = t.entry_id
    WHERE e.deleted_at IS NULL GROUP BY t.theme_id"""
_COUNTED = """
    SELECT COUNT(*), COUNT(DISTINCT CASE WHEN e.status = 'held' THEN e.id END)
    FROM takeaway t JOIN entry e ON e.id = t.entry_id
    WHERE e.deleted_at IS NULL AND t.theme_id IN (SELECT value FROM json_each(?))"""
_APART = "SELECT a_id, b_id FROM theme_apart"


class Used(NamedTuple):
    """A theme in use and its id."""

    id: int
    line: ThemeLine


def read_used(database: Database) -> list[Used]:
    """Every theme that a takeaway names or another was merged into: most meetings first, then most uses."""
    groups = read_groups(database)
    members = groups.members()
    uses: defaultdict[int, int] = defaultdict(int)
    meetings: dict[int, int] = {}
    for theme, count, held in database.rows(_USES):
        root = groups.root(theme)
        uses[root] += count
        meetings[root] = held
    for root, merged in members.items():
        uses[root], meetings[root] = count_of(database, [root, *merged])
    names = read_names(database, {*uses, *members, *groups.into})
    used = [
        Used(root, ThemeLine(names[root], meetings[root], uses[root], _named(members.get(root, ()), names)))
        for root in uses
    ]
    used.sort(key=lambda each: (-each.line.meetings, -each.line.uses, fold(each.line.name), each.line.name))
    return used


def count_of(database: Database, themes: Collection[int]) -> tuple[int, int]:
    """How many takeaways name one of these themes, and of how many held meetings."""
    row = database.rows(_COUNTED, (ids_text(themes),))[0]
    return row[0], row[1]


def read_apart(database: Database, groups: Groups) -> set[frozenset[int]]:
    """The pairs of roots of which a part was said to be another theme than a part of the other."""
    return {frozenset((groups.root(a), groups.root(b))) for a, b in database.rows(_APART)}


def _named(themes: Collection[int], names: dict[int, str]) -> tuple[str, ...]:
    return tuple(sorted((names[theme] for theme in themes), key=lambda name: (fold(name), name)))
