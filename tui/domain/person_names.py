"""What a name is made of: given names, a family name, a title, a generation; and whose a short name is."""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.domain.text import fold

_WORD = re.compile(r"\w+")
_SILENT = str.maketrans("", "", "'’.")
_TITLES = frozenset(
    "dr prof professor mr mrs ms miss mx sir dame lord lady rev fr sra mme herr frau phd md esq mba".split()
)
_GENERATIONS = frozenset(("jr", "junior", "sr", "senior", "ii", "iii", "iv"))
_SHORT: tuple[str, ...] = (
    "abigail abby gail",
    "alan allan al",
    "alexander alex sasha sandy xander",
    "alexandra alex sasha sandra lexi",
    "alfred al fred alf",
    "amanda mandy",
    "andrew andy drew",
    "anthony tony",
    "antonio tony toni",
    "barbara barb babs",
    "benjamin ben benny",
    "bernard bernie",
    "bettina tina betty",
    "catherine katherine kathryn cathy kathy kate katie kay kat",
    "charles charlie chuck chas",
    "charlotte lottie charlie",
    "christina christine chris tina chrissy",
    "christopher chris kit topher",
    "daniel dan danny",
    "david dave davy",
    "deborah deb debbie",
    "desmond des",
    "dominic dom nick",
    "donald don donny",
    "dorothy dot dottie dolly",
    "edward ed eddie ted ned",
    "eleanor ellie nell nora",
    "elizabeth liz lizzie beth betty eliza libby elsie bess",
    "emily em emmy",
    "eugene gene",
    "frances fran fanny",
    "francis frank",
    "frederick frederic fred freddie",
    "gabriel gabe",
    "gabrielle gabriella gabby",
    "gerald gerry jerry",
    "gregory greg",
    "harold harry hal",
    "henry harry hank hal",
    "hester hetty",
    "isabella isabel izzy bella",
    "jacob jake",
    "james jim jimmy jamie",
    "jennifer jen jenny",
    "jessica jess jessie",
    "johannes hans jan",
    "john jack johnny jon",
    "jonathan jon jonny",
    "joseph joe joey jo",
    "josephine jo josie",
    "joshua josh",
    "judith judy",
    "kenneth ken kenny",
    "kimberly kim",
    "lawrence laurence larry laurie",
    "leonard len lenny leo",
    "louis louie lou",
    "louise lou",
    "margaret maggie meg peggy greta",
    "matthew matt matty",
    "michael mike mick mickey misha",
    "mohammed mohamed muhammad mo",
    "nathaniel nathan nate nat",
    "nicholas nicolas nick nicky klaus",
    "oliver ollie",
    "pamela pam",
    "patricia pat patty trish tricia",
    "patrick pat paddy",
    "penelope penny",
    "peter pete",
    "philip phillip phil pip",
    "rachel rae",
    "raymond ray",
    "rebecca becky becca",
    "richard rick rich dick richie",
    "robert rob bob bobby robbie bert",
    "ronald ron ronnie",
    "rosemary rose rosie",
    "samantha sam",
    "samuel sam sammy",
    "sarah sally sadie",
    "stephen steven steve stevie",
    "susan sue suzy susie",
    "susanna susannah susan sue suzy",
    "theodore ted theo teddy",
    "theresa teresa terry tess",
    "thomas tom tommy",
    "timothy tim timmy",
    "valerie val",
    "vanessa nessa",
    "victoria vicky tori",
    "vincent vince vinny",
    "virginia ginny",
    "walter walt wally",
    "wilhelm willi willy",
    "william will bill billy willy liam",
    "zachary zach zack",
)
"""Given names, each with what its bearers are called for short."""


class PersonName(NamedTuple):
    """A name, folded and in its parts: `words` without title and generation, the family name last."""

    words: tuple[str, ...]
    generation: str = ""

    @property
    def letters(self) -> str:
        """All of it as one spelling."""
        return "".join(self.words)


def taken_apart(name: str) -> PersonName:
    """The parts of a name: `Dr. Ada Lovelace` and `Lovelace, Ada` have the same ones.

    Where there are no letters it has no words.
    """
    family, comma, given = fold(name).partition(",")
    if comma and (words := _words(given)) and not _GENERATIONS.issuperset(words):
        family, given = f"{given} {family}", ""
    words = _words(f"{family} {given}")
    generation = next((word for word in words[1:] if word in _GENERATIONS), "")
    kept = [word for word in words if word not in _TITLES and (word != generation or word is words[0])]
    return PersonName(tuple(kept or words), generation)


def short_for(one: str, other: str) -> str:
    """How two given names go together, in words, where one is a usual short name of the other, or both are
    short names of a third; else nothing."""
    if one == other:
        return ""
    for group in _GROUPS.get(one, ()):
        if other in group:
            long = group[0]
            if long not in (one, other):
                return f"{one.title()} and {other.title()} are short for {long.title()}"
            return f"{(one if long == other else other).title()} is short for {long.title()}"
    return ""


def same_but_for_spelling(one: str, other: str) -> bool:
    """Whether two words differ by what is often heard, and often left out: `Jon`, `John`; `Ann`, `Anne`."""
    shorter, longer = sorted((one, other), key=len)
    if len(longer) != len(shorter) + 1 or len(shorter) < 3 or shorter[0] != longer[0]:
        return False
    for place, letter in enumerate(longer):
        if longer[:place] + longer[place + 1 :] == shorter:
            doubled = letter in (longer[place - 1 : place], longer[place + 1 : place + 2])
            if letter == "h" or doubled or (letter == "e" and place == len(longer) - 1):
                return True
    return False


def _words(text: str) -> list[str]:
    return _WORD.findall(text.translate(_SILENT))


_GROUPS: dict[str, list[tuple[str, ...]]] = {}
for _names in _SHORT:
    _group = tuple(_names.split())
    for _name in _group:
        _GROUPS.setdefault(_name, []).append(_group)
