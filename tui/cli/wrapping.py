"""Lines of user text that go on below their own beginning where a terminal ends; whole on a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence

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


def folded(text: str, room: int) -> list[str]:
    """A text in lines of at most that many cells, broken between words; a word that is longer is whole."""
    lines, line = [], ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and out.cells(longer) > room:
            lines.append(line.rstrip())
            line = word
        else:
            line = longer
    return [*lines, line.rstrip()]


def section(title: str, items: Iterable[tuple[str, str]]) -> None:
    """Items under a heading (or a blank line), each behind its sign, and what is to be known besides."""
    shown = list(items)
    if shown:
        out.heading(title) if title else out.say()
    room = width()
    for item, besides in shown:
        sign, _, words = item.partition(" ")
        if item.startswith("["):  # a box, `[ ]` or `[x]`
            sign, words = item[:3], item[4:]
        whole = f"{words}  {out.dim(besides)}" if besides else words
        if room is None or out.cells(f"  {sign} {words}  {besides}") <= room:
            out.say(f"  {sign} {whole}".rstrip())
            continue
        lead = " " * (out.cells(sign) + 3)
        first, *rest = folded(f"{words}  {besides}".rstrip(), room - len(lead))
        out.say(f"  {sign} {first}")
        for line in rest:
            out.say(f"{lead}{line}")


def table(rows: Sequence[Sequence[str]], *, flow: int, quiet: Sequence[int] = ()) -> None:
    """Rows as `out.table` has them; where they are wider than the terminal, the columns from `flow` on are
    one text that goes on below its own beginning."""
    room = width()
    widths = [max(map(out.cells, column)) for column in zip(*rows, strict=True)]
    if room is None or sum(each + 2 for each in widths if each) - 2 <= room:
        out.table(rows, quiet=quiet)
        return
    lead = sum(each + 2 for each in widths[:flow] if each)
    for row in rows:
        cells = [
            (index, f"{row[index]}{' ' * (widths[index] - out.cells(row[index]))}  ")
            for index in range(flow)
            if widths[index]
        ]
        head = "".join(out.dim(cell) if index in quiet else cell for index, cell in cells)
        first, *rest = folded("  ".join(filter(None, row[flow:])), room - lead)
        out.say(f"{head}{first}")
        for line in rest:
            out.say(f"{' ' * lead}{line}")


def paragraphs(head: str, text: str) -> None:
    """The lines of a text, the head before the first, each as far in as it was written."""
    for paragraph in filter(str.strip, text.split("\n")):
        say(head + " " * (len(paragraph) - len(paragraph.lstrip(" "))), paragraph)
        head = " " * len(head)
