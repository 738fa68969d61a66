"""The inside of a paragraph: markdown-it's inline tokens as styled text, with links one may follow."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tui.app.widgets.layout_wrap import Flow, Span, Target, styled, tidy
from tui.domain.markdown import plain as words_of
from tui.domain.tags import TAG
from tui.domain.text import visible

if TYPE_CHECKING:
    from markdown_it.token import Token

MAY_FOLLOW = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x20]+\Z", re.IGNORECASE)
"""The links that may be opened; any other is text."""

_URL = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_HOST = re.compile(r"(?:https?://(?:[^/?#]*@)?|mailto:)([^/:?#]+)", re.IGNORECASE)
_STYLES = {"strong_open": "strong", "em_open": "em", "s_open": "strike"}


def flows(inline: Token, style: str = "", source: int | None = None) -> list[Flow]:
    """What an inline token says: a flow for each stretch between hard breaks, never an empty list."""
    if inline.children or not inline.content:
        return _Inline(style, source).read(inline.children or ())
    return literal(inline.content, style, source)


def literal(text: str, style: str = "", source: int | None = None) -> list[Flow]:
    """Source text shown as it was typed, a flow for each of its lines."""
    return [
        Flow(tidy([Span(plain(line), style)]), source + number if source is not None else None)
        for number, line in enumerate(text.removesuffix("\n").split("\n"))
    ]


def plain(text: str) -> str:
    """Text of one line, fit to show."""
    return visible(text).replace("\t", " ").replace("\n", " ")


class _Inline:
    """Reads tokens from left to right, holding the styles that are open."""

    def __init__(self, style: str, source: int | None) -> None:
        self.flows: list[Flow] = []
        self.spans: list[Span] = []
        self.breaks: list[int] = []
        self.length = 0
        self.styles = [style]
        self.source = source
        self.to: str | Target | None = None
        self.href = ""
        self.link_start = 0

    def read(self, children: Iterable[Token]) -> list[Flow]:
        for child in children:
            kind = child.type
            if kind == "text":
                self.text(plain(child.content))
            elif kind == "softbreak":
                self.add(" ")
                self.breaks.append(self.length)
            elif kind in _STYLES:
                self.styles.append(styled(self.styles[-1], _STYLES[kind]))
            elif kind == "code_inline":
                self.add(plain(child.content), "code")
            elif kind == "hardbreak":
                self.close()
            elif kind == "link_open":
                self.open_link(str(child.attrGet("href") or ""))
            elif kind == "link_close":
                self.close_link()
            elif kind == "image":
                alt = plain(words_of(child))
                self.add(f"[image: {alt}]" if alt else "[image]", "muted")
            elif kind.endswith("_close"):
                if len(self.styles) > 1:
                    self.styles.pop()
            else:
                self.text(plain(child.content))
        self.close()
        return self.flows

    def add(self, text: str, style: str = "") -> None:
        if text:
            whole = styled(self.styles[-1], style) if style else self.styles[-1]
            self.spans.append(Span(text, whole, self.to))
            self.length += len(text)

    def text(self, text: str) -> None:
        if self.href or "://" not in text:
            self.words(text)
            return
        done = 0
        for match in _URL.finditer(text):
            self.words(text[done : match.start()])
            url = _without_end(match[0])
            self.to = url if MAY_FOLLOW.match(url) else None
            self.add(url, "link" if self.to else "")
            self.to = None
            done = match.start() + len(url)
        self.words(text[done:])

    def words(self, text: str) -> None:
        done = 0
        if "#" in text and not self.href:
            for match in TAG.finditer(text):
                self.add(text[done : match.start()])
                self.add(match[0], "tag")
                done = match.end()
        self.add(text[done:])

    def open_link(self, href: str) -> None:
        self.href = href or " "
        self.to = href if MAY_FOLLOW.match(href) else None
        self.styles.append(styled(self.styles[-1], "link") if self.to else self.styles[-1])
        self.link_start = len(self.spans)

    def close_link(self) -> None:
        shown = "".join(span.text for span in self.spans[self.link_start :])
        where = _where(self.href.strip(), shown)
        self.styles.pop()
        self.href, self.to = "", None
        if where:
            self.add(f" ({where})", "muted")

    def close(self) -> None:
        self.flows.append(Flow(tidy(self.spans), self.source, tuple(self.breaks)))
        if self.source is not None:
            self.source += len(self.breaks) + 1
        self.spans, self.breaks, self.length = [], [], 0
        self.link_start = 0


def _without_end(url: str) -> str:
    """A URL found in running text without the punctuation of the sentence around it."""
    url = url.rstrip(".,;:!?'’”*_~")
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1].rstrip(".,;:!?'’”*_~")
    return url


def _where(href: str, shown: str) -> str:
    """What to say after a link about where it leads: its host, unless its text says that already."""
    if not MAY_FOLLOW.match(href):
        return "" if href in shown else plain(href)
    host = _HOST.match(href)
    if host is None:
        return ""
    own = _HOST.match(shown)
    name = plain(host[1])
    if own is not None:
        return "" if own[1].casefold() == name.casefold() else name
    return "" if name.casefold().removeprefix("www.") in shown.casefold() else name
