"""What is done to themes on the board: each is previewed, said in a notice, and undone by u."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.app.roles import words
from tui.app.roles.deeds import Deeds

if TYPE_CHECKING:
    from tui.app.roles.room import RolesRoom
    from tui.domain.roles import ThemeTally
    from tui.domain.themes import Suggestion


class ThemeActs(Deeds):
    """Acts on the theme under the cursor of the board."""

    def __init__(self, screen: RolesRoom) -> None:
        super().__init__(screen)
        self._themes = self.journal.themes

    def _tally(self) -> ThemeTally | None:
        tally = self.screen.board.tally
        if tally is None:
            self.screen.app.say("No theme here: put the cursor on one.")
        return tally

    def merge(self) -> None:
        """Merge the theme into one that is chosen."""
        tally = self._tally()
        if tally is None:
            return
        from tui.app.dialogs.choosing import Choose

        name = tally.theme
        lines = [line for line in self.screen.boards.lines or self._themes.all() if line.name != name]
        alike = [each.into for each in self.screen.boards.suggestions if each.from_ == name]
        alike += [each.from_ for each in self.screen.boards.suggestions if each.into == name]
        screen = Choose(
            f"Merge “{name}” into",
            [line.name for line in lines],
            does="merges",
            first=alike,
            notes={line.name: _often(line.meetings, line.uses, line.name in alike) for line in lines},
            explain=lambda into: self._themes.preview(name, into).sentence,
        )

        def chosen(into: str | None) -> None:
            self._merge(name, into)

        self.screen.app.push_screen(screen, chosen)

    def _merge(self, name: str, into: str | None) -> bool:
        return into is not None and self.attempt(
            lambda: self.did("Merged", self._themes.merge(name, into).sentence)
        )

    def rename(self) -> None:
        """Give the theme another name."""
        tally = self._tally()
        if tally is None:
            return
        from tui.app.dialogs.asking import AskLine

        name = tally.theme

        def renamed(to: str | None) -> None:
            if to is not None and to != name:
                self.attempt(lambda: self.did("Renamed", self._themes.rename(name, to).sentence))

        def explain(to: str) -> str:
            return "" if to == name else self._themes.preview_rename(name, to).sentence

        self.screen.app.push_screen(AskLine(f"Rename “{name}”", name, "renames", explain), renamed)

    def split(self) -> None:
        """Let what was merged into the theme stand alone again."""
        tally = self._tally()
        if tally is None:
            return
        from tui.app.dialogs.asking import Confirm

        name = tally.theme

        def answered(yes: bool | None) -> None:
            if yes:
                self.attempt(lambda: self.did("Split", self._themes.split(name).sentence))

        def ask() -> None:
            sentence = self._themes.preview_split(name).sentence
            self.screen.app.push_screen(Confirm(f"Split “{name}”", sentence, "splits"), answered)

        self.attempt(ask)

    # -- what looks alike

    def look_alikes(self) -> None:
        """Show the pairs that look alike."""
        pairs = self.screen.boards.suggestions or self._themes.suggestions()  # nobody may have looked yet
        if not pairs:
            self.screen.app.say("No two themes look alike.")
            return
        from tui.app.roles.look_alikes import LookAlikes

        self.screen.app.push_screen(LookAlikes(pairs, merge=self._merge_pair, apart=self._keep_apart))

    def _merge_pair(self, pair: Suggestion, done: Callable[[], None]) -> None:
        from tui.app.dialogs.asking import Confirm

        def ask() -> None:
            sentence = self._themes.preview(pair.from_, pair.into).sentence
            title = f"Merge “{pair.from_}” into “{pair.into}”"
            self.screen.app.push_screen(Confirm(title, sentence, "merges"), answered)

        def answered(yes: bool | None) -> None:
            if yes and self._merge(pair.from_, pair.into):
                done()

        if not self.attempt(ask):
            done()

    def _keep_apart(self, pair: Suggestion, done: Callable[[], None]) -> None:
        def keep() -> None:
            self._themes.dismiss(pair)
            self.did("Kept apart", f"{pair.from_} and {pair.into}; not suggested again")

        if self.attempt(keep):
            done()


def _often(meetings: int, uses: int, alike: bool) -> str:
    often = words.counted(meetings, "meeting") if meetings else words.counted(uses, "takeaway")
    return f"looks alike · {often}" if alike else often
