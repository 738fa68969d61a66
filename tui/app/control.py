"""No control character of the user's text ever reaches the terminal: the last door before it."""

from __future__ import annotations

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.domain.text import CONTROL, visible

_PILE = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{9}")
"""More combining marks on one character than are ever shown."""


class ControlCharacters(LineFilter):
    """Shows every control or format character in text as a visible mark.

    Segments that are terminal controls of Textual's own pass; text never is one.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, fit for a terminal."""
        return [
            segment
            if segment.control or not (CONTROL.search(segment.text) or _PILE.search(segment.text))
            else Segment(visible(segment.text), segment.style)
            for segment in segments
        ]
