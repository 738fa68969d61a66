"""How what is typed as a query falls apart: words, quoted phrases and fields, each with where it stands."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tui.domain.query_fields import field_of

_QUOTES = '"“”„‟«»'
_LONGEST_NAME = 40
_ADDRESSES = frozenset(("http", "https", "ftp", "mailto", "tel", "file"))
_BLANKS = re.compile(r"\s*")
_REST = re.compile(r"\S*")
_PLAIN = r"[\w+&@#.'’-]+"


class Item(NamedTuple):
    """One thing typed, at `[start, end)`: a field if `field` is not empty, else a word or a phrase.

    `field` is its right name, or as typed if it has none; `value` is what follows it, or the word, without
    quotes, and stands at `[value_start, end)` with them. `open` says that its closing quote is missing;
    `starred` that a `*` follows a phrase.
    """

    field: str
    value: str
    start: int
    value_start: int
    end: int
    excluded: bool = False
    quoted: bool = False
    open: bool = False
    starred: bool = False


def items(text: str) -> Iterator[Item]:
    """Everything typed, in order, read once from left to right; whatever it is, it is read somehow."""
    start = _end(_BLANKS, text, 0)
    while start < len(text):
        item = _item(text, start)
        yield item
        start = _end(_BLANKS, text, item.end)


def in_quotes(value: str) -> str:
    """A value as it is typed: in quotes unless it is plain; quotes in it are doubled."""
    return value if re.fullmatch(_PLAIN, value) else '"' + value.replace('"', '""') + '"'


def _item(text: str, start: int) -> Item:
    excluded = text[start] == "-" and text[start + 1 : start + 2].strip() not in ("", "-")
    begins = start + excluded
    field, value_start = _field(text, begins)
    if text[value_start : value_start + 1] in _signs():
        value, end, is_open = _unquoted(text, value_start)
        starred = not field and text[end : end + 1] == "*" and text[end + 1 : end + 2].strip() == ""
        return Item(field, value, start, value_start, end + starred, excluded, True, is_open, starred)
    end = _end(_REST, text, value_start)
    return Item(field, text[value_start:end], start, value_start, end, excluded)


def _field(text: str, start: int) -> tuple[str, int]:
    """The field named here and where its value starts; none where nobody means one, as in `https://…`,
    `C:\\…` or `thanks:)`."""
    colon = text.find(":", start, start + _LONGEST_NAME + 1)
    name = text[start:colon] if colon > start else ""
    if not name[:1].isalpha() or not name[-1].isalpha() or not re.sub("['’]", "", name).isalpha():
        return "", start
    after = text[colon + 1 : colon + 3]
    if name.lower() in _ADDRESSES or after == "//" or after[:1] == ":":
        return "", start
    field = field_of(name)
    if not field and name.isascii() and (after[:1].isalnum() or after[:1] in _signs()):
        field = name
    return field, colon + 1 if field else start


def _unquoted(text: str, start: int) -> tuple[str, int, bool]:
    """The value in quotes that begins here, where it ends, and whether its closing quote is missing.

    Between straight quotes, a doubled one is a quote.
    """
    closing, at = _signs()[text[start]], start + 1
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


@cache
def _signs() -> dict[str, re.Pattern[str]]:
    """The quotes that may open a value, and what closes it."""
    return {'"': re.compile('"+')} | dict.fromkeys(_QUOTES[1:], re.compile(f"[{_QUOTES}]"))


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    return match.end() if match else start
