"""Laid-out lines as strips in the colours of the theme, each drawn once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tui.app.widgets.themed import Themed

if TYPE_CHECKING:
    from tui.app.widgets.layout_wrap import Line, Span

LOOKS = {
    "title": "bold $foreground",
    "facts": "$muted",
    "facts-dot": "$muted",
    "h1": "bold $primary",
    "h2": "bold $primary",
    "h3": "bold $foreground",
    "strong": "bold",
    "em": "italic",
    "strike": "strike",
    "code": "on $panel",
    "code-block": "$foreground",
    "bar": "$faint",
    "link": "underline $secondary",
    "quote": "italic $muted",
    "rule": "$faint",
    "table-head": "bold",
    "bullet": "$muted",
    "muted": "$muted",
    "struck": "strike $muted",
    "note": "$muted",
    "tag": "$muted",
    "key": "bold $primary",
    **{sign: f"bold ${sign}" for sign in ("want", "dont", "unsure", "intro", "promise", "feedback", "todo")},
    "done": "$muted",
    "line-chosen": "on $cursor-row",
    "line-sign": "$primary",
    "gone": "strike $dont",
    "come": "underline $want",
    "sign": "$muted",
    "now": "bold underline",
    "match": "bold underline $primary",
    "match-here": "bold underline reverse $primary",
}


class Painter:
    """Styles by name and strips by line, kept until the theme or the page changes."""

    def __init__(self, widget: Widget) -> None:
        self.widget = widget
        self._looks = Themed(widget, LOOKS)
        self._styles: dict[str, Style] = {}
        self._strips: dict[tuple[int, int, bool], Strip] = {}

    def forget(self, *, styles: bool = True) -> None:
        """The lines changed; with `styles`, the colours did too."""
        self._strips.clear()
        if styles:
            self._styles.clear()
            self._looks.forget()

    def style(self, names: str) -> Style:
        """The style of names joined by blanks, later ones over earlier ones."""
        found = self._styles.get(names)
        if found is None:
            found = self.widget.rich_style
            for name in filter(self._looks.__contains__, names.split()):
                found += self._looks[name]
            self._styles[names] = found
        return found

    def strip(
        self, place: int, line: Line, width: int, margin: int, *, chosen: bool, sign: str = ""
    ) -> Strip:
        """One line as a strip of `width` cells that knows the offsets of its text for selections; one that
        stands out may have a `sign` of one cell in its margin."""
        key = (place, width, chosen)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._paint(line.spans, place, width, margin, chosen=chosen, sign=sign)
            self._strips[key] = strip
        return strip

    def selected(self, place: int, line: Line, width: int, margin: int, span: tuple[int, int]) -> Strip:
        """The same with the characters `span` (end -1: to the end) shown as selected."""
        start, end = max(0, span[0]), span[1] if span[1] >= 0 else len(line.text)
        colours = self.widget.screen.get_component_rich_style("screen--selection")
        segments = [Segment(" " * margin, self.style(""))]
        at = 0
        for text, names, _ in line.spans:
            style = self.style(names)
            first, last = sorted((min(max(start - at, 0), len(text)), min(max(end - at, 0), len(text))))
            parts = (text[:first], style), (text[first:last], style + colours), (text[last:], style)
            segments += [Segment(part, look) for part, look in parts if part]
            at += len(text)
        return _finished(segments, place, width, margin, self.style(""))

    def _paint(
        self, spans: tuple[Span, ...], place: int, width: int, margin: int, *, chosen: bool, sign: str
    ) -> Strip:
        after = self.style("line-chosen") if chosen else self.style("")
        ground = Style(bgcolor=after.bgcolor) if chosen else None
        segments = [Segment(sign, self.style("line-chosen line-sign"))] if sign else []
        segments.append(Segment(" " * (margin - len(sign)), after))
        for text, names, _ in spans:
            style = self.style(names)
            segments.append(Segment(text, style + ground if ground else style))
        return _finished(segments, place, width, margin, after)


def _finished(segments: list[Segment], place: int, width: int, margin: int, after: Style) -> Strip:
    return Strip(segments).crop_extend(0, width, after).apply_offsets(-margin, place)
