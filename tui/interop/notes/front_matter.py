"""The lines between two `---` that stand before a Markdown text: a part of YAML, read as text and never run.

Anchors, aliases and types are words like any others: a small file never becomes more than a small record.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

Value = str | list[str]
Fields = dict[str, Value]

MOST_LINES = 2000
LONGEST = 100_000
"""Lines and characters of front matter; what has more is told."""

_FENCE = re.compile(r"(?:---|\.\.\.)[ \t]*")
_KEY = re.compile(
    r"(?P<key>[^\s#:\-\[\]{}\"'&*!|>%@`][^:#\n]{0,80}?|\"[^\"\n]{1,80}\"|'[^'\n]{1,80}')[ \t]*:(?:[ \t]+|$)"
)
_ITEM = re.compile(r"[ \t]*-(?:[ \t]+|$)")
_COMMENT = re.compile(r"(?:^|[ \t])#.*$")
_DAY, _DAYS = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), ("date", "written")
_PLAIN = re.compile(r"[A-Za-z_À-ÖØ-öø-ÿ][\w À-ÖØ-öø-ÿ.()/+-]*")
_WORDS = frozenset("true false null yes no on off y n none nan inf".split())
_ESCAPED = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff\u200b-\u200f\u202a-\u202e\u2066-\u2069]"
)
_YAML_ESCAPES = {
    "0": "\0",
    "a": "\a",
    "e": "\x1b",
    "v": "\v",
    " ": " ",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


class FrontMatter(NamedTuple):
    """What stands before a text: its fields in their order, lines that are none, and the text itself."""

    fields: Fields
    others: tuple[str, ...]
    body: str
    found: bool


class TooMuch(ValueError):
    """Front matter of more lines than anybody writes."""


def split(text: str) -> FrontMatter:
    """Take the front matter off a text; a text that has none is all body. Raises TooMuch."""
    start = text.removeprefix("\ufeff")
    first, _, rest = start.partition("\n")
    if not re.fullmatch(r"---[ \t]*\r?", first):
        return FrontMatter({}, (), start, found=False)
    lines: list[str] = []
    at, size = 0, 0
    while True:
        end = rest.find("\n", at)
        line = rest[at : end if end >= 0 else len(rest)]
        if _FENCE.fullmatch(line.rstrip("\r")):
            body = rest[end + 1 :] if end >= 0 else ""
            fields, others = _read(lines)
            return FrontMatter(fields, tuple(others), body, found=True)
        lines.append(line.rstrip("\r"))
        size += len(line)
        if end < 0:
            return FrontMatter({}, (), start, found=False)  # a rule, and no front matter
        if len(lines) > MOST_LINES or size > LONGEST:
            raise TooMuch("its front matter is too long")
        at = end + 1


def written(fields: Mapping[str, str | int | Sequence[str] | None]) -> str:
    """Fields as front matter, its fences included; what is None is left out."""
    lines = ["---"]
    for key, value in fields.items():
        if value is None:
            continue
        if isinstance(value, str) and _DAY.fullmatch(value) and key in _DAYS:
            lines.append(f"{key}: {value}")
        elif isinstance(value, str | int):
            lines.append(f"{key}: {scalar(value)}")
        elif value:
            lines.append(f"{key}:")
            lines += [f"  - {scalar(each)}" for each in value]
        else:
            lines.append(f"{key}: []")
    return "\n".join((*lines, "---", ""))


def scalar(value: str | int) -> str:
    """A value that YAML reads as the very same text, or number."""
    if isinstance(value, int):
        return str(value)
    if _PLAIN.fullmatch(value) and value.lower() not in _WORDS and not value.endswith(" "):
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)


def _read(lines: Sequence[str]) -> tuple[Fields, list[str]]:
    fields: Fields = {}
    others: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        match = _KEY.match(line)
        at += 1
        if match is None:
            if line.strip() and not line.lstrip().startswith("#"):
                others.append(line)
            continue
        key = match["key"].strip("\"'")
        end = at
        while end < len(lines) and (
            not lines[end].strip() or lines[end][:1] in " \t" or _ITEM.match(lines[end])
        ):
            end += 1
        fields.setdefault(key, _value(line[match.end() :], lines[at:end]))
        at = end
    return fields, others


def _value(rest: str, below: Sequence[str]) -> Value:
    """What a key holds: the rest of its line, and the lines that belong to it."""
    word = _COMMENT.sub("", rest).strip() if rest[:1] not in ("'", '"') else rest.strip()
    if re.fullmatch(r"[|>][-+0-9]{0,2}", word):
        return _block(below, folded=word[0] == ">", keep="-" not in word)
    said = [line for line in below if line.strip()]
    if not word:
        if said and all(_ITEM.match(line) for line in said):
            return [_word(_ITEM.sub("", line, count=1)) for line in said]
        return "\n".join(line.strip() for line in said)
    if word.startswith("[") and not said:
        return _flow(word)
    if word.startswith("[") and said:
        return _flow(" ".join((word, *(line.strip() for line in said))))
    return _word(" ".join((rest.strip(), *(line.strip() for line in said)))) if said else _word(rest)


def _block(below: Sequence[str], *, folded: bool, keep: bool) -> str:
    lines = list(below)
    while lines and not lines[-1].strip():
        lines.pop()
    indent = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
    text = [line[indent:] for line in lines]
    joined = "\n".join(text)
    if folded:
        joined = "\n".join(" ".join(part.split("\n")) for part in re.split(r"\n\n", joined))
    return f"{joined}\n" if keep and joined else joined


def _flow(word: str) -> Value:
    """A list in brackets, of words and of quoted words; anything deeper stays the text it is."""
    inside = word[1:-1] if word.endswith("]") else None
    if inside is None or re.search(
        r"[\[\]{}]", re.sub(r"\[\[[^\[\]]*\]\]|\"(?:[^\"\\]|\\.)*\"|'[^']*'", "", inside)
    ):
        return word
    parts = re.findall(r"\s*(\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|\[\[[^\[\]]*\]\]|[^,]*)\s*(?:,|$)", inside)
    return [_word(part) for part in parts if part.strip()]


def _word(text: str) -> str:
    """One scalar, without its quotes or its comment."""
    text = text.strip()
    if text.startswith('"'):
        end = re.match(r'"((?:[^"\\]|\\.)*)"', text, re.DOTALL)
        return _ESCAPE.sub(_unescaped, end[1]) if end else text
    if text.startswith("'"):
        end = re.match(r"'((?:[^']|'')*)'", text, re.DOTALL)
        return end[1].replace("''", "'") if end else text
    return _COMMENT.sub("", text).strip()


def _unescaped(match: re.Match[str]) -> str:
    digits = match[1] or match[2] or match[3]
    if digits:
        code = int(digits, 16)
        return chr(code) if code < 0x110000 else "\ufffd"
    return _SIMPLE.get(match[4]) or _YAML_ESCAPES.get(match[4]) or match[4]
