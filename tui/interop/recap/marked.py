"""What a person wrote, made fit for another format: names and lines as text, Markdown as Markdown.

Nothing of it becomes a tag, and a link leads to the web or to an e-mail address, or is no link.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping, Sequence
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

from tui.domain.text import clean_line, visible

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import OptionsDict

LINKS = ("http://", "https://", "mailto:")
"""How a link may begin."""
_LONGEST = 8_000
"""Characters of Markdown that are laid out; of a longer text the rest is plain, since some sequences of signs
are slow to read."""
_SIGNS = re.compile(r"([\\`*_\[\]<|~]|&(?=#?\w{1,40};))")
_BEGINS = re.compile(r"^([-+=>#]|\d{1,9}[.)])")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_LINK = re.compile(r"(\])(?=\(\s*<?\s*(?!https?://|mailto:)[^)\s])", re.IGNORECASE)
_REFERENCE = re.compile(
    r"^( {0,3})\[(?=[^\]\n]{1,999}\]:\s*<?(?!https?://|mailto:))", re.MULTILINE | re.IGNORECASE
)
_IMAGE = re.compile(r"!(?=\[)")


def html(text: str) -> str:
    """A name, or any text that is one line, as HTML."""
    return escape(clean_line(visible(text)), quote=True)


def markdown_line(text: str) -> str:
    """A name, or any text that is one line, as Markdown that shows it as it is."""
    line = _SIGNS.sub(r"\\\1", clean_line(visible(text)))
    return _BEGINS.sub(lambda found: f"{found[1][:-1]}\\{found[1][-1]}", line)


def markdown_text(text: str) -> str:
    """Markdown as it was written, but for tags, images, and links that lead elsewhere than to the web."""
    safe = _IMAGE.sub(r"\\!", _TAG.sub(r"\\<", visible(text)))
    return _REFERENCE.sub(r"\1\\[", _LINK.sub(r"\\\1", safe)).strip("\n")


def quoted(text: str) -> str:
    """The same as a quotation."""
    return "\n".join(f"> {line}".rstrip() for line in markdown_text(text).split("\n"))


def html_text(text: str) -> str:
    """Markdown laid out as HTML."""
    shown = visible(text)
    rest = shown[_LONGEST:]
    laid_out = str(_parser().render(shown[:_LONGEST]))
    return laid_out + (f"<p>{escape(rest)}</p>\n" if rest else "")


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": 20})
    markdown.enable(["table", "strikethrough"]).disable(["image"])
    markdown.validateLink = _is_allowed  # type: ignore[method-assign]
    markdown.add_render_rule("link_open", _link_open)
    for edge in ("heading_open", "heading_close"):
        markdown.add_render_rule(edge, _heading)
    return markdown


def _is_allowed(url: str) -> bool:
    return url.strip().lower().startswith(LINKS)


def _link_open(
    self: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: OptionsDict,
    env: MutableMapping[str, Any],
) -> str:
    tokens[index].attrSet("rel", "noopener noreferrer")
    return self.renderToken(tokens, index, options, env)


def _heading(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: Mapping[str, Any]
) -> str:
    """A heading of a person's own stands below those of the page."""
    return "<h4>" if tokens[index].nesting == 1 else "</h4>\n"
