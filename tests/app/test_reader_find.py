"""What was searched for, in the reader: shown wherever it stands, gone to, counted."""

from __future__ import annotations

import re

import pytest

from tests.app.test_reader import LONG, on_screen, page, place_of, run
from tui.app.theme import LIGHT
from tui.app.widgets.layout_wrap import Line, Span
from tui.app.widgets.reader import Reader
from tui.app.widgets.reader_matches import Matches


class Fits:
    """A stand-in: words as they are, any blanks between them."""

    def __init__(self, *words: str) -> None:
        self.rule = re.compile("|".join(rf"\b{re.escape(word)}\b".replace(r"\ ", r"\W+") for word in words))

    def spans(self, text: str) -> list[tuple[int, int]]:
        return [match.span() for match in self.rule.finditer(text)]


def marked(reader: Reader) -> list[str]:
    """The parts on screen that stand out as matches, the one that one is at in brackets."""
    found: list[str] = []
    for y in range(reader.size.height):
        for segment in reader.render_line(y):
            style = segment.style
            if style and style.underline and style.bold:
                found.append(f"[{segment.text}]" if style.reverse else segment.text)
    return found


async def test_matches_stand_out_in_head_text_marks_and_notes():
    body = "She spoke of strategy.\n\n- [+] decide the *strategy* early #strategy\n\n> strategy, again\n"
    async with run() as pilot:
        reader = pilot.app.query_one(Reader)
        reader.show_entry(page(body, "as strategy lead"))
        reader.find(Fits("strategy"))
        await pilot.pause()
        assert marked(reader) == ["strategy"] * 5
        assert reader.matches == (0, 5)
        assert str(reader.border_subtitle) == "5 matches"
        pilot.app.theme = LIGHT
        await pilot.pause()
        assert marked(reader) == ["strategy"] * 5
        reader.find(None)
        assert marked(reader) == []
        assert str(reader.border_subtitle) == ""


@pytest.mark.parametrize("width", [24, 31, 40, 57, 80])
async def test_a_phrase_stands_out_over_the_breaks_that_the_window_made(width: int):
    sentence = "one two three four five six seven eight nine ten eleven twelve"
    body = f"{sentence}\n\n- {sentence}\n\n> {sentence}\n\n- [+] {sentence} #tagged"
    async with run((width, 60)) as pilot:
        reader = pilot.app.query_one(Reader)
        reader.find(Fits("four five six seven eight nine"))
        reader.show_entry(page(body))
        await pilot.pause()
        assert reader.matches == (0, 4)
        shown = " ".join(" ".join(marked(reader)).split())
        assert shown == " ".join(["four five six seven eight nine"] * 4)


async def test_keys_go_from_match_to_match_and_round():
    async with run() as pilot:
        reader = pilot.app.query_one(Reader)
        reader.show_entry(page("- [+] a mark\n\n" + LONG))
        reader.find(Fits("Paragraph 50", "Paragraph 52", "Paragraph 150"))
        await pilot.press("right_square_bracket")
        assert reader.matches == (1, 3)
        assert str(reader.border_subtitle) == "1 of 3"
        assert place_of(reader, "Paragraph 50 ")[1] == 22 // 3 + 1
        assert marked(reader) == ["[Paragraph 50]", "Paragraph 52"]
        top = reader.scroll_offset.y
        await pilot.press("right_square_bracket")
        assert reader.scroll_offset.y == top, "what is in sight needs no scrolling"
        assert marked(reader) == ["Paragraph 50", "[Paragraph 52]"]
        await pilot.press("right_square_bracket")
        assert marked(reader) == ["[Paragraph 150]"]
        await pilot.press("right_square_bracket")
        assert str(reader.border_subtitle) == "1 of 3"
        await pilot.press("left_square_bracket")
        assert str(reader.border_subtitle) == "3 of 3"
        assert reader.chosen is None
        reader.find(None)
        await pilot.press("home", "right_square_bracket")
        assert reader.chosen == 1, "without a search, they go from mark to mark"


async def test_from_where_one_reads_the_next_match_is_the_one_below():
    async with run() as pilot:
        reader = pilot.app.query_one(Reader)
        reader.show_entry(page(LONG))
        reader.find(Fits("Paragraph 3", "Paragraph 60", "Paragraph 90"))
        reader.scroll_to_line(101, choose=False)
        await pilot.press("right_square_bracket")
        assert reader.matches == (2, 3)


async def test_marks_are_chosen_where_nothing_matches():
    async with run() as pilot:
        reader = pilot.app.query_one(Reader)
        reader.show_entry(page())
        reader.find(Fits("elephant"))
        await pilot.press("right_square_bracket")
        assert reader.chosen == 3
        assert not reader.border_subtitle


async def test_to_the_first_match_from_a_line_on():
    async with run() as pilot:
        reader = pilot.app.query_one(Reader)
        reader.find(Fits("Paragraph"))
        reader.show_entry(page(LONG, "Paragraph of the head"))
        reader.to_match(None)
        await pilot.pause()
        assert (reader.scroll_offset.y, reader.matches) == (0, (1, 200))
        reader.to_match(201)
        await pilot.pause()
        assert reader.matches == (102, 200)
        assert place_of(reader, "Paragraph 101 ")[1] == 22 // 3 + 1
        reader.find(Fits("elephant"))
        reader.to_match(101)
        await pilot.pause()
        assert place_of(reader, "Paragraph 51 ")[1] == 22 // 3 + 1
        reader.show_entry(page("Paragraph"))
        assert reader.matches == (0, 0)


async def test_a_match_far_down_a_very_long_body_is_waited_for():
    async with run() as pilot:
        reader = pilot.app.query_one(Reader)
        reader.show_entry(page(LONG * 20 + "The needle."))
        reader.find(Fits("needle", "Paragraph 7"))
        assert str(reader.border_subtitle).endswith("+")
        reader.to_match(6000)
        for _ in range(300):
            if reader.matches[0]:
                break
            await pilot.pause(0.02)
        await pilot.pause()
        assert reader.current_line() > 5900
        assert marked(reader)[0] == "[Paragraph 7]"


async def test_the_place_among_the_matches_outlives_a_save_and_another_width():
    async with run() as pilot:
        reader = pilot.app.query_one(Reader)
        reader.show_entry(page(LONG))
        reader.find(Fits("Paragraph 50", "Paragraph 52", "Paragraph 150"))
        await pilot.press("right_square_bracket", "right_square_bracket")
        await pilot.resize_terminal(50, 20)
        await pilot.pause()
        assert str(reader.border_subtitle) == "2 of 3"
        reader.show_entry(page("Paragraph 50 alone"), keep=True)
        await pilot.pause()
        assert reader.matches == (1, 1)
        reader.show_entry(page("Paragraph 50 alone"))
        assert reader.matches == (0, 1)


def test_a_word_cut_by_the_window_is_one_match():
    lines = [Line((Span("• extra"),)), Line((Span("  "), Span("ordinary", "strong")), glue="", lead=2)]
    found = Matches(Fits("extraordinary"))
    found.read(lines)
    assert found.places == [0]
    assert found.marked(0, lines[0]).spans == (Span("• "), Span("extra", "match"))
    assert found.marked(1, lines[1]).spans == (Span("  "), Span("ordinary", "strong match"))
    found.here = 0
    assert found.marked(0, lines[0]).spans[1].style == "match-here"
    assert found.marked(1, lines[1]).text == lines[1].text


async def test_hostile_matches_draw_as_they_are():
    text = "a\u0301\u0301 [/oops] 漢字 👩‍👩‍👧‍👦 \x1b[31m"
    async with run((30, 12)) as pilot:
        reader = pilot.app.query_one(Reader)
        reader.show_entry(page(text * 20))
        before = on_screen(reader)
        for words in ("a", "oops", "漢", "👩", "31m"):
            reader.find(Fits(words))
            await pilot.pause()
            assert on_screen(reader) == before
            assert all(reader.render_line(y).cell_length == reader.size.width for y in range(10))
