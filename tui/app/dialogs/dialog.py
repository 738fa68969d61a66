"""A box in the middle of a dimmed room."""

from __future__ import annotations

from typing import TypeVar

from textual.screen import ModalScreen

from tui.app.dialogs.once import Once

Answer = TypeVar("Answer")


class Dialog(Once, ModalScreen[Answer]):
    """Its one child of class `box` is framed; it ends with a typed answer.

    Options have a least width, since Textual fails where they have none.
    """

    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background 60%; }
    Dialog .box {
        width: 76; max-width: 96%; height: auto; max-height: 90%; padding: 0 1;
        background: $surface; border: round $border;
        border-title-color: $primary; border-subtitle-color: $muted;
    }
    Dialog OptionList { min-width: 12; }
    Dialog OptionList.box { width: 96%; max-width: 76; }
    Dialog OptionList.box:focus { border: round $border; }
    Dialog OptionList.box > .option-list--option-highlighted {
        background: $cursor-row; color: $foreground; text-style: bold;
    }
    """
