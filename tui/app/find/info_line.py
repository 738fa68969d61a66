"""The line under the query: what completes it, what narrows it, what is wrong with it, or what it found."""

from __future__ import annotations

from textwrap import wrap
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from tui.app.find.offer import Offer
from tui.app.widgets.cells import fit, width_of
from tui.domain.dates import show_date
from tui.domain.query import FIELD_HELP, Filter

MOST_LINES = 3
LONGEST_CHIP = 40
"""Cells of the words of one chip."""
_WORDS = {"dont": "don’t want", "in": "in", "is": "", "intro": "introduction"}


class Part(NamedTuple):
    """Some words of the line, and what a click on them takes or lifts."""

    words: str
    look: str = "$muted"
    of: int | Filter | None = None


def chip(filter: Filter) -> str:
    """What a filter narrows to, in words; a date as the day that was understood."""
    field, value = filter.field, filter.choice or filter.value
    if filter.days is not None:
        first, last = filter.days
        days = {"after": show_date(last), "before": show_date(first)}.get(field)
        value = days or (show_date(first) if first == last else f"{show_date(first)} – {show_date(last)}")
    words = f"{_WORDS.get(field, field)} {value}".strip()
    return fit(f"not {words}" if filter.excluded else words, LONGEST_CHIP, pad=False)


class InfoLine(Widget):
    """One line of parts that may be clicked; what does not fit is counted at its end.

    Only what is wrong with a query takes more lines where it needs them.
    """

    ALLOW_SELECT = False

    class Taken(Message):
        """A completion was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    class Lifted(Message):
        """A filter was clicked: it is to go."""

        def __init__(self, filter: Filter) -> None:
            super().__init__()
            self.filter = filter

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._shown: tuple[tuple[Part, ...], str, int] = ((), "", 0)
        self._lines = 1
        self._places: list[tuple[int, int, int | Filter]] = []

    def say(self, words: str, look: str = "$muted") -> None:
        """Show a sentence."""
        self._show((Part(words, look),), "")

    def complain(self, words: str, look: str) -> None:
        """Show a whole sentence, on as many lines as it takes."""
        lines = wrap(words, max(10, self.size.width - 2), max_lines=MOST_LINES, placeholder="…")
        self._show(tuple(Part(line, look) for line in lines), "", lines=max(1, len(lines)))

    def offer(self, offer: Offer, *, aside: str = "") -> None:
        """Show completions, the one that is taken standing out."""
        parts = [Part("tab", "bold $primary")]
        for place, choice in enumerate(offer.choices):
            look = "reverse $primary" if place == offer.taken else "$foreground"
            parts.append(Part(f" {fit(choice, LONGEST_CHIP, pad=False)} ", look, place))
        alone = FIELD_HELP.get(offer.choices[0].rstrip(":")) if not offer.at.field else None
        if alone and len(offer.choices) == 1:
            parts.append(Part(alone))
        self._show(tuple(parts), aside, first=max(0, offer.taken))

    def chips(self, filters: tuple[Filter, ...], *, aside: str = "") -> None:
        """Show filters."""
        parts = [Part(f" {chip(each)} ✕ ", "reverse $primary", each) for each in filters]
        self._show(tuple(parts), aside)

    def _show(self, parts: tuple[Part, ...], aside: str, *, first: int = 0, lines: int = 1) -> None:
        if (parts, aside, first) != self._shown:
            self._shown = (parts, aside, first)
            self.refresh(layout=lines != self._lines)
            self._lines = lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line, but for a long complaint."""
        return self._lines

    @property
    def text(self) -> str:
        """What it says, cut to its width."""
        return self.render().plain.strip()

    def render(self) -> Content:
        """The parts that fit; the one that is taken is always among them."""
        self._places = []
        if self._lines > 1:
            return Content("\n").join(Content.styled(f" {part.words}", part.look) for part in self._shown[0])
        line = Content(" ")
        at = 1
        room = self.size.width - 1
        parts, aside, taken = self._shown
        if taken and sum(width_of(part.words) + 1 for part in parts) > room:
            parts = (parts[0], *parts[1 + taken :])
        for number, (words, look, of) in enumerate(parts):
            left = len(parts) - number
            more = f"+{left}" if of is not None and left > 1 else ""
            shown, width = words, width_of(words)
            if at + width + (len(more) + 1 if more else 0) > room:
                if of is None or number == 0:
                    shown, width = fit(words, room - at, pad=False), room - at
                else:
                    line = line.append_text(f"+{left}", "$muted")
                    break
            line = line.append_text(shown, look).append_text(" ")
            if of is not None:
                self._places.append((at, at + width, of))
            at += width + 1
        gap = room - at - width_of(aside)
        return line.append_text(" " * gap + aside, "$muted") if aside and gap > 1 else line

    def on_click(self, event: events.Click) -> None:
        """A click on a completion takes it, one on a chip lifts it."""
        for start, end, of in self._places:
            if start <= event.x < end:
                self.post_message(self.Taken(of) if isinstance(of, int) else self.Lifted(of))
                return
