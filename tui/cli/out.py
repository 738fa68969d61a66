"""Printing: what a person typed years ago must never drive the terminal that shows it, nor break a pipe."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterable, Sequence
from typing import TextIO

from tui.domain.errors import Ambiguous
from tui.domain.text import visible

_UNSAFE_IN_JSON = (
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0e\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e01ef]"
)
"""Control and format characters that JSON allows raw: written as escapes, which read back the same.

A pattern that is compiled where JSON is printed, since nothing else needs it."""

MAX_CANDIDATES = 12
"""Names listed when one name fits several people."""


def prepare() -> None:
    """Make standard output and error take any text, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def on_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is open and leads to a terminal."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # a closed stream
        return False


def coloured() -> bool:
    """Whether standard output may be styled: a terminal that can, and a user who did not say no."""
    return on_terminal(sys.stdout) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def line(text: str) -> str:
    """User text fit to stand in one line."""
    return " ".join(visible(text).split())


def bold(text: str) -> str:
    """The text, bold where styles are wanted."""
    return f"\x1b[1m{text}\x1b[0m" if text and coloured() else text


def dim(text: str) -> str:
    """The text, dim where styles are wanted."""
    return f"\x1b[2m{text}\x1b[0m" if text and coloured() else text


def matched(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """User text in one line, its `[start, end)` stretches bold and underlined where styles are wanted.

    Stretches beyond its end, where it was cut, are left out.
    """
    styled = coloured()
    parts: list[str] = []
    at = 0
    for start, end in spans:
        inside = _inline(text[start:end])
        parts += [_inline(text[at:start]), f"\x1b[1;4m{inside}\x1b[0m" if styled and inside else inside]
        at = end
    return "".join((*parts, _inline(text[at:])))


def say(text: str = "") -> None:
    """One line, or several already made visible, on standard output."""
    if sys.stdout is not None:
        sys.stdout.write(text + "\n")


def say_body(body: str) -> None:
    """A text as it was written, made visible; a terminal's next prompt still begins a line of its own."""
    shown = visible(body)
    missing = "\n" if on_terminal(sys.stdout) and not shown.endswith("\n") else ""
    if sys.stdout is not None:
        sys.stdout.write(shown + missing)


def say_json(value: object) -> None:
    """One JSON value, every control and format character an escape; indented for a person's eyes only."""
    import json

    indent = 2 if on_terminal(sys.stdout) else None
    plain = json.dumps(value, ensure_ascii=not _utf8(sys.stdout), indent=indent)
    say(re.sub(_UNSAFE_IN_JSON, _escaped, plain))


def note(text: str) -> None:
    """One line on standard error that is not an error: what was created, what was changed on the way in."""
    _complain(line(text))


def fault(error: BaseException | str) -> None:
    """An error as one line on standard error."""
    _complain(f"preseason: {sentence(error)}")


def sentence(error: BaseException | str) -> str:
    """An error in one line; where several people fit a name, they are listed."""
    said = line(str(error))
    if isinstance(error, Ambiguous):
        missing = [name for name in map(line, error.candidates) if name not in said]
        if missing:
            more = len(missing) - MAX_CANDIDATES
            tail = f" and {more} more" if more > 0 else ""
            joint = ", " if said.endswith("…") else ": "
            return f"{said.rstrip(' .:,…')}{joint}{', '.join(missing[:MAX_CANDIDATES])}{tail}"
    return said


def ask(question: str) -> bool:
    """A question on standard error, yes unless the answer begins with an n; no where nobody can answer."""
    if not on_terminal(sys.stdin) or sys.stderr is None:
        return False
    sys.stderr.write(f"{line(question)} [Y/n] ")
    sys.stderr.flush()
    answer = sys.stdin.readline()
    return bool(answer) and not answer.strip().lower().startswith("n")


def ask_for(question: str) -> str | None:
    """What is typed in answer to a question on standard error; None where nobody can answer."""
    if not on_terminal(sys.stdin) or sys.stderr is None:
        return None
    sys.stderr.write(f"{line(question)} ")
    sys.stderr.flush()
    return sys.stdin.readline().strip()


def heading(text: str) -> None:
    """A blank line and a heading."""
    say()
    say(bold(text))


def section(title: str, items: Iterable[tuple[str, str]]) -> None:
    """Items under a heading (or under a blank line), each with what is to be known besides."""
    shown = [f"  {item}  {dim(besides)}" if besides else f"  {item}" for item, besides in items]
    if shown:
        heading(title) if title else say()
    for one in shown:
        say(one)


def table(
    rows: Sequence[Sequence[str]],
    *,
    right: Sequence[int] = (),
    quiet: Sequence[int] = (),
    whole: bool = False,
) -> None:
    """Rows of one-line cells: aligned on a terminal, the last column cut to its width; whole on a pipe.

    `right` are the columns of numbers, `quiet` those shown dim; `whole` cuts nothing on a terminal either.
    """
    if not rows:
        return
    if not on_terminal(sys.stdout):
        for row in rows:
            say("\t".join(row))
        return
    import shutil

    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    shown = [index for index, width in enumerate(widths) if width]
    room = shutil.get_terminal_size().columns
    for row in rows:
        parts: list[str] = []
        left = room
        for index in shown:
            text = row[index]
            if index == shown[-1]:
                text = text if whole else cut(text, max(left, 12))
            else:
                blank = " " * (widths[index] - cells(text))
                text = blank + text if index in right else text + blank
                left -= widths[index] + 2
            parts.append(dim(text) if index in quiet else text)
        say("  ".join(parts).rstrip())


def cells(text: str) -> int:
    """How many cells of a terminal a one-line text takes."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth

    return max(wcswidth(text), 0)


def cut(text: str, room: int) -> str:
    """The text in at most `room` cells, with a sign where some of it is left out."""
    if cells(text) <= room:
        return text
    while text and cells(text) > room - 1:
        text = text[: min(len(text) - 1, room - 1)]
    return text.rstrip() + "…"


def _inline(text: str) -> str:
    return visible(text).replace("\n", " ").replace("\t", " ")


def _complain(text: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(text + "\n")
        sys.stderr.flush()


def _utf8(stream: TextIO | None) -> bool:
    return stream is not None and (stream.encoding or "").lower().replace("-", "").startswith("utf8")


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
