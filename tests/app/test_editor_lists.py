"""Lists under the keyboard, incoming text, completion, and the document underneath: without a screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._wrap import compute_wrap_offsets
from textual.widgets.text_area import Document, WrappedDocument

from tui.app.editor.completion import complete
from tui.app.editor.document import LineDocument, QuickWrap, plain_breaks
from tui.app.editor.known_names import KnownNames
from tui.app.editor.list_item import ended, indented, list_item, marked, next_prefix
from tui.app.editor.paste import LONGEST_LINE, broken, incoming


@pytest.mark.parametrize(
    ("line", "prefix"),
    [
        ("- [+] decide", "- [+] "),
        ("  * [x] sent", "  * [ ] "),
        ("9. first", "10. "),
        ("1) [>] Grace", "2) [>] "),
        ("- plain", "- "),
        ("- [x] [<] sent", "- [<] "),
    ],
)
def test_the_next_item_begins_like_this_one(line, prefix):
    item = list_item(line)
    assert item is not None
    assert item.line == line
    assert next_prefix(item) == prefix


@pytest.mark.parametrize("line", ["prose", "", "-no", "#", "1.5 hours", "[+] no bullet", "    "])
def test_what_is_no_item(line):
    assert list_item(line) is None


def test_an_empty_item_goes_out_a_level_and_then_away():
    inner = list_item("  - [+] ")
    assert inner is not None
    assert ended(inner) == "- [+] "
    outer = list_item("- [+] ")
    assert outer is not None
    assert ended(outer) == ""
    assert indented(outer) == "  - [+] "


def test_marks_are_put_changed_and_taken_off():
    assert marked("decide", "+") == "- [+] decide"
    assert marked("  decide", ">") == "  - [>] decide"
    assert marked("- decide", "-") == "- [-] decide"
    assert marked("- [+] decide", "-") == "- [-] decide"
    assert marked("- [+] decide", "+") == "- decide"
    assert marked("- [ ] send", " ") == "- send"
    assert marked("", "?") == "- [?] "


def test_long_lines_are_broken_and_nothing_is_lost():
    words = " ".join(f"word{n}" for n in range(40_000))
    fit = incoming(words)
    assert max(map(len, fit.text.split("\n"))) <= LONGEST_LINE
    assert fit.text.replace("\n", " ") == words
    assert "broken" in fit.said


def test_a_piece_does_not_begin_a_list_by_accident():
    line = "a - b # c > d 1. e " * 2000
    assert all(piece[0].isalpha() for piece in broken(line))


@given(st.text(alphabet="ab -#\t", max_size=300), st.integers(5, 40))
def test_broken_pieces_hold_every_word(line, limit):
    pieces = broken(line, limit)
    assert all(len(piece) <= limit for piece in pieces)
    assert "".join(pieces).replace(" ", "") == line.replace(" ", "")


def test_nul_and_surrogates_are_replaced_and_said():
    fit = incoming("a\0b\0\ud800\r\nc\rd\x1b[31m")
    assert fit.text == "a�b��\nc\nd\x1b[31m"
    assert fit.said.startswith("2 NUL")


def test_sure_completions_come_first():
    known = KnownNames(["Grace Hopper", "Ada Lovelace", "Hopper Grace", "José Álvarez", "Alan Turing"])
    assert [c.name for c in complete(known, "gr ho")][:2] == ["Grace Hopper", "Hopper Grace"]
    assert complete(known, "jose")[0].name == "José Álvarez"
    like = complete(known, "Lovlace")
    assert [(c.name, c.sure) for c in like] == [("Ada Lovelace", False)]
    assert complete(known, "") == []
    assert complete(known, "ada", leave_out=["Ada Lovelace"]) == []


def test_only_a_newline_ends_a_line():
    text = "a\x0bb\x0cc\u2028d\x85e\x1cf\ng"
    assert LineDocument(text).lines == ["a\x0bb\x0cc\u2028d\x85e\x1cf", "g"]
    assert LineDocument(text).text == text


LINES = st.lists(st.text(alphabet="ab -日\t", max_size=12), min_size=1, max_size=6).map("\n".join)


@given(LINES, LINES, st.data())
def test_edits_are_as_textual_makes_them(text, new, data):
    ours, theirs = LineDocument(text), Document(text)
    rows = st.integers(0, len(theirs.lines))
    places = st.tuples(rows, st.integers(0, 12))

    def place():
        row, column = data.draw(places)
        row = min(row, len(theirs.lines) - 1)
        return row, min(column, len(theirs.lines[row]))

    for _ in range(3):
        start, end = place(), place()
        assert ours.get_text_range(start, end) == theirs.get_text_range(start, end)
        mine, other = ours.replace_range(start, end, new), theirs.replace_range(start, end, new)
        assert mine == other
        assert ours.lines == theirs.lines
        assert ours.text == theirs.text
        assert ours.end == theirs.end


@given(LINES, LINES, st.integers(0, 12), st.data())
def test_wrapping_is_as_textual_does_it(text, new, width, data):
    ours, theirs = LineDocument(text), LineDocument(text)
    quick, slow = QuickWrap(ours, width), WrappedDocument(theirs, width)
    quick.wrap(width, 4), slow.wrap(width, 4)
    row = data.draw(st.integers(0, ours.line_count - 1))
    start = (row, min(2, len(ours.lines[row])))
    former_end = ours.end
    result = ours.replace_range(start, former_end, new)
    theirs.replace_range(start, former_end, new)
    for wrapped in (quick, slow):
        wrapped.wrap_range(start, former_end, result.end_location)
    assert quick.height == slow.height
    assert quick.lines == slow.lines
    assert [quick.get_tab_widths(r) for r in range(ours.line_count)] == [
        slow.get_tab_widths(r) for r in range(ours.line_count)
    ]


@given(st.text(st.sampled_from("ab  c.-"), max_size=60), st.integers(1, 20))
def test_plain_lines_are_broken_where_textual_breaks_them(line: str, width: int) -> None:
    found = plain_breaks(line, width)
    assert found is None or found == compute_wrap_offsets(line, width, 4)
    if "  " not in line and all(len(word) < width for word in line.split(" ")):
        assert found is not None, "no word has to be broken"
