"""The line at the top of every screen: where one is, and how the search stands."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.app.rooms import ROOMS, Place
from tui.app.widgets.cells import fit, width_of

NAMES = len(" Preseason ")
"""Where the first of them begins."""
MOST_CHIP, LEAST_CHIP = 30, 4
"""Cells of what the lists are narrowed to."""
COUNTED = "today"
"""The room that says how much is due."""


class TopBar(Widget):
    """Name, rooms, the chip of what the lists are narrowed to, and the season in a few words."""

    DEFAULT_CSS = """
    TopBar { dock: top; height: 1; width: 100%; background: $background; color: $muted; }
    """

    room: reactive[str] = reactive("Journal")
    chip: reactive[str] = reactive("")
    season: reactive[tuple[str, ...]] = reactive(())
    due: reactive[int] = reactive(0)

    class ChipLifted(Message):
        """The chip was clicked: show everybody again."""

    class RoomChosen(Message):
        """The name of a room was clicked; `room` is its id."""

        def __init__(self, room: str) -> None:
            super().__init__()
            self.room = room

    def render(self) -> Content:
        """One line, the season at its right."""
        left = Content.from_markup(" [b $primary]Preseason[/] ")
        for place in ROOMS:
            style = "b $foreground" if place.name == self.room else "$muted"
            left = left.append_text(" ").append_text(place.name, style)
            if self._count(place):
                left = left.append_text(self._count(place), "b $warning")
            left = left.append_text(" ")
        chip = self._chip(width_of(left.plain))
        if chip:
            left = left.append_text("  ").append_text(chip, "reverse $primary")
        reading = getattr(self.app, "reading", "")
        if reading:
            left = left.append_text("  ").append_text(f" {fit(reading, 44, pad=False)} ", "reverse $warning")
        season = self._season(self.size.width - width_of(left.plain) - 2)
        gap = " " * max(1, self.size.width - width_of(left.plain) - width_of(season) - 1)
        return left.append_text(gap).append_text(season, "$muted")

    def _chip(self, at: int) -> str:
        """What the lists are narrowed to, as far as there is room from that column on."""
        room = min(MOST_CHIP, self.size.width - at - 2 - width_of(" only  ✕ "))
        return f" only {fit(self.chip, max(LEAST_CHIP, room), pad=False)} ✕ " if self.chip else ""

    def _season(self, room: int) -> str:
        """How the search stands, in as many words as there is room for."""
        fitting = (words for words in self.season if width_of(words) <= room)
        return next(fitting, fit(self.season[-1], max(0, room), pad=False) if self.season else "")

    def _count(self, place: Place) -> str:
        return f" {self.due:,}" if place.id == COUNTED and self.due else ""

    def on_click(self, event: events.Click) -> None:
        """A click on a room goes there, one on the chip lifts it."""
        at = NAMES
        for place in ROOMS:
            end = at + len(place.name) + len(self._count(place)) + 2
            if at <= event.x < end:
                self.post_message(self.RoomChosen(place.id))
                return
            at = end
        if at <= event.x < at + 2 + width_of(self._chip(at)):
            self.post_message(self.ChipLifted())
