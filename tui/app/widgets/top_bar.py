"""The line at the top of every screen: where one is, and how the search stands."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.app.rooms import ROOMS
from tui.app.widgets.cells import fit, width_of

NAMES = len(" Preseason ")
"""Where the first of them begins."""


class TopBar(Widget):
    """Name, rooms, the chip of what the lists are narrowed to, and the season in a few words."""

    DEFAULT_CSS = """
    TopBar { dock: top; height: 1; width: 100%; background: $background; color: $muted; }
    """

    room: reactive[str] = reactive("Journal")
    chip: reactive[str] = reactive("")
    season: reactive[str] = reactive("")

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
        for name in (place.name for place in ROOMS):
            style = "b $foreground" if name == self.room else "$muted"
            left = left.append_text(" ").append_text(name, style).append_text(" ")
        if self.chip:
            chip = f" only {fit(self.chip, 30, pad=False)} ✕ "
            left = left.append_text("  ").append_text(chip, "reverse $primary")
        reading = getattr(self.app, "reading", "")
        if reading:
            left = left.append_text("  ").append_text(f" {fit(reading, 44, pad=False)} ", "reverse $warning")
        room = self.size.width - width_of(left.plain) - 2
        season = fit(self.season, max(0, room), pad=False)
        gap = " " * max(1, self.size.width - width_of(left.plain) - width_of(season) - 1)
        return left.append_text(gap).append_text(season, "$muted")

    def on_click(self, event: events.Click) -> None:
        """A click on a room goes there, one on the chip lifts it."""
        at = NAMES
        for place in ROOMS:
            end = at + len(place.name) + 2
            if at <= event.x < end:
                self.post_message(self.RoomChosen(place.id))
                return
            at = end
        if self.chip and event.x < self.size.width // 2:
            self.post_message(self.ChipLifted())
