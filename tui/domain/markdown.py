"""Markdown as Preseason reads it: CommonMark with tables and strikethrough, in bounded time."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.domain.tags import tags_in
from tui.domain.text import UNSTORABLE

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

MARK = re.compile(
    r"\[(?P<box>[ xX])\][ \t]+\[(?P<boxed>[<>])\](?![(\[:])|\[(?P<sign>[-+?><~ xX])\](?![(\[:])"
)
"""A mark at the start of a paragraph: not `[?](address)`, `[x][reference]` or `[+]: definition`."""

_PLAIN = re.compile(r"[^\\`~*_\[<&]*")
_MAX_NESTING = 60
_MAX_QUOTES = 10
"""Quotes within quotes; each level costs another look at every line that follows."""
MAX_CHARACTERS = 1_000_000
MAX_LINES = 50_000
"""What is read of one body: more is no one's writing, so it is kept and shown, and not looked through."""
_MAX_EFFORT = 10_000
_MAX_EFFORT_ALL = 200_000
"""Signs (brackets, stars and the like) that one paragraph, and a whole body, may hold and still be read for
links and emphasis. Some sequences of them are slow, so that more of them are shown as they were typed."""
_BRACKET = 20
"""How much slower than another sign an opening bracket that leads nowhere is."""
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
    markdown.block.ruler.at(
        "blockquote", _blockquote, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    return markdown


def parse(body: str) -> tuple[list[Token], list[str], int | None]:
    """The tokens of a body, its lines as they were parsed, and the first line (from 0) that was not read.

    The part beyond the limits is one `code_block` token at the end, to be shown as it was typed.
    """
    text = source(body)
    unread = _first_beyond(text)
    if unread is None:
        return parser().parse(text), text.split("\n"), None
    from markdown_it.token import Token

    line, at = unread
    rest = Token(
        "code_block", "code", 0, content=text[at:], block=True, map=[line, line + text.count("\n", at) + 1]
    )
    tokens = parser().parse(text[:at])
    return [*tokens, rest], text[:at].split("\n"), line


def _first_beyond(text: str) -> tuple[int, int] | None:
    """The number and the offset of the first line beyond the limits, if there is one."""
    at = len(text)
    if at > MAX_CHARACTERS:
        at = text.rfind("\n", 0, MAX_CHARACTERS) + 1
    line = text.count("\n", 0, at)
    if line >= MAX_LINES:
        line, at = MAX_LINES, 0
        for _ in range(MAX_LINES):
            at = text.index("\n", at) + 1
    return (line, at) if at < len(text) else None


def source(body: str) -> str:
    """A body as the parser may have it: every character of a line stays in its line and at its place."""
    return UNSTORABLE.sub("\ufffd", body.replace("\r\n", "\n").replace("\r", " "))


def plain(token: Token) -> str:
    """The words of an inline token, without their Markdown, on one line."""
    words: list[str] = []
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            words.append(" ")
        elif child.type != "html_inline":
            words.append(child.content)
    return "".join(words)


def _blockquote(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """The library's rule, to a depth; a quote beyond it is the text of the one around it."""
    if not state.src.startswith(">", state.bMarks[line] + state.tShift[line]):
        return False
    from markdown_it.rules_block import blockquote

    depth = state.env.get("quotes", 0)
    if depth >= _MAX_QUOTES:
        return False
    state.env["quotes"] = depth + (not silent)
    found = blockquote(state, line, end, silent)
    state.env["quotes"] = depth
    return found


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
    if _PLAIN.fullmatch(content) and "  \n" not in content:
        return _lines(content)
    effort = len(_SIGN.findall(content)) + _BRACKET * content.count("[")
    left = state.env.get("effort", _MAX_EFFORT_ALL) - effort
    if effort > _MAX_EFFORT or left < 0:
        return _lines(content)
    state.env["effort"] = left
    return state.md.inline.parse(content, state.md, state.env, [])


def _lines(content: str) -> list[Token]:
    """Text and the soft breaks in it, as the library would give them."""
    from markdown_it.token import Token

    children: list[Token] = []
    for number, line in enumerate(content.split("\n")):
        text = line.rstrip(" ")
        if number:
            children.append(Token("softbreak", "br", 0))
            text = text.lstrip(" \t")
        if text:
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
