"""What a query asks of this journal: its names have become ids, what changes with time has become sets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from tui.journal.documents import fact, first_place
from tui.journal.filters import Among, Facts, meaning, people

if TYPE_CHECKING:
    from tui.domain.query import Filter, Query, Term
    from tui.journal.database import Database

MOST_FACTS = 64
"""Facts in one group up to which each is a word of the query; more are a set."""

SHORTEST_KNOWN = 3
"""Letters from which a beginning is looked up among all words; shorter ones have an index in FTS5."""
MOST_ENDINGS = 512
"""Words that a beginning may become up to which each is asked for: English has some 250 for `con`.

A word costs 5 to 35 µs, in the more pieces FTS5 has its index; to join all the places of a beginning takes 20
to 50 ms in 100,000 entries where one of its words is common.
"""
LAST_CHARACTER = chr(0x10FFFF)

END_OF_TIME = first_place(date.max.toordinal() + 1)
_KINDS = {"meetings": "meeting", "reflections": "reflection"}
_OF_CONTACTS = ("in", "with", "company")
"""The filters that can be asked of a contact; any other is about entries only."""


class Plan(NamedTuple):
    """Everything that is found fits all of this.

    `facts` are groups of words of the index of which each must fit by one; `among` are conditions alike;
    the `excluded` ones must not fit at all. `endings` has the words that a word being typed may become, where
    these are not too many to be asked for one by one. `between` are places `[first, end)`; `people` are the
    only contacts wanted as results themselves, None for any. `kinds` says what is looked through at all.
    """

    terms: tuple[Term, ...]
    excluded: tuple[Term, ...] = ()
    facts: tuple[tuple[str, ...], ...] = ()
    excluded_facts: tuple[str, ...] = ()
    among: tuple[tuple[Among, ...], ...] = ()
    excluded_among: tuple[Among, ...] = ()
    between: tuple[int, int] = (0, END_OF_TIME)
    endings: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    people: tuple[int, ...] | None = None
    trashed: bool = False
    kinds: frozenset[str] = frozenset()

    def within(self, down_to: int = 0, *, below: int | None = None) -> Plan:
        """The same, of a stretch of time: places from `down_to` on, and below another."""
        low, high = self.between
        return self._replace(between=(max(low, down_to), high if below is None else min(high, below)))


def plan_for(database: Database, query: Query, *, today: date) -> Plan | None:
    """The plan for a query; None where a filter names nothing that this journal has."""
    kinds = _kinds(query)
    facts: list[tuple[str, ...]] = []
    among: list[tuple[Among, ...]] = []
    excluded_facts: list[str] = []
    excluded_among: list[Among] = []
    doors = _doors(query)
    if len(doors & _KINDS.keys()) == 1:
        facts.append(tuple(fact("k", _KINDS[each]) for each in doors & _KINDS.keys()))
    for field, group in _by_field(query).items():
        meant = [(each, meaning(database, each, today=today)) for each in group]
        for each, what in meant:
            if each.excluded and isinstance(what, Among):
                excluded_among.append(what)
            elif each.excluded and isinstance(what, Facts):
                _exclude(what, excluded_facts, excluded_among)
        wanted = [what for each, what in meant if not each.excluded]
        if not wanted or (field in ("after", "before", "on") and len(wanted) == 1):
            continue  # one date is a range of places
        words = [word for what in wanted if isinstance(what, Facts) for word in what.words()]
        if len(words) <= MOST_FACTS and all(isinstance(what, Facts) for what in wanted):
            if not words:
                return None
            facts.append(tuple(words))
        else:
            conditions = tuple(what if isinstance(what, Among) else what.among() for what in wanted)
            among.append(conditions)
            if all(each.facts for each in conditions):
                facts.append(tuple(word for each in conditions for word in each.facts))
    between = _between(query)
    if between[0] >= between[1] or not kinds:
        return None
    return Plan(
        terms=query.terms,
        excluded=query.excluded,
        facts=tuple(facts),
        excluded_facts=tuple(excluded_facts),
        among=tuple(among),
        excluded_among=tuple(excluded_among),
        between=between,
        endings=_endings(database, (*query.terms, *query.excluded)),
        people=_people(database, query) if "contacts" in kinds else None,
        trashed=any(_is_trashed(each) and not each.excluded for each in query.filters),
        kinds=kinds,
    )


def _endings(database: Database, terms: Sequence[Term]) -> dict[str, tuple[str, ...]]:
    endings: dict[str, tuple[str, ...]] = {}
    for word in {term.words[-1] for term in terms if term.prefix}:
        if len(word) >= SHORTEST_KNOWN:
            rows = database.rows(
                "SELECT word FROM word WHERE word >= ? AND word < ? LIMIT ?",
                (word, f"{word}{LAST_CHARACTER}", MOST_ENDINGS + 1),
            )
            if len(rows) <= MOST_ENDINGS:
                endings[word] = tuple(row[0] for row in rows)
    return endings


def _exclude(what: Facts, facts: list[str], among: list[Among]) -> None:
    if len(what.values) <= MOST_FACTS:
        facts += what.words()
    else:
        among.append(what.among())


def _doors(query: Query) -> set[str]:
    asked = [each for each in query.filters if each.field == "in"]
    doors = {each.choice for each in asked if not each.excluded}
    doors = doors or {"meetings", "reflections", "contacts", "pitch"}
    return doors - {each.choice for each in asked if each.excluded}


def _kinds(query: Query) -> frozenset[str]:
    kinds = {"entries" if each in _KINDS else each for each in _doors(query)}
    if not all(map(_of_contacts, query.filters)):
        kinds.discard("contacts")
    if any(each.field != "in" for each in query.filters):
        kinds.discard("pitch")
    if not query.terms and not any(_of_contacts(each) and not each.excluded for each in query.filters):
        kinds -= {"contacts", "pitch"}  # to leave something out is to ask about meetings
    return frozenset(kinds)


def _of_contacts(each: Filter) -> bool:
    return each.field in _OF_CONTACTS or _is_trashed(each)


def _by_field(query: Query) -> dict[str, list[Filter]]:
    groups: dict[str, list[Filter]] = {}
    for each in query.filters:
        if each.field != "in" and not _is_trashed(each):
            groups.setdefault(each.field, []).append(each)
    return groups


def _is_trashed(each: Filter) -> bool:
    return each.field == "is" and each.choice == "trashed"


def _people(database: Database, query: Query) -> tuple[int, ...] | None:
    """Who may be found themselves: of each field that names people, one of them."""
    wanted: set[int] | None = None
    unwanted: set[int] = set()
    for field in ("with", "company"):
        named: set[int] = set()
        asked = False
        for each in query.filters:
            if each.field == field:
                found = people(database, field, each.value)
                if each.excluded:
                    unwanted.update(found)
                else:
                    asked = True
                    named.update(found)
        if asked:
            wanted = named if wanted is None else wanted & named
    if unwanted and wanted is None:
        wanted = {row[0] for row in database.rows("SELECT id FROM contact")}
    return None if wanted is None else tuple(wanted - unwanted)


def _between(query: Query) -> tuple[int, int]:
    """The places within which all that is found stands, as far as the filters of time say."""
    low, high = 0, END_OF_TIME
    for field in ("after", "before", "on"):
        spans = [
            each.days for each in query.filters if each.field == field and not each.excluded and each.days
        ]
        if not spans:
            continue
        first = min(first for first, _ in spans).toordinal()
        last = max(last for _, last in spans).toordinal()
        if field == "after":
            low = max(low, first_place(min(last.toordinal() for _, last in spans) + 1))
        elif field == "before":
            high = min(high, first_place(max(first.toordinal() for first, _ in spans)))
        else:
            low, high = max(low, first_place(first)), min(high, first_place(last + 1))
    return low, high
