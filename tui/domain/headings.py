"""What the headings of an entry mean, and how far each meaning reaches."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from tui.domain.text import fold

Sign = Literal["+", "-", "?", ">", "<", "~", " ", "x"]

_SAID: dict[Sign, str] = {
    "+": """want|wants|wanted|i want|i wanted|what i want|what i want more of|things i want|i would want
        |like|likes|liked|i like|i liked|what i like|what i liked|things i like|things i liked
        |what i would like|what i'd like|i'd like|i would like|love|loved|i love|i loved|what i loved
        |looking for|what i am looking for|what i'm looking for|must have|must haves|pro|pros|plus|pluses
        |upside|upsides|positives|what appeals|what appealed""",
    "-": """don't want|don't wants|do not want|do not wants|dont want|dont wants|i don't want|i do not want
        |i dont want|what i don't want|what i do not want|what i dont want|things i don't want
        |things i do not want|didn't want|did not want|not want|not wanted|unwanted|never want|never again
        |dislike|dislikes|disliked|i dislike|i disliked|what i dislike|what i disliked|things i disliked
        |don't like|do not like|dont like|i don't like|i do not like|i dont like|what i don't like
        |what i do not like|what i dont like|things i don't like|didn't like|did not like|didnt like
        |i didn't like|i did not like|what i didn't like|what i did not like|what i didnt like|hate|hated
        |avoid|to avoid|what to avoid|things to avoid|deal breaker|deal breakers|dealbreaker|dealbreakers
        |con|cons|minus|minuses|downside|downsides|negatives|red flags|not for me""",
    "?": """unsure|unsure about|i am unsure|i'm unsure|i am unsure about|i'm unsure about
        |what i am unsure about|what i'm unsure about|still unsure|not sure|not sure about|i am not sure|i'm not sure|not sure yet
        |i am not sure about|i'm not sure about|what i'm not sure about|what i am not sure about
        |question|questions|open question|open questions|my questions|questions i have|questions left
        |undecided|uncertain|maybe|maybes|i wonder|wondering|on the fence|to find out|unknown|unknowns
        |don't know|do not know|dont know|i don't know|i do not know""",
    ">": """introduction|introductions|intro|intros|introductions offered|intros offered|introduction offered
        |offered introductions|offered intros|introductions to me|intros to me|introductions promised
        |introductions promised to me|promised introductions|introductions for me|introductions i was offered
        |people to meet|who to meet|who to meet next|who i should meet|people i should meet|referrals""",
    "<": """i promised|i promise|i have promised|i've promised|promised|promise|promises|my promise
        |my promises|what i promised|things i promised|promised by me|promises by me|promises i made|what i owe|i owe
        |i said i would|i said i'd|i offered|i offered to|my commitments|promised her|promised him
        |promised them|promised to her|promised to him|promised to them""",
    "~": """pitch feedback|feedback|feedback on pitch|feedback on my pitch|feedback on the pitch
        |feedback about my pitch|feedback for my pitch|feedback to my pitch|my pitch feedback|on my pitch
        |on the pitch|about my pitch|comments on my pitch|notes on my pitch|reactions to my pitch
        |what they said about my pitch|what they said of my pitch|pitch comments|pitch notes""",
    " ": """follow up|follow ups|followup|followups|to follow up|my follow ups|following up|next step
        |next steps|my next steps|next action|next actions|action|actions|action item|action items|action points
        |to do|to dos|todo|todos|to do list|todo list|things to do|what to do|what to do next|task|tasks
        |my tasks|what next|what's next|next""",
}
_MEANING: dict[str, Sign] = {
    phrase.strip(): sign for sign, phrases in _SAID.items() for phrase in phrases.split("|")
}
_STANCES = frozenset("+-?")
_DASHES = re.compile(r"[\s_/-]+")
_NUMBERED = re.compile(r"\d{1,3}[.)]\s+")
_BRACKETED = re.compile(r"(?P<name>[^()]+?)\s*\((?P<roles>[^()]*)\)\s*:?")
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Section:
    """What a plain bullet means here (None: nothing), and the roles its takeaways are for (empty: all)."""

    sign: Sign | None = None
    roles: tuple[str, ...] = ()


def meaning(heading: str) -> Section:
    """What a heading's own words mean: `Don't want: In-house counsel` is a don't-want for that role alone.

    Roles follow a colon, or stand in brackets, and are parted by commas.
    """
    if len(heading) > _LONGEST:
        return Section()
    if sign := _MEANING.get(_key(heading)):
        return Section(sign)
    name, colon, rest = heading.partition(":")
    if not colon or _key(name) not in _MEANING:
        match = _BRACKETED.fullmatch(heading.strip())
        name, rest = (match["name"], match["roles"]) if match else ("", "")
    found = _MEANING.get(_key(name))
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


def _key(heading: str) -> str:
    words = _NUMBERED.sub("", fold(heading).lstrip(" *_#>"), count=1)
    start, end = 0, len(words)
    while start < end and not words[start].isalnum():
        start += 1
    while start < end and not words[end - 1].isalnum():
        end -= 1
    return _DASHES.sub(" ", words[start:end])
