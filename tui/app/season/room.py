"""What the Season room shows: the searches, the page of one of them, and what to look back on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import getters, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.app.acts import SIZES, Acts, Made
from tui.app.ahead import Ahead
from tui.app.coming import ComesBack
from tui.app.heading import fill_bar
from tui.app.home.room import HURRIED, SETTLE
from tui.app.home.words import TOO_SMALL
from tui.app.season.moments import MomentList, moments
from tui.app.season.page import SeasonPage
from tui.app.season.search_list import EVERY, SearchList
from tui.app.season.telling import tell_reached
from tui.app.season.words import NO_SEASON
from tui.app.widgets.key_bar import KeyBar
from tui.app.widgets.line_list import LineList
from tui.app.widgets.reader import Reader
from tui.app.widgets.top_bar import TopBar
from tui.domain.errors import NotFound, PreseasonError

if TYPE_CHECKING:
    from tui.app.app import PreseasonApp
    from tui.domain.season import Season
    from tui.domain.seasons import JobSearch, SearchLine
    from tui.journal.journal import Journal


class SeasonRoom(ComesBack):
    """Reads the journal into its lists and its page; what is done to a search is the Season screen's."""

    CSS_PATH = "season.tcss"
    AUTO_FOCUS = "#seasons"
    app: PreseasonApp

    seasons = getters.query_one(SearchList)
    moments = getters.query_one(MomentList)
    page = getters.query_one(SeasonPage)
    reader = getters.query_one(Reader)
    bar = getters.query_one(TopBar)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal = journal
        self.ahead = Ahead(journal)
        self.acts = Acts(self)
        self._read: dict[int, Season] = {}
        self._shown: int | None = None
        self._entry: int | None = None
        self._turn = 0
        self._moved_at = 0.0

    def compose(self) -> ComposeResult:
        """Lists at the left, the page at the right."""
        bar = TopBar()
        bar.room = "Season"
        yield bar
        yield SearchList()
        yield SeasonPage()
        yield Reader()
        yield MomentList()
        yield KeyBar()
        yield Static(Content(TOO_SMALL), id="too-small")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing happens to what cannot be seen, but one can leave."""
        return action == "back" or not (self.has_class("-tiny") or self.has_class("-flat"))

    def of_this_size(self, screen: Made) -> Made:
        """A screen whose first frame fits the window too."""
        screen.add_class(*(name for name in SIZES if self.has_class(name)))
        return screen

    # -- reading the journal

    @property
    def search(self) -> JobSearch | None:
        """The search that is looked at; None for all of them."""
        line = self.seasons.here
        return line.search if line is not None else None

    def read_ahead(self) -> None:
        """The searches, the page of the one that the cursor is on, or will be, and that of all, which takes
        longest."""
        searches = [line.search for line in self._read_searches()[0]]
        names = {search.id: search.name for search in searches}
        first = next((search.id for search in searches if search.goes_on), EVERY)
        for name in {names.get(first if self._shown is None else self._shown), None}:
            self._read_season(name)

    def _read_searches(self) -> tuple[list[SearchLine], int]:
        seasons = self.journal.seasons
        return self.ahead("searches", lambda: (seasons.searches(), seasons.people_met(all=True)))

    def _read_season(self, name: str | None) -> Season:
        return self.ahead(("season", name), partial(self.journal.seasons.season, name))

    def further(self) -> None:
        """What was reached is told to whoever is here."""
        self.call_after_refresh(tell_reached, self.app, self.journal)

    def reload(self, *, show_new: bool = False, keep: int | None = None) -> None:
        """Read the journal again; every cursor stays where it was, or goes to the search `keep`.

        With `show_new` it goes to the one search that was not there before.
        """
        self.mark_read()
        self._read.clear()
        first = not self.seasons.source.ids
        known = set(self.seasons.lines)
        lines, met = self._read_searches()
        new = {each.search.id for each in lines} - known
        if show_new and len(new) == 1 and not first:
            keep = new.pop()
        if first and lines:
            keep = next((each.search.id for each in lines if each.search.goes_on), EVERY)
        self.seasons.show_searches(lines, met, keep=keep)
        self.set_class(not lines and not met, "-empty")
        fill_bar(self)
        self.finish()
        if self.has_class("-empty"):
            self.reader.show_empty(NO_SEASON)
            return
        self.follow(again=True)
        self._read_again()

    def follow(self, *, again: bool = False) -> None:
        """Show the page of the search under the cursor; with `again`, it was read again."""
        here = self.seasons.current
        if here is None or (here == self._shown and not again):
            return
        try:
            season = self._read.get(here)
            if season is None:
                search = self.search
                season = self._read_season(search.name if search is not None else None)
                self._read[here] = season
        except NotFound:
            self.reload()
            return
        except PreseasonError as fault:
            self.app.say(str(fault), severity="warning")
            return
        same = here == self._shown
        self._shown = here
        self.page.show(season, tuple(self.seasons.lines[each] for each in self.seasons.lines), keep=same)
        self.moments.show_moments(moments(season), keep=same)

    @on(LineList.Moved, "#seasons")
    def _moved(self, event: LineList.Moved) -> None:
        """The list is drawn first; the page follows at once, or when a key that is held down is let go."""
        if isinstance(event, LineList.Opened):
            return
        self._turn += 1
        if event.time - self._moved_at < HURRIED:
            self.set_timer(SETTLE, partial(self._follow_in, self._turn))
        else:
            self.call_after_refresh(self._follow_in, self._turn)
        self._moved_at = event.time

    def _follow_in(self, turn: int) -> None:
        if turn == self._turn:
            self.follow()

    # -- opening, and going back

    @on(LineList.Opened, "#seasons")
    def _open_page(self) -> None:
        self.follow()
        self.page.focus()

    @on(LineList.Opened, "#moments")
    def _open_moment(self) -> None:
        here = self.moments.here
        if here is None or here.entry is None:
            self.app.say("No entry of its own: the day alone reached it.")
            return
        self._entry = here.entry
        self.set_class(True, "-reading")
        self._read_again(keep=False)
        self.reader.focus()

    def _read_again(self, *, keep: bool = True) -> None:
        """Show the entry that is read as it is now."""
        if self._entry is None or not self.has_class("-reading"):
            return
        from tui.app.home import pages  # the reader's words: when something is read

        try:
            self.reader.show_entry(pages.entry(self.journal, self._entry), keep=keep)
        except NotFound as fault:
            self.app.say(str(fault), severity="warning")
            self.action_back()

    def action_back(self) -> None:
        """Out of the entry, to the searches, then to the Journal."""
        if self.has_class("-reading"):
            self.set_class(False, "-reading")
            self._entry = None
            self.moments.focus()
        elif self.focused is not self.seasons and not self.has_class("-empty"):
            self.seasons.focus()
        else:
            self.app.go_to_room("journal")

    def on_descendant_focus(self) -> None:
        """A list one goes to by another way is in sight too."""
        if self.focused is not self.reader and self.has_class("-reading"):
            self.set_class(False, "-reading")
            self._entry = None

    @property
    def entry(self) -> int | None:
        """The entry that is read."""
        return self._entry if self.has_class("-reading") else None

    @on(Reader.LinkChosen)
    def _link(self, event: Reader.LinkChosen) -> None:
        self.app.open_url(event.url)

    @on(Reader.LineChosen)
    def _tick(self, event: Reader.LineChosen) -> None:
        self.acts.tick_one(event.entry_id, event.followup_id, event.line)
