"""The counts of the board, made from the texts of the entries alone: neither the journal nor what reads
Markdown for it has a hand in them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tests.journal.by_eye import seen
from tui.domain.entries import EntryText
from tui.domain.text import fold

STANCES = ("want", "dont", "unsure")


class Line(NamedTuple):
    """One takeaway: the number of its text, and what it says."""

    entry: int
    on: date
    met: bool
    roles: frozenset[str]
    theme: str
    stance: str
    line: int


class Counted:
    """Roles and themes are known by their folded names; `same` says which themes are one."""

    def __init__(self, texts: Sequence[EntryText], same: Mapping[str, str]) -> None:
        self.lines: list[Line] = []
        self.met: defaultdict[str, set[int]] = defaultdict(set)
        self.roles: set[str] = set()
        for number, text in enumerate(texts):
            met = text.kind == "meeting" and text.status == "held"
            spoken_of = {fold(role) for role in text.roles}
            for takeaway in seen(text):
                theme = takeaway.theme
                while theme in same:
                    theme = same[theme]
                spoken_of |= takeaway.roles
                self.lines.append(
                    Line(number, text.on, met, takeaway.roles, theme, takeaway.stance, takeaway.line)
                )
            self.roles |= spoken_of
            for role in spoken_of:
                if met:
                    self.met[role].add(number)

    def tally(self, role: str) -> tuple[int, int, int, int]:
        """Meetings, wants, don't-wants and unsures of a role."""
        stances = Counter(line.stance for line in self.lines if role in line.roles)
        return len(self.met[role]), stances["want"], stances["dont"], stances["unsure"]

    def themes(self, role: str | None, stance: str) -> dict[str, tuple[int, int, bool, bool]]:
        """Meetings, takeaways, whether it contradicts and whether it changed, by theme; of all for None."""
        found = {}
        for theme in {line.theme for line in self.lines}:
            held = [
                line for line in self.lines if line.theme == theme and (role is None or role in line.roles)
            ]
            of = [line for line in held if line.stance == stance]
            if of:
                meetings = len({line.entry for line in of if line.met})
                within = [held] if role is not None else self._by_role(held)
                found[theme] = (
                    meetings,
                    len(of),
                    any(self._contradicts(each) for each in within),
                    any(self._contradicts(each) and len(self._days(each)) > 1 for each in within),
                )
        return found

    def cells(self) -> dict[tuple[str, str], tuple[int, int, int]]:
        """Counts by theme and role."""
        counts: Counter[tuple[str, str, str]] = Counter()
        for line in self.lines:
            for role in line.roles:
                counts[line.theme, role, line.stance] += 1
        return {
            (theme, role): (
                counts[theme, role, "want"],
                counts[theme, role, "dont"],
                counts[theme, role, "unsure"],
            )
            for theme, role, _ in counts
        }

    def holders(self, theme: str, stance: str) -> set[str]:
        """The roles that hold a theme in a stance."""
        return {
            role
            for line in self.lines
            if line.theme == theme and line.stance == stance
            for role in line.roles
        }

    @staticmethod
    def _by_role(held: list[Line]) -> list[list[Line]]:
        roles = {role for line in held for role in line.roles}
        return [
            [line for line in held if not line.roles],
            *([line for line in held if role in line.roles] for role in roles),
        ]

    @staticmethod
    def _contradicts(held: list[Line]) -> bool:
        return {"want", "dont"} <= {line.stance for line in held}

    @staticmethod
    def _days(held: list[Line]) -> set[date]:
        return {line.on for line in held if line.stance != "unsure"}
