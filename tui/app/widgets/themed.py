"""Styles named in a line of words, in the colours of the theme.

A component class costs the start of the app about a millisecond each, in CSS to parse and nodes to match;
the panes and the reader need forty between them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.style import Style
from textual.color import Color
from textual.widget import Widget

_ATTRIBUTES = frozenset(("bold", "italic", "underline", "strike", "reverse"))


class Themed:
    """The styles of one widget by name; `forget` them when the theme changes."""

    def __init__(self, widget: Widget, looks: Mapping[str, str]) -> None:
        """`looks` maps a name to words such as `bold $want on $panel`."""
        self._widget = widget
        self._looks = looks
        self._styles: dict[str, Style] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._looks

    def __getitem__(self, name: str) -> Style:
        style = self._styles.get(name)
        if style is None:
            style = self._styles[name] = self._read(self._looks[name])
        return style

    def forget(self) -> None:
        """The theme changed."""
        self._styles.clear()

    def _read(self, words: str) -> Style:
        variables = self._widget.app.theme_variables
        style = Style()
        ground = False
        for word in words.split():
            if word == "on":
                ground = True
            elif word.removeprefix("not-") in _ATTRIBUTES:
                on: Any = {word.removeprefix("not-"): not word.startswith("not-")}
                style += Style(**on)
            else:
                colour = Color.parse(variables[word.removeprefix("$")]).rich_color
                style += Style(bgcolor=colour) if ground else Style(color=colour)
        return style
