"""The marks in an entry's Markdown: the one door to reading, deriving, ticking and colouring them."""

from tui.domain.derive import derive, is_followup
from tui.domain.headings import Section, Sign, meaning
from tui.domain.highlights import highlights
from tui.domain.markdown import parser, plain
from tui.domain.reading import Document, Mark, read
from tui.domain.ticking import tick

__all__ = [
    "Document",
    "Mark",
    "Section",
    "Sign",
    "derive",
    "highlights",
    "is_followup",
    "meaning",
    "parser",
    "plain",
    "read",
    "tick",
]
