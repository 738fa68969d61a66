"""The words beside the fields: how a date, the guests and the roles are said. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from tui.app.editor.register import Guest
from tui.domain.dates import show_date
from tui.domain.text import fold

_WEEKS = 14
_MONTHS = 60


def when_echo(on: date, at: time | None, *, today: date) -> str:
    """`Thu 5 Nov 2026, 15:00 · yesterday`."""
    clock = f", {at:%H:%M}" if at else ""
    return f"{show_date(on)}{clock} · {distance(on, today=today)}"


def distance(on: date, *, today: date) -> str:
    """How far a day is, in words."""
    days = (on - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(days)
    if near:
        return near
    size = abs(days)
    if size < _WEEKS:
        words = f"{size} days"
    elif size < _MONTHS:
        words = f"{size // 7} weeks"
    elif size < 730:
        words = f"{size // 30} months"
    else:
        words = f"{size // 365} years"
    return f"in {words}" if days > 0 else f"{words} ago"


def guests_echo(guests: Sequence[Guest]) -> str:
    """Who is new, and whom a short name means."""
    known = (guest for guest in guests if guest.standing == "known" and fold(guest.typed) != fold(guest.name))
    said = [f"{guest.typed} is {guest.name}" for guest in known]
    new = [guest.name for guest in guests if guest.is_new]
    if new:
        said.append(f"new: {', '.join(new)}")
    return " · ".join(said)


def roles_echo(roles: Sequence[tuple[str, bool]]) -> str:
    """Which roles are new."""
    new = sum(not known for _, known in roles)
    return "" if not new else "new" if new == len(roles) else f"{new} new"
