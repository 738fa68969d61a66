"""One of many names, found by typing a part of it, with what would follow from it in a line below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from tui.app.dialogs.dialog import Dialog
from tui.app.editor.completion import complete
from tui.app.editor.known_names import KnownNames
from tui.app.editor.line_field import LineField
from tui.app.widgets.cells import fit, width_of
from tui.app.widgets.choices import Choices
from tui.domain.errors import PreseasonError
from tui.domain.text import clean_line, fold

SHOWN = 8
"""Names shown while nothing is typed."""
ROW = 68
"""Cells of a row: the name at the left, its note at the right."""


class Choose(Dialog[str | None]):
    """Returns a name or None. `notes` stand beside names; `explain` says what choosing one would do.

    With `free`, what is typed may be chosen too, and is then called a new one.
    """

    BINDINGS: ClassVar = [
        ("escape", "dismiss", "Close"),
        ("down,ctrl+n", "move(1)", "Down"),
        ("up,ctrl+p", "move(-1)", "Up"),
    ]
    DEFAULT_CSS = """
    Choose .box { width: 72; }
    Choose Input { background: $panel; padding: 0 1 !important; }
    Choose Input:focus { background: $cursor-row; }
    Choose OptionList { height: auto; max-height: 8; border: none; padding: 0; background: $surface; }
    Choose OptionList > .option-list--option-highlighted {
        background: $cursor-row; color: $foreground; text-style: bold;
    }
    Choose Static { color: $muted; padding: 0 1; height: auto; max-height: 3; }
    .-low Choose OptionList { max-height: 5; }
    """

    def __init__(
        self,
        title: str,
        known: Sequence[str],
        *,
        does: str,
        first: Sequence[str] = (),
        notes: Mapping[str, str] | None = None,
        explain: Callable[[str], str] | None = None,
        free: str = "",
        typed: str = "",
    ) -> None:
        """`does` is the verb of enter; `first` are the likeliest names; `free` calls a name that is new."""
        super().__init__()
        self._title = title
        self._does = does
        self._known = KnownNames(known)
        self._first = tuple(dict.fromkeys((*first, *known)))[:SHOWN]
        self._notes = notes or {}
        self._explain = explain
        self._free = free
        self._typed = typed
        self._offered: list[str] = []

    def compose(self) -> ComposeResult:
        """A line to type in, the names, and what would follow."""
        with Vertical(classes="box") as box:
            box.border_title = Content(fit(self._title, 66, pad=False))
            box.border_subtitle = Content(f"enter {self._does} · esc closes")
            yield LineField(self._typed, id="choose-typed", hint="Type a part of the name")
            names = Choices(id="choose-names")
            names.can_focus = False
            yield names
            yield Static("", id="choose-says", markup=False)

    def on_mount(self) -> None:
        """Offer the likeliest."""
        self.query_one(LineField).action_select_all()
        self._offer()

    @on(Input.Changed)
    def _offer(self) -> None:
        typed = clean_line(self.query_one(LineField).value)
        found = self._fitting(typed) if typed else list(self._first)
        fresh = typed and self._free and not any(fold(name) == fold(typed) for name in self._known.names)
        if fresh:
            found = [*found, typed]
        self._offered = found
        rows = [self._row(name, new=bool(fresh) and name is found[-1]) for name in found]
        self.query_one(Choices).offer(rows)
        self._say()

    def _fitting(self, typed: str) -> list[str]:
        """Names in which every typed word begins one, in the order they were given; then those like it."""
        begun = f" {fold(typed)}".split(" ")[1:]
        sure = [
            self._known.names[place]
            for place in self._known.holding(typed)
            if all(f" {word}" in f" {self._known.folded[place]}" for word in begun)
        ]
        like = [each.name for each in complete(self._known, typed)]
        return list(dict.fromkeys((*sure[:SHOWN], *like)))[:SHOWN]

    def _row(self, name: str, *, new: bool) -> Content:
        note = self._free if new else self._notes.get(name, "")
        room = min(ROW, max(20, self.app.size.width - 8)) - 2 - width_of(note)
        return Content(fit(name, room)).append_text(f" {note}", "$muted")

    @property
    def _chosen(self) -> str | None:
        place = self.query_one(Choices).highlighted
        return self._offered[place] if place is not None and place < len(self._offered) else None

    @on(OptionList.OptionHighlighted)
    def _say(self) -> None:
        name = self._chosen
        words = ""
        if name is None:
            words = "Nothing is called so." if self._known.names else "There is none yet: type a name."
        if name is not None and self._explain is not None:
            try:
                words = self._explain(name)
            except PreseasonError as fault:
                words = str(fault)
        self.query_one("#choose-says", Static).update(Content(words))

    def action_move(self, by: int) -> None:
        """Up or down in the names."""
        names = self.query_one(Choices)
        names.action_cursor_down() if by > 0 else names.action_cursor_up()

    @on(Input.Submitted)
    def _take(self) -> None:
        if self._chosen is not None:
            self.dismiss(self._chosen)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._offered[event.option_index])

    async def action_dismiss(self, result: str | None = None) -> None:
        """Close."""
        self.dismiss(None)
