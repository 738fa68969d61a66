"""From rows to takeaways and tallies: a fixed number of queries, whatever the board holds.

Plain SQL, because the board is read again at every move from role to role; and from `mention` where that
says enough, since it fills few pages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.domain.entries import Stance, label
from tui.domain.roles import OPPOSITE, Opposed, RoleTally, Said, Verdict
from tui.journal.packing import ids_text, the_day, time_of
from tui.journal.theme_groups import Groups, read_groups, read_names

if TYPE_CHECKING:
    from tui.journal.database import Database, Row

_ROLES = "SELECT id, name, verdict, why FROM role ORDER BY fold, id"
_COUNTS = "SELECT role_id, kind, COUNT(*) FROM mention {sought} GROUP BY role_id, kind"
_MET = """
    SELECT role_id, COUNT(*) FROM (SELECT DISTINCT role_id, entry_id FROM mention WHERE held = 1 {sought})
    GROUP BY role_id"""
_MEETINGS = """
    SELECT COUNT(*) FROM (SELECT DISTINCT entry_id FROM mention WHERE held = 1 AND role_id = ? {sought})"""
_TAKEAWAYS = """
    SELECT id, entry_id, kind, theme_id, line, text,
        (SELECT group_concat(role_id) FROM takeaway_role WHERE takeaway_id = id)
    FROM takeaway {which}"""
_OF_ROLE = "WHERE id IN (SELECT takeaway_id FROM mention WHERE role_id = ? AND kind <> 'entry')"
_OF_NONE = "WHERE NOT EXISTS (SELECT 1 FROM takeaway_role WHERE takeaway_id = takeaway.id)"
_OF_THEMES = "WHERE theme_id IN (SELECT value FROM json_each(?))"
_ENTRIES = """
    SELECT id, day, at, kind, status, form, title, headline FROM entry
    WHERE id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL {sought}
    ORDER BY day DESC, at DESC, id DESC"""
_PEOPLE = """
    SELECT l.entry_id, c.name FROM entry_contact l JOIN contact c ON c.id = l.contact_id
    WHERE l.entry_id IN (SELECT value FROM json_each(?)) ORDER BY l.entry_id, l.place"""
_AGAINST = """
    SELECT theme_id, kind, (
        SELECT group_concat(role_id) FROM (
            SELECT DISTINCT role_id FROM mention m
            WHERE m.takeaway_id > 0 AND m.theme_id = held.theme_id AND m.role_id <> ?1
            AND m.kind = CASE held.kind WHEN 'want' THEN 'dont' ELSE 'want' END {sought}
            LIMIT 5))
    FROM (SELECT DISTINCT theme_id, kind FROM mention
          WHERE takeaway_id > 0 AND kind IN ('want', 'dont') AND role_id = ?1 {sought}) AS held"""
_HELD = """
    SELECT DISTINCT theme_id, kind, role_id FROM mention
    WHERE takeaway_id > 0 AND kind IN ('want', 'dont') {which} {sought}"""
_OF_THESE = "AND theme_id IN (SELECT value FROM json_each(?1))"
_CELLS = """
    SELECT theme_id, kind, group_concat(role_id) FROM mention
    WHERE takeaway_id > 0 {sought} GROUP BY theme_id, kind"""

_SAID = """
    SELECT theme_id, text FROM takeaway WHERE theme_id IN (SELECT value FROM json_each(?1))
    AND id IN (SELECT takeaway_id FROM mention WHERE takeaway_id > 0 {sought})"""

_Holders = dict[tuple[int, Stance], tuple[int, ...]]

MOST_AGAINST = 5
"""Roles that are named for holding the opposite of a theme: to gather all takes longer than the board."""


class RoleRow(NamedTuple):
    """A role as its own row has it."""

    id: int
    name: str
    verdict: Verdict
    why: str


class Reader:
    """Reads one state of the journal, of one job search or of all: to be used inside `reading()`.

    `roles` are every role there is a row of, by name.
    """

    def __init__(self, database: Database, search: int | None) -> None:
        self._database = database
        self._search = () if search is None else (search,)
        self._groups: Groups = read_groups(database)
        self._themes: dict[int, str] = {}
        self.roles = {row[0]: RoleRow(*row) for row in database.rows(_ROLES)}

    def tallies(self) -> list[tuple[RoleTally, int]]:
        """The tally of every role that an entry speaks of or a verdict was given on, with the role's id.

        With a job search, those roles that its entries speak of. Most meetings first, then most takeaways.
        """
        counts: defaultdict[int, dict[str, int]] = defaultdict(dict)
        for role, kind, count in self._rows(_COUNTS, start="WHERE"):
            counts[role][kind] = count
        meetings: dict[int, int] = dict(self._rows(_MET))
        tallies = []
        for each in self.roles.values():
            judged = each.verdict != "exploring" or each.why != ""
            if each.id in counts or (judged and not self._search):
                of = counts.get(each.id, {})
                said = (of.get("want", 0), of.get("dont", 0), of.get("unsure", 0))
                tallies.append((RoleTally(each.name, each.verdict, meetings.get(each.id, 0), *said), each.id))
        tallies.sort(key=lambda each: (-each[0].meetings, -sum(each[0][3:])))
        return tallies

    def meetings(self, role: int) -> int:
        """How many held meetings are of a role, or have a takeaway given to it."""
        return int(self._rows(_MEETINGS, role)[0][0])

    def of_role(self, role: int) -> list[Said]:
        """What was said of a role, newest first."""
        return self._said(_OF_ROLE, role)

    def of_none(self) -> list[Said]:
        """What has no role, newest first."""
        return self._said(_OF_NONE)

    def everything(self) -> list[Said]:
        """Every takeaway, newest first."""
        return self._said("")

    def of_theme(self, name: str) -> list[Said]:
        """What was said on a theme that was met, whatever the role, newest first."""
        roots = [root for root, each in self._themes.items() if each == name]
        return self._said(_OF_THEMES, ids_text(self._groups.with_members(roots)))

    def against(self, role: int) -> Opposed:
        """Who wants what a role does not want, and the other way round: a few roles for each theme."""
        found = {
            (theme, OPPOSITE[stance]): tuple(map(int, roles.split(",")))
            for theme, stance, roles in self._rows(_AGAINST, role)
            if roles
        }
        if self._groups.into:  # another member of a group may be held against this one
            groups = ids_text({*self._groups.roots, *self._groups.roots.values()})
            found |= self._holders(self._rows(_HELD, groups, which=_OF_THESE), but=role)
        return self._opposed(found)

    def holders(self) -> Opposed:
        """Who wants, and who does not want, each theme: a few roles for each."""
        return self._opposed(self._holders(self._rows(_HELD, which="")))

    def _holders(self, rows: list[Row], but: int | None = None) -> _Holders:
        held: defaultdict[tuple[int, Stance], set[int]] = defaultdict(set)
        for theme, stance, role in rows:
            held[self._groups.root(theme), stance].add(role)
        return {key: tuple(roles - {but}) for key, roles in held.items()}

    def _opposed(self, holders: _Holders) -> Opposed:
        names = self._named({theme for theme, _ in holders})
        places = {each: place for place, each in enumerate(self.roles)}
        return {
            (names[theme], stance): tuple(
                self.roles[each].name for each in sorted(roles, key=places.__getitem__)[:MOST_AGAINST]
            )
            for (theme, stance), roles in holders.items()
        }

    def cells(self) -> Iterator[tuple[str, Stance, list[str]]]:
        """For each theme and stance the roles that hold it so, an id for each takeaway, as text; the same two
        may come twice."""
        rows = self._rows(_CELLS)
        themes = self._named({row[0] for row in rows})
        return ((themes[theme], stance, held.split(",")) for theme, stance, held in rows)

    def said_alone(self, themes: Collection[str]) -> dict[str, str]:
        """What the only takeaway of a theme says, of those of these themes that have no more than that."""
        sought, groups = set(themes), set(self._groups.roots.values())
        wanted = {root: name for root, name in self._themes.items() if name in sought and root not in groups}
        found: defaultdict[int, list[str]] = defaultdict(list)
        for theme, text in self._rows(_SAID, ids_text(wanted)):
            found[theme].append(text)
        return {wanted[theme]: texts[0] for theme, texts in found.items() if len(texts) == 1}

    def _rows(self, sql: str, *values: object, start: str = "AND", **parts: str) -> list[Row]:
        """Rows of a query, in which `{sought}` becomes the condition on the job search."""
        sought = f"{start} search_id = ?{len(values) + 1}" if self._search else ""
        return self._database.rows(sql.format(sought=sought, **parts), (*values, *self._search))

    def _said(self, which: str, *values: object) -> list[Said]:
        rows = self._database.rows(_TAKEAWAYS.format(which=which), values)
        of: defaultdict[int, list[Row]] = defaultdict(list)
        for row in rows:
            of[row[1]].append(row)
        wanted = ids_text(of)
        people = _grouped(self._database.rows(_PEOPLE, (wanted,)))
        roles = {each: self._role_names(each) for each in {row[6] for row in rows}}
        themes = self._named({row[3] for row in rows})
        said: list[Said] = []
        for entry, day, at, kind, status, form, title, headline in self._rows(_ENTRIES, wanted):
            met = tuple(people.get(entry, ()))
            on, time, called = the_day(day), time_of(at), label(kind, title, met, headline)
            where = (entry, on, time, kind, status == "held", form, met, called)
            for each, _, stance, theme, line, text, given in sorted(of[entry], key=_line):
                said.append(Said._make((each, *where, stance, text, themes[theme], roles[given], line)))
        return said

    def _role_names(self, ids: str | None) -> tuple[str, ...]:
        """The roles of a takeaway, in the order in which they came to the journal."""
        return tuple(self.roles[each].name for each in sorted(map(int, ids.split(",")))) if ids else ()

    def _named(self, themes: Collection[int]) -> dict[int, str]:
        """The name of the root of each of these themes."""
        roots = {theme: self._groups.root(theme) for theme in themes}
        self._themes |= read_names(self._database, set(roots.values()) - self._themes.keys())
        return {theme: self._themes[root] for theme, root in roots.items()}


def _line(row: Row) -> tuple[int, int]:
    return row[4], row[0]


def _grouped(rows: list[Row]) -> dict[int, list[Any]]:
    grouped: defaultdict[int, list[Any]] = defaultdict(list)
    for owner, each in rows:
        grouped[owner].append(each)
    return grouped
