"""Allies: who led to whom, as trees. What opens one door often opens the next one behind it.

Everyone stands in one tree, below whoever led to them; those who were met otherwise are its roots.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tui.domain.people import Level

MOST_DEEP = 100
"""People one below the other in one tree; a longer chain goes on as a tree of its own."""

_SHOWN = 5


class Tally(NamedTuple):
    """What became of introductions: how many were offered, how many of them made, how many met."""

    offered: int = 0
    made: int = 0
    met: int = 0


class Ally(NamedTuple):
    """A person as Allies counts them. `to_me` are introductions by them, `by_me` mine of others to them.

    `meetings` counts the held ones; `gone` says that they are in the trash.
    """

    id: int
    name: str
    company: str = ""
    level: Level = "contact"
    how_met: str = ""
    introduced_by: int | None = None
    meetings: int = 0
    to_me: Tally = Tally()
    by_me: Tally = Tally()
    gone: bool = False


class Lead(NamedTuple):
    """Someone led to someone: by an introduction that was made, on that day, by their ids."""

    introducer: int
    introduced: int
    on: date


class Led(NamedTuple):
    """What a branch comes to: the people below someone, whom I met of them, and at how many meetings."""

    people: int = 0
    met: int = 0
    meetings: int = 0


class Forest(NamedTuple):
    """Everyone not in the trash. `parents` lead all the way up; `children` and `roots` are what is shown.

    Of two branches the one with more people stands first, of equals the name that comes first. `cuts` are
    sentences on what does not fit a tree and was left out of it.
    """

    people: Mapping[int, Ally]
    parents: Mapping[int, int]
    children: Mapping[int, tuple[int, ...]]
    roots: tuple[int, ...]
    led: Mapping[int, Led]
    cuts: tuple[str, ...] = ()

    def path(self, person: int) -> tuple[int, ...]:
        """Through whom I know someone: from whom I met by myself down to them."""
        found = [person]
        while (above := self.parents.get(found[-1])) is not None:
            found.append(above)
        return tuple(reversed(found))

    def branches(self) -> tuple[int, ...]:
        """The roots that led to someone."""
        return tuple(root for root in self.roots if root in self.children)


def grow(people: Sequence[Ally], leads: Iterable[Lead], shared: Iterable[Sequence[int]] = ()) -> Forest:
    """The forest of these people, who come in the order of their names; `shared` are the held meetings of
    several, each as the ids of those who were there.

    Who introduced someone is what is set on them, else who made the first introduction to them. Someone
    in the trash is passed over: whom they led to stands below whoever led to them. Of a circle the one
    who has been a contact for longest is the root.
    """
    known = {each.id: each for each in people}
    cuts: list[str] = []
    raw = _introducers(known, leads, cuts)
    for each in _circles(raw, known, cuts):
        del raw[each]
    parents: dict[int, int] = {}
    for each, ally in known.items():
        above = raw.get(each)
        while above is not None and known[above].gone:
            above = raw.get(above)
        if not ally.gone and above is not None:
            parents[each] = above
    living = {each: ally for each, ally in known.items() if not ally.gone}
    order, depths = _levels(living, parents)
    led = _totals(living, parents, order, shared)
    starts = _starts(living, parents, depths, cuts)
    children = _ordered(living, parents, led, starts)
    roots = sorted((*starts, *(each for each in order if each not in parents)), key=_rank(living, led))
    return Forest(living, parents, children, tuple(roots), led, tuple(cuts))


def _introducers(known: Mapping[int, Ally], leads: Iterable[Lead], cuts: list[str]) -> dict[int, int]:
    first: dict[int, Lead] = {}
    for lead in leads:
        if lead.introducer not in known or lead.introduced not in known:
            continue
        if lead.introducer == lead.introduced:
            _say(cuts, f"{known[lead.introduced].name} is said to have introduced themselves")
            continue
        other = first.get(lead.introduced)
        if other is None or lead.on < other.on:
            first[lead.introduced] = lead
    found = {each: lead.introducer for each, lead in first.items()}
    for each, ally in known.items():
        if ally.introduced_by == each:
            _say(cuts, f"{ally.name} is said to have introduced themselves")
        elif ally.introduced_by in known and ally.introduced_by is not None:
            found[each] = ally.introduced_by
    return found


def _circles(parents: Mapping[int, int], known: Mapping[int, Ally], cuts: list[str]) -> list[int]:
    """Of each circle the one who has been a contact for longest."""
    found: list[int] = []
    done: set[int] = set()
    for start in parents:
        chain: dict[int, None] = {}
        at: int | None = start
        while at is not None and at not in done and at not in chain:
            chain[at] = None
            at = parents.get(at)
        if at is not None and at in chain:
            circle = list(chain)[list(chain).index(at) :]
            top = min(circle)
            place = circle.index(top)
            names = [known[each].name for each in reversed((*circle[place:], *circle[:place]))]
            shown = names[:_SHOWN] if len(names) <= _SHOWN else [*names[: _SHOWN - 1], "…"]
            way = " → ".join((known[top].name, *shown))
            cuts.append(f"introductions that go round in a circle: {way}; it begins with {known[top].name}")
            found.append(top)
        done.update(chain)
    return found


def _levels(living: Mapping[int, Ally], parents: Mapping[int, int]) -> tuple[list[int], dict[int, int]]:
    """Everyone, whoever led to someone before them, and how many stand above each."""
    below: defaultdict[int, list[int]] = defaultdict(list)
    for each, above in parents.items():
        below[above].append(each)
    order = [each for each in living if each not in parents]
    depths = dict.fromkeys(order, 0)
    for each in order:  # it grows meanwhile
        for child in below.get(each, ()):
            depths[child] = depths[each] + 1
            order.append(child)
    return order, depths


def _totals(
    living: Mapping[int, Ally],
    parents: Mapping[int, int],
    order: Sequence[int],
    shared: Iterable[Sequence[int]],
) -> dict[int, Led]:
    """A meeting counts once for each branch, however many of it were there."""
    together: dict[int, int] = {}
    branches: dict[int, int] = {}
    for there in shared:
        above: set[int] = set()
        for each in there:
            together[each] = together.get(each, 0) + 1
            at = parents.get(each)
            while at is not None and at not in above:
                above.add(at)
                at = parents.get(at)
        for each in above:
            branches[each] = branches.get(each, 0) + 1
    below: dict[int, tuple[int, int, int]] = {}
    for each in reversed(order):
        above_them = parents.get(each)
        if above_them is not None:
            meetings = living[each].meetings
            people, met, held = below.get(above_them, _NOTHING)
            their_people, their_met, their_held = below.get(each, _NOTHING)
            below[above_them] = (
                people + their_people + 1,
                met + their_met + (meetings > 0),
                held + their_held + meetings - together.get(each, 0),
            )
    return {
        each: Led(people, met, held + branches.get(each, 0)) for each, (people, met, held) in below.items()
    }


def _starts(
    living: Mapping[int, Ally], parents: Mapping[int, int], depths: Mapping[int, int], cuts: list[str]
) -> list[int]:
    """Where a chain that is too long goes on as a tree of its own."""
    found = [each for each in parents if depths[each] % MOST_DEEP == 0]
    for each in found:
        _say(cuts, f"the chain that leads to {living[each].name} is too long for one tree: it goes on alone")
    return found


def _ordered(
    living: Mapping[int, Ally], parents: Mapping[int, int], led: Mapping[int, Led], starts: Iterable[int]
) -> dict[int, tuple[int, ...]]:
    apart = set(starts)
    below: defaultdict[int, list[int]] = defaultdict(list)
    for each, above in parents.items():
        if each not in apart:
            below[above].append(each)
    rank = _rank(living, led)
    return {above: tuple(sorted(each, key=rank)) for above, each in below.items()}


def _rank(living: Mapping[int, Ally], led: Mapping[int, Led]) -> Callable[[int], tuple[int, int]]:
    """Larger branches first, then in the order of the people."""
    places = {each: place for place, each in enumerate(living)}

    def rank(each: int) -> tuple[int, int]:
        return (-led.get(each, _NOTHING).people, places[each])

    return rank


_NOTHING = Led()


def _say(cuts: list[str], sentence: str) -> None:
    if sentence not in cuts:
        cuts.append(sentence)
