"""A long body in pieces that can be parsed one by one, so that ten megabytes never hold up a key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

WHOLE = 20_000
"""Characters up to which a body is one piece."""
PIECE = 12_000
"""Characters of a piece: what one step may take stays under a tenth of a second even at its worst."""

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]|$)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S.*$", re.MULTILINE)
_MAX_DEFINITIONS = 50


@dataclass(frozen=True, slots=True)
class Piece:
    """Markdown to parse by itself: `text` starts with `hidden` lines of context (the headings it is under).

    The line after those is line `first` of the body; `apart` says whether a blank line stood before it.
    """

    text: str
    first: int = 1
    hidden: int = 0
    apart: bool = False


def pieces(body: str) -> Iterator[Piece]:
    """The whole body in order; a short one is one piece."""
    if len(body) <= WHOLE:
        yield Piece(body)
        return
    definitions = islice(_DEFINITION.finditer(body), _MAX_DEFINITIONS)
    yield from _Cutter(body, [match[0] for match in definitions]).pieces()


class _Cutter:
    """Goes down the lines once, knowing the headings and the fence it is in."""

    def __init__(self, body: str, definitions: list[str]) -> None:
        self.body = body
        self.definitions = definitions
        self.headings: dict[int, str] = {}
        self.fence = ""
        self.headed = False
        """Whether a heading was the last line that is not blank: what is below it belongs to it."""

    def pieces(self) -> Iterator[Piece]:
        start, first = 0, 1
        apart = False
        while start < len(self.body):
            context = self.make_context()
            end, lines = self.find_end(start)
            text = self.body[start:end]
            yield Piece("\n".join([*context, text]), first, len(context), apart)
            following = self.body[end : end + 8]
            apart = text.endswith("\n\n") or following.startswith("\n") or bool(_HEADING.match(following))
            start, first = end, first + lines

    def make_context(self) -> list[str]:
        """Lines that make the next piece mean what it means in the whole."""
        lines = [*self.definitions, ""] if self.definitions else []
        lines += [self.headings[level] for level in sorted(self.headings)]
        return [*lines, self.fence] if self.fence else [*lines, ""] if lines else []

    def find_end(self, start: int) -> tuple[int, int]:
        """Where the piece that begins at `start` ends, and the lines it has."""
        body, at, lines = self.body, start, 0
        good: tuple[int, int, dict[int, str]] | None = None
        while at < len(body):
            newline = body.find("\n", at)
            stop = newline + 1 if newline >= 0 else len(body)
            if stop - start > 2 * PIECE:
                if good is None and at == start:
                    return self.cut_line(start), 0
                return self.back_to(good) if good else (at, lines)
            line = body[at : min(stop, at + 400)]
            fresh = not self.fence and not self.headed and line[:1] not in ("", " ", "\t", "\n", "|")
            if at > start and fresh and (body[at - 2 : at] == "\n\n" or _HEADING.match(line)):
                good = (at, lines, self.headings)
            if good is not None and at - start > PIECE:
                return self.back_to(good)
            self.follow(line.rstrip("\n"))
            at, lines = stop, lines + 1
        return len(body), lines

    def back_to(self, good: tuple[int, int, dict[int, str]]) -> tuple[int, int]:
        """Return to a place between two blocks that was passed."""
        end, lines, self.headings = good
        self.fence, self.headed = "", False
        return end, lines

    def cut_line(self, start: int) -> int:
        """A place inside one very long line."""
        blank = self.body.rfind(" ", start + PIECE // 2, start + PIECE)
        return blank + 1 if blank > 0 else start + PIECE

    def follow(self, line: str) -> None:
        """Keep account of the headings and the fence this line opens or closes."""
        fence = _FENCE.match(line)
        if line.strip():
            self.headed = False
        if self.fence:
            opened = self.fence.lstrip()
            mark = opened[0]
            length = len(opened) - len(opened.lstrip(mark))
            if fence and fence[1][0] == mark and len(fence[1]) >= length and not line[fence.end() :].strip():
                self.fence = ""
            return
        if fence and not (fence[1][0] == "`" and "`" in line[fence.end() :]):
            self.fence = line
            return
        heading = _HEADING.match(line)
        if heading:
            level = len(heading[1])
            self.headings = {other: text for other, text in self.headings.items() if other < level}
            self.headings[level] = line
            self.headed = True
