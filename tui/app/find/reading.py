"""What is under the cursor, shown whole beside the list once the keys pause, at its match."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.timer import Timer

from tui.app.find.help_words import NOTHING_FOUND, how_to_ask
from tui.app.widgets.reader_records import CardPage
from tui.domain.dates import show_date
from tui.domain.errors import NotFound
from tui.domain.found import Hit, Result

if TYPE_CHECKING:
    from tui.app.find.result_list import ResultList
    from tui.app.widgets.reader import Reader
    from tui.domain.matching import Matcher
    from tui.journal.journal import Journal

PAUSE = 0.04
"""Seconds without a key after which it is shown."""


class Reading:
    """Keeps the reader on the list's cursor. `hit` is what is shown, None where that is no result."""

    def __init__(self, reader: Reader, results: ResultList, journal: Journal) -> None:
        self.hit: Hit | None = None
        self._reader = reader
        self._results = results
        self._journal = journal
        self._matcher: Matcher | None = None
        self._line: int | None = None
        self._timer: Timer | None = None
        self._anew = False

    def soon(self, again: bool = False) -> None:
        """Show it after a pause; with `again`, it was read again, and one reads on where one was."""
        self._anew = self._anew or again
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._reader.set_timer(PAUSE, self.now)

    def now(self) -> None:
        """Show it at once."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        result, found = self._results.result, self._results.found
        if found is not None and result is not None:
            try:
                self._show(result, found.matcher)
            except NotFound:
                self.hit = None
                self._reader.show_empty(("This is not there any more.",))
        elif found is None or not found.ids:
            self._show_words()
        self._anew = False
        self._results.call_after_refresh(self._results.look_ahead)  # at the same time both take longer

    def _show(self, result: Result, matcher: Matcher) -> None:
        hit = Hit(result.kind, result.id)
        keep = self._anew and hit == self.hit
        if matcher is not self._matcher:
            self._reader.find(matcher)
        elif (hit, result.line) == (self.hit, self._line) and not keep:
            return
        if hit != self.hit or keep:
            show(self._reader, self._journal, result, keep=keep)
        self._matcher = matcher
        self.hit, self._line = hit, result.line
        if keep:
            return
        if matcher:  # of a card only the notes have lines
            self._reader.to_match(1 if result.why == "notes" else result.line)
        elif result.line is not None:
            self._reader.scroll_to_line(result.line)

    def _show_words(self) -> None:
        self.hit = None
        self._matcher = None
        self._reader.find(None)
        if self._results.found is not None:
            self._reader.show_empty(NOTHING_FOUND)
        else:
            width, height = self._reader.scrollable_content_region.size
            self._reader.show_empty(how_to_ask(width, height))


def show(reader: Reader, journal: Journal, result: Result, *, keep: bool) -> None:
    """Show what was found whole; raises NotFound if it is gone."""
    from tui.app.home import pages  # the reader's words: after the first frame

    if result.kind == "contact":
        reader.show_card(pages.card(journal, result.id), keep=keep)
    elif result.kind == "pitch":
        version = journal.pitch.get(result.id)
        facts = (show_date(version.written_at.date()), version.reason)
        page = CardPage(result.title, tuple(fact for fact in facts if fact), notes=version.body)
        reader.show_card(page, keep=keep)
    else:
        reader.show_entry(pages.entry(journal, result.id), keep=keep)
