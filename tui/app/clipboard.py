"""Copying: by the desktop's own program where there is one, else by asking the terminal (OSC 52)."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

_PROGRAMS = (
    ("WAYLAND_DISPLAY", ["wl-copy"]),
    ("DISPLAY", ["xclip", "-selection", "clipboard"]),
    ("DISPLAY", ["xsel", "--clipboard", "--input"]),
    ("", ["pbcopy"]),
)


def copy(app: App[int], words: str) -> str:
    """Copy a text; returns the sentence that says what happened."""
    if not words:
        return "Nothing to copy."
    for needed, command in _PROGRAMS:
        if (needed and not os.environ.get(needed)) or not shutil.which(command[0]):
            continue
        try:
            subprocess.run(
                command,
                input=words.encode(),
                check=True,
                timeout=2,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except (OSError, subprocess.SubprocessError):
            continue
        return f"Copied {len(words):,} characters."
    app.copy_to_clipboard(words)
    return f"Copied {len(words):,} characters, if this terminal allows it."
