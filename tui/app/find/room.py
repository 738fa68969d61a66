"""What Find shows: the query, a line on it, what was found, and one of them as it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from tui.app.dialogs.once import Once
from tui.app.find.asking import Asking
from tui.app.find.completing import Completing
from tui.app.find.info_line import InfoLine
from tui.app.find.query_input import QueryInput
from tui.app.find.reading import Reading
from tui.app.find.result_list import ResultList
from tui.app.find.searcher import Searcher
from tui.app.home.words import TOO_SMALL
from tui.app.widgets.key_bar import KeyBar
from tui.app.widgets.line_list import LineList
from tui.app.widgets.reader import Reader

if TYPE_CHECKING:
    from tui.app.app import PreseasonApp
    from tui.domain.found import Hit
    from tui.journal.journal import Journal

SQUAT = 18
"""Lines under which there is no room for the reader beneath the list."""
HINT = "What is typed is looked for in everything, from the first letter on."


class Leaving(NamedTuple):
    """How Find ended: where to go in the Journal, if anywhere, and whether something was done meanwhile."""

    to: Hit | None = None
    line: int | None = None
    changed: bool = False


class FindRoom(Once, Screen[Leaving]):
    """Puts together what asks, what completes and what reads; the commands are the screen's."""

    CSS_PATH = "find.tcss"
    AUTO_FOCUS = ""
    app: PreseasonApp

    line = getters.query_one("#query", QueryInput)
    info = getters.query_one(InfoLine)
    results = getters.query_one(ResultList)
    reader = getters.query_one(Reader)

    def __init__(
        self, journal: Journal, searcher: Searcher, query: str = "", *, selected: bool = False
    ) -> None:
        """`query` is what is asked first; `selected`, so that typing replaces it."""
        super().__init__()
        self.journal = journal
        self.searcher = searcher
        self.completing = Completing(searcher)
        self._first = (query, selected)

    def compose(self) -> ComposeResult:
        """The query at the top, what was found at the left, the reader at the right."""
        yield Horizontal(Static("Find", id="find-name"), QueryInput(id="query"), id="find-bar")
        yield InfoLine(id="find-info")
        yield ResultList(id="results")
        yield Reader()
        yield KeyBar()
        yield Static(Content(TOO_SMALL), id="too-small")

    def on_mount(self) -> None:
        """Ask what is to be asked first."""
        self.reading = Reading(self.reader, self.results, self.journal)
        self.asking = Asking(self.results, self.journal, self.searcher, tell=self.tell, shown=self.shown)
        text, selected = self._first
        self.line.focus()
        self.line.value = text
        self.line.cursor_position = len(text)
        if selected:
            self.line.action_select_all()
        self.asking.ask(text)
        self.tell()
        self.watch(self.line, "selection", self._caret_moved, init=False)

    def on_unmount(self) -> None:
        """Nothing is searched for a screen that is gone."""
        if not hasattr(self, "asking"):
            return  # it was left before there was anything in it
        self.asking.stop()
        self.completing.forget()
        self.searcher.rest()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Nothing happens to what cannot be seen, but one can leave."""
        return action == "back" or not (self.has_class("-tiny") or self.has_class("-flat"))

    def on_resize(self) -> None:
        """A very low window has no reader under the list; words on how to ask are laid out for the window."""
        self.set_class(self.size.height < SQUAT, "-squat")
        if self.reading.hit is None:
            self.reading.soon()

    # -- typing

    @on(Input.Changed, "#query")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self.line.value:
            return  # more was typed since
        if event.value != self.asking.query.text:
            self.asking.ask(event.value)
        self._complete()

    def _caret_moved(self) -> None:
        self.call_after_refresh(self._complete)

    def _complete(self) -> None:
        if self.asking.waiting:
            return  # what is found comes first
        if not self.line.selection.is_empty:
            self.completing.forget()
        elif not self.completing.knows(self.line.value, self.line.cursor_position):
            self.run_worker(self._read_offer(self.line.value, self.line.cursor_position))
        self.tell()

    async def _read_offer(self, text: str, caret: int) -> None:
        if await self.completing.read(text, caret):
            self.tell()

    def tell(self) -> None:
        """Say what fits the moment: how the query may go on, what is wrong with it, or what it found."""
        query, found, offer = self.asking.query, self.results.found, self.completing.offer
        wrong = self.asking.fault or query.unread
        count = "" if found is None or wrong else f"{found.count} found"
        if offer is not None and self.focused is self.line:
            self.info.offer(offer, aside=count)
        elif wrong:
            self.info.complain(wrong, "$error" if self.asking.fault else "$warning")
        elif query.filters:
            self.info.chips(query.filters, aside=count)
        elif found is None:
            self.info.say(HINT)
        else:
            self.info.say(count + (", by the first words of the query" if query.cut else ""))
        self.results.tell_of(found.query.text if found is not None and wrong else "")

    # -- reading

    def shown(self, again: bool) -> None:
        """Other rows are in the list; what else there is to know of them is asked when they are drawn."""
        self.reading.soon(again)
        self.call_after_refresh(self._drawn)

    def _drawn(self) -> None:
        self._complete()
        self.run_worker(self.asking.count())

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        if not isinstance(event, LineList.Opened):
            self.reading.soon()

    def reload(self, *, show_new: bool = False) -> None:
        """Read the journal again, and what is shown of it."""
        self.asking.again()
