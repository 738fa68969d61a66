"""What is done to a person in Allies: a level, and the ways to them and their meetings; said in a notice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.app.widgets.cells import fit
from tui.domain.errors import PreseasonError
from tui.domain.ladder import stepped, suggested

if TYPE_CHECKING:
    from tui.app.allies.screen import AlliesScreen
    from tui.app.home.screen import HomeScreen
    from tui.domain.allies import Ally, Forest
    from tui.domain.people import Level

NOTICE = 160
"""Cells of a notice."""


class AllyActs:
    """Acts on the person under the cursor of the tree."""

    def __init__(self, screen: AlliesScreen) -> None:
        self._screen = screen
        self._people = screen.journal.contacts

    def here(self) -> Ally | None:
        """The person the cursor is on."""
        ally = self._screen.tree_list.ally
        if ally is None:
            self._screen.app.say("Nobody here: put the cursor on a person.")
        return ally

    # -- the ladder

    def level(self) -> None:
        """Choose a level; the one that is earned is said to be."""
        ally = self.here()
        if ally is None:
            return
        from tui.app.allies.level_dialog import LevelDialog

        forest = self._screen.tree_list.forest
        earned = suggested(ally, forest.led[ally.id]) if ally.id in forest.led else suggested(ally)

        def chosen(level: Level | None) -> None:
            if level is not None:
                self._set(ally, level)

        self._screen.app.push_screen(LevelDialog(ally.name, ally.level, earned), chosen)

    def step(self, by: int) -> None:
        """Some levels up or down."""
        ally = self.here()
        if ally is None:
            return
        level = stepped(ally.level, by)
        if level == ally.level:
            self._screen.app.say(f"{ally.name} is {_a(level)} already: the ladder ends there.")
        else:
            self._set(ally, level)

    def _set(self, ally: Ally, level: Level) -> None:
        def act() -> None:
            self._people.edit(ally.id, lambda text: text._replace(level=level), f"{ally.name} is {_a(level)}")
            self._said(f"{ally.name} is {_a(level)}")

        if level != ally.level:
            self._do(act)

    # -- going somewhere

    def find(self) -> None:
        """Put the cursor on a person, by name."""
        from tui.app.dialogs.choosing import Choose

        forest = self._screen.tree_list.forest
        names = {ally.name: each for each, ally in forest.people.items()}

        def way(name: str) -> str:
            path = [forest.people[at].name for at in forest.path(names[name])]
            return " → ".join(("me", *path))

        def chosen(name: str | None) -> None:
            if name is not None:
                self._screen.tree_list.show_forest(forest, keep=names[name])
                self._screen.follow()

        self._screen.app.push_screen(Choose("Go to", list(names), does="goes there", explain=way), chosen)

    def next_cold(self) -> None:
        """The next person below the cursor who goes cold, or the first one."""
        tree = self._screen.tree_list
        order = _in_order(tree.forest)
        at = order.index(tree.current) if tree.current in order else 0
        found = next((each for each in (*order[at + 1 :], *order[: at + 1]) if each in tree.cold), None)
        if found is None:
            self._screen.app.say("It is going cold with nobody.")
            return
        tree.show_forest(tree.forest, keep=found)
        self._screen.follow()

    def meetings(self) -> None:
        """Go to the Journal, narrowed to the person."""
        ally = self.here()
        if ally is not None:
            self._in_journal(lambda home: home.show_only(ally.id))

    def open_entry(self, entry_id: int, line: int | None) -> None:
        """Read an entry in the Journal."""
        self._in_journal(lambda home: home.open_entry(entry_id, line))

    def new_meeting(self) -> None:
        """Write down a meeting with the person, in the Journal; the first one with whoever it was."""
        ally = self._screen.tree_list.ally
        people = (ally.name,) if ally is not None else ()
        self._in_journal(lambda home: home.acts.write("meeting", people=people))

    def _in_journal(self, act: Callable[[HomeScreen], None]) -> None:
        from tui.app.home.screen import HomeScreen

        app = self._screen.app
        app.go_to_room("journal")
        home = app.screen_stack[0]
        if isinstance(home, HomeScreen):
            self._do(lambda: act(home))

    # -- the graph

    def write(self) -> None:
        """Write the tree to a file: DOT, or Mermaid where the name ends so."""
        from tui.app.dialogs.asking import AskLine
        from tui.app.dialogs.sheet_page import checked_path, write_page
        from tui.domain.graphs import dot, mermaid

        forest = self._screen.tree_list.forest

        def in_mermaid(typed: str) -> bool:
            return typed.lower().endswith((".mmd", ".mermaid", ".md"))

        def explain(typed: str) -> str:
            kind = "Mermaid" if in_mermaid(typed) else "DOT, for Graphviz (.mmd: Mermaid)"
            return f"A new file: {checked_path(typed)} in {kind}"

        def done(typed: str) -> None:
            path = checked_path(typed)
            write_page(path, mermaid(forest) if in_mermaid(typed) else dot(forest))
            self._screen.app.say(f"Written: {path}")

        def named(typed: str | None) -> None:
            if typed is not None:
                self._do(lambda: done(typed))

        self._screen.app.push_screen(AskLine("Write the tree to", "~/allies.dot", "writes", explain), named)

    # -- saying it

    def _said(self, sentence: str) -> None:
        self._screen.reload()
        self._screen.app.say(f"{fit(sentence, NOTICE, pad=False)}. u takes it back.")

    def _do(self, act: Callable[[], None]) -> None:
        try:
            act()
        except PreseasonError as fault:
            self._screen.app.say(str(fault), severity="warning")
            self._screen.reload()


def _in_order(forest: Forest) -> list[int]:
    """Everyone as the trees show them, whatever is closed."""
    found: list[int] = []
    waiting = list(reversed(forest.roots))
    while waiting:
        found.append(waiting.pop())
        waiting.extend(reversed(forest.children.get(found[-1], ())))
    return found


def _a(level: Level) -> str:
    return f"{'an' if level[0] in 'aeiou' else 'a'} {level}"
