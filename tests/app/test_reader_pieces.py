"""A long body cut in pieces says what it says whole, line by line."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.app.widgets import reader_pieces
from tui.app.widgets.reader_pieces import Piece, pieces
from tui.app.widgets.reader_records import EntryPage
from tui.app.widgets.reader_sheet import Sheet
from tui.domain.entries import Entry, EntryText
from tui.domain.marks import derive

ON = date(2026, 11, 5)
PART = """# Part

Some words of a paragraph,
on two lines. See [there].

## Don't want
- paperwork
- [+] a say
  - a detail

  and a paragraph of it

```python
# no heading

- [+] no mark
```

> quoted
> twice

| a | b |
|---|---|
| 1 | 2 |

1. one
2. two

"""
DEFINITION = "\n[there]: https://example.com\n"


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_pieces, "WHOLE", 200)
    monkeypatch.setattr(reader_pieces, "PIECE", 150)


def own(piece: Piece) -> str:
    """A piece without its context."""
    return piece.text.split("\n", piece.hidden)[-1]


def sheet_of(body: str) -> list[tuple[str, int | None]]:
    text = EntryText("reflection", ON, body)
    entry = Entry(
        1, "u", 1, text, derive(body, on=ON, roles=()), datetime(2026, 11, 5), datetime(2026, 11, 5)
    )
    sheet = Sheet(EntryPage(entry), 70, 20)
    while not sheet.done:
        sheet.more()
    return [(line.text.rstrip(), line.source) for line in sheet.lines]


def test_a_short_body_is_one_piece() -> None:
    assert list(pieces("# a\n\nb")) == [Piece("# a\n\nb")]
    assert list(pieces("")) == [Piece("")]


def test_pieces_look_like_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    body = PART * 30 + DEFINITION
    whole = sheet_of(body)
    for size in (100, 250, 400, 1000):
        monkeypatch.setattr(reader_pieces, "WHOLE", size)
        monkeypatch.setattr(reader_pieces, "PIECE", size)
        cut = sheet_of(body)
        assert [line for line in cut if line[0]] == [line for line in whole if line[0]]
        if size >= 250:
            assert cut == whole


@pytest.mark.usefixtures("small")
def test_a_fence_longer_than_a_piece_stays_code() -> None:
    body = "## Want\n\n```\n" + "- [+] code\n" * 200 + "```\n- after\n"
    lines = sheet_of(body)
    assert [text for text, _ in lines[1:-1]] == ["▏ - [+] code"] * 200
    assert lines[-1] == ("  + after", 205)
    assert lines[200] == ("▏ - [+] code", 203)


@pytest.mark.usefixtures("small")
def test_one_endless_line_is_cut_and_keeps_its_number() -> None:
    lines = sheet_of("first\n\n" + "word " * 400 + "\n\nlast")
    assert {source for text, source in lines if text.startswith("word")} == {3}
    assert sum(text.count("word") for text, _ in lines) == 400
    assert lines[-1] == ("last", 5)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(["a", " ", "\n", "\n\n", "# h\n", "```\n", "- x\n", "~~~\n", "  in\n", "|a|\n"]),
        max_size=200,
    )
)
def test_no_character_is_lost_or_said_twice(parts: list[str]) -> None:
    body = "".join(parts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader_pieces, "WHOLE", 40)
        patch.setattr(reader_pieces, "PIECE", 20)
        found = list(pieces(body))
    assert "".join(map(own, found)) == body
    lines = 1
    for piece in found:
        assert piece.first == lines
        lines += own(piece).count("\n")
