"""Signs and short words of Allies, the same wherever it says them."""

from __future__ import annotations

from collections.abc import Sequence

from tui.app.widgets.reader_records import Words
from tui.domain.allies import Ally, Led
from tui.domain.dates import show_date
from tui.domain.people import ColdContact, Level

LEVEL_LOOKS: dict[Level, str] = {
    "contact": "muted",
    "helpful": "intro",
    "ally": "want",
    "advocate": "advocate",
}
BARS: dict[Level, str] = {"contact": "", "helpful": "▮", "ally": "▮▮", "advocate": "▮▮▮"}
SUGGESTED = "↑"
"""Beside a level: what somebody did comes to a higher one."""
COLD = "°"
"""Beside a level: it is going cold."""

NOBODY: tuple[Words, ...] = (
    "Nobody yet",
    "Allies open their address book.",
    "Here it grows into a tree: who led you to whom.",
    "",
    (("- [>]", "intro"), (" Grace Hopper, runs a fund", "muted")),
    (("in a meeting’s text is an introduction offered to you.", "muted"),),
    "",
    (("n", "key"), (" logs the first meeting.", "muted")),
)


def level_words(level: Level, *, short: bool) -> str:
    """A level in as many cells as any: a word, or a bar for each rung."""
    if level == "contact":
        return " " * (3 if short else 8)
    return f"{BARS[level]:>3}" if short else f"{level:>8}"


def signs(width: int) -> str:
    """What the signs beside a name mean, as far as there is room."""
    parts = (f"{SUGGESTED} earned more", f"{COLD} cold", "people led to", "▮ ▮▮ ▮▮▮ levels")
    found = ""
    for part in parts if width < 46 else parts[:3]:
        more = f"{found} · {part}" if found else part
        found = more if len(more) <= width - 6 else found
    return found


def brought(led: Led) -> str:
    """`led to 3 people, met 2 of them at 5 meetings`."""
    if not led.people:
        return ""
    met = f", met {led.met} of them" if led.met < led.people else ""
    return f"led to {counted(led.people, 'person', 'people')}{met}, {counted(led.meetings, 'meeting')}"


def became(ally: Ally) -> str:
    """What became of the introductions somebody offered."""
    tally = ally.to_me
    if not tally.offered:
        return ""
    return f"{counted(tally.offered, 'introduction')} offered, {tally.made} made, {tally.met} met"


def cold_since(cold: ColdContact | None) -> str:
    """Since when it is cold with them."""
    return f"going cold since {show_date(cold.due)}" if cold is not None else ""


def way(names: Sequence[str]) -> str:
    """`me → Ada → Grace`."""
    return " → ".join(("me", *names))


def counted(count: int, one: str, many: str = "") -> str:
    """`1 meeting`, `2 meetings`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
