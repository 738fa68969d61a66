"""How each kind of mark looks, everywhere: a glyph, a word and the theme variable of its colour."""

from __future__ import annotations

from typing import NamedTuple


class Sign(NamedTuple):
    """`glyph` is one cell wide; `word` names the kind; `variable` is a colour of the theme, without its $."""

    glyph: str
    word: str
    plural: str
    variable: str


SIGNS: dict[str, Sign] = {
    "want": Sign("+", "want", "wants", "want"),
    "dont": Sign("−", "don’t want", "don’t wants", "dont"),
    "unsure": Sign("?", "unsure", "unsure", "unsure"),
    "intro": Sign(">", "introduction", "introductions", "intro"),
    "promise": Sign("<", "promise", "promises", "promise"),
    "feedback": Sign("~", "pitch feedback", "pitch feedback", "feedback"),
    "todo": Sign("☐", "follow-up", "follow-ups", "todo"),
    "done": Sign("☑", "done", "done", "todo"),
}

KINDS: dict[str, str] = {
    "+": "want",
    "-": "dont",
    "?": "unsure",
    ">": "intro",
    "<": "promise",
    "~": "feedback",
    " ": "todo",
    "x": "done",
}
"""What stands between the brackets of a mark, and the kind it is."""
