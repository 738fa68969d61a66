"""The form about a job search: a new one, one that is changed, or one that ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Grid, Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Label, Static, TextArea

from tui.app.dialogs.dialog import Dialog
from tui.app.editor.line_field import ChoiceField, LineField, Picked
from tui.app.editor.plain_area import PlainArea
from tui.app.season.typed import Field, Row, Typed
from tui.app.widgets.cells import fit
from tui.domain.errors import BadInput, PreseasonError
from tui.domain.seasons import JobSearch

YES, NO = "yes", "no"


class Ask(NamedTuple):
    """What a form is for: its title, the verb of its key, and its fields."""

    title: str
    does: str
    fields: Sequence[Row]


class SearchForm(Dialog[JobSearch | None]):
    """Returns the search as it was kept, or None. `keep` keeps what was typed, or raises what is wrong with
    it; `explain` says how each field is understood; `below` is read beneath the fields."""

    BINDINGS: ClassVar = [("ctrl+s", "save", "Save"), ("escape", "dismiss", "Close")]
    DEFAULT_CSS = """
    SearchForm Grid { grid-size: 3; grid-columns: 12 1fr 36; grid-rows: auto; height: auto; }
    SearchForm Label { color: $muted; padding: 0 1 0 0; width: 12; text-align: right; }
    SearchForm .echo { color: $muted; padding: 0 0 0 2; width: 36; height: auto; }
    SearchForm .wide { column-span: 2; }
    SearchForm Horizontal { height: auto; }
    SearchForm Horizontal .echo { width: 1fr; max-width: 100%; }
    SearchForm Input { background: $panel; padding: 0 1; }
    SearchForm Input:focus, SearchForm ChoiceField:focus { background: $cursor-row; }
    SearchForm ChoiceField { background: $panel; height: 1; }
    SearchForm TextArea {
        height: 3; min-height: 3; border: none; padding: 0; background: $panel;
        &:focus { border: none; background: $cursor-row; }
    }
    SearchForm #fault { color: $error; height: auto; padding: 0 1; }
    SearchForm #below { height: auto; max-height: 24; padding: 0 1; }
    SearchForm.-low #below { max-height: 10; }
    SearchForm #below:focus { background: $panel; }
    SearchForm #below Static { height: auto; }
    """

    def __init__(
        self,
        ask: Ask,
        typed: Typed,
        *,
        keep: Callable[[Typed], JobSearch],
        explain: Callable[[Typed], dict[str, str]],
        below: Content | None = None,
    ) -> None:
        super().__init__()
        self._ask = ask
        self._was = typed
        self._keep = keep
        self._explain = explain
        self._below = below
        self._sure = False

    def compose(self) -> ComposeResult:
        """A row a field: its label, the field, and how it is understood."""
        with VerticalScroll(classes="box", can_focus=False) as box:
            box.border_title = Content(fit(self._ask.title, 66, pad=False))
            more = "" if self._below is None else " · tab to what is open"
            box.border_subtitle = Content(f"ctrl+s {self._ask.does}{more} · esc closes")
            with Grid():
                for field, label, hint in self._ask.fields:
                    yield Label(label)
                    yield from self._field(field, hint)
            yield Static("", id="fault", markup=False)
            if self._below is not None:
                with VerticalScroll(id="below"):
                    yield Static(self._below)

    def _field(self, field: Field, hint: str) -> ComposeResult:
        if field in ("goal", "outcome"):
            area = PlainArea(getattr(self._was, field), id=field, compact=True, tab_behavior="focus")
            area.cursor_blink = False
            area.placeholder = Content(hint)
            area.add_class("wide")
            yield area
            return
        if field == "adopt":
            choice = ChoiceField((YES, NO), YES if self._was.adopt else NO, id=field)
            yield Horizontal(choice, Static("", classes="echo", id=f"{field}-echo"), classes="wide")
            return
        line = LineField(getattr(self._was, field), id=field, hint=hint)
        if field == "name":
            line.add_class("wide")
            yield line
        else:
            yield line
            yield Static("", classes="echo", id=f"{field}-echo")

    def on_mount(self) -> None:
        """To the first field."""
        self._say()
        self.query_one(f"#{self._ask.fields[0][0]}").focus()

    @property
    def typed(self) -> Typed:
        """What stands in the fields now."""
        values: dict[str, str | bool] = {}
        for field, _, _ in self._ask.fields:
            widget = self.query_one(f"#{field}", Widget)
            if isinstance(widget, TextArea):
                values[field] = widget.text.strip()
            elif isinstance(widget, ChoiceField):
                values[field] = widget.value == YES
            elif isinstance(widget, Input):
                values[field] = widget.value.strip()
        return self._was._replace(**values)  # type: ignore[arg-type]

    @on(Input.Changed)
    @on(Picked)
    def _say(self) -> None:
        self.query_one("#fault", Static).update("")
        for field, words in self._explain(self.typed).items():
            self.query_one(f"#{field}-echo", Static).update(Content(words))

    @on(Input.Submitted)
    def _next(self) -> None:
        self.focus_next()

    def action_save(self) -> None:
        """Keep it, or say what is wrong and go there."""
        try:
            kept = self._keep(self.typed)
        except PreseasonError as fault:
            self.query_one("#fault", Static).update(Content(str(fault)))
            field = fault.field if isinstance(fault, BadInput) else ""
            if any(field == each for each, _, _ in self._ask.fields):
                self.query_one(f"#{field}").focus()
        else:
            self.dismiss(kept)

    async def action_dismiss(self, result: JobSearch | None = None) -> None:
        """Close; ask first if something was typed."""
        if self.typed != self._was and not self._sure:
            self._sure = True
            words = f"Not kept yet: ctrl+s {self._ask.does}, esc again closes without."
            self.query_one("#fault", Static).update(Content(words))
            return
        self.dismiss(None)
