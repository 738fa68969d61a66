"""Text of any length to write in: quick to wrap, control characters visible, pastes fit to type in."""

from __future__ import annotations

from rich.text import Text
from textual import events
from textual.geometry import Offset
from textual.widgets import TextArea
from textual.widgets.text_area import DocumentNavigator, Selection

from tui.app.editor.document import LineDocument, QuickWrap
from tui.app.editor.paste import incoming
from tui.domain.text import CONTROL, visible


class PlainArea(TextArea):
    """Textual's area of text, made to bear what comes in from outside."""

    def _set_document(self, text: str, language: str | None) -> None:
        """Our own document and wrapping in the place of Textual's; it has no public door for this."""
        super()._set_document("", None)
        self.document = LineDocument(text)
        self.wrapped_document = QuickWrap(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._rewrap_and_refresh_virtual_size()

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Textual's, with a cursor left beyond the text by an undo brought back first (its issue 6686)."""
        last = self.document.line_count - 1
        if max(self.selection.start[0], self.selection.end[0]) > last:
            self.set_reactive(TextArea.selection, Selection.cursor(self.document.end))
        return super().scroll_cursor_visible(center, animate)

    def find_matching_bracket(self, bracket: str, search_from: tuple[int, int]) -> None:
        """None: for an unclosed bracket it would read to the end, and `[` is half of every mark."""
        return

    def get_line(self, line_index: int) -> Text:
        """One line with its control characters visible, cell for cell."""
        return Text(shown(self.document.get_line(line_index)), end="", no_wrap=True)

    # -- pastes

    async def on_paste(self, event: events.Paste) -> None:
        """A paste, made fit to type in."""
        event.stop()
        event.prevent_default()
        self._take(event.text)

    def action_paste(self) -> None:
        """The same from the app's own clipboard."""
        self._take(self.app.clipboard)

    def _take(self, text: str) -> None:
        if self.read_only or not text:
            return
        fit = incoming(text)
        result = self.replace(fit.text, *self.selection, maintain_selection_offset=False)
        self.move_cursor(result.end_location)
        if fit.said:
            self.tell(fit.said)

    def tell(self, words: str) -> None:
        """Say something about incoming text."""
        self.notify(words, markup=False)


def shown(line: str) -> str:
    """A line with a mark in place of each control character, as long as it is."""
    marked = CONTROL.sub(lambda match: visible(match[0])[:1] * len(match[0]), line)
    return marked if len(marked) == len(line) else line
