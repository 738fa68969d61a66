"""From rows to takeaways and tallies: a fixed number of queries, whatever the board holds.

Plain SQL, because the board is read again at every move from role to role. An entry is asked for its day and
status in `entry_met`, and a takeaway in `takeaway_brief`, which hold no texts: their rows fill few pages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tui.domain.entries import Stance, label
from tui.domain.roles import RoleTally, Said
from tui.journal.packing import ids_text, the_day, time_of
from tui.journal.theme_groups import Groups, read_names

if TYPE_CHECKING:
    from tui.journal.database import Database, Row

_ROLES = "SELECT id, name, verdict, why, fold FROM role ORDER BY fold, id"
_COUNTS = """
    SELECT l.role_id, t.kind, COUNT(*)
    FROM takeaway_role l JOIN takeaway t ON t.id = l.takeaway_id JOIN entry e ON e.id = t.entry_id
    WHERE e.deleted_at IS NULL {search} GROUP BY l.role_id, t.kind"""
_MEETINGS = """
    SELECT role_id, SUM(held), COUNT(*) FROM (
        SELECT l.role_id, e.id, e.status IS 'held' AS held FROM entry_role l JOIN entry e ON e.id = l.entry_id
        WHERE e.deleted_at IS NULL {search}
        UNION SELECT l.role_id, e.id, e.status IS 'held'
        FROM takeaway_role l JOIN takeaway t ON t.id = l.takeaway_id JOIN entry e ON e.id = t.entry_id
        WHERE e.deleted_at IS NULL {search})
    GROUP BY role_id"""
_SAID = """
    SELECT t.id, t.entry_id, t.kind, t.theme_id, t.line, t.text,
        e.day, e.at, e.kind, e.status, e.form, e.title, e.headline
    FROM takeaway t JOIN entry e ON e.id = t.entry_id WHERE e.deleted_at IS NULL AND {which} {search}"""
_OF_ROLE = "t.id IN (SELECT takeaway_id FROM takeaway_role WHERE role_id = ?)"
_OF_NONE = "NOT EXISTS (SELECT 1 FROM takeaway_role WHERE takeaway_id = t.id)"
_OF_THEMES = "t.theme_id IN (SELECT value FROM json_each(?))"
_PEOPLE = """
    SELECT l.entry_id, c.name FROM entry_contact l JOIN contact c ON c.id = l.contact_id
    WHERE l.entry_id IN (SELECT value FROM json_each(?)) ORDER BY l.entry_id, l.place"""
_THEIR_ROLES = """
    SELECT l.takeaway_id, r.name FROM takeaway_role l JOIN role r ON r.id = l.role_id
    WHERE l.takeaway_id IN (SELECT value FROM json_each(?)) ORDER BY l.takeaway_id, l.place"""
_CELLS = """
    SELECT t.theme_id, l.role_id, t.kind, COUNT(*)
    FROM takeaway_role l JOIN takeaway t ON t.id = l.takeaway_id JOIN entry e ON e.id = t.entry_id
    WHERE e.deleted_at IS NULL AND l.role_id IN (SELECT value FROM json_each(?)) {search}
    GROUP BY t.theme_id, l.role_id, t.kind"""
_IN_SEARCH = "AND e.search_id = ?"


def read_tallies(database: Database, search: int | None) -> list[tuple[RoleTally, int]]:
    """The tally of every role that an entry speaks of or a verdict was given on, with the role's id.

    With a job search, those roles that its entries speak of. Most meetings first, then most takeaways.
    """
    sought, given = _searched(search)
    counts: defaultdict[int, dict[Stance, int]] = defaultdict(dict)
    for role, stance, count in database.rows(_COUNTS.format(search=sought), given):
        counts[role][stance] = count
    meetings = {row[0]: row[1] for row in database.rows(_MEETINGS.format(search=sought), given * 2)}
    tallies = []
    for role, name, verdict, why, _ in database.rows(_ROLES):
        judged = verdict != "exploring" or why != ""
        if role in meetings or (judged and search is None):
            of = counts.get(role, {})
            tally = RoleTally(
                name,
                verdict,
                meetings.get(role, 0),
                of.get("want", 0),
                of.get("dont", 0),
                of.get("unsure", 0),
            )
            tallies.append((tally, role))
    tallies.sort(
        key=lambda each: (each[0].meetings, each[0].want + each[0].dont + each[0].unsure), reverse=True
    )
    return tallies


def read_of_role(database: Database, role: int, search: int | None, groups: Groups) -> list[Said]:
    """What was said of a role, in no order."""
    return _said(database, _OF_ROLE, (role,), search, groups)


def read_of_none(database: Database, search: int | None, groups: Groups) -> list[Said]:
    """What has no role."""
    return _said(database, _OF_NONE, (), search, groups)


def read_all(database: Database, search: int | None, groups: Groups) -> list[Said]:
    """Every takeaway."""
    return _said(database, "TRUE", (), search, groups)


def read_of_themes(
    database: Database, themes: Iterable[int], search: int | None, groups: Groups
) -> list[Said]:
    """What was said on these themes and on none other, whatever the role."""
    return _said(database, _OF_THEMES, (ids_text(themes),), search, groups)


def read_cells(
    database: Database, roles: Sequence[int], search: int | None, groups: Groups
) -> list[tuple[int, int, Stance, int]]:
    """Counts of takeaways: root of the theme, role, stance, how many; the same three may come twice."""
    sought, given = _searched(search)
    rows = database.rows(_CELLS.format(search=sought), (ids_text(roles), *given))
    return [(groups.root(row[0]), row[1], row[2], row[3]) for row in rows]


def _searched(search: int | None) -> tuple[str, tuple[int, ...]]:
    return ("", ()) if search is None else (_IN_SEARCH, (search,))


def _said(
    database: Database, which: str, values: tuple[object, ...], search: int | None, groups: Groups
) -> list[Said]:
    sought, given = _searched(search)
    rows = database.rows(_SAID.format(which=which, search=sought), (*values, *given))
    entries = ids_text({row[1] for row in rows})
    people = _names(database.rows(_PEOPLE, (entries,)))
    roles = _names(database.rows(_THEIR_ROLES, (ids_text(row[0] for row in rows),)))
    themes = read_names(database, {groups.root(row[3]) for row in rows})
    return [
        Said(
            takeaway=row[0],
            entry=row[1],
            on=the_day(row[6]),
            at=time_of(row[7]),
            kind=row[8],
            held=row[9] == "held",
            form=row[10],
            people=people.get(row[1], ()),
            title=label(row[8], row[11], people.get(row[1], ()), row[12]),
            stance=row[2],
            text=row[5],
            theme=themes[groups.root(row[3])],
            roles=roles.get(row[0], ()),
            line=row[4],
        )
        for row in rows
    ]


def _names(rows: list[Row]) -> dict[int, tuple[str, ...]]:
    grouped: defaultdict[int, list[str]] = defaultdict(list)
    for owner, name in rows:
        grouped[owner].append(name)
    return {owner: tuple(names) for owner, names in grouped.items()}
