"""What stands around a field of the header: a word before it, its meaning beside it, a sentence below."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from tui.domain.text import visible


class Label(Static):
    """The word before a field."""

    def __init__(self, word: str) -> None:
        super().__init__(Content(word), classes="label")


class Echo(Static):
    """How a field is understood, beside it."""

    def say(self, words: str, *, wrong: bool = False) -> None:
        """Replace what it says."""
        self.set_class(wrong, "-wrong")
        self.set_class(not words, "-silent")
        self.update(Content(visible(words)))


class Note(Static):
    """A sentence below a field, there only while there is something to say."""

    def say(self, content: Content) -> None:
        """Replace what it says; nothing hides it."""
        self.display = bool(content.plain)
        self.update(content)
