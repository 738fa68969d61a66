"""`#tags` in running text: what is one, and how it is taken off."""

from __future__ import annotations

import re
from collections.abc import Collection

from tui.domain.text import fold

_TAG = r"#(?<![^\s(\[{\"'“‘«,;|—–*_~]#)(?=[\w-]*[^\W\d_])(?P<tag>\w+(?:[-/]\w+)*)"
TAG = re.compile(_TAG)
"""A word after `#` with a letter in it: not `# heading`, `C#`, `#1`, `foo#bar` or part of an address."""

_SIGN = re.compile(r"[\\`\[<&*_~|]")
_START = re.compile(r" {0,3}(?:#{1,6}(?:[ \t]|$)|[-+=>]|[0-9]{1,9}[.)]|\t)| {4}")
_STARTS = frozenset("# \t-+=>0123456789")
"""What could make a text more than plain paragraphs: signs of Markdown, anywhere or at a line's start."""
_PLAIN_ENOUGH = 100_000

_TAG_OR_OTHER = re.compile(
    rf"(?P<code>(?P<ticks>`+)(?!`)[^`]{{1,2000}}(?P=ticks)(?!`)|\]\([^()\n]{{0,2000}}\)|<[^<>\n]{{1,2000}}>|\\.)|{_TAG}"
)
_BLANKS = re.compile(r"[ \t]{2,}")
_LEFT_OVER = re.compile(r"\([ \t]*\)|\[[ \t]*\](?!\()")
_BEFORE_STOP = re.compile(r" (?=[,;.!?)](?:\s|$))")


def tags_in(text: str) -> tuple[str, ...]:
    """The tags of a plain text, in order, as typed, without their `#`."""
    return tuple(match["tag"] for match in TAG.finditer(text))


def plain_tags(body: str) -> tuple[str, ...] | None:
    """The tags of a Markdown text that is nothing but plain paragraphs, each once; None for any other text.

    What `marks.derive` finds in such a text, without the parser.
    """
    if len(body) > _PLAIN_ENOUGH or _SIGN.search(body):
        return None
    if any(line[:1] in _STARTS and _START.match(line) for line in body.split("\n")):
        return None
    found: dict[str, str] = {}
    for tag in tags_in(body):
        found.setdefault(fold(tag), tag)
    return tuple(found.values())


def without_tags(text: str, tags: Collection[str]) -> str:
    """A text of inline Markdown with these tags taken off; code and addresses stay as they are."""
    if not tags:
        return text
    off = frozenset(tags)
    left = _TAG_OR_OTHER.sub(lambda match: "" if match["tag"] in off else match[0], text)
    left = _BLANKS.sub(" ", _LEFT_OVER.sub("", left))
    return _BEFORE_STOP.sub("", left).strip(" \t,;")


def without_trailing_tags(text: str, tags: Collection[str]) -> str:
    """A text without the tags at its end; one in mid-sentence is a word of it."""
    off = frozenset(tags)
    while off:
        text = text.rstrip()
        at = text.rfind("#")
        if at < 0 or text[at + 1 :] not in off or (at and text[at - 1] not in " \t,;"):
            break
        text = text[:at].rstrip(" \t,;")
    return text
