"""Saved searches in the Journal: their pane, what the reader says of one, and what can be done to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.app.acts import NOTICE
from tui.app.clipboard import copy
from tui.app.home.rows import day
from tui.app.widgets.cells import fit
from tui.app.widgets.paging import Row, Source
from tui.app.widgets.reader_records import CardDetail, CardPage, CardRow, CardSection
from tui.domain.errors import PreseasonError
from tui.domain.found import Result, SavedSearch

if TYPE_CHECKING:
    from datetime import date

    from tui.app.find.searcher import First
    from tui.app.home.screen import HomeScreen

SHOWN = 12
"""Results of a saved search that the reader shows."""


class Searches:
    """Those there are, by name."""

    def __init__(self, screen: HomeScreen) -> None:
        self._screen = screen
        self._all: dict[int, SavedSearch] = {}
        self._said: tuple[SavedSearch, CardPage] | None = None

    def source(self) -> Source:
        """Read them anew, for the pane."""
        self._all = {each.id: each for each in self._screen.journal.saved.all()}
        return Source(list(self._all), lambda ids: [Row(each, "", self._all[each].name) for each in ids])

    def starting(self, typed: str, after: int | None) -> int | None:
        """The next one below `after`, and from the top again, that has a word which starts so."""
        from tui.domain.words import folded

        wanted = f" {folded(typed)}"
        ids = list(self._all)
        first = ids.index(after) + 1 if after in self._all else 0
        for each in ids[first:] + ids[:first]:
            if wanted in f" {folded(self._all[each].name)}":
                return each
        return None

    # -- what the reader says

    def show(self, search_id: int, *, keep: bool) -> None:
        """Say what it asks for; then, when that is known, what it finds."""
        saved = self._all[search_id]
        reader = self._screen.reader
        if keep and self._said is not None and self._said[0] == saved:
            reader.show_card(self._said[1], keep=True)
        else:
            reader.show_card(page(saved))
        self._screen.run_worker(self._ask(saved), group="searches", exclusive=True)

    async def _ask(self, saved: SavedSearch) -> None:
        from tui.domain.query import parse

        searcher = self._screen.acts.searcher
        query = parse(saved.query, today=self._screen.journal.today())
        if query.fault or query.unread:
            self._say(saved, page(saved, query.fault or query.unread))
            return
        try:
            first = await searcher.first(query, SHOWN)
            total = None if first is None else await searcher.count(first.search)
        except PreseasonError as fault:
            self._say(saved, page(saved, str(fault)))
            return
        if first is not None and total is not None:
            self._say(saved, found_page(saved, first, total, self._screen.journal.today()))

    def _say(self, saved: SavedSearch, said: CardPage) -> None:
        if self._screen.shown == ("searches", saved.id) and self._screen.is_attached:
            self._said = (saved, said)
            self._screen.reader.show_card(said, keep=True)

    # -- what can be done to one; each is named as other things are, by its pane and its id

    def edit(self, pane: str, search_id: int) -> None:
        """Ask it again in Find, where it can be changed and saved."""
        self._screen.acts.find(self._all[search_id].query)

    def delete(self, pane: str, search_id: int) -> None:
        """Forget it; `u` brings it back."""
        name = self._all[search_id].name
        try:
            self._screen.journal.saved.delete(search_id)
        except PreseasonError as fault:
            self._screen.app.say(str(fault), severity="error")
        else:
            self._screen.app.say(f"Deleted: {fit(name, NOTICE, pad=False)}. u brings it back.")
        self._screen.reload()

    def tick(self, pane: str, search_id: int) -> None:
        """There is nothing to tick."""
        self._screen.app.say("Nothing to tick on a search.")

    def copy(self, pane: str, search_id: int) -> None:
        """What it asks for, to the clipboard."""
        self._screen.app.say(copy(self._screen.app, self._all[search_id].query))


def page(saved: SavedSearch, finds: str = "", sections: Sequence[CardSection] = ()) -> CardPage:
    """What a saved search asks for, and what is known of what it finds."""
    details = (CardDetail("Asks for", saved.query), *((CardDetail("Finds", finds),) if finds else ()))
    return CardPage(saved.name, ("a saved search",), details, tuple(sections))


def found_page(saved: SavedSearch, first: First, total: int, today: date) -> CardPage:
    """The same with how many there are and the first of them."""
    rows = tuple(_row(result, today) for result in first.results)
    if not rows:
        return page(saved, "nothing now")
    heading = f"Finds {total:,}" if total <= len(rows) else f"Finds {total:,}, first of all these"
    return page(saved, sections=(CardSection(heading, rows),))


def _row(result: Result, today: date) -> CardRow:
    lead = day(result.on, today) if result.on else ""
    entry = result.id if result.kind in ("meeting", "reflection") else None
    note = "" if result.kind == "meeting" else result.kind
    return CardRow(result.title, lead=lead, note=note, entry_id=entry, line=result.line)
