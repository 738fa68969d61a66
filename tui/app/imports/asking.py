"""Where something is, or is to be written: a path, completed while it is typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.suggester import Suggester

from tui.app.dialogs.asking import AskLine
from tui.app.editor.line_field import LineField
from tui.interop.files import shown

MOST_NAMES = 2000
"""Names of a folder that are looked through for what a path may become."""


class PathNames(Suggester):
    """Offers the first name in the folder that goes on as what was typed; folders end in a slash."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The whole line."""
        return completed(value)


def completed(typed: str) -> str | None:
    """What a path may become, or None."""
    before, slash, begun = typed.rpartition("/")
    if not slash:
        return "~/" if typed == "~" else None
    try:
        folder = Path(f"{before}/").expanduser()
        names = sorted(
            (each for _, each in zip(range(MOST_NAMES), folder.iterdir(), strict=False)),
            key=lambda path: path.name.casefold(),
        )
    except (OSError, ValueError, RuntimeError):
        return None
    for path in names:
        name = path.name
        if name.startswith(begun) and name != begun and name.startswith(".") == begun.startswith("."):
            if name != shown(name):
                continue  # it can be typed, and is not put into a line
            return f"{before}/{name}{'/' if path.is_dir() else ''}"
    return None


class AskPath(AskLine):
    """Returns a path as it was typed, or None; tab and → take what is offered."""

    BINDINGS: ClassVar = [("tab", "complete", "Complete")]
    DEFAULT_CSS = """
    AskPath .input--suggestion { color: $muted; }
    """

    def __init__(self, title: str, value: str, does: str, explain: Callable[[str], str]) -> None:
        super().__init__(title, value, does, explain)

    def on_mount(self) -> None:
        """Complete as one types."""
        field = self.query_one(LineField)
        field.suggester = PathNames()
        super().on_mount()
        field.action_end()

    def action_complete(self) -> None:
        """Take what is offered."""
        self.query_one(LineField).action_cursor_right()
