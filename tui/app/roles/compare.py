"""Themes by roles, and what each cell rests on; two roles beside each other, with all that was said."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from tui.app.bindings import bindings
from tui.app.editor.line_field import LineField
from tui.app.home.words import TOO_SMALL
from tui.app.roles import matrix_rows, words
from tui.app.roles.evidence_list import EvidenceList
from tui.app.roles.evidence_room import EvidenceRoom
from tui.app.roles.matrix import Matrix
from tui.app.roles.matrix_rows import ORDERS, Order
from tui.app.widgets.cells import fit
from tui.app.widgets.key_bar import KeyBar
from tui.app.widgets.reader import Reader
from tui.app.widgets.top_bar import TopBar
from tui.domain.entries import Stance
from tui.domain.errors import PreseasonError
from tui.domain.roles import Board, Comparison, Said

if TYPE_CHECKING:
    from textual.widget import Widget

    from tui.journal.journal import Journal

STANCES: tuple[Stance, ...] = ("want", "dont", "unsure")
NOTHING_SAID = ("Nothing was said of it here.",)
FILTER_HINT = "A part of a theme’s name; enter or ↓ goes to the themes, esc shows all"


class FilterLine(LineField):
    """What is typed narrows the themes at once."""

    BINDINGS: ClassVar = [("down,enter", "screen.matrix", "Themes"), ("escape", "screen.no_filter", "All")]


class CompareScreen(EvidenceRoom):
    """All roles, or `pair`, of which both columns have their evidence below."""

    CSS_PATH = "compare.tcss"
    AUTO_FOCUS = "#matrix"
    BINDINGS: ClassVar = [*bindings("compare"), *bindings("evidence")]

    matrix = getters.query_one(Matrix)
    other = getters.query_one("#evidence-other", EvidenceList)
    line = getters.query_one(FilterLine)

    def __init__(
        self, journal: Journal, *, search: str | None = None, pair: tuple[str, str] | None = None
    ) -> None:
        super().__init__(journal)
        self._search = search
        self._pair = pair
        self._order: Order = ORDERS[0]
        self._comparison = Comparison((), ())
        self._boards: dict[str, Board] = {}

    def compose(self) -> ComposeResult:
        """What narrows the themes, the matrix, and the evidence below it."""
        bar = TopBar()
        bar.room = "Roles"
        yield bar
        yield FilterLine(id="compare-line", hint=FILTER_HINT)
        yield Matrix()
        yield EvidenceList(empty=NOTHING_SAID)
        yield EvidenceList(id="evidence-other", empty=NOTHING_SAID)
        yield Reader()
        yield KeyBar()
        yield Static(Content(TOO_SMALL), id="too-small")

    def on_mount(self) -> None:
        """Compare."""
        self.set_class(self._pair is not None, "-pair")
        self.reload()

    # -- reading

    def reload(self, *, show_new: bool = False) -> None:
        """Read the journal again; the cursor stays on its cell."""
        self._boards = {}
        try:
            self._comparison = self.journal.roles.compare(self._pair or (), self._search)
        except PreseasonError as fault:
            self.app.say(str(fault), severity="warning")
            self.leave()
            return
        self._show()
        super().reload(show_new=show_new)

    def _show(self, *, top: bool = False) -> None:
        role = self.matrix.role or (self._comparison.roles[0] if self._comparison.roles else None)
        rows = matrix_rows.rows(self._comparison, self._order, role, self.line.value)
        self.matrix.show(self._comparison.roles, rows, top=top)
        sorted_by = f"most said of {role}" if self._order == "this role" and role else self._order
        title = " beside ".join(self._pair) if self._pair else "Compare"
        count = words.counted(len(rows), "theme")
        self.matrix.border_title = Content(fit(f"{title} ─ {count} ─ {sorted_by}", 90, pad=False))
        if not rows:
            typed = bool(self.line.value.strip())
            said = "No theme is called so." if typed else "Nothing was said of any role yet."
            self.matrix.border_subtitle = Content(said)
        else:
            self.matrix.border_subtitle = Content(
                "s sorts · / filters" if not self.has_class("-filter") else ""
            )

    def _said(self, role: str, theme: str) -> list[Said]:
        board = self._boards.get(role)
        if board is None:
            board = self._boards[role] = self.journal.roles.board(role, self._search)
        of = {"want": board.want, "dont": board.dont, "unsure": board.unsure}
        return [
            said
            for stance in STANCES
            for tally in of[stance]
            if tally.theme == theme
            for said in tally.evidence
        ]

    @on(Matrix.Moved)
    def _moved(self) -> None:
        self.call_after_refresh(self._show_evidence)

    def _show_evidence(self) -> None:
        theme, role = self.matrix.theme, self.matrix.role
        roles = self._pair or ((role,) if role is not None else ())
        for evidence, each in zip((self.evidence, self.other), roles, strict=False):
            try:
                said = self._said(each, theme) if theme is not None else []
            except PreseasonError:
                self.reload()
                return
            words_ = f"{each} ─ {theme}" if theme is not None else each
            same = evidence.said == tuple(said)
            evidence.show_said(said, words_, keep=same)
        if not roles:
            self.evidence.show_said((), "Evidence")

    # -- the keys

    def action_sort(self) -> None:
        """The next order."""
        self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        self._show(top=True)

    def action_filter(self) -> None:
        """Type which themes to show."""
        self.set_class(True, "-filter")
        self.line.focus()

    @on(Input.Changed)
    def _typed(self) -> None:
        self._show(top=True)

    def action_matrix(self) -> None:
        """From the line to the themes."""
        self.set_class(bool(self.line.value.strip()), "-filter")
        self.matrix.focus()

    def action_no_filter(self) -> None:
        """Show all themes again."""
        self.line.value = ""
        self.action_matrix()

    def action_beside(self) -> None:
        """This role beside another one."""
        role = self.matrix.role
        others = [each for each in self.journal.roles.names() if each != role]
        if role is None or self._pair is not None or not others:
            self.app.say("There is no other role to put beside it.")
            return
        from tui.app.dialogs.choosing import Choose

        self.app.push_screen(Choose(f"{role} beside", others, does="compares"), partial(self._beside, role))

    def _beside(self, role: str, other: str | None) -> None:
        if other is not None:
            screen = CompareScreen(self.journal, search=self._search, pair=(role, other))
            self.app.push_screen(self.of_this_size(screen))

    @on(Matrix.Opened)
    def _open_cell(self) -> None:
        self._show_evidence()
        second = self._pair is not None and self.matrix.column == 1
        self.look_at(self.other if second else self.evidence)

    def before_evidence(self) -> Widget:
        """The matrix."""
        return self.matrix

    def leave(self) -> None:
        """Show every theme again, then back to where it was opened from."""
        if self.line.value:
            self.action_no_filter()
        elif self.is_current:
            self.app.pop_screen()
