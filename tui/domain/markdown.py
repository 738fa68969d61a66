"""Markdown as Preseason reads it: CommonMark with tables and strikethrough, in bounded time."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.domain.tags import tags_in

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

MARK = re.compile(r"\[(?P<box>[ xX])\][ \t]+\[<\](?![(\[:])|\[(?P<sign>[-+?><~ xX])\](?![(\[:])")
"""A mark at the start of a paragraph: not `[?](address)`, `[x][reference]` or `[+]: definition`."""

_PLAIN = re.compile(r"[^\\`~*_\[<&]*")
_UNREADABLE = re.compile("[\x00\ud800-\udfff]")
_MAX_NESTING = 60
_MAX_SIGNS = 1500
"""Brackets, stars and the like that one paragraph may hold and still be read for links and emphasis:
some sequences of them take time that grows with their square, so a longer one is shown as it was typed."""
_SIGN = re.compile(r"[\\`~*_\[\]<&]")


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """The one parser.

    HTML is recognised, so that nothing inside it is taken for a mark, and never rendered: a reader shows
    `html_block` and `html_inline` tokens as the text they are. The inline token of a paragraph, heading or
    cell carries its `#tags` in `meta["tags"]`, and the mark of a list item is always plain text.
    """
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"html": True, "maxNesting": _MAX_NESTING})
    markdown.enable(["table", "strikethrough"])
    markdown.core.ruler.at("inline", _inline)
    return markdown


def source(body: str) -> str:
    """A body as the parser may have it: every character of a line stays in its line and at its place."""
    return _UNREADABLE.sub("\ufffd", body.replace("\r\n", "\n").replace("\r", " "))


def plain(token: Token) -> str:
    """The words of an inline token, without their Markdown, on one line."""
    words: list[str] = []
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            words.append(" ")
        elif child.type != "html_inline":
            words.append(child.content)
    return "".join(words)


def _inline(state: StateCore) -> None:
    """The core rule for inline text: like the library's, with a short cut for plain text and a bound."""
    tokens = state.tokens
    for at, token in enumerate(tokens):
        if token.type != "inline":
            continue
        content, mark = token.content, None
        if content.startswith("[") and at > 1 and tokens[at - 2].type == "list_item_open":
            mark = MARK.match(content)
        rest = content[mark.end() :] if mark else content
        children = _children(state, rest)
        if "#" in rest and (tags := tags_in("".join(map(_context, children)))):
            token.meta["tags"] = tags
        if mark:
            _prepend(children, mark[0])
        token.children = children


def _children(state: StateCore, content: str) -> list[Token]:
    simple = _PLAIN.fullmatch(content) and "  \n" not in content
    if simple or len(_SIGN.findall(content)) > _MAX_SIGNS:
        return _lines(content)
    return state.md.inline.parse(content, state.md, state.env, [])


def _lines(content: str) -> list[Token]:
    """Text and the soft breaks in it, as the library would give them."""
    from markdown_it.token import Token

    children: list[Token] = []
    for line in content.split("\n"):
        if children:
            children.append(Token("softbreak", "br", 0))
        if text := line.strip(" \t"):
            children.append(Token("text", "", 0, content=text))
    return children


def _context(child: Token) -> str:
    """What an inline token is to the words around it; an escaped `#` and what is in code are no sign."""
    if child.type == "text":
        return child.content
    if child.type.endswith("break"):
        return "\n"
    if child.type in ("link_open", "link_close"):
        return "()"[child.nesting < 0]
    return "*" if child.nesting else "\0"


def _prepend(children: list[Token], mark: str) -> None:
    if children and children[0].type == "text":
        children[0].content = mark + children[0].content
    else:
        from markdown_it.token import Token

        children.insert(0, Token("text", "", 0, content=mark))
