"""Whom `--with` means: a person the journal knows, or someone new, and what to say about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tui.domain.errors import Ambiguous, NotFound
from tui.domain.names import find_name, near
from tui.domain.text import clean_line, fold

_PLAIN_NAME = re.compile(r"[^\W\d_][\w.'’ -]*")
_SUFFIX = re.compile(r"(jr|sr|ii|iii|iv|esq|phd|ph\.d|md|m\.d|dds|mba|llm|jd|cpa)\.?", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r'(?:^|,)\s*"[^"]*"\s*(?:,|$)')
_PART = re.compile(r'\s*"([^"]*)"\s*(?:,|$)|([^,]+)(?:,|$)')


def apart(value: str) -> list[str]:
    """The parts of a value at its commas, blanks around them left out; a part in quotes keeps its commas."""
    parts = (clean_line(quoted or plain) for quoted, plain in _PART.findall(value))
    return [part for part in parts if part]


def split_names(values: Iterable[str], known: Sequence[str]) -> tuple[str, ...]:
    """The names in the values of `--with`, each once: apart at commas, unless a comma belongs to a name.

    It belongs to a known name, to a suffix (`King, Jr.`), to `"a name in quotes"`, to anything that is
    not plainly a list of names, and to `Lovelace, Ada` where the journal knows Ada Lovelace.
    """
    keys = {fold(name) for name in known}
    names: list[str] = []
    for value in values:
        whole = clean_line(value)
        names.extend(apart(whole) if _lists_several(whole, keys) else [whole])
    return tuple(dict.fromkeys(name for name in names if name))


def meet(typed: str, known: Sequence[str]) -> tuple[str, str]:
    """The name meant, and a remark for the user or nothing. Raises Ambiguous where several people fit.

    Only whole words tie a name to a known person: `Ann` is not silently taken for Anna, she is new.
    """
    whole = _by_whole_words(typed, known)
    try:
        name = find_name(typed, whole or known)
    except NotFound:
        like = near(typed, known)
        return typed, f"new contact: {typed}{_also(like)}"
    except Ambiguous as fault:
        if whole or any(fold(name) == fold(typed) for name in fault.candidates):
            raise
        return typed, f"new contact: {typed}{_also(' or '.join(fault.candidates[:3]))}"
    if fold(name) == fold(typed) or whole:
        return name, ""
    return typed, f"new contact: {typed}{_also(name)}"


def _by_whole_words(typed: str, known: Sequence[str]) -> list[str]:
    words = set(_WORD.findall(fold(typed)))
    return [name for name in known if words and words <= set(_WORD.findall(fold(name)))]


def _also(like: str | None) -> str:
    return f" (there is also {like}: did you mean that person?)" if like else ""


def _lists_several(whole: str, keys: set[str]) -> bool:
    if "," not in whole or fold(whole) in keys:
        return False
    parts = apart(whole)
    if _QUOTED.search(whole):
        return True
    if not all(map(_PLAIN_NAME.fullmatch, parts)) or any(map(_SUFFIX.fullmatch, parts)):
        return False
    return len(parts) != 2 or fold(f"{parts[1]} {parts[0]}") not in keys
