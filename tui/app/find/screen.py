"""Find: type at the top; what is found is below, and one of it beside that as it reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on

from tui.app.acts import NOTICE, Acts
from tui.app.bindings import bindings
from tui.app.clipboard import copy
from tui.app.find.info_line import InfoLine
from tui.app.find.room import FindRoom, Leaving
from tui.app.find.searcher import Searcher
from tui.app.widgets.cells import fit
from tui.app.widgets.line_list import LineList
from tui.app.widgets.reader import Reader
from tui.domain.errors import PreseasonError
from tui.domain.found import Hit
from tui.domain.query import at, finished, without

if TYPE_CHECKING:
    from textual.widget import Widget

    from tui.journal.journal import Journal


class FindScreen(FindRoom):
    """The commands on the query, and on what was found."""

    BINDINGS: ClassVar = [
        *bindings("journal", "edit", "done", "copy"),
        *bindings("find"),
        *bindings("query", "find-down", "find-up"),
    ]

    def __init__(
        self, journal: Journal, searcher: Searcher, query: str = "", *, selected: bool = False
    ) -> None:
        super().__init__(journal, searcher, query, selected=selected)
        self.acts = Acts(self)
        self._changed = False
        self._opening = False
        self._from: Widget | None = None

    # -- the query

    def ask(self, text: str) -> None:
        """Put a text in the query, the caret behind it."""
        self.line.value = text
        self.line.cursor_position = len(text)
        self.line.focus()

    def action_query(self) -> None:
        """Back to the query."""
        self.set_class(False, "-reading")
        self.line.focus()

    def action_complete(self, by: int) -> None:
        """Take a completion; where there is none, go to what was found, unless one is typing a value."""
        typed = self.line.value, self.line.cursor_position
        if self.completing.knows(*typed):
            self._turn(by)
        else:
            self.run_worker(self._turn_then(by, typed))

    async def _turn_then(self, by: int, typed: tuple[str, int]) -> None:
        await self.completing.read(*typed)
        if typed == (self.line.value, self.line.cursor_position):
            self._turn(by)

    def _turn(self, by: int) -> None:
        put = self.completing.turn(by)
        if put is not None:
            self._put(put)
            return
        if by < 0:
            self.focus_previous()
            return
        place = at(self.line.value, self.line.cursor_position)
        if place is not None and place.field and place.typed:  # who types a value does not mean to leave it
            self.app.say(f"Nothing completes {fit(place.typed, NOTICE, pad=False)} further.")
        elif self.results.source.ids:
            self.results.focus()
        else:  # letters are commands there, and there is nothing they could be for
            self.app.say("Nothing was found to go to.")

    @on(InfoLine.Taken)
    def _take(self, event: InfoLine.Taken) -> None:
        put = self.completing.take(event.place)
        if put is not None:
            self._put(put)

    def _put(self, put: tuple[str, int]) -> None:
        self.line.value, self.line.cursor_position = put
        self.line.focus()
        self.tell()

    @on(InfoLine.Lifted)
    def _lift(self, event: InfoLine.Lifted) -> None:
        self.ask(without(self.line.value, event.filter))

    def action_save_search(self) -> None:
        """Save what is asked under a name."""
        from tui.app.find.naming import NameSearch

        asked = self.line.value.strip()
        query = finished(asked, today=self.journal.today())
        wrong = self.asking.query.fault or self.asking.query.unread
        if self.asking.query.is_empty or wrong:
            self.app.say(wrong or "Nothing to save yet: type what to look for.", severity="warning")
            return

        def named(name: str | None) -> None:
            if name is not None:
                self._save(name, query)

        self.app.push_screen(NameSearch(asked, self.journal.saved.all()), named)

    def _save(self, name: str, query: str) -> None:
        try:
            saved = self.journal.saved.save(name, query)
        except PreseasonError as fault:
            self.app.say(str(fault), severity="error")
        else:
            self._changed = True
            self.app.say(f"Saved: {saved.name}")

    # -- what was found

    def action_result(self, by: int) -> None:
        """Move in what was found, wherever the focus is."""
        self.results.move(by)

    def action_result_page(self, by: int) -> None:
        """Move by a page."""
        self.results.action_page_down() if by > 0 else self.results.action_page_up()

    def action_open(self) -> None:
        """Read what the cursor is on; ask the example it is on."""
        example = self.results.example
        if self.asking.waiting:
            self._opening = True
        elif example is not None:
            self.ask(example.query)
        elif self.results.current is not None:
            if self.focused is not self.reader:
                self._from = self.focused
            self.reading.now()
            self.set_class(True, "-reading")
            self.reader.focus()

    @on(LineList.Opened)
    def _opened(self) -> None:
        self.action_open()

    def shown(self, again: bool) -> None:
        """Other rows are in the list; enter may have been pressed before they came."""
        super().shown(again)
        if self._opening:
            self._opening = False
            self.action_open()

    def action_back(self) -> None:
        """Out of the reader; then out of Find."""
        if self.focused is self.reader:
            self.set_class(False, "-reading")
            (self._from or self.line).focus()
        else:
            self.dismiss(Leaving(changed=self._changed))

    def on_descendant_focus(self) -> None:
        """The line says what fits where one is; the reader has all the room only while one reads."""
        if self.focused is not self.reader:
            self.set_class(False, "-reading")
        self.tell()

    # -- what is read

    def action_go_there(self) -> None:
        """Go to what is read, in the Journal, at the match where one is."""
        hit = self.reading.hit
        if hit is None:
            return
        if hit.kind == "pitch":
            self.dismiss(Leaving(hit, None, self._changed))
        else:
            self._leave(hit, self.reader.match_line)

    def _leave(self, hit: Hit, line: int | None = None) -> None:
        try:
            trashed = hit.kind != "contact" and self.journal.entries.get(hit.id).deleted_at is not None
        except PreseasonError as fault:
            self.app.say(str(fault), severity="warning")
            return
        if trashed:
            self.app.say(f"That is in the trash: preseason undelete {hit.id} brings it back.")
        else:
            self.dismiss(Leaving(hit, line, self._changed))

    def reload(self, *, show_new: bool = False) -> None:
        """Read the journal again: something was done here, or elsewhere."""
        self._changed = True
        super().reload(show_new=show_new)

    def _on_what_is_read(self, act: Callable[[str, int], None]) -> None:
        hit = self.reading.hit
        if hit is None:
            return
        if hit.kind == "pitch":
            self.app.say("Versions stay as they are: enter goes to the pitch, where n writes the next one.")
        else:
            act("contacts" if hit.kind == "contact" else "entries", hit.id)

    def action_edit(self) -> None:
        """Edit what is read."""
        self._on_what_is_read(self.acts.edit)

    def action_done(self) -> None:
        """Tick a follow-up of what is read."""
        if self.focused is self.reader and self.reader.chosen is not None:
            self.reader.action_tick()
        else:
            self._on_what_is_read(self.acts.tick)

    def action_copy(self) -> None:
        """Copy the text of what is read."""
        hit = self.reading.hit
        if hit is not None and hit.kind == "pitch":
            self.app.say(copy(self.app, self.journal.pitch.get(hit.id).body))
        else:
            self._on_what_is_read(self.acts.copy)

    @on(Reader.LinkChosen)
    def _link(self, event: Reader.LinkChosen) -> None:
        self.app.open_url(event.url)

    @on(Reader.LineChosen)
    def _tick(self, event: Reader.LineChosen) -> None:
        self.acts.tick_one(event.entry_id, event.followup_id, event.line)

    @on(Reader.EntryChosen)
    def _entry(self, event: Reader.EntryChosen) -> None:
        self._leave(Hit("meeting", event.entry_id), event.line)
