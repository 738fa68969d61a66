"""What a text says, from the parser, which is loaded only for a text that could say something."""

from __future__ import annotations

import re

from tui.domain.entries import Derived, EntryText

_SAYS_SOMETHING = re.compile(r"[\[#&]|^[ \t>]*(?:=+|-+)[ \t]*$", re.MULTILINE)
"""A mark needs a bracket or a heading, a tag its sign: plain prose has none of them."""


def derive_text(text: EntryText) -> Derived:
    """Everything a text's Markdown says, read on the entry's own date; ids are None."""
    if not _SAYS_SOMETHING.search(text.body):
        return Derived()
    from tui.domain.marks import derive

    return derive(text.body, on=text.on, roles=text.roles)
