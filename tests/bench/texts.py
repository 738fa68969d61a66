"""Made-up texts that search like real ones: a few words are everywhere, most are rare; marks stand in them.

Words follow Zipf's law over a vocabulary of 20,000: the commonest are English, the others are invented, so
that there are words of every frequency and of every first letter. A word and a phrase are planted in a few
entries of a journal of any size.
"""

from __future__ import annotations

import random
from functools import cache
from itertools import accumulate

COMMON = """the of and to in a is that it was for on she he they with as I at be this have from or had by not
but what all were when we there can an your which their said if do will each about how up out them then many
some so these would other into has more her two like him see time could no make than first been its who now
people my made over did down only way find use may long little very after words called just where most
know""".split()
WORK = """team work day lunch product legal review write plan strategy budget client court draft policy
meeting coffee question answer hour week manager engineer design decide ship wait learn teach hire leave stay
pay commute train office remote quiet loud salary founder investor market customer contract paperwork
research mentor promotion deadline interview career network board growth culture feedback decision project
launch don't can't I'm it's she'd follow-up one-on-one co-founder résumé café naïve""".split()
FIRST = """Ada Bea Cem Dora Eli Fay Gus Hana Ivo Jun Kai Lena Milo Nora Otto Pia Quin Rosa Sami Tess José Zoë
Łukasz Søren Mei""".split()
LAST = """Abara Brandt Castel Duarte Eklund Farkas Goll Hatzis Ibarra Juhl Kovac Moreau Nwosu Oberg Müller
O'Neill Santos Tanaka Ueda Varga Wolff Xu Yilmaz Zhang""".split()
ROLES = (
    "In-house counsel",
    "Product manager",
    "Policy lead",
    "Chief of staff",
    "Venture partner",
    "Programme director",
    "Compliance officer",
    "Founder",
    "Operations lead",
    "Head of research",
    "Strategy consultant",
    "Court clerk",
)
RARE = "heliograph"
"""Stands in about seven entries of a journal, whatever its size."""
PHRASE = "the long room of the old customs house"
"""Stands in about four."""

VOCABULARY = 20_000
THEMES = 2_000
_CONSONANTS = "bcdfghklmnprstvw"
_VOWELS = "aeiou"


@cache
def vocabulary() -> tuple[str, ...]:
    """Every word, the commonest first."""
    chance = random.Random("words")
    words = dict.fromkeys(word for pair in zip(COMMON, WORK, strict=False) for word in pair)
    words |= dict.fromkeys((*COMMON, *WORK))
    while len(words) < VOCABULARY:
        words[invented(chance)] = None
    return tuple(words)


def invented(chance: random.Random) -> str:
    """A word that can be said."""
    syllables = chance.choice((1, 2, 2, 3, 3, 4))
    start = "".join(chance.choice(_CONSONANTS) + chance.choice(_VOWELS) for _ in range(syllables))
    return start + chance.choice(("", "", "n", "r", "s", "t"))


@cache
def _weights() -> list[float]:
    return list(accumulate(1 / (place + 2.7) for place in range(VOCABULARY)))


@cache
def themes() -> tuple[str, ...]:
    """The themes of takeaways, the commonest first."""
    words = [word for word in vocabulary() if len(word) > 3 and word.isalpha()]
    return tuple(words[place] for place in range(40, 40 + THEMES))


@cache
def _theme_weights() -> list[float]:
    return list(accumulate(1 / (place + 10) for place in range(THEMES)))


def words(chance: random.Random, count: int) -> list[str]:
    """Some words, as often as they are used."""
    return chance.choices(vocabulary(), cum_weights=_weights(), k=count)


def theme(chance: random.Random) -> str:
    """A theme, as often as it is meant."""
    return chance.choices(themes(), cum_weights=_theme_weights())[0]


def sentence(chance: random.Random, count: int) -> str:
    """A sentence of that many words, with a comma in a long one."""
    said = words(chance, count)
    if count > 9:
        said[count // 2] += ","
    text = " ".join(said) + chance.choice("....?!")
    return text[0].upper() + text[1:]


def body(chance: random.Random, count: int, *, planted: str = "") -> str:
    """A Markdown text of about `count` words: paragraphs, then a list with the usual marks."""
    marks = _marks(chance)
    left = max(20, count - sum(len(line.split()) for line in marks))
    paragraphs: list[str] = []
    while left > 0:
        sentences = []
        for _ in range(chance.randint(3, 6)):
            size = min(left, chance.randint(6, 18))
            if size > 0:
                sentences.append(sentence(chance, size))
            left -= size
        paragraphs.append(" ".join(sentences))
    if planted:
        place = chance.randrange(len(paragraphs))
        paragraphs[place] += f" We spoke of {planted}."
    if chance.random() < 0.2:
        paragraphs[-1] += f" #{theme(chance)}"
    if chance.random() < 0.3:
        paragraphs.insert(1, f"## {' '.join(words(chance, 3))}")
    return "\n\n".join((*paragraphs, "\n".join(marks)))


def _marks(chance: random.Random) -> list[str]:
    """What was wanted and what was not, and what there is to do."""

    def some(low: int, high: int) -> str:
        return " ".join(words(chance, chance.randint(low, high)))

    lines = [f"- [+] {some(4, 9)} #{theme(chance)}", f"- [-] {some(4, 9)} #{theme(chance)}"]
    if chance.random() < 0.4:
        lines.append(f"- [?] {some(4, 9)} #{theme(chance)}")
    if chance.random() < 0.15:
        lines.append(f"- [>] {chance.choice(FIRST)} {chance.choice(LAST)}, {some(3, 5)}, by Friday")
    if chance.random() < 0.1:
        lines.append("- [<] send the article by tomorrow")
    if chance.random() < 0.08:
        lines.append(f"- [~] {some(5, 9)}")
    if chance.random() < 0.3:
        lines.append(f"- [{chance.choice('xxx ')}] {some(3, 6)} in two weeks")
    lines.append(f"- [{'x' if chance.random() < 0.95 else ' '}] thank-you note by tomorrow")
    return lines
