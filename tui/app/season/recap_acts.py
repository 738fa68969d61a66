"""The recap of the season that is looked at: on a page, to the clipboard, or into a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.clipboard import copy
from tui.domain import season_words as words
from tui.domain.errors import PreseasonError
from tui.domain.text import fold

if TYPE_CHECKING:
    from tui.app.season.room import SeasonRoom
    from tui.interop.recap.gather import Recap

LONGEST_NAME = 60


class RecapActs:
    """Reads the recap anew each time."""

    def __init__(self, screen: SeasonRoom) -> None:
        self._screen = screen

    def page(self) -> None:
        """Show it."""
        from tui.app.dialogs.sheet_page import SheetPage

        markdown = self._markdown()
        if markdown is None:
            return

        def left(what: str | None) -> None:
            if what == "write":
                self.write()

        of, now = words.title(self._screen.search), self._screen.journal.now()
        self._screen.app.push_screen(SheetPage(of, markdown, now, title="Recap"), left)

    def copy(self) -> None:
        """Copy it, as Markdown."""
        markdown = self._markdown()
        if markdown is not None:
            self._screen.app.say(copy(self._screen.app, markdown))

    def write(self) -> None:
        """Write it to a file that is asked for."""
        from tui.app.dialogs.asking import AskLine
        from tui.interop.recap.files import checked_path, kind_of, write_recap

        def explain(typed: str) -> str:
            path = checked_path(typed)
            kind = "A page to print" if kind_of(path) == "html" else "Markdown"
            return f"{kind}, in a new file: {path}"

        def named(typed: str | None) -> None:
            if typed is None:
                return
            try:
                path = checked_path(typed)
                write_recap(self._gathered(), path)
            except PreseasonError as fault:
                self._screen.app.say(str(fault), severity="warning")
            else:
                self._screen.app.say(f"Written: {path}")

        title = f"Write the recap of {words.title(self._screen.search)} to (.html or .md)"
        path = usual_path(words.title(self._screen.search))
        self._screen.app.push_screen(AskLine(title, path, "writes", explain), named)

    def _markdown(self) -> str | None:
        from tui.interop.recap.markdown import to_markdown

        try:
            return to_markdown(self._gathered())
        except PreseasonError as fault:
            self._screen.app.say(str(fault), severity="warning")
            return None

    def _gathered(self) -> Recap:
        from tui.interop.recap.gather import gather

        search = self._screen.search
        return gather(self._screen.journal, search.name if search is not None else None)


def usual_path(name: str) -> str:
    """A name for the file in the home folder that every file system takes."""
    plain = "".join(letter if letter.isalnum() and letter.isascii() else "-" for letter in fold(name))
    return f"~/{'-'.join(filter(None, plain.split('-')))[:LONGEST_NAME] or 'recap'}.html"
