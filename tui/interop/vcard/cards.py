"""A stream of lines becomes cards; one that is broken ends where the next begins, and hides no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tui.interop.vcard.content import LONGEST_VALUE, named

WANTED = frozenset(
    "VERSION KIND UID FN N NICKNAME ORG TITLE ROLE EMAIL TEL URL NOTE BDAY ANNIVERSARY ADR IMPP CATEGORIES "
    "RELATED X-SOCIALPROFILE X-PRESEASON-LEVEL X-PRESEASON-HOW-MET X-PRESEASON-INTRODUCED-BY".split()
)
_BORDERS = frozenset(("BEGIN", "END"))
_LEFT_OUT = frozenset(("PHOTO", "LOGO", "SOUND", "KEY", "AGENT"))
_BLANKS = frozenset((b" ", b"\t"))
_LONGEST = 3 * LONGEST_VALUE
"""Quoted-printable takes three bytes for one."""
_MOST_LINES = 2000
"""Lines of use that one card may have."""
_MOST_LEVELS = 20
"""Cards within cards, as AGENT of version 2.1 holds them."""


class Card(NamedTuple):
    """The lines of use of one card by their names, where it begins in its file, and why it cannot be read.

    A line that was folded has newlines where it was; how they go depends on the version. `left_out` are
    pictures and the like.
    """

    number: int
    line: int
    lines: list[tuple[str, bytes]]
    fault: str = ""
    left_out: tuple[str, ...] = ()


def cards(lines: Iterable[tuple[bytes, bool]]) -> Iterator[Card]:
    """The cards of a file, given its lines and whether each was cut."""
    return _Cutter().cut(lines)


class _Cutter:
    """Where one is in a file of cards."""

    def __init__(self) -> None:
        self._count = 0
        self._card: Card | None = None
        self._levels = 0
        self._agent = False
        self._left_out: set[str] = set()

    def cut(self, lines: Iterable[tuple[bytes, bool]]) -> Iterator[Card]:
        """Every card, whole or not."""
        for first, name, line, is_long in _unfolded(lines):
            if name in _BORDERS and _is_vcard(line):
                yield from self._begin(first) if name == "BEGIN" else self._end()
            elif self._card is not None:
                if not self._levels and (name in WANTED or name in _LEFT_OUT):
                    self._keep(self._card, name, line, is_long)
                self._agent = name == "AGENT"
        yield from self._broken()

    def _begin(self, line: int) -> Iterator[Card]:
        """A card, or one within another, as only an AGENT is; any other shows that the last had no end."""
        if self._card is not None and self._agent:
            self._levels += 1
            self._agent = False
            if self._levels > _MOST_LEVELS and not self._card.fault:
                self._card = self._card._replace(fault="it holds too many cards, one in another")
            return
        yield from self._broken()
        self._count += 1
        self._card = Card(self._count, line, [])
        self._levels, self._agent, self._left_out = 0, False, set()

    def _end(self) -> Iterator[Card]:
        self._agent = False
        if self._levels:
            self._levels -= 1
        elif self._card is not None:
            yield self._card._replace(left_out=tuple(sorted(self._left_out)))
            self._card = None

    def _broken(self) -> Iterator[Card]:
        if self._card is not None:
            yield self._card._replace(fault=self._card.fault or "it has no end")
            self._card = None

    def _keep(self, card: Card, name: str, line: bytes, is_long: bool) -> None:
        if card.fault:
            return
        if name in _LEFT_OUT:
            self._left_out.add(name.lower())
        elif is_long:
            self._card = card._replace(fault=f"its {name} is too long")
        elif len(card.lines) >= _MOST_LINES:
            self._card = card._replace(fault="it has too many lines")
        else:
            card.lines.append((name, line))


def _unfolded(lines: Iterable[tuple[bytes, bool]]) -> Iterator[tuple[int, str, bytes, bool]]:
    """Logical lines: the number of the first, the property, the lines joined by newlines, and whether they
    are too long to be read.

    A line that goes on begins with a blank; one of quoted-printable ends in `=`. What is not wanted is not
    gathered, however long it is.
    """
    begun, more = b"", list[bytes]()
    first, name, size, soft, is_long = 0, "", 0, False, False
    for number, (raw, cut) in enumerate(lines, 1):
        line = raw.rstrip(b"\r\n")
        if soft or (line[:1] in _BLANKS and first):
            size += len(line)
            is_long |= cut or size > _LONGEST
            if name in WANTED and not is_long:
                more.append(line)
            soft = line[-1:] == b"=" and _is_quoted(begun)
            continue
        if first:
            yield first, name, b"\n".join((begun, *more)) if more else begun, is_long
            if more:
                more = []
        begun, first, size, is_long = line, number, len(line), cut
        name = named(line)
        soft = line[-1:] == b"=" and _is_quoted(line)
    if first:
        yield first, name, b"\n".join((begun, *more)) if more else begun, is_long


def _is_quoted(line: bytes) -> bool:
    return b"QUOTED-PRINTABLE" in line[:500].partition(b":")[0].upper()


def _is_vcard(line: bytes) -> bool:
    return line.partition(b":")[2].strip().upper() == b"VCARD"
