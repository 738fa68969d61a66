"""What keeps a promise the same promise while its line is edited, and the thanks a meeting asks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, time
from typing import NamedTuple

from tui.domain.customs import THANK_YOU_HOURS
from tui.domain.dates import later
from tui.domain.entries import Derived, Feedback, FollowUp, Introduction
from tui.domain.introductions import WAITING, spoken
from tui.domain.text import fold, normalise

ALIKE = 0.6
"""From this ratio on (difflib's, 0 to 1) a changed line is still the line that a ledger row came from."""

MAX_COMPARED = 15_000
"""Pairs of lines compared by similarity at one save; beyond it only neighbours are."""

NOON = time(12)

_LONG = 160


class Held(NamedTuple):
    """A row of a ledger, or a line of a text, as matching sees it.

    `words` is what it says; `name` a part that identifies it alone ('' for none); only rows of one `group`
    match; `open` is False for a row whose line went away, which only the very same words bring back.
    """

    words: str
    name: str = ""
    group: str = ""
    open: bool = True


def held_introduction(introduction: Introduction, *, is_open: bool = True) -> Held:
    """An introduction: known by its words, then by whom it is to."""
    words = normalise(f"{introduction.name} {introduction.detail}")
    return Held(words, normalise(introduction.name), introduction.direction, is_open)


def held_followup(followup: FollowUp, *, is_open: bool = True) -> Held:
    """A follow-up: known by its words."""
    return Held(normalise(followup.text), open=is_open)


def held_feedback(feedback: Feedback, *, is_open: bool = True) -> Held:
    """Feedback on the pitch: known by its words."""
    return Held(normalise(feedback.text), open=is_open)


def match(rows: Sequence[Held], lines: Sequence[Held]) -> list[int | None]:
    """For each line the index of the row it continues, or None for a new one; each row at most once.

    The very same words first, open rows before closed ones; then the same name; then the most similar
    words (`ALIKE` or better), best pair first.
    """
    found: list[int | None] = [None] * len(lines)
    taken: set[int] = set()
    _match_same(rows, lines, found, taken, is_open=True, by_name=False)
    _match_same(rows, lines, found, taken, is_open=False, by_name=False)
    _match_same(rows, lines, found, taken, is_open=True, by_name=True)
    _match_similar(rows, lines, found, taken)
    return found


def too_early(derived: Derived, on: date) -> Iterator[tuple[str, date]]:
    """What is open and due before the day on which it was said, with that day: a slip, mostly."""
    for one in derived.introductions:
        if one.due is not None and one.due < on and one.status in WAITING:
            yield spoken(one.name, one.detail, one.direction), one.due
    for item in derived.followups:
        if item.due is not None and item.due < on and not item.done:
            yield item.text, item.due


def thank_yous(
    people: Sequence[str], followups: Sequence[FollowUp], *, due: date, wanted: bool
) -> dict[str, FollowUp]:
    """The thanks a meeting asks for, by person; none where they are not `wanted`.

    A thank-you written in the text stands for those it names, or for everyone where it names nobody.
    """
    if not wanted:
        return {}
    left = list(people)
    for written in followups:
        if written.kind != "thank-you":
            continue
        words = set(fold(written.text).replace(",", " ").split())
        named = [person for person in left if words & set(fold(person).split())]
        anyone = [person for person in people if words & set(fold(person).split())]
        left = [person for person in left if person not in named] if anyone else []
    return {person: FollowUp(thanks_words(person), "thank-you", due, False, None) for person in left}


def thanks_words(person: str) -> str:
    """What is to be done for someone one has met."""
    return f"Thank {person}"


def thanks_due(on: date, at: time | None = None, hours: int = THANK_YOU_HOURS) -> date:
    """When the thanks for a meeting of this day and time are due; without a time, it was at noon."""
    minutes = (at or NOON).hour * 60 + (at or NOON).minute + hours * 60
    return later(on, minutes // (24 * 60))


def _match_same(
    rows: Sequence[Held],
    lines: Sequence[Held],
    found: list[int | None],
    taken: set[int],
    *,
    is_open: bool,
    by_name: bool,
) -> None:
    def key(held: Held) -> tuple[str, str]:
        return (held.name if by_name else held.words, held.group)

    waiting: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for index in range(len(rows) - 1, -1, -1):
        if rows[index].open == is_open and index not in taken:
            waiting[key(rows[index])].append(index)
    for place, line in enumerate(lines):
        candidates = waiting.get(key(line)) if key(line)[0] else None
        if found[place] is None and candidates:
            index = candidates.pop()
            found[place] = index
            taken.add(index)


def _match_similar(
    rows: Sequence[Held], lines: Sequence[Held], found: list[int | None], taken: set[int]
) -> None:
    old = [index for index, row in enumerate(rows) if row.open and index not in taken]
    new = [place for place, row in enumerate(found) if row is None]
    if not old or not new:
        return
    from difflib import SequenceMatcher

    reach = max(2, MAX_COMPARED // max(len(old), len(new)) // 2)
    matcher = SequenceMatcher(autojunk=False)
    pairs: list[tuple[float, int, int]] = []
    for position, place in enumerate(new):
        line = lines[place]
        matcher.set_seq2(line.words[:_LONG])
        for index in old[max(0, position - reach) : position + reach]:
            if rows[index].group != line.group:
                continue
            matcher.set_seq1(rows[index].words[:_LONG])
            if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE:
                ratio = matcher.ratio()
                if ratio >= ALIKE:
                    pairs.append((-ratio, place, index))
    for _, place, index in sorted(pairs):
        if found[place] is None and index not in taken:
            found[place] = index
            taken.add(index)
