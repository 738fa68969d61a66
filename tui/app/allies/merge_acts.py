"""Two contacts that are one person, or that are not: chosen, looked at side by side, merged or kept apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.app.allies.room import AT_ONCE
from tui.app.widgets.cells import fit
from tui.domain.errors import PreseasonError

if TYPE_CHECKING:
    from tui.app.allies.screen import AlliesScreen
    from tui.domain.allies import Ally
    from tui.domain.doubles import Double

NOTICE = 160
"""Cells of a notice."""


class MergeActs:
    """Merges the person under the cursor of the tree, or pairs that look alike; each is undone by u."""

    def __init__(self, screen: AlliesScreen) -> None:
        self._screen = screen
        self._people = screen.journal.contacts

    def merge(self, ally: Ally) -> None:
        """Merge a person into one that is chosen."""
        from tui.app.dialogs.choosing import Choose

        names = {name: each for each, name in self._others(ally)}
        title = f"{ally.name} is the same person as"

        def explain(into: str) -> str:
            return self._people.preview_merge(ally.id, names[into]).sentence

        def chosen(into: str | None) -> None:
            if into is not None:
                self._confirm(ally.id, names[into])

        first = [each for each in self._alike(ally) if each in names]
        notes = dict.fromkeys(first, "looks alike")
        screen = Choose(title, list(names), does="goes on", first=first, notes=notes, explain=explain)
        self._screen.app.push_screen(screen, chosen)

    def _others(self, ally: Ally) -> list[tuple[int, str]]:
        people = self._screen.tree_list.forest.people.values()
        return [(each.id, each.name) for each in people if each.id != ally.id]

    def _alike(self, ally: Ally) -> list[str]:
        """Those who may be this person; of very many nobody looks before one asks for it."""
        few = len(self._screen.tree_list.forest.people) <= AT_ONCE
        pairs = self._people.doubles() if few else []
        found = [each.into for each in pairs if each.from_id == ally.id]
        return found + [each.from_ for each in pairs if each.into_id == ally.id]

    def _confirm(self, from_: int, into: int) -> None:
        from tui.app.allies.merge_page import MergePage

        def answered(yes: bool | None) -> None:
            if yes:
                self._do(lambda: self._merge(from_, into))

        def ask() -> None:
            merged = self._people.preview_merge(from_, into)
            page = MergePage(merged, self._people.get(from_).text, self._people.get(into).text)
            self._screen.app.push_screen(page, answered)

        self._do(ask)

    def _merge(self, from_: int, into: int) -> None:
        merged = self._people.merge(from_, into)
        self._screen.reload(keep=into)
        self._screen.app.say(f"Merged {fit(merged.sentence, NOTICE, pad=False)}. u takes it back.")

    def split(self, ally: Ally) -> None:
        """Let somebody who was merged into a person be somebody again: which one, where there are several."""
        from tui.app.dialogs.asking import Which

        names = self._people.card(ally.id).aliases
        if not names:
            self._screen.app.say(f"Nobody was merged into {ally.name}.")
            return
        means = f"Is somebody else than {ally.name}, and gets back what was theirs."
        choices = [(str(place), name, means) for place, name in enumerate(names)]

        def chosen(answer: str | None) -> None:
            if answer is not None:
                self._do(lambda: self._split(names[int(answer)]))

        self._screen.app.push_screen(Which("Two people again", choices), chosen)

    def _split(self, name: str) -> None:
        parted = self._people.part(name)
        self._screen.reload(keep=self._people.find(parted.name).id)
        words = f"Two people again: {parted.name} and {parted.other}"
        self._screen.app.say(f"{fit(words, NOTICE, pad=False)}. u takes it back.")

    def look_alikes(self) -> None:
        """Show the pairs that may be one person."""
        pairs = self._people.doubles()
        if not pairs:
            self._screen.app.say("No two people look as if they were one.")
            return
        from tui.app.allies.look_alikes import SamePeople

        def answered(answer: tuple[str, Double] | None) -> None:
            if answer is None:
                return
            what, pair = answer
            if what == "merge":
                self._confirm(pair.from_id, pair.into_id)
            else:
                self._do(lambda: self._apart(pair))

        self._screen.app.push_screen(SamePeople(pairs), answered)

    def _apart(self, pair: Double) -> None:
        self._people.keep_apart(pair.from_id, pair.into_id)
        self._screen.reload()
        words = f"Kept apart: {pair.from_} and {pair.into}; not suggested again"
        self._screen.app.say(f"{fit(words, NOTICE, pad=False)}. u takes it back.")

    def _do(self, act: Callable[[], None]) -> None:
        try:
            act()
        except PreseasonError as fault:
            self._screen.app.say(str(fault), severity="warning")
            self._screen.reload()
