"""What the headings of an entry mean, and how far each meaning reaches."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from tui.domain.text import fold

Sign = Literal["+", "-", "?", ">", "<", "~", " ", "x"]

_PHRASES: tuple[tuple[Sign, str], ...] = (
    ("+", "want|wants|wanted|want more of|like|likes|liked|love|loved|looking for|must have|must haves"),
    ("+", "pro|pros|plus|pluses|upside|upsides|positives|what appeals|what appealed"),
    (
        "-",
        "don't want|don't wants|don't wanted|didn't want|not want|not wanted|unwanted|never want|never again",
    ),
    ("-", "dislike|dislikes|disliked|don't like|don't likes|didn't like|hate|hated|not for me|red flags"),
    ("-", "avoid|to avoid|what to avoid|things to avoid|deal breaker|deal breakers|dealbreaker|dealbreakers"),
    ("-", "con|cons|minus|minuses|downside|downsides|negatives"),
    ("?", "unsure|unsure about|not sure|not sure about|not sure yet|still unsure|undecided|uncertain"),
    ("?", "question|questions|open question|open questions|questions i have|questions left|wonder|wondering"),
    ("?", "maybe|maybes|on the fence|to find out|unknown|unknowns|don't know|don't know yet"),
    (">", "introduction|introductions|introduction offered|introductions offered|offered introductions"),
    (">", "introductions to me|introductions for me|introductions promised|introductions promised to me"),
    (">", "introductions i was offered|promised introductions|people to meet|who to meet|who to meet next"),
    (">", "people i should meet|who i should meet|referrals"),
    ("<", "promise|promises|promised|promised by me|promises by me|promises i made|promised to do|owe"),
    ("<", "promised her|promised him|promised them|promised to her|promised to him|promised to them"),
    ("<", "i offered|what i offered|said i would|said i'd|commitments"),
    (
        "~",
        "feedback|pitch feedback|feedback on pitch|feedback on my pitch|feedback on the pitch|pitch comments",
    ),
    ("~", "feedback about my pitch|feedback for my pitch|feedback to my pitch|on my pitch|on the pitch"),
    ("~", "about my pitch|comments on my pitch|notes on my pitch|reactions to my pitch|pitch reactions"),
    ("~", "what they said about my pitch|what they said of my pitch|pitch notes"),
    (" ", "follow up|follow ups|followup|followups|to follow up|following up|next step|next steps|next"),
    (" ", "next action|next actions|action|actions|action item|action items|action point|action points"),
    (" ", "to do|to dos|todo|todos|to do list|todo list|things to do|what to do|what to do next|what next"),
    (" ", "what's next|task|tasks"),
)
_MEANING = {phrase: sign for sign, phrases in _PHRASES for phrase in phrases.split("|")}
_LEAD = re.compile(
    r"(?:(?:what|things|stuff)(?: that)? )?(?:i am|i'm|i'd|i would|i've|i have|i|my)(?: do| really| still)? "
)
_ONE_SPELLING = (
    (re.compile(r"\b(do|did) not\b|\b(do|did)nt\b"), r"\1\2n't"),
    (re.compile(r"\bintro(s?)\b"), r"introduction\1"),
)
_STANCES = frozenset("+-?")
_DASHES = re.compile(r"[\s_/-]+")
_NUMBERED = re.compile(r"\d{1,3}[.)]\s+")
_BRACKETED = re.compile(r"(?P<name>[^()]+?)\s*\((?P<roles>[^()]*)\)\s*:?")
_LONGEST = 400


class Section(NamedTuple):
    """What a plain bullet means here (None: nothing), and the roles its takeaways are for (empty: all)."""

    sign: Sign | None = None
    roles: tuple[str, ...] = ()


def meaning(heading: str) -> Section:
    """What a heading's own words mean: `Don't want: In-house counsel` is a don't-want for that role alone.

    Roles follow a colon, or stand in brackets, and are parted by commas.
    """
    if len(heading) > _LONGEST:
        return Section()
    if sign := _sign(heading):
        return Section(sign)
    name, colon, rest = heading.partition(":")
    if not colon or not _sign(name):
        match = _BRACKETED.fullmatch(heading.strip())
        name, rest = (match["name"], match["roles"]) if match else ("", "")
    found = _sign(name)
    if found is None:
        return Section()
    roles = (role.strip(" \t*_`.") for role in rest.split(",")) if found in _STANCES else ()
    return Section(found, tuple(dict.fromkeys(role for role in roles if role)))


class Outline:
    """The sections open at a point of the text, as its headings are met one after the other.

    A section ends at the next heading of its own or a higher level. A deeper heading that means something
    rules until it ends in turn; one that means nothing is a subdivision: what it is under still holds.
    """

    def __init__(self) -> None:
        self._open: list[tuple[int, Section]] = []

    def enter(self, level: int, heading: str) -> None:
        """Meet a heading of a level from 1 to 6."""
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        section = meaning(heading)
        self._open.append((level, section if section.sign else self.section))

    @property
    def section(self) -> Section:
        """The section that rules here."""
        return self._open[-1][1] if self._open else Section()


def _sign(heading: str) -> Sign | None:
    """What the words of a heading say, however they are spelt, and whether or not they say `what I …`."""
    words = _NUMBERED.sub("", fold(heading).lstrip(" *_#>"), count=1)
    start, end = 0, len(words)
    while start < end and not words[start].isalnum():
        start += 1
    while start < end and not words[end - 1].isalnum():
        end -= 1
    key = _DASHES.sub(" ", words[start:end])
    for spelling, one in _ONE_SPELLING:
        key = spelling.sub(one, key)
    return _MEANING.get(key) or _MEANING.get(_LEAD.sub("", key, count=1) if _LEAD.match(key) else "")
