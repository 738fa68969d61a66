"""The ids of a long list, as SQLite printed them one after another: a fifth of the time that rows take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from tui.journal.database import Database

BASE = 10**9
"""Added to every id, so that all have as many digits and start with a 1; `LARGE` where one is larger."""
LARGE = 10**18
_AT_ONCE = 512

_IN_ORDER = "SELECT group_concat(id + {base}, '') FROM ({order})"


class Ids(Sequence[int]):
    """Ids in order, in ten bytes each."""

    def __init__(self, text: str = "", base: int = BASE) -> None:
        self._text = text
        self._base = base
        self._width = len(str(base))

    def __len__(self) -> int:
        return len(self._text) // self._width

    @overload
    def __getitem__(self, place: int) -> int: ...

    @overload
    def __getitem__(self, place: slice) -> list[int]: ...

    def __getitem__(self, place: int | slice) -> int | list[int]:
        text, width, base = self._text, self._width, self._base
        if isinstance(place, slice):
            return [
                int(text[at * width : at * width + width]) - base for at in range(*place.indices(len(self)))
            ]
        at = place + len(self) if place < 0 else place
        if not 0 <= at < len(self):
            raise IndexError(place)
        return int(text[at * width : at * width + width]) - base

    def __iter__(self) -> Iterator[int]:
        for start in range(0, len(self), _AT_ONCE):
            yield from self[start : start + _AT_ONCE]

    def __contains__(self, wanted: object) -> bool:
        return isinstance(wanted, int) and self._find(wanted) >= 0

    def index(self, wanted: int, start: int = 0, stop: int | None = None) -> int:
        """The place of an id between two places; ValueError if it is not there."""
        found = self._find(wanted)
        first, after, _ = slice(start, stop).indices(len(self))
        if not first <= found < after:
            raise ValueError(f"{wanted} is not in the list")
        return found

    def tolist(self) -> list[int]:
        """All of them."""
        return self[:]

    def new_since(self, before: Ids) -> set[int]:
        """The ids that were not there before; quick where little has changed."""
        if self._base != before._base:
            return set(self) - set(before)
        first = _alike(self._text, before._text) // self._width
        both = min(len(self), len(before)) - first
        last = min(_alike_at_the_end(self._text, before._text) // self._width, both)
        return set(self[first : len(self) - last]) - set(before[first : len(before) - last])

    def _find(self, wanted: int) -> int:
        """The place of an id, or -1."""
        if not 0 <= wanted < self._base:
            return -1
        digits = str(wanted + self._base)
        at = self._text.find(digits)
        while at >= 0 and at % self._width:
            at = self._text.find(digits, at + 1)
        return at // self._width if at >= 0 else -1


def read_ids(database: Database, order: str, parameters: Sequence[object]) -> Ids:
    """The column `id` of the rows of a query that ends in a LIMIT, in the query's order."""
    for base in (BASE, LARGE):
        text = database.value(_IN_ORDER.format(base=base, order=order), parameters) or ""
        if len(text) % len(str(base)) == 0 and text[:: len(str(base))] == "1" * (len(text) // len(str(base))):
            return Ids(text, base)
    found = (row[0] for row in database.rows(order, parameters))
    return Ids("".join(str(number + LARGE) for number in found if 0 < number < LARGE), LARGE)


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike: by halving, each half compared at once."""
    low, high = 0, min(len(one), len(other))
    if one[:high] == other[:high]:
        return high
    while high - low > 1:
        middle = (low + high) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle
    return low


def _alike_at_the_end(one: str, other: str) -> int:
    low, high = 0, min(len(one), len(other))
    if one[len(one) - high :] == other[len(other) - high :]:
        return high
    while high - low > 1:
        middle = (low + high) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle
    return low
