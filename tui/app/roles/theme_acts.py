"""What is done to themes and takeaways on the board: each is previewed, said in a notice, and undone by u."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.app.roles import words
from tui.app.widgets.cells import fit
from tui.domain.errors import PreseasonError

if TYPE_CHECKING:
    from tui.app.roles.room import RolesRoom
    from tui.domain.roles import Said, ThemeTally
    from tui.domain.themes import Suggestion

NOTICE = 120
"""Cells of a notice."""


class ThemeActs:
    """Acts on the theme under the cursor of the board."""

    def __init__(self, screen: RolesRoom) -> None:
        self._screen = screen
        self._themes = screen.journal.themes

    def _tally(self) -> ThemeTally | None:
        tally = self._screen.board.tally
        if tally is None:
            self._screen.app.say("No theme here: put the cursor on one.")
        return tally

    def merge(self) -> None:
        """Merge the theme into one that is chosen."""
        tally = self._tally()
        if tally is None:
            return
        from tui.app.roles.choosing import Choose

        name = tally.theme
        lines = [line for line in self._screen.boards.lines or self._themes.all() if line.name != name]
        alike = [each.into for each in self._screen.boards.suggestions if each.from_ == name]
        alike += [each.from_ for each in self._screen.boards.suggestions if each.into == name]
        screen = Choose(
            f"Merge “{name}” into",
            [line.name for line in lines],
            does="merges",
            first=alike,
            notes={line.name: _often(line.meetings, line.uses, line.name in alike) for line in lines},
            explain=lambda into: self._themes.preview(name, into).sentence,
        )
        self._screen.app.push_screen(screen, lambda into: self._merge(name, into))

    def _merge(self, name: str, into: str | None) -> None:
        if into is not None:
            self._do(lambda: self._said("Merged", self._themes.merge(name, into).sentence))

    def rename(self) -> None:
        """Give the theme another name."""
        tally = self._tally()
        if tally is None:
            return
        from tui.app.roles.asking import AskLine

        name = tally.theme

        def renamed(to: str | None) -> None:
            if to is not None and to != name:
                self._do(lambda: self._said("Renamed", self._themes.rename(name, to).sentence))

        def explain(to: str) -> str:
            return "" if to == name else self._themes.preview_rename(name, to).sentence

        self._screen.app.push_screen(AskLine(f"Rename “{name}”", name, "renames", explain), renamed)

    def split(self) -> None:
        """Let what was merged into the theme stand alone again."""
        tally = self._tally()
        if tally is None:
            return
        from tui.app.roles.asking import Confirm

        name = tally.theme

        def answered(yes: bool | None) -> None:
            if yes:
                self._do(lambda: self._said("Split", self._themes.split(name).sentence))

        def ask() -> None:
            sentence = self._themes.preview_split(name).sentence
            self._screen.app.push_screen(Confirm(f"Split “{name}”", sentence, "splits"), answered)

        self._do(ask)

    # -- what looks alike

    def look_alikes(self) -> None:
        """Show the pairs that look alike."""
        if not self._screen.boards.suggestions:
            self._screen.app.say("No two themes look alike.")
            return
        from tui.app.roles.look_alikes import LookAlikes

        self._screen.app.push_screen(LookAlikes(self._screen.boards.suggestions), self._answered)

    def _answered(self, answer: tuple[str, Suggestion] | None) -> None:
        if answer is None:
            return
        what, pair = answer
        if what == "apart":
            self._do(lambda: self._apart(pair))
            return
        from tui.app.roles.asking import Confirm

        def ask() -> None:
            sentence = self._themes.preview(pair.from_, pair.into).sentence
            title = f"Merge “{pair.from_}” into “{pair.into}”"
            self._screen.app.push_screen(Confirm(title, sentence, "merges"), yes)

        def yes(answer: bool | None) -> None:
            if answer:
                self._merge(pair.from_, pair.into)

        self._do(ask)

    def _apart(self, pair: Suggestion) -> None:
        self._themes.dismiss(pair)
        self._said("Kept apart", f"{pair.from_} and {pair.into}; not suggested again")

    # -- what has no role

    def give_role(self) -> None:
        """Give the takeaway under the cursor a role, in the text of its entry."""
        said = self._without_role()
        if said is None:
            return
        from tui.app.roles.choosing import Choose

        roles = self._screen.journal.roles

        def chosen(role: str | None) -> None:
            if role is not None:
                self._give(said, role)

        screen = Choose(
            f"Give “{said.text}” the role", roles.names(), does="gives it", free="a new role",
            explain=lambda role: f"A line or a heading in {words.who(said)}, {words.when(said)}, says so",
        )  # fmt: skip
        self._screen.app.push_screen(screen, chosen)

    def _without_role(self) -> Said | None:
        screen = self._screen
        said = screen.evidence.here if screen.focused is not screen.board else None
        tally = screen.board.tally
        if said is None and tally is not None and len(tally.evidence) == 1:
            said = tally.evidence[0]
        if said is None and tally is not None and not tally.evidence[0].roles:
            screen.app.say("Which of them? enter shows each; r there gives it a role.")
        elif said is None or said.roles:
            screen.app.say("It has a role: edit its text (e) to change that.")
        return said if said is not None and not said.roles else None

    def _give(self, said: Said, role: str) -> None:
        journal = self._screen.journal
        text = journal.entries.get(said.entry).text
        others = len(journal.entries.get(said.entry).derived.takeaways) - 1
        if text.roles or not others:
            self._do(lambda: self._given(said, role, whole=not text.roles))
            return
        from tui.app.roles.asking import Which

        kind = "meeting" if text.kind == "meeting" else "reflection"
        choices = (
            ("whole", f"The whole {kind} is about {role}", f"its header names the role; {others} more"),
            ("line", "Only this one takeaway", "a heading in the text names the role"),
        )

        def chosen(which: str | None) -> None:
            if which is not None:
                self._do(lambda: self._given(said, role, whole=which == "whole"))

        self._screen.app.push_screen(Which("What is about it?", choices), chosen)

    def _given(self, said: Said, role: str, *, whole: bool) -> None:
        roles = self._screen.journal.roles
        entry = roles.give_role(said.entry, said.line, role, whole_meeting=whole, said=said.text)
        self._said("Changed the text of", f"{entry.label}: “{said.text}” is about {role}")

    # -- saying it

    def _said(self, what: str, sentence: str) -> None:
        self._screen.reload()
        self._screen.app.say(f"{what}: {fit(sentence, NOTICE, pad=False)}. u takes it back.")

    def _do(self, act: Callable[[], None]) -> None:
        try:
            act()
        except PreseasonError as fault:
            self._screen.app.say(str(fault), severity="warning")


def _often(meetings: int, uses: int, alike: bool) -> str:
    often = f"{meetings} met" if meetings else words.counted(uses, "time")
    return f"{often} · looks alike" if alike else often
