"""What the line at the top says on every screen: how the search stands, and how much is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tui.domain.errors import PreseasonError

if TYPE_CHECKING:
    from textual.screen import Screen

    from tui.app.app import PreseasonApp
    from tui.journal.journal import Journal


class Heading(NamedTuple):
    """The season in a few words, then in ever fewer for less room; and how many things are due."""

    season: tuple[str, ...] = ()
    due: int = 0


class Headings:
    """Reads it again only when something was written, or another day came."""

    def __init__(self, journal: Journal, *, demo: bool) -> None:
        self._journal = journal
        self._demo = demo
        self._known: object = None
        self._heading = Heading()

    def read(self) -> Heading:
        """What to say now; what was said before, while the journal cannot be read."""
        try:
            state = (self._journal.state(), self._journal.today())
            if state != self._known:
                self._heading, self._known = self._read(), state
        except PreseasonError:
            pass  # whoever reads more than this says so
        return self._heading

    def _read(self) -> Heading:
        met = self._journal.seasons.people_met()
        people = f"{met:,} {'person' if met == 1 else 'people'} met"
        name, demo = self._journal.seasons.current(), "demo" if self._demo else ""
        ways = ((name, people, demo), (people, demo), (people,))
        season = dict.fromkeys(" · ".join(filter(None, parts)) for parts in ways)
        return Heading(tuple(season), self._journal.promises.count_due())


def fill_bar(screen: Screen[Any]) -> None:
    """Fill the line at the top of a screen, after its next frame; a screen does so whenever it reloads."""
    screen.call_after_refresh(_fill, screen)


def _fill(screen: Screen[Any]) -> None:
    from tui.app.widgets.top_bar import TopBar

    app: PreseasonApp = screen.app  # type: ignore[assignment]
    for bar in screen.query(TopBar):
        bar.season, bar.due = app.headings.read()
