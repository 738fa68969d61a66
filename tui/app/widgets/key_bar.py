"""The keys that matter here, in one line at the bottom; a click on one presses it."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from tui.app.keys import shown_keys
from tui.app.widgets.cells import width_of

BETWEEN = "  "


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
        """As many keys as there is room for, in the order of their commands; the last one tells the rest."""
        line = Content("")
        at = 1
        self._places = []
        shown = self._shown()
        last = _width(*shown[-1]) if shown else 0
        for number, (key, binding) in enumerate(shown):
            width = _width(key, binding)
            left = self.size.width - at - width - (0 if number == len(shown) - 1 else last + len(BETWEEN))
            if left < 0 and number < len(shown) - 1:
                continue
            line = line.append_text(BETWEEN if self._places else " ")
            line = line.append_text(key, "bold $primary").append_text(f" {binding.description}", "$muted")
            self._places.append((at, at + width, binding.key))
            at += width + len(BETWEEN)
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


def _width(key: str, binding: Binding) -> int:
    return width_of(f"{key} {binding.description}")
