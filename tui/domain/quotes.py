"""What somebody said, in their own words, found in the Markdown of a meeting: read before the next one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.domain.text import clean_line

FEWEST_WORDS = 3
"""Words between quotation marks from which on they are something that was said."""
LONGEST = 280
MOST_READ = 20_000
"""Characters of a text that are looked at."""

_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_QUOTED = re.compile(r" {0,3}> ?(.*)")
_MARKED = re.compile(r"\s*(?:[-*+•]|\d{1,9}[.)])\s")
_NO_PROSE = re.compile(r"\s*(?:#{1,6}\s|\||<|(?:[-=*_]\s*){3,}$|\[\^?[^\]]+\]:)| {4}|\t")
_SAID = re.compile(r'“([^“”\n]+)”|"([^"\n]+)"|«([^«»\n]+)»|„([^„“”\n]+)[“”]')


def quote(body: str) -> str:
    """The first thing that is quoted: a block, else words between quotation marks; '' where nothing is."""
    block: list[str] = []
    lines = list(_lines(body))
    for line in lines:
        match = _QUOTED.match(line)
        words = clean_line(match[1].lstrip("> ")) if match else ""
        if words:
            block.append(words)
        elif block:
            break
    if block:
        return shortened(" ".join(block))
    for line in lines:
        for match in _SAID.finditer(line):
            said = clean_line(next(filter(None, match.groups())))
            if len(said.split()) >= FEWEST_WORDS:
                return shortened(said)
    return ""


def gist(body: str) -> str:
    """The first paragraph that is neither a heading nor a list: how one began to tell it; '' for none."""
    found: list[str] = []
    for line in _lines(body):
        prose = line.strip() and not (_QUOTED.match(line) or _MARKED.match(line) or _NO_PROSE.match(line))
        if prose:
            found.append(line)
        elif found:
            break
    return shortened(clean_line(" ".join(found)))


def shortened(text: str, limit: int = LONGEST) -> str:
    """A text cut after its last whole sentence, else its last whole word, that `limit` characters hold."""
    if len(text) <= limit:
        return text
    head = text[:limit]
    end = max(head.rfind(stop) for stop in (". ", "! ", "? ", ".” ", '." '))
    if end >= limit // 2:
        return head[: end + 1] if head[end + 1] == " " else head[: end + 2]
    start, blank, _ = head.rpartition(" ")
    return f"{start.rstrip(' ,;:') if blank and len(start) > limit // 2 else head[:-1]}…"


def _lines(body: str) -> Iterator[str]:
    """The lines outside fences."""
    fence = ""
    for line in body[:MOST_READ].split("\n"):
        match = _FENCE.match(line)
        if match and (not fence or (match[1].startswith(fence) and not line.strip(" `~"))):
            fence = "" if fence else match[1]
        elif not fence:
            yield line
