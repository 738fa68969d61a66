"""What the words of an entry of jrnl come to here: its tags, and with whom it says one was."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from tui.domain.entries import Form
from tui.domain.tags import TAG
from tui.domain.text import fold

TAGGED = re.compile(r"@(?<!\S@)([-+*#/\w]+)")
"""A tag, as jrnl reads it (`tagsymbols: @`)."""

_FORMS: tuple[tuple[Form, str], ...] = (
    ("video", r"zoom|video(?: call)?|facetime|google meet|teams call|skype"),
    ("call", r"call(?:ed)?|phone(?:d)?|spoke on the phone"),
    ("event", r"meetup|conference|event|party|reception"),
    ("coffee", r"coffee|tea|café|cafe"),
    ("in-person", r"lunch|dinner|breakfast|drinks?|walk|met|meeting|visit(?:ed)?|saw|chat|1:1|1-1"),
)
_FORM = re.compile(
    "|".join(rf"(?P<f{at}>\b(?:{words})\b)" for at, (_, words) in enumerate(_FORMS)), re.IGNORECASE
)
_WITH = re.compile(
    r"\b(?:with|w/|met|called|phoned|visited|saw|mit|avec)(?: up)?(?: with)?(?=\s)", re.IGNORECASE
)
_NAME_WORD = (
    r"(?:[^\W\d_a-zß-öø-ÿ][\w'’.-]*|(?:de|da|di|del|della|du|van|von|der|den|la|le|bin|al|ter)(?=\s))"
)
_NAME = re.compile(rf"\s*({_NAME_WORD}(?:\s+{_NAME_WORD}){{0,3}})")
_JOIN = re.compile(r"\s*(?:,\s*(?:and\s+)?|and\s+|&\s*|\+\s*)(?=\S)", re.IGNORECASE)
_HUMP = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")
_MOST_NAMES = 8


class Met(NamedTuple):
    """Whom an entry says one met, and how."""

    people: tuple[str, ...]
    form: Form


def hashed(text: str) -> str:
    """A text with jrnl's tags as ours; one that could be none of ours stays as it is."""
    if "@" not in text:
        return text
    return TAGGED.sub(lambda match: f"#{match[1]}" if is_tag(match[1]) else match[0], text)


def is_tag(word: str) -> bool:
    """Whether a word may stand after `#` as a tag, whole."""
    match = TAG.match(f"#{word}")
    return match is not None and match["tag"] == word


def tags_of(*texts: str) -> list[str]:
    """The tags in texts, in order, each once."""
    found: dict[str, str] = {}
    for text in texts:
        if "@" in text:
            for word in TAGGED.findall(text):
                found.setdefault(fold(word), word)
    return list(found.values())


class People:
    """Who is known to a journal, to be found by their name or by words that fit nobody else's."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: dict[str, str] = {}
        self._words: dict[str, set[str]] = {}
        self.add(*names)

    def add(self, *names: str) -> None:
        """Know some more."""
        for name in names:
            if self._names.setdefault(fold(name), name) == name:
                for word in fold(name).split():
                    self._words.setdefault(word, set()).add(name)

    def find(self, words: str) -> str | None:
        """The one who is meant."""
        key = fold(words)
        if key in self._names:
            return self._names[key]
        found = [self._words.get(word, set()) for word in key.split()]
        candidates = set.intersection(*found) if found else set()
        return candidates.pop() if len(candidates) == 1 else None


def met(title: str, tags: Iterable[str], known: People) -> Met | None:
    """Whom an entry of that title and those tags was with: someone who is known, or whoever is named in full
    after `with`, `met` or the like; None where nobody is."""
    people = [*_in_title(TAGGED.sub(" ", title), known), *_in_tags(tags, known)]
    if not people:
        return None
    form = _FORM.search(title)
    kind: Form = _FORMS[int(str(form.lastgroup)[1:])][0] if form else "in-person"
    return Met(tuple(dict.fromkeys(people)), kind)


def _in_title(title: str, known: People) -> list[str]:
    found: list[str] = []
    for lead in _WITH.finditer(title):
        at = lead.end()
        while len(found) < _MOST_NAMES and (name := _NAME.match(title, at)):
            words = name[1].rstrip(".,;:!?'’")
            person = known.find(words) or (words if " " in words else None)
            if person is None:
                break
            found.append(" ".join(person.split()))
            joint = _JOIN.match(title, name.start(1) + len(words))
            if joint is None:
                break
            at = joint.end()
    return found


def _in_tags(tags: Iterable[str], known: People) -> list[str]:
    """People whom tags name: @ada, @ada_lovelace, @AdaLovelace."""
    apart = (re.sub(r"[-_./+]", " ", _HUMP.sub(" ", tag)) for tag in tags)
    return [person for words in apart if (person := known.find(words)) is not None]
