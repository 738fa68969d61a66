"""A new text as an editor shows it: the header to fill in, a fence, and the body below."""

from __future__ import annotations

from tui.cli.header import shown
from tui.cli.naming import apart
from tui.domain.entries import EntryText, Kind
from tui.domain.errors import BadInput
from tui.domain.text import clean_line

FIELDS: dict[Kind, tuple[str, ...]] = {
    "meeting": ("with", "role", "on", "at", "kind", "minutes", "title", "status", "pitch", "score", "thanks"),
    "reflection": ("on", "role", "title"),
}
"""The fields a person is asked for, in that order."""

_FENCE = "---"


def write(base: EntryText, body: str) -> str:
    """The header of `base`, empty fields as prompts, and the body."""
    fields = (f"{field}: {shown(field, base)}".rstrip() for field in FIELDS[base.kind])
    return "\n".join([_FENCE, *fields, _FENCE, "", body])


def read(text: str, base: EntryText) -> tuple[dict[str, tuple[str, ...]], str]:
    """The fields that differ from `base`, as typed, and the body; a text without the header is all body.

    Raises BadInput for a line of the header that is none of its fields.
    """
    lines = text.split("\n")
    fences = [index for index, line in enumerate(lines[:40]) if line.rstrip() == _FENCE]
    if len(fences) < 2 or fences[0] != 0:
        return {}, text
    fields = FIELDS[base.kind]
    typed: dict[str, tuple[str, ...]] = {}
    for line in filter(str.strip, lines[1 : fences[1]]):
        field, colon, value = line.partition(":")
        field, value = field.strip().lower(), value.strip()
        if not colon or field not in fields:
            sentence = f"“{clean_line(line)[:40]}” is not a line of the header, which has {', '.join(fields)}"
            raise BadInput("header", sentence)
        if value != shown(field, base):
            typed[field] = tuple(apart(value)) if field == "role" else (value,)
    body = lines[fences[1] + 1 :]
    return typed, "\n".join(body[1:] if body[:1] == [""] else body)
