"""One line of a vCard: its name, its parameters and its value, however the three versions write them."""

from __future__ import annotations

import binascii
import re
from functools import lru_cache
from typing import NamedTuple

from tui.interop.files import text_of

LONGEST_VALUE = 100_000
"""Bytes of a value that is text; what is longer is no name, address or note, and the card is told of."""

_CACHED = 200
"""Bytes before a colon up to which what they say is remembered."""

_ENCODINGS = re.compile(
    r"utf-?8|utf-?16(?:[lb]e)?|us-ascii|ascii|iso-?8859-?[0-9]{1,2}|latin-?1|(?:cp|windows-?)125[0-8]|koi8-[ru]"
    r"|shift[_-]?jis|euc-?(?:jp|kr)|gb2312|gbk|gb18030|big5|iso-2022-jp|macintosh|mac-?roman",
    re.IGNORECASE,
)
"""What a CHARSET may name: character sets, and none of Python's other codecs."""
_FOLD = re.compile(rb"\n[ \t]?")
_QUOTED = re.compile(r'"[^"]*"')
_CARET = {"^n": "\n", "^N": "\n", "^'": '"', "^^": "^"}
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_BARE_ENCODINGS = {"QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT", "B", "Q"}


class Property(NamedTuple):
    """A line of a card: `kinds` are its types, such as HOME, in upper case; `value` is as it was written."""

    name: str
    kinds: frozenset[str]
    preference: int
    value: str

    @property
    def text(self) -> str:
        """The whole value as text."""
        return unescaped(self.value)

    def parts(self, separator: str = ";") -> list[str]:
        """The value cut where a separator stands that is not escaped."""
        return [unescaped(part).strip() for part in split(self.value, separator)]


class Head(NamedTuple):
    """What stands before the colon of a line."""

    name: str
    kinds: frozenset[str]
    preference: int
    encoding: str
    charset: str


def read(line: bytes, *, old: bool) -> Property | None:
    """A line, with newlines where it was folded; `old` is that of version 2.1. None if it is no property.

    Raises ValueError where its value is too long to be what it says, or cannot be decoded.
    """
    if b"\n" in line and b"QUOTED-PRINTABLE" not in line[:500].upper():
        line = line.replace(b"\n", b"") if old else _FOLD.sub(b"", line)
    before, colon, raw = _cut(line)
    if not colon:
        return None
    head = _head(before) if len(before) <= _CACHED else _head.__wrapped__(before[:LONGEST_VALUE])
    if head.encoding in ("QUOTED-PRINTABLE", "Q"):
        raw = binascii.a2b_qp(raw)
    elif head.encoding in ("BASE64", "B"):
        raw = _from_base64(raw, head.name)
    if len(raw) > LONGEST_VALUE:
        raise ValueError(f"its {head.name} is too long: {len(raw):,} bytes")
    return Property(head.name, head.kinds, head.preference, _decoded(raw, head.charset))


def named(line: bytes) -> str:
    """The name of a line's property, in upper case, without its group."""
    return _named(line.partition(b":")[0][:_CACHED])


@lru_cache(maxsize=1024)
def _named(head: bytes) -> str:
    return head.partition(b";")[0].rpartition(b".")[2].strip().upper().decode("ascii", "replace")


@lru_cache(maxsize=1024)
def _head(before: bytes) -> Head:
    """What stands before a colon: an address book says the same few things over and over."""
    text = text_of(before)
    if '"' in text:
        text = _QUOTED.sub(lambda match: re.sub("[;,]", " ", match[0]), text)
    if "^" in text:
        text = re.sub(r"\^[nN'^]", lambda match: _CARET[match[0]], text)
    name, *parameters = text.split(";")
    kinds: set[str] = set()
    preference, encoding, charset = 100, "", ""
    for parameter in parameters:
        key, equals, value = parameter.partition("=")
        key, value = key.strip().upper(), value.strip().strip('"')
        if not equals:
            if key in _BARE_ENCODINGS:
                encoding = key
            else:
                kinds.add(key)
        elif key == "TYPE":
            kinds.update(each.strip().upper() for each in value.split(","))
        elif key == "PREF" and value.isascii() and value.isdigit():
            preference = min(int(value[:4]), 100)
        elif key == "ENCODING":
            encoding = value.upper()
        elif key == "CHARSET":
            charset = value
    if "PREF" in kinds:
        kinds.discard("PREF")
        preference = 1
    name = name.rpartition(".")[2].strip().upper()
    return Head(name, frozenset(kinds), preference, encoding, charset)


def split(value: str, separator: str) -> list[str]:
    """A value cut at a separator that has no backslash before it."""
    if "\\" not in value:
        return value.split(separator)
    parts, start, at = [], 0, 0
    while at < len(value):
        if value[at] == "\\":
            at += 2
            continue
        if value[at] == separator:
            parts.append(value[start:at])
            start = at + 1
        at += 1
    return [*parts, value[start:]]


def unescaped(value: str) -> str:
    """A value without the backslashes that guard its signs."""
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def _cut(line: bytes) -> tuple[bytes, bytes, bytes]:
    """The part before the colon, the colon, and the value; quotes may hold a colon too."""
    head, colon, raw = line.partition(b":")
    if b'"' in head and head.count(b'"') % 2:
        closing = raw.find(b'"')
        after = raw.find(b":", closing + 1) if closing >= 0 else -1
        if after >= 0:
            head, raw = line[: len(head) + 1 + after], raw[after + 1 :]
    return head, colon, raw


def _from_base64(raw: bytes, name: str) -> bytes:
    try:
        return binascii.a2b_base64(raw)
    except binascii.Error:
        raise ValueError(f"its {name} is no base64") from None


def _decoded(raw: bytes, charset: str) -> str:
    if charset and _ENCODINGS.fullmatch(charset):
        try:
            return raw.decode(charset)
        except (UnicodeDecodeError, LookupError):
            pass
    return text_of(raw)
