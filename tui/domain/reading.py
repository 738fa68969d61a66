"""Reads an entry's Markdown: which of its list items are marks, on which line, and its tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, cast

from tui.domain.headings import Outline, Section, Sign
from tui.domain.markdown import MARK, parse, plain
from tui.domain.tags import without_tags
from tui.domain.text import fold, says_something

if TYPE_CHECKING:
    from markdown_it.token import Token

_BULLETS = re.compile(r"\s*(?:(?:[-+*]|[0-9]{1,9}[.)])\s+)*")
_UNFINISHED = re.compile(r"\[[-+?><~ xX]?\]?")
_LISTS = ("bullet_list_open", "ordered_list_open")
_LIST_ENDS = ("bullet_list_close", "ordered_list_close")


class Mark(NamedTuple):
    """A list item that means something.

    `line` and `end` are the first and last line (from 1) of the item's own paragraph; `column` is where
    its text or its typed mark begins in the first. `explicit` marks were typed, others are given by their
    heading. `text` is the paragraph on one line, as typed but for the mark; `words` the same without
    Markdown. `done` is a ticked follow-up: `[x]`, or for a promise `[x] [<]`.
    """

    sign: Sign
    line: int
    end: int
    explicit: bool
    text: str
    section_roles: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    done: bool = False
    words: str = ""
    column: int = 0


class Document(NamedTuple):
    """A parsed body: its markdown-it tokens, its marks in order of line, and the tags of the entry.

    `unread` is the first line (from 1) of a body so long that the rest was not looked through for marks.
    """

    tokens: list[Token]
    marks: tuple[Mark, ...]
    tags: tuple[str, ...]
    unread: int | None = None


def read(body: str) -> Document:
    """Parse a body once for everything that needs it; reads any string, and never fails.

    A mark is the first thing in the first paragraph of a list item, outside quotes, code and HTML (as
    CommonMark draws their borders: Markdown after a blank line within `<div>` is Markdown again). Under a
    heading that means something, each item of a list that is not inside another is a mark as well; items
    below it are its details. The first tag of a want, don't-want or unsure is its theme and not among the
    entry's tags; nor are tags in quotes.
    """
    tokens, lines, unread = parse(body)
    outline, marks, tags = Outline(), [], dict[str, str]()
    quotes = depth = 0
    for at, token in enumerate(tokens):
        kind = token.type
        if kind == "blockquote_open":
            quotes += 1
        elif kind == "blockquote_close":
            quotes -= 1
        elif kind in _LISTS:
            depth += 1
        elif kind in _LIST_ENDS:
            depth -= 1
        elif kind == "inline" and not quotes:
            found: tuple[str, ...] = token.meta.get("tags", ())
            before = tokens[at - 1]
            if before.type == "heading_open" and before.level == 0:
                outline.enter(int(before.tag[1]), without_tags(plain(token), found))
            elif before.type == "paragraph_open" and tokens[at - 2].type == "list_item_open":
                section = outline.section
                if mark := _mark(token, lines, section if depth == 1 else Section(None, section.roles)):
                    marks.append(mark)
                    found = found[1:] if mark.sign in "+-?" else found
            for tag in found:
                tags.setdefault(fold(tag), tag)
    return Document(tokens, tuple(marks), tuple(tags.values()), None if unread is None else unread + 1)


def _mark(token: Token, lines: list[str], section: Section) -> Mark | None:
    first, end = cast("list[int]", token.map)
    content = token.content
    column = _column(lines[first], content.partition("\n")[0])
    typed = MARK.match(content) if column is not None else None
    sign = _sign(typed) if typed else section.sign
    if sign is None:
        return None
    text = _one_line(content[typed.end() :] if typed else content)
    if not says_something(text) or (typed is None and _UNFINISHED.fullmatch(text)):
        return None
    words = plain(token)
    return Mark(
        sign=sign,
        line=first + 1,
        end=end,
        explicit=typed is not None,
        text=text,
        section_roles=section.roles,
        tags=token.meta.get("tags", ()),
        done=typed is not None and (typed["box"] or typed["sign"]) in ("x", "X"),
        words=words[typed.end() :].strip() if typed else words,
        column=column or 0,
    )


def _sign(typed: re.Match[str]) -> Sign:
    return cast("Sign", typed["boxed"] or typed["sign"].lower())


def _column(line: str, first: str) -> int | None:
    """Where the paragraph begins in its first line, if nothing but bullets and blanks stands before it."""
    bare, first = line.rstrip(), first.rstrip()
    if not first or not bare.endswith(first):
        return None
    column = len(bare) - len(first)
    return column if _BULLETS.fullmatch(line, 0, column) else None


def _one_line(text: str) -> str:
    if "\n" not in text:
        return text.strip()
    return " ".join(_joined(text)).strip()


def _joined(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield line.strip(" \t").removesuffix("\\").rstrip(" \t")
