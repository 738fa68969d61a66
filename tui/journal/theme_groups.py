"""Which themes are one: each was merged into another or into none, and the last of such a chain is the theme.

Few themes are merged, and many are only the words of one takeaway: only the merged ones are read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from tui.journal.packing import ids_text

if TYPE_CHECKING:
    from tui.journal.database import Database

_MERGED = "SELECT id, merged_into_id FROM theme WHERE merged_into_id IS NOT NULL"
_NAMES = "SELECT id, name FROM theme WHERE id IN (SELECT value FROM json_each(?))"


class Groups(NamedTuple):
    """The merges of a journal: what each merged theme was merged into, and the root it comes to."""

    into: Mapping[int, int]
    roots: Mapping[int, int]

    def root(self, theme: int) -> int:
        """The theme that stands for this one: itself, where it was not merged."""
        return self.roots.get(theme, theme)

    def members(self) -> dict[int, list[int]]:
        """What was merged into each root, whether directly or not, without the root itself."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for theme, root in sorted(self.roots.items()):
            if theme != root:
                found[root].append(theme)
        return dict(found)

    def with_members(self, roots: Iterable[int]) -> list[int]:
        """These roots and all that was merged into them."""
        members = self.members()
        return [each for root in roots for each in (root, *members.get(root, ()))]


def read_groups(database: Database) -> Groups:
    """The merges as they are. Of a cycle, which only damage makes, the oldest theme is the root."""
    into: dict[int, int] = dict(database.rows(_MERGED))
    for each in circles(into):
        del into[each]
    roots: dict[int, int] = {}
    for theme in into:  # noqa: PLC0206
        chain, at = [theme], into[theme]
        while at in into and at not in roots:
            chain.append(at)
            at = into[at]
        roots.update(dict.fromkeys(chain, roots.get(at, at)))
    return Groups(into, roots)


def read_names(database: Database, themes: Iterable[int]) -> dict[int, str]:
    """The names of themes, as they are shown."""
    return dict(database.rows(_NAMES, (ids_text(themes),)))


def circles(into: Mapping[int, int]) -> set[int]:
    """The oldest theme of each chain of merges that comes back to itself."""
    found: set[int] = set()
    done: set[int] = set()
    for start in into:
        chain: list[int] = []
        at = start
        while at in into and at not in done and at not in chain:
            chain.append(at)
            at = into[at]
        if at in chain:
            found.add(min(chain[chain.index(at) :]))
        done.update(chain)
    return found


def check(database: Database) -> Iterator[str]:
    """A sentence for each group of themes that is merged in a circle."""
    names = read_names(database, broken := circles(dict(database.rows(_MERGED))))
    for theme in sorted(broken):
        yield f"The theme {names[theme]!r} is merged into itself by way of others; --rebuild mends that."


def break_circles(database: Database) -> None:
    """Let the oldest theme of each circle stand alone. Inside a write only."""
    broken = circles(dict(database.rows(_MERGED)))
    database.many("UPDATE theme SET merged_into_id = NULL WHERE id = ?", [(each,) for each in broken])
