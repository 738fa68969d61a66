"""The palette, in the manner of our dialogs."""

from __future__ import annotations

from textual.command import CommandPalette

from tui.app.dialogs.once import Once


class Commands(Once, CommandPalette):
    """Textual's palette: every command, found by its words."""

    DEFAULT_CSS = """
    Commands > Vertical { background: $surface; max-width: 84; }
    Commands SearchIcon { display: none; }
    Commands #--input { border: none; height: auto; padding: 0 1; }
    Commands CommandList { padding: 0; border: none; border-top: solid $faint; }
    Commands CommandList > .option-list--option-highlighted {
        background: $cursor-row; color: $foreground;
    }
    """

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing moves in a list for which there is no room: Textual would fail."""
        return action != "command_list" or not (self.has_class("-tiny") or self.has_class("-flat"))
