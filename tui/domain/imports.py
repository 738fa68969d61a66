"""What an import is: what it brings in, when a person in a file is one we know, and what becomes of both."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

from tui.domain.entries import EntryText
from tui.domain.people import ContactText
from tui.domain.text import fold

Policy = Literal["fill", "skip", "update", "new"]
POLICIES: tuple[Policy, ...] = get_args(Policy)
"""What to do with someone who is there already: fill in only what is empty, leave them as they are, take what
the file says, or make another contact."""

Outcome = Literal["new", "changed", "same", "skipped"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
Noun = str
"""A table of the journal whose rows an import makes: `contact`, `entry` and others."""

MOST_KEPT = 1000
"""Items, and problems, that are listed one by one; the rest are only counted."""

_WORD = re.compile(r"\w+")


class Whole(NamedTuple):
    """A record of a full export of ours: the name of its array, and its fields, checked by nobody yet."""

    name: str
    fields: Mapping[str, object]


class How(NamedTuple):
    """What to do with those who are there already; `choices` are for single records, by their place."""

    policy: Policy = "fill"
    choices: Mapping[str, Policy] = MappingProxyType({})

    def of(self, place: str) -> Policy:
        """The policy for one record."""
        return self.choices.get(place, self.policy)


USUAL = How()


class Record(NamedTuple):
    """One thing that a file holds, and where it stands there.

    `key` is what makes it the same record when the file is read again; `said` what it says there, where what
    it becomes depends on more than that; `remark` what its writer may want to know of how it was understood.
    """

    place: str
    key: tuple[str, ...]
    what: ContactText | EntryText | Whole
    said: tuple[str, ...] = ()
    remark: str = ""


class Problem(NamedTuple):
    """A record that did not come in: where it stands in what was given, and why."""

    place: str
    reason: str


class Item(NamedTuple):
    """What became of one record; `fields` are those that changed, or that differ from what was kept."""

    place: str
    noun: Noun
    outcome: Outcome
    id: int
    name: str
    fields: tuple[str, ...] = ()
    remark: str = ""


class Tally(NamedTuple):
    """Records by what became of them."""

    new: int = 0
    changed: int = 0
    same: int = 0
    skipped: int = 0

    def plus(self, outcome: Outcome) -> Tally:
        """One more of an outcome."""
        return self._replace(**{outcome: getattr(self, outcome) + 1})

    @property
    def all(self) -> int:
        """How many there are."""
        return sum(self)


class Imported(NamedTuple):
    """What an import did, or would do where `batch` is None: counts by noun, and the first of the items that
    are not the same and of the problems. `problems_by` counts all problems by reason."""

    format: str
    source: str
    batch: int | None
    tallies: Mapping[Noun, Tally]
    items: tuple[Item, ...] = ()
    problems: tuple[Problem, ...] = ()
    problems_by: Mapping[str, int] = MappingProxyType({})
    new_people: int = 0
    remarks: tuple[str, ...] = ()

    @property
    def total(self) -> Tally:
        """Counts over all nouns."""
        return Tally(*map(sum, zip(*self.tallies.values(), strict=True))) if self.tallies else Tally()

    @property
    def problem_count(self) -> int:
        """How many records did not come in."""
        return sum(self.problems_by.values())

    @property
    def does_something(self) -> bool:
        """Whether anything is, or would be, written."""
        return self.total.new + self.total.changed > 0


class Batch(NamedTuple):
    """An import that was made: `counts` are items by noun and outcome, such as `contact new`."""

    id: int
    uid: str
    format: str
    source: str
    at: datetime
    undone_at: datetime | None
    counts: Mapping[str, int]


class Undone(NamedTuple):
    """What became of an import that was taken back: how many items went, and what was `kept` and why."""

    batch: Batch
    gone: Mapping[Noun, int]
    restored: int
    kept: tuple[tuple[str, str], ...]
    kept_count: int


def combined(former: ContactText, incoming: ContactText, policy: Policy) -> ContactText:
    """What a contact becomes when a file speaks of it.

    Only what is empty is filled in, a title and a company together, unless the file is to win (`update`);
    then it wins where it says something. A name stays as it is here, and notes are added to, never replaced.
    """
    if policy not in ("fill", "update"):
        return former
    wins = policy == "update"
    said: dict[str, str] = {}
    for field in ("email", "phone", "link", "how_met", "introduced_by"):
        said[field] = _one(getattr(former, field), getattr(incoming, field), wins)
    company, title = _post(former, incoming, wins)
    said |= {"company": company, "title": title}
    if fold(said["introduced_by"]) == fold(former.name):
        said["introduced_by"] = former.introduced_by
    level = incoming.level if incoming.level != "contact" and (wins or former.level == "contact") else None
    return former._replace(
        notes=_notes(former.notes, incoming.notes, wins), level=level or former.level, **said
    )


def changed_fields(former: ContactText, later: ContactText) -> tuple[str, ...]:
    """The fields in which two differ, as a person knows them."""
    return tuple(
        field.replace("_", " ")
        for field in ContactText._fields
        if getattr(former, field) != getattr(later, field)
    )


def foreseen(former: ContactText, incoming: ContactText, policy: Policy) -> tuple[Outcome, ContactText]:
    """What would become of someone who is there already, and what they would be then."""
    if policy == "new":
        return "new", incoming
    later = combined(former, incoming, policy)
    if later != former:
        return "changed", later
    wants_more = combined(former, incoming, "update") != former
    return ("skipped" if wants_more else "same"), former


def same_person(name: str, other: str) -> bool:
    """Whether two names under one e-mail address are one person's: the same name, or a first name that is
    the same, shortened or an initial, since families and offices share addresses."""
    one, two = _WORD.findall(fold(name)), _WORD.findall(fold(other))
    if not one or not two:
        return False
    if sorted(one) == sorted(two):
        return True
    first, other_first = str(one[0]), str(two[0])
    return first.startswith(other_first) or other_first.startswith(first)


def numbered(name: str, number: int) -> str:
    """A name for one of several people who are called so: `Ada Lovelace (2)`."""
    return f"{name} ({number})"


def _one(former: str, incoming: str, wins: bool) -> str:
    return (incoming or former) if wins else (former or incoming)


def _post(former: ContactText, incoming: ContactText, wins: bool) -> tuple[str, str]:
    """A company and the title held there, which are never of two different posts."""
    here, there = (former.company, former.title), (incoming.company, incoming.title)
    if wins or not any(here):
        return there[0] or here[0], there[1] or here[1]
    if any(one and fold(one) == fold(other) for one, other in zip(here, there, strict=True)):
        return here[0] or there[0], here[1] or there[1]
    return here


def _notes(former: str, incoming: str, wins: bool) -> str:
    if not former.strip():
        return incoming or former
    if not wins or not incoming.strip() or incoming.strip() in former:
        return former
    return f"{former.rstrip()}\n\n{incoming}"
