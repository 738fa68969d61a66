"""A field of names that completes as one types, in a list below it that never takes the keyboard."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tui.app.editor.completion import Completion, complete
from tui.app.editor.known_names import KnownNames
from tui.app.editor.line_field import LineField
from tui.app.editor.name_list import at_cursor, quoted, split_names
from tui.domain.text import fold, visible


class NameInput(LineField):
    """The line itself: while names are offered, the arrows, Tab, Enter and Esc are theirs."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "offer('down')", "Next name", show=False),
        Binding("up", "offer('up')", "Previous name", show=False),
        Binding("tab", "offer('tab')", "Take", show=False),
        Binding("enter", "offer('enter')", "Keep", show=False),
        Binding("escape", "offer('escape')", "Leave", show=False),
    ]

    class Pressed(Message):
        """A key that may be the offer's."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only keys that the offer, or a question, has a use for; the others go on to the screen."""
        if action == "offer" and parameters[0] != "enter":
            return self.query_ancestor(NameField).wants(str(parameters[0]))
        return True

    async def action_offer(self, key: str) -> None:
        """Hand the key to the field; an Enter it has no use for ends the line, as in every Input."""
        field = self.query_ancestor(NameField)
        if field.wants(key):
            field.take_key(key)
        else:
            await self.action_submit()


class NameField(Vertical):
    """Names, comma separated unless `single`, and the offer of known ones.

    `question` is the typed name that is asked about, and the name it may mean if there is only one: Tab
    takes that, Enter keeps what is typed.
    """

    class Answered(Message):
        """The question was answered: `keep` means as typed."""

        def __init__(self, typed: str, keep: bool) -> None:
            super().__init__()
            self.typed = typed
            self.keep = keep

    class OfferClosed(Message):
        """No names are offered any more."""

    def __init__(
        self, names: KnownNames, value: str = "", *, id: str, hint: str = "", single: bool = False
    ) -> None:
        super().__init__(id=f"{id}-field")
        self._known = names
        self._single = single
        self._offered: list[Completion] = []
        self._quiet = value
        self.question: tuple[str, str | None] | None = None
        self.line = NameInput(value, id=id, hint=hint, listed=not single)
        self.offer = OptionList(id=f"{id}-offer", classes="offer", markup=False, compact=True)
        self.offer.can_focus = False

    def compose(self) -> ComposeResult:
        """The line; the offer over what is below comes when there is one."""
        yield self.line

    @property
    def value(self) -> str:
        """What is typed."""
        return self.line.value

    def set_value(self, value: str) -> None:
        """Put a text in, offering nothing for it."""
        self._quiet = value
        self.line.value = value
        self.line.cursor_position = len(value)
        self.close_offer()

    @property
    def offering(self) -> bool:
        """Whether names are offered."""
        return bool(self._offered)

    def close_offer(self) -> None:
        """Offer nothing."""
        if self._offered:
            self._offered = []
            self.offer.display = False
            self.post_message(self.OfferClosed())

    def wants(self, key: str) -> bool:
        """Whether a key means something here now."""
        if key in ("down", "up", "escape"):
            return self.offering or key == "down"
        if key not in ("tab", "enter"):
            return False
        if self.offering and self.offer.highlighted is not None:
            return True
        return self.question is not None and (key == "enter" or self.question[1] is not None)

    def take_key(self, key: str) -> None:
        """Move in the offer, take from it, leave it; or answer the question."""
        if key == "escape":
            self.close_offer()
        elif key == "down" and not self.offering:
            self._offer_for_cursor()
        elif key in ("down", "up"):
            self.offer.action_cursor_down() if key == "down" else self.offer.action_cursor_up()
        elif self._offered and self.offer.highlighted is not None:
            self._take(self._offered[self.offer.highlighted].name)
        elif self.question is not None:
            typed, meant = self.question
            self.question = None
            self.close_offer()
            if key == "tab" and meant is not None:
                self.swap(typed, meant)
            self.post_message(self.Answered(typed, keep=key != "tab"))

    def swap(self, typed: str, meant: str) -> None:
        """Put one name in the place of another."""
        names = [meant if fold(name) == fold(typed) else name for name in split_names(self.value)]
        self.set_value(", ".join(quoted(name) for name in names))

    @on(Input.Changed)
    def _offer_names(self, event: Input.Changed) -> None:
        if event.value == self._quiet or not self.line.has_focus:
            self._quiet = event.value
            return
        self._quiet = ""
        self._offer_for_cursor()

    def _offer_for_cursor(self) -> None:
        start, end = self._part()
        typed = self.value[start:end].strip('"')
        others = [] if self._single else [n for n in split_names(self.value) if fold(n) != fold(typed)]
        found = complete(self._known, typed, leave_out=others)
        if not found or any(fold(completion.name) == fold(typed) for completion in found):
            self.close_offer()
            return
        self._offered = found
        if not self.offer.is_attached:
            self.mount(self.offer)
        self.offer.set_options([Option(Content(visible(completion.name))) for completion in found])
        self.offer.highlighted = 0 if found and found[0].sure else None
        self.offer.display = True

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._take(self._offered[event.option_index].name)
        self.line.focus()

    def _part(self) -> tuple[int, int]:
        if self._single:
            return 0, len(self.value)
        return at_cursor(self.value, self.line.cursor_position)

    def _take(self, name: str) -> None:
        start, end = self._part()
        put = name if self._single else quoted(name)
        value = self.value[:start] + put + self.value[end:]
        self._quiet = value
        self.line.value = value
        self.line.cursor_position = start + len(put)
        self.close_offer()

    def on_descendant_blur(self) -> None:
        """Nothing is offered to a field one has left."""
        self.close_offer()
