"""The preview of an import: what is new, what changes, what stays out, and a choice for each who is there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tui.app.bindings import bindings
from tui.app.dialogs.once import Once
from tui.app.home.words import TOO_SMALL
from tui.app.imports.pages import CHOICES, page, row
from tui.app.imports.preview import Choosing, Preview, asks, rows
from tui.app.widgets.key_bar import KeyBar
from tui.app.widgets.line_list import LineList
from tui.app.widgets.paging import Row, Source
from tui.app.widgets.reader import Reader
from tui.app.widgets.reader_records import CardPage, TextPage
from tui.domain.errors import NotFound
from tui.domain.import_words import counts, left_out, noun_of
from tui.domain.imports import Item, Problem
from tui.interop.importing import COLUMNS, MEETINGS

if TYPE_CHECKING:
    from tui.app.app import PreseasonApp
    from tui.domain.people import ContactText
    from tui.journal.journal import Journal

EMPTY = ("Nothing new in it: all of it is here already.", "`esc` goes back.")
Answer = tuple[str, Choosing]


class ImportScreen(Once, Screen[Answer | None]):
    """Ends with what is wanted next (`bring`, `meetings`, `columns`, `format`) and what was chosen."""

    AUTO_FOCUS = "LineList"
    BINDINGS: ClassVar = bindings("import")
    DEFAULT_CSS = """
    ImportScreen { layout: vertical; }
    ImportScreen #import-head { height: auto; max-height: 4; padding: 0 1; background: $surface; }
    ImportScreen Horizontal { height: 1fr; }
    ImportScreen LineList { width: 1fr; height: 1fr; }
    ImportScreen Reader { width: 1fr; height: 1fr; }
    """
    app: PreseasonApp

    found = getters.query_one("#import-list", LineList)
    reader = getters.query_one(Reader)

    def __init__(self, journal: Journal, shown: Preview) -> None:
        super().__init__()
        self.journal = journal
        self.shown = shown
        self.choosing = Choosing(shown)
        self._rows = list(rows(shown.told))
        self._known: dict[int, ContactText | None] = {}

    def compose(self) -> ComposeResult:
        """What it comes to, the list, the record, the keys."""
        yield Static("", id="import-head", markup=False)
        with Horizontal():
            yield LineList(id="import-list", name="Preview", empty=EMPTY)
            yield Reader()
        yield KeyBar()
        yield Static(Content(TOO_SMALL), id="too-small")

    def on_mount(self) -> None:
        """Show it."""
        told, wish = self.shown.told, self.shown.wish
        so = " · with meetings" if wish.meetings else ""
        head = Content.assemble((told.source, "bold"), (f" · {wish.called}{so}\n", "$muted"))
        head = head.append_text(counts(told.tallies))
        if told.new_people:
            head = head.append_text(
                f", {told.new_people:,} new {noun_of('contact', told.new_people)} along with it"
            )
        if told.problem_count:
            head = head.append_text(f" · {left_out(told.problem_count)}", "$warning")
        for remark in told.remarks[:2]:
            head = head.append_text(f"\n{remark}", "$muted")
        self.query_one("#import-head", Static).update(head)
        self._show()
        total = told.total
        more = total.new + total.changed + total.skipped + told.problem_count - len(self._rows)
        self.found.title(f"{len(self._rows):,}" + (f" of {len(self._rows) + more:,}" if more else ""))

    def _show(self) -> None:
        self.found.show(Source(list(range(len(self._rows))), self._lines))
        self.call_after_refresh(self._read)

    def _lines(self, numbers: Sequence[int]) -> list[Row]:
        return [
            row(number, self._rows[number], self.choosing, self._former(self._rows[number]))
            for number in numbers
        ]

    def _former(self, one: Item | Problem) -> ContactText | None:
        """Who is here already, as they are."""
        if isinstance(one, Problem) or one.noun != "contact" or not asks(one):
            return None
        if one.id not in self._known:
            try:
                self._known[one.id] = self.journal.contacts.get(one.id).text
            except NotFound:
                self._known[one.id] = None
        return self._known[one.id]

    @property
    def _here(self) -> Item | Problem | None:
        current = self.found.current
        return self._rows[current] if current is not None else None

    def _read(self) -> None:
        here = self._here
        if here is None:
            self.reader.show_empty(("",))
            return
        shown = page(here, self.choosing, self._former(here))
        if isinstance(shown, CardPage):
            self.reader.show_card(shown)
        elif isinstance(shown, TextPage):
            self.reader.show_text(shown)

    @on(LineList.Moved)
    def _moved(self) -> None:
        self.call_after_refresh(self._read)

    @on(LineList.Opened)
    def _opened(self) -> None:
        self.reader.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what makes a difference to this format is offered."""
        if action == "meetings":
            return self.shown.wish.format in MEETINGS
        if action == "columns":
            return self.shown.wish.format in COLUMNS
        if action in ("choose", "choose_all"):
            return any(isinstance(each, Item) and asks(each) for each in self._rows)
        return True

    # -- the keys

    def action_choose(self) -> None:
        """What becomes of the one under the cursor."""
        here = self._here
        if isinstance(here, Item) and asks(here):
            self.choosing.next(here)
            self._show()

    def action_choose_all(self) -> None:
        """The same for all who are there already."""
        here = self._here
        if isinstance(here, Item) and asks(here):
            policy = self.choosing.of(here)
            self.choosing.for_all(policy)
            self.app.say(f"All who are there already: {CHOICES[policy]}")
            self._show()

    def action_bring(self) -> None:
        """Bring it in."""
        self.dismiss(("bring", self.choosing))

    def action_meetings(self) -> None:
        """Read it again, with meetings or without."""
        self.dismiss(("meetings", self.choosing))

    def action_columns(self) -> None:
        """Ask for the columns."""
        self.dismiss(("columns", self.choosing))

    def action_format(self) -> None:
        """Ask for the format."""
        self.dismiss(("format", self.choosing))

    def action_back(self) -> None:
        """From the record to the list, then away."""
        if self.focused is self.reader:
            self.found.focus()
        else:
            self.dismiss(None)
