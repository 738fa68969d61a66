"""The Markdown being written: a TextArea with marks in colour, lists that continue, and no crashes."""

from __future__ import annotations

import re
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.message import Message

from tui.app.bindings import bindings
from tui.app.editor.list_item import SIGNS, ended, indented, list_item, marked, next_prefix
from tui.app.editor.plain_area import PlainArea, shown
from tui.app.widgets.themed import Themed
from tui.domain.marks import highlights

LOOKS = {kind: f"bold ${kind}" for kind in ("want", "dont", "unsure", "intro", "promise", "feedback", "todo")}
LOOKS |= {"done": "$muted", "heading": "bold", "theme": "$secondary", "due": "underline"}
"""How each kind of highlight is drawn."""
_COLOURED = 2000
"""Characters of one line that are looked at for marks."""
_REMEMBERED = 4000
"""Lines whose colours are remembered."""


_TWICE = re.compile(
    r"(?P<item>[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[[-+?><~ ]\][ \t]+(?:[-*+][ \t]+)?(?P<mark>\[[-+?><~ xX]\])"
)
"""An item that goes on with a mark, and nothing behind that but another mark."""


class MarkdownArea(PlainArea):
    """Posts `Said` when something about incoming text is worth a notice, `Marking` when it awaits a sign."""

    BINDINGS: ClassVar = bindings("text")

    class Said(Message):
        """Something happened to incoming text."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Marking(Message):
        """The next key is a sign, or no longer is."""

        def __init__(self, on: bool) -> None:
            super().__init__()
            self.on = on

    def __init__(self, text: str = "", *, id: str | None = None) -> None:
        self._lines_coloured: dict[str, Text] = {}
        self._styles = Themed(self, LOOKS)
        self._marking = False
        super().__init__(text, id=id, soft_wrap=True, tab_behavior="focus", highlight_cursor_line=False)
        self.match_cursor_bracket = False
        self.cursor_blink = False

    # -- the text

    def put(self, text: str) -> None:
        """Replace the whole text by another, as one step that ctrl+z takes back."""
        if text != self.text:
            self.history.checkpoint()
            self.replace(text, (0, 0), self.document.end, maintain_selection_offset=False)

    # -- colours

    def get_line(self, line_index: int) -> Text:
        """One line with its marks in colour and its control characters visible, cell for cell."""
        source = self.document.get_line(line_index)
        line = self._lines_coloured.get(source)
        if line is None:
            if len(self._lines_coloured) >= _REMEMBERED:
                self._lines_coloured.clear()
            line = self._lines_coloured[source] = self._coloured(source)
        return line.copy()

    def _coloured(self, source: str) -> Text:
        line = Text(shown(source), end="", no_wrap=True)
        for start, end, kind in highlights(source[:_COLOURED]):
            line.stylize(self._styles[kind], start, end)
        return line

    def notify_style_update(self) -> None:
        """The theme changed: so do the colours."""
        self._lines_coloured.clear()
        self._styles.forget()
        super().notify_style_update()

    # -- keys

    async def on_key(self, event: events.Key) -> None:
        """A sign while one is awaited; Enter in a list."""
        if self._marking:
            self._stop_marking()
            sign = " " if event.character in ("x", "X", "[") else event.character
            if sign and sign in SIGNS:
                self.action_set_mark(sign)
                self._taken(event)
            elif event.key == "escape":
                self._taken(event)
        elif (event.key == "enter" and self._continue_list()) or (
            event.key == "space" and self._take_second_mark()
        ):
            self._taken(event)

    @staticmethod
    def _taken(event: events.Key) -> None:
        event.stop()
        event.prevent_default()

    def on_blur(self) -> None:
        """A sign is no longer awaited."""
        self._stop_marking()

    def _stop_marking(self) -> None:
        if self._marking:
            self._marking = False
            self.post_message(self.Marking(False))

    def await_mark(self) -> None:
        """The next key is the sign of a mark for this line."""
        self._marking = True
        self.post_message(self.Marking(True))

    def action_set_mark(self, sign: str) -> None:
        """Give the line of the cursor a mark, or take it off."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        new = marked(line, sign)
        self._put_line(row, new, column + len(new) - len(line))

    def action_indent(self) -> None:
        """In a list one level further in; elsewhere on to the next field."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        item = list_item(line)
        if item is None:
            self.screen.focus_next()
            return
        new = indented(item)
        self._put_line(row, new, column + len(new) - len(line))

    def _continue_list(self) -> bool:
        if not self.selection.is_empty:
            return False
        row, column = self.cursor_location
        line = self.document.get_line(row)
        item = list_item(line)
        if item is None or column < len(item.prefix.rstrip()) or self._in_code(row):
            return False
        if not item.words.strip():
            new = ended(item)
            self._put_line(row, new, len(new))
            return True
        prefix = next_prefix(item)
        rest = line[column:]
        end = (row, column + len(rest) - len(rest.lstrip()))
        self.replace("\n" + prefix, (row, column), end, maintain_selection_offset=False)
        return True

    def _take_second_mark(self) -> bool:
        """A mark typed behind the one that Enter went on with takes its place."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        twice = _TWICE.fullmatch(line) if column == len(line) else None
        if twice is None:
            return False
        new = f"{twice['item']}{twice['mark']} "
        self._put_line(row, new, len(new))
        return True

    def _in_code(self, row: int) -> bool:
        """Whether a row stands in fenced code."""
        above = self.document[0:row]
        return sum(line.lstrip()[:3] in ("```", "~~~") for line in above) % 2 == 1

    def _put_line(self, row: int, new: str, column: int) -> None:
        line = self.document.get_line(row)
        self.history.checkpoint()
        self.replace(new, (row, 0), (row, len(line)), maintain_selection_offset=False)
        self.move_cursor((row, max(0, min(column, len(new)))))

    def tell(self, words: str) -> None:
        """Whoever has this area says it."""
        self.post_message(self.Said(words))
