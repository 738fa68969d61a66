"""What Find says where there is nothing to read: how to ask."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from tui.app.widgets.cells import fit
from tui.app.widgets.reader_records import Words
from tui.domain.query import FIELD_HELP

NOTHING_FOUND: tuple[Words, ...] = (
    "Nothing found",
    "",
    "Fewer words find more; a click on a filter lifts it.",
    (("law*", "key"), (" finds lawyer and laws.", "muted")),
)
LOW = 20
"""Lines under which only the names of the fields are said."""
_WIDTH = 60
_EXAMPLE = 20
_PLAIN = (
    ("lovelace", "a word; the one being typed may go on"),
    ('"a say in it"', "these words in this order"),
    ("-lawyer", "not this word; any field, too"),
)


def how_to_ask(width: int, height: int) -> tuple[Words, ...]:
    """Lines of one width, fit for a window of `width` × `height`."""
    if height < LOW:
        return ("Words, a phrase in quotes, and", *_names(min(_WIDTH, width - 2)))
    width = min(_WIDTH, width - 2)
    rows = [*_PLAIN]
    for words in FIELD_HELP.values():
        says, _, example = words.rpartition(", as in ")
        rows.append((example, says))
    return (
        "What may be asked",
        "",
        *(line for example, says in rows for line in _row(example, says, max(12, width - _EXAMPLE))),
    )


def _row(example: str, says: str, room: int) -> Iterator[Words]:
    for number, line in enumerate(wrap(says, room)):
        yield (fit("" if number else example, _EXAMPLE), "key"), (fit(line, room), "muted")


def _names(width: int) -> list[str]:
    lines = [""]
    for field in FIELD_HELP:
        if len(lines[-1]) + len(field) + 2 > width:
            lines.append("")
        lines[-1] += f"{field}: "
    return [line.strip() for line in lines]
