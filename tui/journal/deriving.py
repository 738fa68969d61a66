"""What a text says, from the parser, which is loaded only for a text that could say something."""

from __future__ import annotations

from tui.domain.entries import Derived, EntryText
from tui.domain.tags import plain_tags


def derive_text(text: EntryText) -> Derived:
    """Everything a text's Markdown says, read on the entry's own date; ids are None, and so is the day of an
    introduction that names none: it depends on what is wont when the text is saved."""
    if not may_say_something(text.body):
        return Derived()
    tags = plain_tags(text.body)
    if tags is not None:
        return Derived(tags=tags)
    from tui.domain.marks import derive

    return derive(text.body, on=text.on, roles=text.roles, introduction_days=None)


def may_say_something(body: str) -> bool:
    """Whether a Markdown text can hold a mark or a tag: not where it has no bracket, no `#`, no entity that
    could stand for one, and no second line that could underline a heading."""
    if "[" in body or "#" in body or "&" in body:
        return True
    return "\n" in body and ("=" in body or "-" in body)
