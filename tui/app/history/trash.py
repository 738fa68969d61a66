"""The trash: what was deleted, to read, to bring back, or to let go for good by typing its name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tui.app.bindings import bindings
from tui.app.dialogs.once import Once
from tui.app.home import pages
from tui.app.home.rows import day
from tui.app.home.words import TOO_SMALL
from tui.app.widgets.cells import fit
from tui.app.widgets.key_bar import KeyBar
from tui.app.widgets.line_list import LineList
from tui.app.widgets.paging import Row, Source
from tui.app.widgets.reader import Reader
from tui.domain.errors import NotFound, PreseasonError

if TYPE_CHECKING:
    from tui.app.app import PreseasonApp
    from tui.journal.journal import Journal

EMPTY = ("The trash is empty.", "`d` in the journal", "puts things here.")


class Deleted(NamedTuple):
    """Something in the trash: an entry's id, or a contact's below zero; what it is called, and since when."""

    id: int
    label: str
    kind: str
    since: str


class TrashScreen(Once, Screen[None]):
    """What was deleted at the left, the last first; at the right it is read."""

    AUTO_FOCUS = "LineList"
    BINDINGS: ClassVar = bindings("trash")
    DEFAULT_CSS = """
    TrashScreen { layout: vertical; }
    TrashScreen #trash-head { height: 1; padding: 0 1; background: $surface; color: $muted; }
    TrashScreen Horizontal { height: 1fr; }
    TrashScreen LineList { width: 44; height: 1fr; }
    TrashScreen Reader { width: 1fr; height: 1fr; }
    TrashScreen.-narrow LineList { width: 32; }
    """
    app: PreseasonApp

    deleted = getters.query_one("#deleted", LineList)
    reader = getters.query_one(Reader)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal = journal
        self._all: dict[int, Deleted] = {}

    def compose(self) -> ComposeResult:
        """How long things stay, what there is, how it reads, the keys."""
        yield Static("", id="trash-head", markup=False)
        with Horizontal():
            yield LineList(id="deleted", name="Trash", empty=EMPTY)
            yield Reader()
        yield KeyBar()
        yield Static(Content(TOO_SMALL), id="too-small")

    def on_mount(self) -> None:
        """Read it."""
        days = self.app.settings.trash_days
        stay = (
            f"What is here goes for good after {days} days"
            if days
            else "What is here stays until you let it go"
        )
        self.query_one("#trash-head", Static).update(Content(f"{stay}, once a backup has it."))
        self.reload()

    # -- reading

    def reload(self, *, show_new: bool = False) -> None:
        """Read the journal again; the cursor stays where it was."""
        today = self.journal.today()
        gone = [
            *(
                (each.deleted_at, each.id, each.label, each.text.kind)
                for each in self.journal.entries.trash()
            ),
            *(
                (each.deleted_at, -each.id, each.text.name, "contact")
                for each in self.journal.contacts.trash()
            ),
        ]
        gone.sort(key=lambda each: each[0] or datetime.min, reverse=True)
        found = [Deleted(each, label, kind, _since(at, today)) for at, each, label, kind in gone]
        self._all = {each.id: each for each in found}
        self.deleted.show(Source([each.id for each in found], self._rows))
        self.deleted.title(f"{len(found):,}")
        self.call_after_refresh(self._read)

    def _rows(self, ids: Sequence[int]) -> list[Row]:
        return [
            Row(each, self._all[each].since.rjust(6), self._all[each].label, self._all[each].kind)
            for each in ids
        ]

    @property
    def _here(self) -> Deleted | None:
        current = self.deleted.current
        return self._all.get(current) if current is not None else None

    def _read(self) -> None:
        here = self._here
        try:
            if here is None:
                self.reader.show_empty(("",))
            elif here.id < 0:
                self.reader.show_card(pages.card(self.journal, -here.id))
            else:
                self.reader.show_entry(pages.entry(self.journal, here.id))
        except NotFound:
            self.reload()

    @on(LineList.Moved)
    def _moved(self) -> None:
        self.call_after_refresh(self._read)

    @on(LineList.Opened)
    def _opened(self) -> None:
        self.reader.focus()

    # -- the keys

    def action_bring_back(self) -> None:
        """Back to where it was."""
        here = self._here
        if here is None:
            return
        try:
            if here.id < 0:
                self.journal.contacts.undelete(-here.id)
            else:
                self.journal.entries.undelete(here.id)
        except PreseasonError as fault:
            self.app.say(str(fault), severity="error")
            return
        self.app.say(f"Brought back: {here.label}")
        self.app.reload_screens()

    def action_purge(self) -> None:
        """Ask for its name, then let it go for good."""
        here = self._here
        if here is None:
            return
        from tui.app.history.farewell import Farewell

        try:
            goes = self._what_goes(here)
        except PreseasonError as fault:
            self.app.say(f"{here.label} stays: {fault}", severity="warning")
            return

        def answered(sure: bool | None) -> None:
            if sure:
                self._purge(here)

        self.app.push_screen(Farewell(here.label, goes), answered)

    def _what_goes(self, here: Deleted) -> str:
        if here.id > 0:
            return "goes with its history and all that it said."
        named = self.journal.contacts.before_purge(-here.id)
        if not named:
            return "goes with all that is known of them."
        those = "One meeting says" if named == 1 else f"{named:,} meetings say"
        return f"goes with all that is known of them. {those} no more that they were there."

    def _purge(self, here: Deleted) -> None:
        try:
            if here.id < 0:
                self.journal.contacts.purge(-here.id)
            else:
                self.journal.entries.purge(here.id)
        except PreseasonError as fault:
            self.app.say(str(fault), severity="error")
        else:
            self.app.say(f"Gone for good: {fit(here.label, 60, pad=False)}")
        self.app.reload_screens()

    def action_back(self) -> None:
        """From the reader to the list, then to the journal."""
        if self.focused is self.reader:
            self.deleted.focus()
        else:
            self.dismiss(None)


def _since(moment: datetime | None, today: date) -> str:
    return day(moment.date(), today) if moment is not None else ""
