"""How what is typed as a query falls apart: words, quoted phrases and fields, each with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tui.domain.query_fields import field_of

_OPENING = '"“”„‟«»'
_CLOSING = {'"': re.compile('"+')} | dict.fromkeys(_OPENING[1:], re.compile('["“”„‟«»]'))
_MINUS = re.compile(r"-(?=[^\s-])")
_NAME = re.compile(r"([^\W\d_]{1,40}(?:['’][^\W\d_]{1,40})?):")
_ADDRESSES = frozenset(("http", "https", "ftp", "mailto", "tel", "file"))
_BLANKS = re.compile(r"\s*")
_REST = re.compile(r"\S*")
_PLAIN = re.compile(r"[\w+&@#.'’-]+")


class Item(NamedTuple):
    """One thing typed, at `[start, end)`: a field if `field` is not empty, else a word or a phrase.

    `field` is its right name, or as typed if it has none; `value` is what follows it, or the word, without
    quotes, and stands at `[value_start, end)` with them. `open` says that its closing quote is missing.
    """

    field: str
    value: str
    start: int
    value_start: int
    end: int
    excluded: bool = False
    quoted: bool = False
    open: bool = False


def items(text: str) -> Iterator[Item]:
    """Everything typed, in order, read once from left to right; whatever it is, it is read somehow."""
    start = _end(_BLANKS, text, 0)
    while start < len(text):
        item = _item(text, start)
        yield item
        start = _end(_BLANKS, text, item.end)


def in_quotes(value: str) -> str:
    """A value as it is typed: in quotes unless it is plain; quotes in it are doubled."""
    return value if _PLAIN.fullmatch(value) else '"' + value.replace('"', '""') + '"'


def _item(text: str, start: int) -> Item:
    minus = _MINUS.match(text, start)
    begins = value_start = minus.end() if minus else start
    field = ""
    if name := _NAME.match(text, begins):
        field = _field(name[1], text[name.end() : name.end() + 2])
        value_start = name.end() if field else begins
    if text[value_start : value_start + 1] in _CLOSING:
        value, end, is_open = _unquoted(text, value_start)
        return Item(field, value, start, value_start, end, minus is not None, True, is_open)
    end = _end(_REST, text, value_start)
    return Item(field, text[value_start:end], start, value_start, end, minus is not None)


def _field(name: str, after: str) -> str:
    """The field of this name; empty where nobody means one, as in `https://…`, `C:\\…` or `thanks:)`."""
    if name.lower() in _ADDRESSES or after == "//" or after[:1] == ":":
        return ""
    begins_value = after[:1].isalnum() or after[:1] in _CLOSING
    return field_of(name) or (name if name.isascii() and begins_value else "")


def _unquoted(text: str, start: int) -> tuple[str, int, bool]:
    """The value in quotes that begins here, where it ends, and whether its closing quote is missing.

    Between straight quotes, a doubled one is a quote.
    """
    closing, at = _CLOSING[text[start]], start + 1
    pieces: list[str] = []
    while quote := closing.search(text, at):
        pieces.append(text[at : quote.start()])
        if text[start] != '"':
            return pieces[0], quote.end(), False
        count = quote.end() - quote.start()
        pieces.append('"' * (count // 2))
        if count % 2:
            return "".join(pieces), quote.end(), False
        at = quote.end()
    return "".join((*pieces, text[at:])), len(text), True


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    return match.end() if match else start
