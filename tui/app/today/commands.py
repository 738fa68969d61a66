"""The commands of Today."""

from __future__ import annotations

from tui.app.command import Command

TODAY: tuple[Command, ...] = (
    Command("today-back", "escape", "back", "Back", "Back to the Journal", "today", palette=False),
)
