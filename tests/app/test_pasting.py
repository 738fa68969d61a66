"""A paste is one text: whatever is in it, and in however many pieces it comes, no key is pressed by it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser

from tui.app.pasting import BEGIN, END, PastingParser

NASTY = st.lists(
    st.sampled_from(
        [
            *("\x1b", "\x1b[", "\x1b[2", "\x1b[200~", "\x1b[20", "\x1b[4242;1H", "\x1b]52;c;x\x07", "\x1b[A"),
            *("\x1bOP", "\x1b[<0;1;1M", "201~", "\x9b1m", "d", "q", "/", "\r", "\n", "\x00", "é", "x" * 40),
        ]
    )
).map("".join)


def sent(pieces: Sequence[str], parser: XTermParser | None = None) -> list[tuple[str, str]]:
    """What comes out of the parser: pastes with their text, all else by its name."""
    parser = parser or PastingParser()
    found: list[tuple[str, str]] = []
    for piece in pieces:
        for event in parser.feed(piece):
            if isinstance(event, events.Paste):
                found.append(("paste", event.text))
            else:
                found.append((type(event).__name__, getattr(event, "key", "")))
    return found


def cut(text: str, places: Sequence[int]) -> list[str]:
    edges = sorted({0, len(text), *(place % (len(text) + 1) for place in places)})
    return [text[start:end] for start, end in pairwise(edges)]


@given(NASTY, st.lists(st.integers(0, 500), max_size=6))
def test_whatever_is_pasted_is_one_text(text: str, places: list[int]) -> None:
    text = text.replace(END, "")
    found = sent(cut(f"a{BEGIN}{text}{END}b", places))
    assert found == [("Key", "a"), ("paste", text.replace(END, "")), ("Key", "b")]


@given(NASTY, st.lists(st.integers(0, 500), max_size=6))
def test_what_is_no_paste_is_as_textual_takes_it(text: str, places: list[int]) -> None:
    text = text.replace(BEGIN, "").replace(END, "")
    if BEGIN not in text and END not in text:
        pieces = cut(text, places)
        assert sent(pieces) == sent(pieces, XTermParser())


def test_textual_takes_an_escape_sequence_in_a_paste_for_keys() -> None:
    """If this fails, Textual has mended it, and there is less to do here."""
    found = sent([f"{BEGIN}{chr(27)}]0;x{chr(27)}[d{END}"], XTermParser())
    assert ("Key", "x") in found


def test_two_pastes_and_the_keys_between() -> None:
    found = sent([f"{BEGIN}one{END}\x1b[A{BEGIN}{END}", f"{BEGIN}t", "wo\x1b", f"[{END}j"])
    assert found == [("paste", "one"), ("Key", "up"), ("paste", ""), ("paste", "two\x1b["), ("Key", "j")]
