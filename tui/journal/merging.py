"""Two texts that grew out of one: edits that do not meet are joined, edits that do are both kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from tui.domain.entries import EntryText
from tui.journal.packing import key

T = TypeVar("T")


def merge_texts(base: EntryText, theirs: EntryText, mine: EntryText) -> EntryText:
    """Both changes in one text: in the header mine where I changed something, else theirs; people and roles
    of both, without those that either took off; bodies line by line, theirs before mine where they meet.
    """
    people = _merge_names(base.people, theirs.people, mine.people)
    if mine.kind == "meeting" and not people:
        people = mine.people
    return mine._replace(
        on=_pick(base.on, theirs.on, mine.on),
        title=_pick(base.title, theirs.title, mine.title),
        at=_pick(base.at, theirs.at, mine.at),
        status=_pick(base.status, theirs.status, mine.status),
        form=_pick(base.form, theirs.form, mine.form),
        minutes=_pick(base.minutes, theirs.minutes, mine.minutes),
        pitch=_pick(base.pitch, theirs.pitch, mine.pitch),
        score=_pick(base.score, theirs.score, mine.score),
        about=_pick(base.about, theirs.about, mine.about),
        search=_pick(base.search, theirs.search, mine.search),
        thanks=_pick(base.thanks, theirs.thanks, mine.thanks),
        people=people,
        roles=_merge_names(base.roles, theirs.roles, mine.roles),
        body=merge_bodies(base.body, theirs.body, mine.body),
    )


def merge_bodies(base: str, theirs: str, mine: str) -> str:
    """The merged text, without any marker; a line that both wrote stands once."""
    if mine in (theirs, base):
        return theirs
    if base == theirs:
        return mine
    from merge3 import Merge3

    merged: list[str] = []
    regions = Merge3(base.split("\n"), theirs.split("\n"), mine.split("\n"))
    for group in regions.merge_groups():
        if group[0] == "conflict":
            merged += _both(group[2], group[3])
        else:
            merged += group[1]
    return "\n".join(merged)


def _both(theirs: Sequence[str], mine: Sequence[str]) -> list[str]:
    again = Counter(line for line in theirs if line.strip())
    kept = list(theirs)
    for line in mine:
        if again[line] > 0:
            again[line] -= 1
        else:
            kept.append(line)
    return kept


def _pick(base: T, theirs: T, mine: T) -> T:
    return mine if mine != base else theirs


def _merge_names(base: Sequence[str], theirs: Sequence[str], mine: Sequence[str]) -> tuple[str, ...]:
    was, is_mine = {key(name) for name in base}, {key(name) for name in mine}
    kept = [name for name in theirs if key(name) in is_mine or key(name) not in was]
    have = {key(name) for name in kept}
    return (*kept, *(name for name in mine if key(name) not in have and key(name) not in was))
