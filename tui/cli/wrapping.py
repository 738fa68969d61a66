"""Lines of user text that go on below their own beginning where a terminal ends; whole on a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable

from tui.cli import out

LONGEST = 160
"""Characters of a text that a terminal shows; `--json` has it whole."""


def width() -> int | None:
    """The cells of a line of the terminal; None on a pipe, where nothing is cut or wrapped."""
    if not out.on_terminal(sys.stdout):
        return None
    import shutil

    return shutil.get_terminal_size().columns


def shown(text: str) -> str:
    """User text in one line, cut at a word on a terminal where it is very long."""
    if width() is None:
        return out.line(text)
    from tui.domain.role_sheet import cut

    return out.line(cut(text, LONGEST))


def read(text: str) -> str:
    """The same of a line of Markdown, as one reads it."""
    from tui.domain.markdown import as_read

    return shown(as_read(text))


def begun(text: str) -> str:
    """A text of several lines; of a long one a terminal shows the beginning."""
    if width() is None:
        return text
    from tui.domain.role_sheet import few_lines

    return few_lines(text)


def say(head: str, text: str, style: Callable[[str], str] = str) -> None:
    """One line: its head, and a text that goes on to the right of that."""
    room = width()
    line, begun = head, False
    for word in out.line(text).split(" "):
        if room is not None and begun and out.cells(f"{line}{word}") > room:
            out.say(style(line.rstrip()))
            line = " " * out.cells(head)
        line, begun = f"{line}{word} ", True
    out.say(style(line.rstrip()))


def paragraphs(head: str, text: str) -> None:
    """The lines of a text, the head before the first, each as far in as it was written."""
    for paragraph in filter(str.strip, text.split("\n")):
        say(head + " " * (len(paragraph) - len(paragraph.lstrip(" "))), paragraph)
        head = " " * len(head)
