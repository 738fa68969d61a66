"""Text from anywhere: what may be kept, what may be shown, and what counts as the same words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

CONTROL = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f"  # C0 except tab and newline, DEL
    "\x80-\x9f"  # C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidi marks, embeddings, overrides, isolates
    "\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"  # zero width, but not ZWJ, ZWNJ
    "\u2028\u2029"  # line ends that are none to an editor
    "\ud800-\udfff"  # lone surrogates
    "\U000e0000-\U000e007f"  # tags
    "]"
)
"""Characters that could drive a terminal, hide, or reorder what is read."""

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""What no file or database takes as text: NUL and lone surrogates."""

_MAYBE_COMBINING = (
    "\u0300-\u036f\u0483-\u1dff\u200c\u200d\u20d0-\u20ff\u2cef-\u2dff\u302a-\u309a\ua66f-\uabff"
    "\ufb1e\ufe00-\ufe2f\U00010000-\U0001ffff\U000e0100-\U000e01ef"
)
_MANY_COMBINING = f"[{_MAYBE_COMBINING}]{{9}}"
_STREAM_SAFE = 30
"""Combining marks a base may carry in well-formed text (UAX 15, stream-safe format); more is an attack."""
_SHOWN_COMBINING = 8
_NOT_DECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "\u00ad": None}
    | dict.fromkeys("’‘‛ʼ`´′", "'")
    | dict.fromkeys("“”„‟″«»", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
)
_EDGES = " .,;:!?…\"'*_~`|>•·-"


def clean(text: str) -> str:
    """What may be stored of a body: newlines as `\\n`, NUL and lone surrogates as U+FFFD, no more."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if _storable(text) else UNSTORABLE.sub("\ufffd", text)


def _storable(text: str) -> bool:
    """Whether nothing in it is `UNSTORABLE`; a tenth of the time that looking for it takes."""
    if "\0" in text:
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def clean_line(text: str) -> str:
    """What may be stored in a field of one line: no newline, no control character, NFC, single blanks."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    line = CONTROL.sub(_shown, " ".join(clean(text).split()))
    return line if _crowded(line, _STREAM_SAFE) else unicodedata.normalize("NFC", line)


def visible(text: str) -> str:
    """For display: control characters as visible marks, at most eight combining marks on one base."""
    if text.isascii() and text.isprintable():
        return text
    text = CONTROL.sub(_shown, text)
    return _calm(text, _SHOWN_COMBINING) if _crowded(text, _SHOWN_COMBINING) else text


def fold(text: str) -> str:
    """The key under which words are the same: no case, no accents, straight quotes, single blanks."""
    if text.isascii():
        return " ".join(text.lower().replace("`", "'").split())
    if _crowded(text, _STREAM_SAFE):
        text = _calm(text, _STREAM_SAFE)
    text = CONTROL.sub("", " ".join(text.split()))
    # Once more after casefold: it can bring back what decomposes ('ŉ' is an apostrophe and an n).
    text = unicodedata.normalize("NFKD", text).casefold().translate(_NOT_DECOMPOSED)
    text = unicodedata.normalize("NFKD", text)
    return " ".join("".join(c for c in text if not unicodedata.combining(c)).split())


def normalise(text: str) -> str:
    """`fold` without punctuation at either end: the key of a theme, and of a line that was typed again."""
    key = fold(text).strip(_EDGES)
    for opening, closing in ("()", "[]", "{}"):
        if key.startswith(opening) and key.endswith(closing):
            inner = key[1:-1]
            if opening not in inner and closing not in inner:
                key = inner.strip(_EDGES)
        elif key.endswith(closing) and opening not in key:
            key = key[:-1].rstrip(_EDGES)
        elif key.startswith(opening) and closing not in key:
            key = key[1:].lstrip(_EDGES)
    return key


def same_letters(one: str, other: str) -> bool:
    """Whether two texts have the same letters and digits, whatever else is in them; a text that has none, and
    that nobody could type, is the same as `yes`."""
    return _letters(one) == _letters(other)


def _letters(text: str) -> str:
    return "".join(char for char in fold(text) if char.isalnum()) or "yes"


def says_something(text: str) -> bool:
    """Whether there is a letter, a digit or a pictogram, not only signs."""
    return any(c.isalnum() or unicodedata.category(c) == "So" for c in text)


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "⍰"


def _marks_nothing(char: str) -> bool:
    return char in "\u200c\u200d" or unicodedata.category(char)[0] == "M"


def _crowded(text: str, most: int) -> bool:
    if text.isascii() or not re.search(_MANY_COMBINING, text):
        return False
    run = 0
    for char in text:
        run = run + 1 if _marks_nothing(char) else 0
        if run > most:
            return True
    return False


def _calm(text: str, most: int) -> str:
    def kept() -> Iterator[str]:
        run = 0
        for char in text:
            run = run + 1 if _marks_nothing(char) else 0
            if run <= most:
                yield char

    return "".join(kept())


def unmarked(text: str) -> str:
    """A short piece of Markdown as its words: no emphasis, no code marks, no addresses of links."""
    if not any(sign in text for sign in "*_`["):
        return text
    return re.sub(r"\*\*|__|`|(?<!\w)[*_]|[*_](?!\w)", "", re.sub(r"\[([^\]\n]+)\]\([^)\n]*\)", r"\1", text))
