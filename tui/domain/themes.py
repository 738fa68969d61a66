"""Themes: what their names have in common, what a merge does, and which of them may be the same."""

from __future__ import annotations

from typing import NamedTuple


class ThemeLine(NamedTuple):
    """A theme in use: held meetings and takeaways it is named by, and the names that were merged into it."""

    name: str
    meetings: int
    uses: int
    merged: tuple[str, ...] = ()


class Merged(NamedTuple):
    """What a merge, a rename or a split does, or would do.

    `name` is the theme that stays; `moved` are the themes that change their place, with `takeaways` of
    `meetings` held and other entries. `sentence` tells it.
    """

    name: str
    moved: tuple[str, ...]
    takeaways: int
    meetings: int
    sentence: str


class Suggestion(NamedTuple):
    """Two themes that may be the same: the one less used, and where it would go.

    `likeness` is from 0 to 100; `why` says in a few words what they have in common.
    """

    from_: str
    into: str
    why: str
    likeness: int


_SHOWN = 60


def short(name: str) -> str:
    """A name as a sentence has room for it."""
    return name if len(name) <= _SHOWN else name[: _SHOWN - 1].rstrip() + "…"


def merged(name: str, moved: tuple[str, ...], takeaways: int, meetings: int, *, asked: str) -> Merged:
    """Themes go into another; `asked` is what was named, which may itself be merged into that."""
    through = f", to which “{short(asked)}” belongs" if asked != name else ""
    sentence = f"{_list(moved)} into “{short(name)}”{through}: {_counted(takeaways, meetings)}"
    return Merged(name, moved, takeaways, meetings, sentence)


def renamed(
    name: str, moved: tuple[str, ...], takeaways: int, meetings: int, *, within: str | None = None
) -> Merged:
    """A group of themes gets another name, which may be that of one `within` it."""
    part = f" (part of “{short(within)}” so far)" if within is not None else ""
    sentence = f"{_list(moved)} under the name “{short(name)}”{part}: {_counted(takeaways, meetings)}"
    return Merged(name, moved, takeaways, meetings, sentence)


def respelt(old: str, new: str, takeaways: int, meetings: int) -> Merged:
    """A theme is spelt otherwise."""
    sentence = f"“{short(old)}” spelt “{short(new)}”: {_counted(takeaways, meetings)}"
    return Merged(new, (), takeaways, meetings, sentence)


def split(name: str, moved: tuple[str, ...], takeaways: int, meetings: int) -> Merged:
    """Themes leave another."""
    sentence = f"{_list(moved)} out of “{short(name)}”: {_counted(takeaways, meetings)}"
    return Merged(name, moved, takeaways, meetings, sentence)


def _list(names: tuple[str, ...]) -> str:
    shown = [f"“{short(name)}”" for name in names[:3]]
    if len(names) > 3:
        return f"{', '.join(shown)} and {len(names) - 3} more"
    return " and ".join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else shown[0]


def _counted(takeaways: int, meetings: int) -> str:
    says = "1 takeaway" if takeaways == 1 else f"{takeaways:,} takeaways"
    met = "1 meeting" if meetings == 1 else f"{meetings:,} meetings"
    return f"{says}, {met}"
