"""The reader in a running app: what it shows, where it goes, what it says was chosen."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from datetime import date, datetime
from datetime import time as clock

import pytest
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot

from tui.app.theme import DARK, LIGHT, THEMES, variables_for
from tui.app.widgets.reader import Reader
from tui.app.widgets.reader_page import entry_title
from tui.app.widgets.reader_records import CardDetail, CardPage, CardRow, CardSection, EntryPage
from tui.domain.entries import Entry, EntryText, FollowUp
from tui.domain.marks import derive
from tui.domain.text import CONTROL

ON = date(2026, 11, 5)
NOW = datetime(2026, 11, 5, 18)
BODY = """She was hired to build the [legal infrastructure](https://example.com/legal).

- [+] decide the product #strategy
- [>] Grace Hopper, runs a fund, by friday
- [ ] thank-you note by tomorrow
- [x] look it up
"""
HOSTILE = [
    "\x1b]52;c;aGVsbG8=\x07",
    "\x1b[2J\x1b[31m",
    "\x9b31m\x90q\x9c",
    "\x1bP+q\x1b\\",
    "[@click=app.quit]quit[/]",
    "[/oops]",
    "[link=file:///etc/passwd]x[/link]",
    "<script>alert(1)</script>",
    "a\u202egnp.exe\u2066b",
    "e" + "\u0301" * 3000,
    "漢字かな交じり文。" * 20,
    "👩‍👩‍👧‍👦" * 30,
    "\u200b\ufeff\U000e0041\u2028x\x85y",
    "\ud800lone",
    "\x00nul",
    "a\tb\x0bc\x0cd",
    "| a | b |\n|--|--|\n| \x1b[1m | [/x] |",
    "```\n\x1b[5m[/oops]\n```",
    "[x](javascript:alert(1)) ![\x1b](y)",
]


def page(body: str = BODY, *facts: str, **header: object) -> EntryPage:
    fields = {
        "kind": "meeting",
        "on": ON,
        "people": ("Ada",),
        "status": "held",
        "form": "coffee",
        "minutes": 35,
    }
    text = EntryText(body=body, **{**fields, **header})  # type: ignore[arg-type]
    return EntryPage(Entry(7, "u", 1, text, derive(body, on=text.on, roles=()), NOW, NOW), facts)


class Shell(App[None]):
    CSS = "Reader { width: 1fr; height: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK
        self.said: list[Message] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variables_for(dark=self.current_theme.dark)

    def compose(self) -> ComposeResult:
        yield Reader()

    def on_mount(self) -> None:
        self.query_one(Reader).focus()

    def on_reader_link_chosen(self, event: Reader.LinkChosen) -> None:
        self.said.append(event)

    def on_reader_line_chosen(self, event: Reader.LineChosen) -> None:
        self.said.append(event)

    def on_reader_entry_chosen(self, event: Reader.EntryChosen) -> None:
        self.said.append(event)


def run(size: tuple[int, int] = (80, 24)) -> AbstractAsyncContextManager[Pilot[None]]:
    """The app in a terminal of that size."""
    return Shell().run_test(size=size, notifications=True, tooltips=True)


def on_screen(reader: Reader) -> list[str]:
    """The text of the window, line by line."""
    return [reader.render_line(y).text.rstrip() for y in range(reader.size.height)]


def place_of(reader: Reader, words: str) -> tuple[int, int]:
    """Where some words are in the reader's content: cells from its left, rows from its top."""
    for y, line in enumerate(on_screen(reader)):
        if words in line:
            return line.index(words) + 1, y + 1
    raise AssertionError(f"{words!r} is not on screen")


async def test_an_entry_with_its_facts_its_text_and_its_marks() -> None:
    async with run() as pilot:
        reader = pilot.app.query_one(Reader)
        reader.show_entry(page(BODY, "with Ada Lovelace", "as In-house counsel"))
        await pilot.pause()
        assert str(reader.border_title) == "Thu 5 Nov 2026 · coffee, 35 min"
        lines = on_screen(reader)
        assert lines[0].strip() == "with Ada Lovelace · as In-house counsel"
        assert lines[1] == ""
        assert lines[2].startswith(" She was hired to build the legal infrastructure (example.com).")
        assert lines[4].split() == ["+", "decide", "the", "product", "#strategy"]
        assert lines[5].split()[-5:] == ["offered,", "by", "Fri", "6", "Nov"]
        assert lines[6].split()[0] == "☐"
        assert lines[7].split()[0] == "☑"


def test_the_title_says_when_what_and_in_words_what_is_unusual() -> None:
    entry = page(status="planned", form="in-person", minutes=None, at=clock(15, 5)).entry
    assert entry_title(entry) == "Thu 5 Nov 2026 at 15:05 · in person · planned"
    gone = page(status="cancelled").entry._replace(deleted_at=NOW)
    assert entry_title(gone) == "Thu 5 Nov 2026 · coffee, 35 min · cancelled · in the trash"
    reflection = page(kind="reflection", status=None, form=None, minutes=None).entry
    assert entry_title(reflection) == "Thu 5 Nov 2026 · reflection"


async def test_an_empty_entry_says_so() -> None:
    async with run() as pilot:
        reader = pilot.app.query_one(Reader)
        reader.show_entry(page("", "with Ada"))
        await pilot.pause()
        assert on_screen(reader)[2].strip() == "Nothing written yet."


async def test_what_follows_from_a_meeting_without_a_line_of_its_own_is_shown_below() -> None:
    made = page("Text.")
    owed = FollowUp("Thank-you note to Ada", "thank-you", date(2026, 11, 6), False, None, 5)
    derived = made.entry.derived._replace(followups=(owed,))
    async with run() as pilot:
        reader = pilot.app.query_one(Reader)
        reader.show_entry(EntryPage(made.entry._replace(derived=derived)))
        await pilot.pause()
        assert on_screen(reader)[2].strip() == "Also to do"
        x, y = place_of(reader, "☐")
        await pilot.click(Reader, offset=(x, y))
        said = pilot.app.said
        assert [(m.entry_id, m.line, m.followup_id, m.done) for m in said] == [(7, None, 5, False)]


async def test_a_click_follows_a_link_and_ticks_a_box() -> None:
    async with run() as pilot:
        reader = pilot.app.query_one(Reader)
        reader.show_entry(page())
        await pilot.pause()
        await pilot.click(Reader, offset=place_of(reader, "infrastructure"))
        assert [m.url for m in pilot.app.said] == ["https://example.com/legal"]
        pilot.app.said.clear()
        for sign in ("☐", "☑"):
            await pilot.click(Reader, offset=place_of(reader, sign))
        assert [(m.entry_id, m.line, m.done) for m in pilot.app.said] == [(7, 5, False), (7, 6, True)]
        pilot.app.said.clear()
        await pilot.click(Reader, offset=place_of(reader, "hired"))
        await pilot.click(Reader, offset=place_of(reader, "thank-you"))
        await pilot.click(Reader, offset=(0, 0))
        assert pilot.app.said == []


async def test_links_that_are_not_for_the_web_or_mail_do_nothing() -> None:
    async with run() as pilot:
        reader = pilot.app.query_one(Reader)
        reader.show_entry(page("[here](ftp://a.b/c) <javascript:x> [there](notes.md)\n"))
        await pilot.pause()
        for words in ("here", "javascript", "there"):
            await pilot.click(Reader, offset=place_of(reader, words))
        assert pilot.app.said == []


async def test_marks_are_reached_and_ticked_by_keys() -> None:
    async with run() as pilot:
        reader = pilot.app.query_one(Reader)
        reader.show_entry(page())
        await pilot.press("right_square_bracket")
        assert reader.chosen == 3
        await pilot.press("right_square_bracket", "right_square_bracket")
        assert reader.chosen == 5
        reader.action_tick()
        await pilot.pause()
        assert [(m.entry_id, m.line) for m in pilot.app.said] == [(7, 5)]
        await pilot.press("left_square_bracket")
        assert reader.chosen == 4


async def test_ticking_first_chooses_then_ticks() -> None:
    async with run() as pilot:
        reader = pilot.app.query_one(Reader)
        reader.show_entry(page())
        reader.action_tick()
        await pilot.pause()
        assert (reader.chosen, pilot.app.said) == (5, [])
        reader.action_tick()
        await pilot.pause()
        assert len(pilot.app.said) == 1


LONG = "".join(f"Paragraph {number} of many.\n\n" for number in range(1, 200))


async def test_keys_scroll_by_line_by_page_and_to_the_ends() -> None:
    async with run() as pilot:
        reader = pilot.app.query_one(Reader)
        reader.show_entry(page(LONG))
        await pilot.pause()
        await pilot.press("j", "down")
        assert reader.scroll_offset.y == 2
        await pilot.press("k")
        assert reader.scroll_offset.y == 1
        await pilot.press("space")
        assert reader.scroll_offset.y == 21
        await pilot.press("pageup", "pageup")
        assert reader.scroll_offset.y == 0
        await pilot.press("end")
        assert reader.scroll_offset.y == reader.max_scroll_y == 397 - 22
        await pilot.press("home")
        assert reader.scroll_offset.y == 0


async def test_a_line_can_be_gone_to_and_stands_out() -> None:
    async with run() as pilot:
        reader = pilot.app.query_one(Reader)
        reader.show_entry(page(LONG))
        reader.scroll_to_line(201)
        await pilot.pause()
        x, y = place_of(reader, "Paragraph 101 ")
        assert y == 22 // 3 + 1
        assert _ground(reader, y - 1, x) != _ground(reader, y, x)
        assert _ground(reader, y - 1, 70) == _ground(reader, y - 1, x)
        assert reader.current_line() == 195


def _ground(reader: Reader, row: int, x: int) -> object:
    """The background of a cell of the window."""
    at = 0
    for segment in reader.render_line(row):
        at += segment.cell_length
        if at > x:
            return segment.style.bgcolor if segment.style else None
    return None


async def test_the_place_is_kept_when_the_entry_is_shown_again_or_the_window_changes() -> None:
    async with run() as pilot:
        reader = pilot.app.query_one(Reader)
        shown = page("\n\n".join(f"{number} " + "word " * 60 for number in range(60)))
        reader.show_entry(shown)
        await pilot.pause()
        reader.scroll_to_line(61)
        await pilot.pause()
        before = reader.current_line()
        reader.show_entry(shown, keep=True)
        await pilot.pause()
        assert reader.current_line() == before
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert reader.current_line() == before
        reader.show_entry(shown)
        await pilot.pause()
        assert reader.current_line() == 1


async def test_only_another_width_lays_out_again() -> None:
    async with run() as pilot:
        reader = pilot.app.query_one(Reader)
        reader.show_entry(page())
        await pilot.pause()
        sheet = reader.sheet
        await pilot.resize_terminal(80, 12)
        await pilot.pause()
        assert reader.sheet is sheet
        await pilot.resize_terminal(70, 12)
        await pilot.pause()
        assert reader.sheet is not sheet


async def test_a_card() -> None:
    card = CardPage(
        "Ada [b]Lovelace",
        ("General counsel", "ally"),
        (
            CardDetail("e-mail", "ada@example.com", "mailto:ada@example.com"),
            CardDetail("link", "x", "file:///x"),
        ),
        (
            CardSection(
                "Meetings", (CardRow("coffee", lead="Thu 5 Nov 2026", note="as Counsel", entry_id=3, line=9),)
            ),
            CardSection(
                "Promises", (CardRow("send it", "promise", note="by Fri", entry_id=3, line=4, followup_id=8),)
            ),
            CardSection("Empty", ()),
        ),
        "Likes *tea*.",
    )
    async with run() as pilot:
        reader = pilot.app.query_one(Reader)
        reader.show_card(card)
        await pilot.pause()
        assert "Ada&#160;[b]Lovelace" in pilot.app.export_screenshot()
        text = "\n".join(on_screen(reader))
        assert "Empty" not in text
        assert "Notes\n Likes tea." in text
        for words in ("ada@example", "coffee", "<"):
            await pilot.click(Reader, offset=place_of(reader, words))
        link, entry, tick = pilot.app.said
        assert link.url == "mailto:ada@example.com"
        assert (entry.entry_id, entry.line) == (3, 9)
        assert (tick.entry_id, tick.line, tick.followup_id) == (3, 4, 8)


def long_card(rows: int, notes: str = "") -> CardPage:
    made = tuple(CardRow(f"meeting {number}", lead=f"{number}", entry_id=number) for number in range(rows))
    return CardPage("Ada", ("ally",), (), (CardSection("Meetings", made), CardSection("None", ())), notes)


async def test_a_card_of_a_thousand_rows_comes_in_parts_and_is_whole() -> None:
    async with run() as pilot:
        reader = pilot.app.query_one(Reader)
        reader.show_card(long_card(1000, "The notes.\n\nMore."))
        assert reader.sheet is not None
        assert len(reader.sheet.lines) < 200
        await pilot.press("end")
        for _ in range(200):
            if reader.sheet.done:
                break
            await pilot.pause(0.02)
        await pilot.pause()
        lines = [line.text.strip() for line in reader.sheet.lines]
        assert lines[:4] == ["ally", "", "Meetings", "0  meeting 0"]
        assert lines[4:1003] == [f"{number}  meeting {number}" for number in range(1, 1000)]
        assert lines[1003:] == ["", "Notes", "The notes.", "", "More."]
        assert {len(line.text) - len(line.text.lstrip()) for line in reader.sheet.lines[3:13]} == {4}
        assert on_screen(reader)[-1].strip() == "More."


async def test_the_place_on_a_long_card_is_kept() -> None:
    async with run() as pilot:
        reader = pilot.app.query_one(Reader)
        reader.show_card(long_card(1000, "Notes."))
        await pilot.press("end")
        for _ in range(200):
            if reader.sheet is not None and reader.sheet.done:
                break
            await pilot.pause(0.02)
        reader.scroll_to(y=500, animate=False, force=True)
        await pilot.pause()
        before = on_screen(reader)
        reader.show_card(long_card(1000, "Notes."), keep=True)
        await pilot.pause(0.1)
        assert on_screen(reader) == before


async def test_an_empty_state_stands_in_the_middle() -> None:
    async with run() as pilot:
        reader = pilot.app.query_one(Reader)
        reader.show_empty(("No meetings yet", (("Press ", ""), ("n", "key"), (" to write one.", ""))))
        await pilot.pause()
        x, y = place_of(reader, "No meetings yet")
        assert abs(x - (78 - len("No meetings yet")) // 2) <= 2
        assert 4 < y < 14
        await pilot.resize_terminal(80, 10)
        await pilot.pause()
        assert place_of(reader, "No meetings yet")[1] < y


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_text_is_only_shown(text: str) -> None:
    async with run((60, 20)) as pilot:
        reader = pilot.app.query_one(Reader)
        made = page(
            f"{text}\n\n# {text}\n\n- [+] {text} #x\n- [>] {text}, by friday\n\n{text}", text, title=text
        )
        card = CardPage(
            text,
            (text,),
            (CardDetail(text, text, text),),
            (CardSection(text, (CardRow(text, lead=text),)),),
            text,
        )
        for show in (
            lambda: reader.show_entry(made),
            lambda: reader.show_card(card),
            lambda: reader.show_empty((text, ((text, "key"),)), title=text),
        ):
            show()
            await pilot.pause()
            for y in range(reader.size.height):
                strip = reader.render_line(y)
                assert not CONTROL.search(strip.text)
                assert "\n" not in strip.text
                assert strip.cell_length == reader.size.width
        await pilot.click(Reader, offset=(3, 1))
        assert pilot.app.is_running


async def test_sizes_from_nothing_to_wide_and_storms_between() -> None:
    async with run() as pilot:
        reader = pilot.app.query_one(Reader)
        reader.show_entry(page(BODY * 10, "with Ada"))
        for size in [(1, 1), (2, 40), (0, 0), (40, 0), (3, 3), (200, 60), (12, 5), (1, 24), (80, 24)] * 3:
            await pilot.resize_terminal(*size)
        await pilot.pause()
        assert on_screen(reader)[0].strip() == "with Ada"


async def test_the_theme_changes_the_colours() -> None:
    async with run() as pilot:
        reader = pilot.app.query_one(Reader)
        reader.show_entry(page())
        await pilot.pause()
        dark = _ground(reader, 0, 3)
        pilot.app.theme = LIGHT
        await pilot.pause()
        assert _ground(reader, 0, 3) != dark


async def test_a_selection_is_copied_as_it_was_written() -> None:
    sentence = "one two three four five six seven eight nine ten " * 4
    async with run((40, 20)) as pilot:
        reader = pilot.app.query_one(Reader)
        reader.show_entry(page(f"{sentence.strip()}\n\n- {sentence.strip()}"))
        await pilot.pause()
        reader.text_select_all()
        await pilot.pause()
        assert pilot.app.screen.get_selected_text() == f"{sentence.strip()}\n\n• {sentence.strip()}"
        assert on_screen(reader)[0].strip().startswith("one two")


async def test_a_selection_by_mouse() -> None:
    async with run() as pilot:
        reader = pilot.app.query_one(Reader)
        reader.show_entry(page("The quick brown fox"))
        await pilot.pause()
        await pilot.mouse_down(Reader, offset=place_of(reader, "quick"))
        await pilot.hover(Reader, offset=place_of(reader, "brown"))
        x, y = place_of(reader, "brown")
        await pilot.hover(Reader, offset=(x + 4, y))
        await pilot.mouse_up(Reader, offset=(x + 4, y))
        assert pilot.app.screen.get_selected_text() == "quick brown"


async def test_a_very_long_body_comes_in_pieces_and_its_end_can_be_reached() -> None:
    body = "## Part\n\n" + LONG * 20
    async with run() as pilot:
        reader = pilot.app.query_one(Reader)
        reader.show_entry(page(body))
        assert reader.sheet is not None
        assert not reader.sheet.done
        await pilot.press("end")
        for _ in range(400):
            if reader.sheet.done:
                break
            await pilot.pause(0.02)
        await pilot.pause()
        assert reader.sheet.done
        assert "Paragraph 199 of many." in on_screen(reader)[-1]
        assert sum(line.text.startswith("Paragraph") for line in reader.sheet.lines) == 199 * 20
        sources = [line.source for line in reader.sheet.lines if line.text.startswith("Paragraph")]
        assert sources == list(range(3, 2 * 199 * 20 + 2, 2))


async def test_going_to_a_line_that_is_not_laid_out_yet_waits_for_it() -> None:
    async with run() as pilot:
        reader = pilot.app.query_one(Reader)
        reader.show_entry(page(LONG * 20))
        reader.scroll_to_line(6001)
        for _ in range(200):
            if reader.current_line() and reader.current_line() > 5000:
                break
            await pilot.pause(0.02)
        assert 5980 <= reader.current_line() <= 6001
        assert reader.chosen == 6001


async def test_another_page_ends_the_laying_out_of_the_one_before() -> None:
    async with run() as pilot:
        reader = pilot.app.query_one(Reader)
        reader.show_entry(page(LONG * 40))
        await pilot.press("end")
        reader.show_entry(page("short"))
        await pilot.pause(0.2)
        assert reader.scroll_offset.y == 0
        assert on_screen(reader)[0].strip() == "short"
