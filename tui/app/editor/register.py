"""The people and roles the journal knows, and what a typed name means: known, new, nearly known, several."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from tui.app.editor.known_names import KnownNames
from tui.domain.errors import Ambiguous, BadInput, NotFound
from tui.domain.names import find_name, near
from tui.domain.text import fold

Standing = Literal["known", "new", "near", "several"]


@dataclass(frozen=True, slots=True)
class Guest:
    """One typed name: `name` is whom it means; `others` are those it might mean instead."""

    typed: str
    name: str
    standing: Standing
    others: tuple[str, ...] = ()

    @property
    def is_new(self) -> bool:
        """Whether saving makes a contact of this name."""
        return self.standing in ("new", "near")

    @property
    def answers(self) -> str:
        """Which keys answer it."""
        if self.standing == "near":
            return "tab yes · enter no"
        return "↓ picks · enter: someone new"

    @property
    def question(self) -> str:
        """What to ask about it, or nothing."""
        if self.standing == "near":
            return f"{self.typed}: did you mean {self.others[0]}?"
        if self.standing == "several":
            more = " or someone else" if len(self.others) > 3 else ""
            return f"{self.typed} could be {' or '.join(self.others[:3])}{more}"
        return ""


class Register:
    """Remembers its answers: a field is read again at every key."""

    def __init__(
        self, people: Sequence[str], roles: Sequence[str], merged: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """`merged` has names that were merged, folded, and what those who had them are called now."""
        self._merged = merged
        self.people = KnownNames(people)
        self.roles = KnownNames(roles)
        self._roles = {fold(name): name for name in roles}
        self._guests: dict[str, Guest] = {}
        self._kept: set[str] = set()

    def guest(self, typed: str) -> Guest:
        """Whom a typed name means."""
        guest = self._guests.get(typed)
        if guest is None:
            guest = self._guests[typed] = self._meet(typed)
        return guest

    def keep(self, typed: str) -> None:
        """The user says that this is someone new, whatever it looks like."""
        self._kept.add(fold(typed))
        self._guests.clear()

    def guests(self, names: Iterable[str]) -> tuple[Guest, ...]:
        """What every name of a field means."""
        return tuple(self.guest(name) for name in names)

    def people_named(self, names: Iterable[str]) -> tuple[str, ...]:
        """The people meant; raises BadInput where it could be several."""
        guests = self.guests(names)
        for guest in guests:
            if guest.standing == "several":
                raise BadInput("with", f"{guest.question}: write more of the name")
        return tuple(dict.fromkeys(guest.name for guest in guests))

    def role(self, typed: str) -> tuple[str, bool]:
        """A role as it was first spelled, and whether it is known."""
        known = self._roles.get(fold(typed))
        return known or typed, known is not None

    def roles_named(self, names: Iterable[str]) -> tuple[str, ...]:
        """The roles meant, each once."""
        return tuple(dict.fromkeys(self.role(name)[0] for name in names))

    def _meet(self, typed: str) -> Guest:
        if fold(typed) in self._kept:
            return Guest(typed, typed, "new")
        if fold(typed) in self._merged:
            return Guest(typed, self._merged[fold(typed)], "known")
        try:
            return Guest(typed, find_name(typed, self.people.meant(typed)), "known")
        except Ambiguous as fault:
            return Guest(typed, typed, "several", fault.candidates)
        except NotFound:
            pass
        like = near(typed, self.people.close(typed))
        return Guest(typed, typed, "near", (like,)) if like else Guest(typed, typed, "new")
