"""The history of an entry: every state it was saved in, what each save changed, and the way back to any."""

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
from tui.app.widgets.cells import fit
from tui.app.widgets.key_bar import KeyBar
from tui.app.widgets.line_list import LineList
from tui.app.widgets.paging import Row, Source
from tui.app.widgets.side_by_side import Side, SideBySide
from tui.domain.comparing import beside
from tui.domain.dates import show_date
from tui.domain.entries import EntryText, Revision
from tui.domain.errors import NotFound, PreseasonError

if TYPE_CHECKING:
    from tui.app.app import PreseasonApp
    from tui.journal.journal import Journal


def words(body: str) -> str:
    """How long a text is."""
    count = len(body.split())
    return "1 word" if count == 1 else f"{count:,} words"


class HistoryScreen(Once, Screen[None]):
    """Revisions at the left, the newest first; at the right the one under the cursor beside another one."""

    AUTO_FOCUS = "LineList"
    BINDINGS: ClassVar = bindings("history")
    DEFAULT_CSS = """
    HistoryScreen { layout: vertical; }
    HistoryScreen #history-head {
        height: 1; padding: 0 1; background: $surface; color: $primary; text-style: bold;
    }
    HistoryScreen Horizontal { height: 1fr; }
    HistoryScreen LineList { width: 36; height: 1fr; }
    HistoryScreen SideBySide { width: 1fr; height: 1fr; }
    HistoryScreen.-narrow Horizontal { layout: vertical; }
    HistoryScreen.-narrow LineList { width: 1fr; height: 8; }
    """
    app: PreseasonApp

    revisions = getters.query_one("#revisions", LineList)
    texts = getters.query_one(SideBySide)

    def __init__(self, journal: Journal, entry_id: int) -> None:
        super().__init__()
        self.journal = journal
        self.entry_id = entry_id
        self._all: dict[int, Revision] = {}
        self._with_present = False

    def compose(self) -> ComposeResult:
        """Whose history it is, the revisions, two texts, the keys."""
        yield Static("", id="history-head", markup=False)
        with Horizontal():
            yield LineList(id="revisions", name="Revisions", empty=())
            yield SideBySide()
        yield KeyBar()
        yield Static(Content(TOO_SMALL), id="too-small")

    def on_mount(self) -> None:
        """Read them."""
        self.reload()

    # -- reading

    def reload(self, *, show_new: bool = False) -> None:
        """Read the journal again; the cursor stays on its revision, or with `show_new` goes to the newest."""
        try:
            entry = self.journal.entries.get(self.entry_id)
            self._all = {each.number: each for each in self.journal.entries.revisions(self.entry_id)}
        except NotFound:
            self.app.say("This entry is gone.", severity="warning")
            self.dismiss(None)
            return
        head = f"History of {entry.label}, {show_date(entry.text.on)}"
        self.query_one("#history-head", Static).update(Content(fit(head, 200, pad=False)))
        numbers = sorted(self._all, reverse=True)
        keep = numbers[0] if show_new else None
        self.revisions.show(Source(numbers, self._rows), keep=keep)
        self.revisions.title(f"{len(numbers):,}")
        self.call_after_refresh(self._show)

    def _rows(self, numbers: Sequence[int]) -> list[Row]:
        newest = max(self._all)
        return [
            Row(
                number,
                f"{number:>3}",
                f"{show_date(self._all[number].saved_at.date()).split(' ', 1)[1]}, "
                f"{self._all[number].saved_at:%H:%M}",
                "now" if number == newest else words(self._all[number].text.body),
            )
            for number in numbers
        ]

    @property
    def _here(self) -> Revision | None:
        number = self.revisions.current
        return self._all.get(number) if number is not None else None

    def _show(self) -> None:
        here = self._here
        if here is None:
            return
        newest = self._all[max(self._all)]
        if self._with_present:
            pair = Side(f"Revision {here.number}", "−", "old"), Side("Now", "+", "new")
            self.texts.show(pair, beside(here.text, newest.text))
            return
        before = self._all.get(here.number - 1)
        empty = EntryText(here.text.kind, here.text.on)
        name = f"Before: revision {here.number - 1}" if before is not None else "Before: nothing"
        text = before.text if before is not None else here.text._replace(**empty._asdict())
        self.texts.show(
            (Side(name, "−", "old"), Side(f"Revision {here.number}", "+", "new")), beside(text, here.text)
        )

    @on(LineList.Moved)
    def _moved(self) -> None:
        self.call_after_refresh(self._show)

    # -- the keys

    def action_compare(self) -> None:
        """Beside what the entry says now, or beside what it said before."""
        self._with_present = not self._with_present
        self._show()

    def action_restore(self) -> None:
        """Let the entry say again what it said then, as a new revision."""
        here = self._here
        if here is None:
            return
        try:
            entry = self.journal.entries.get(self.entry_id)
            if here.text == entry.text:
                self.app.say("That is what it says now.")
                return
            entries = self.journal.entries
            saved = entries.restore_revision(self.entry_id, here.number, seen=entry.version)
        except PreseasonError as fault:
            self.app.say(f"Not restored: {fault}", severity="error")
            return
        self.app.say(f"It says again what revision {here.number} said: {saved.entry.label}. u undoes it.")
        self.app.reload_screens(show_new=True)

    def action_copy(self) -> None:
        """The text of the revision, to the clipboard."""
        from tui.app.clipboard import copy

        if self._here is not None:
            self.app.say(copy(self.app, self._here.text.body))

    @on(LineList.Opened)
    def _opened(self) -> None:
        self.texts.focus()

    def action_back(self) -> None:
        """From the texts to the revisions, then back to where it was opened."""
        if self.focused is self.texts:
            self.revisions.focus()
        else:
            self.dismiss(None)
