"""The fields a query may name: what they are called, what may stand after them, and what to say if not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import get_args

from tui.domain.entries import FORMS, STATUSES, IntroductionStatus
from tui.domain.text import fold, visible
from tui.domain.words import folded

FIELD_HELP: Mapping[str, str] = MappingProxyType(
    {
        "in": "only meetings, reflections, contacts or pitch, as in in:meetings",
        "with": 'who was there, as in with:"Ada Lovelace"',
        "role": "the role it was about, as in role:counsel",
        "company": "where they work, as in company:engines",
        "want": "a theme you want, as in want:strategy",
        "dont": "a theme you don't want, as in dont:paperwork",
        "unsure": "a theme you are unsure of, as in unsure:courtroom",
        "tag": "what was tagged, as in tag:law",
        "kind": "how you met, as in kind:coffee",
        "after": 'later than that, as in after:"last month"',
        "before": "earlier than that, as in before:2026",
        "on": "that day, month or year, as in on:october",
        "intro": "introductions that stand so, as in intro:offered",
        "is": "planned, held, cancelled, overdue, open or trashed, as in is:open",
        "search": "the job search it belongs to, as in search:2026",
    }
)
"""Every field, in the order to show them, and a few words on it."""

DATE_FIELDS = ("after", "before", "on")

CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "in": ("meetings", "reflections", "contacts", "pitch"),
        "kind": FORMS,
        "is": (*STATUSES, "overdue", "open", "trashed"),
        "intro": get_args(IntroductionStatus),
    }
)
"""What may stand after a field that takes one of few values."""

_SYNONYMS = {"don't": "dont", "person": "with", "people": "with"}
_MEANT = {
    **dict.fromkeys(("who", "name", "contact", "contacts", "by", "met"), "with"),
    **dict.fromkeys(("since", "from", "later"), "after"),
    **dict.fromkeys(("until", "till", "to", "earlier"), "before"),
    **dict.fromkeys(("date", "day", "when", "month", "year"), "on"),
    **dict.fromkeys(("status", "state", "has"), "is"),
    **dict.fromkeys(("type", "form"), "kind"),
    **dict.fromkeys(("theme", "like"), "want"),
    **dict.fromkeys(("not", "donts", "dislike"), "dont"),
    **dict.fromkeys(("job", "work"), "role"),
    **dict.fromkeys(("firm", "employer", "org"), "company"),
    **dict.fromkeys(("label", "hashtag", "topic"), "tag"),
}
"""What people call a field elsewhere; said as a guess, as it may not be what they mean here."""

_CHOSEN = {"canceled": "cancelled", "deleted": "trashed", "person": "contacts", "people": "contacts"}
_CHOSEN |= {"pitches": "pitch", "done": "held", "face to face": "in-person"}


def field_of(name: str) -> str:
    """The field that goes by this name, in any case; empty if none does."""
    key = fold(name)
    key = _SYNONYMS.get(key, key)
    return key if key in FIELD_HELP else ""


def no_such_field(name: str) -> str:
    """A sentence for a name that no field has."""
    key = fold(name)
    meant = _MEANT.get(key) or _near(key)
    hint = f"; did you mean {meant}:?" if meant else "."
    return f"no field is called “{_short(name)}”{hint} The fields are {', '.join(FIELD_HELP)}"


def choose(field: str, value: str) -> tuple[str, str]:
    """The one of the field's choices that is meant, or begins so; else empty, and a sentence on why."""
    known = {folded(choice).replace(" ", ""): choice for choice in CHOICES[field]}
    key = folded(value)
    key = folded(_CHOSEN.get(key, key)).replace(" ", "")
    begun = [choice for start, choice in known.items() if key and start.startswith(key)]
    if len(begun) == 1:
        return begun[0], ""
    if begun:
        return "", f"{field}:{_short(value)} could be {_either(begun)}"
    return "", f"“{_short(value)}” is nothing that {field}: knows: it may be {_either(CHOICES[field])}"


def _near(key: str) -> str:
    from difflib import get_close_matches

    names = [*FIELD_HELP, *_SYNONYMS]
    best = get_close_matches(key[:40], names, n=1, cutoff=0.6)
    return field_of(best[0]) if best else ""


def _either(values: Sequence[str]) -> str:
    return f"{', '.join(values[:-1])} or {values[-1]}"


def _short(words: str) -> str:
    words = visible(" ".join(words.split()))
    return words if len(words) <= 40 else words[:39] + "…"
