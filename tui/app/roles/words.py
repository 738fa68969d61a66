"""Signs and short words of the Roles board, the same wherever it says them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tui.app.widgets.reader_records import Words
from tui.domain.dates import show_date
from tui.domain.entries import Stance
from tui.domain.markdown import as_read
from tui.domain.roles import Said, ThemeTally, Verdict

VERDICT_SIGNS: dict[Verdict, str] = {"exploring": "○", "pursuing": "●", "ruled-out": "✕"}
VERDICT_WORDS: dict[Verdict, str] = {
    "exploring": "exploring",
    "pursuing": "pursuing",
    "ruled-out": "ruled out",
}
VERDICT_LOOKS: dict[Verdict, str] = {"exploring": "muted", "pursuing": "want", "ruled-out": "dont"}

LONGEST = 2_000
"""Characters of what was said that are looked at to show it in a few lines."""

CHANGED = "↻ changed"
BOTH = "⇄ both ways"
FLAGS = ("↻", "⇄")
"""Signs by which a dispute is known."""

HEADINGS: dict[Stance, str] = {"want": "+ WANT", "dont": "− DON’T WANT", "unsure": "? UNSURE"}
EVERY_HEADINGS: dict[Stance, str] = {
    "want": "+ WANT, WHATEVER THE ROLE",
    "dont": "− DEAL-BREAKERS",
    "unsure": "? UNSURE",
}
NOTHING_SAID: dict[Stance, tuple[str, str]] = {
    "want": ("- [+] ", "writes a want"),
    "dont": ("- [-] ", "writes a don’t-want"),
    "unsure": ("- [?] ", "writes what is open"),
}
"""What a column without themes teaches: a mark, and what it does."""

NO_ROLES: tuple[Words, ...] = (
    "No roles yet",
    "A role is a kind of work you might do.",
    "Meetings tell what you want from it, and what you don’t.",
    "",
    (("Role", "key"), (" in a meeting’s header names it;", "muted")),
    (("## Want: Product manager", "key"), (" names it for one section.", "muted")),
    "",
    (("- [+]", "want"), (" decide the product #strategy  ", "muted")),
    (("- [-]", "dont"), (" only the paperwork #strategy   ", "muted")),
    (("- [?]", "unsure"), (" would I miss the courtroom?    ", "muted")),
    "",
    (("g j", "key"), (" then ", "muted"), ("n", "key"), (" writes one.", "muted")),
)


def verdict_words(verdict: Verdict) -> str:
    """A verdict by its sign and its word."""
    return f"{VERDICT_SIGNS[verdict]} {VERDICT_WORDS[verdict]}"


def stance_words(want: int, dont: int, unsure: int, *, all: bool = False) -> str:
    """`+9 −7 ?3`; what there is none of is left out unless `all` is wanted."""
    counts = (("+", want), ("−", dont), ("?", unsure))
    return " ".join(f"{sign}{count}" for sign, count in counts if count or all)


def flag(tally: ThemeTally) -> str:
    """How a theme is in dispute within a role; empty where it is not."""
    return CHANGED if tally.changed else BOTH if tally.contradicts else ""


def theme_words(theme: str, said: Sequence[Said]) -> str:
    """A theme as it is shown: a sentence that nobody gave a theme is shown as it was written."""
    return quoted(said[0]) if " " in theme and len(said) == 1 else theme


def quoted(said: Said) -> str:
    """What was said, without the signs of Markdown; of what is very long, the beginning."""
    return as_read(said.text[:LONGEST])


def who(said: Said) -> str:
    """Who said it."""
    return f"✎ {said.title}" if said.kind == "reflection" else ", ".join(said.people) or said.title


def how(said: Said) -> str:
    """At what kind of talk; nothing of what one thought by oneself."""
    if said.kind == "reflection":
        return ""
    return (said.form or "meeting").replace("-", " ") + ("" if said.held else ", not held")


def when(said: Said) -> str:
    """Its day, with the year."""
    return show_date(said.on)


def elsewhere(tally: ThemeTally) -> str:
    """Which other roles hold the opposite; information, and no contradiction."""
    if not tally.elsewhere:
        return ""
    opposite = "don’t want" if tally.stance == "want" else "wanted"
    return f"{opposite} as {names(tally.elsewhere)}"


def span(first: date, last: date) -> str:
    """From one day to another, the year told once where it is the same."""
    start, end = (show_date(each).partition(" ")[2] for each in (first, last))
    if first == last:
        return end
    return f"{start.rpartition(' ')[0] if first.year == last.year else start} – {end}"


def often(tally: ThemeTally) -> str:
    """At how many meetings it was said, and how often where that is more."""
    met, said = counted(tally.meetings, "meeting"), counted(len(tally.evidence), "takeaway")
    return met if len(tally.evidence) == tally.meetings else f"{met}, {said}" if tally.meetings else said


def alike(pairs: int, room: int) -> str:
    """How many pairs of themes look alike, and the key that shows them."""
    said = f"{pairs:,} pairs of themes look alike: M" if pairs > 1 else "two themes look alike: M"
    return "" if not pairs else said if len(said) <= room else f"{pairs:,} alike: M"


def names(all_names: Sequence[str], most: int = 2) -> str:
    """Some names, and how many more."""
    more = len(all_names) - most
    return ", ".join(all_names[:most]) + (f" and {more} more" if more > 0 else "")


def counted(count: int, one: str, many: str = "") -> str:
    """`1 meeting`, `2 meetings`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
