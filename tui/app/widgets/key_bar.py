"""The keys that matter here, in one line at the bottom; a click on one presses it."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from tui.app.keys import shown_keys
from tui.app.widgets.cells import width_of


class KeyBar(Widget):
    """Draws the bindings that are active and wish to be shown; a widget a key would cost the start 30 ms."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; width: 100%; background: $footer-background; color: $muted; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._places: list[tuple[int, int, str]] = []

    def on_mount(self) -> None:
        """Draw again whenever other keys are active."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, screen: Screen[object]) -> None:
        if screen is self.screen:
            self.refresh()

    def render(self) -> Content:
        """As many keys as there is room for, in the order of their commands."""
        line = Content("")
        at = 1
        self._places = []
        for key, binding in self._shown():
            label = f" {binding.description}"
            width = width_of(key) + width_of(label)
            if at + width > self.size.width:
                break
            line = line.append_text("  " if self._places else " ")
            at += 2 if self._places else 0
            line = line.append_text(key, "bold $primary").append_text(label, "$muted")
            self._places.append((at, at + width, binding.key))
            at += width
        return line

    def _shown(self) -> list[tuple[str, Binding]]:
        found: dict[str, tuple[str, Binding]] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and active.enabled and binding.action not in found:
                found[binding.action] = (shown_keys(binding.key_display or binding.key), binding)
        return list(found.values())

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        for start, end, key in self._places:
            if start <= event.x < end:
                self.app.simulate_key(key)
