"""Lists of any length: rows of two lines, rows that come as they are asked for, moving, drawing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from tui.app.theme import DARK, LIGHT, THEMES
from tui.app.widgets.line_list import LineList
from tui.app.widgets.paging import Pages, Row, Source


class TwoLines(LineList):
    """Rows as a search draws them: a title, and below it what was found."""

    ROW_LINES: ClassVar[int] = 2

    def row_line(self, row: Row, part: int, width: int, *, here: bool) -> Strip:
        if part == 0:
            return super().row_line(row, part, width, here=here)
        under = self.row_style(row, here=here)
        return Strip([Segment(f"  about {row.text}", under)]).adjust_cell_length(width, under)


class Shell(App[None]):
    """A list alone in a terminal."""

    def __init__(self, made: LineList) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK
        self.list = made
        self.moved: list[int | None] = []

    def compose(self) -> ComposeResult:
        yield self.list

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        self.moved.append(event.row_id)


def rows(ids: Sequence[int]) -> list[Row]:
    return [Row(each, "", f"row {each}") for each in ids]


def lines(made: LineList) -> list[str]:
    """The window as text."""
    return [made.render_line(y).text.rstrip() for y in range(made.size.height)]


def made(kind: type[LineList] = LineList) -> LineList:
    return kind(id="rows", name="Rows", empty=("Nothing.",))


async def test_rows_of_two_lines_are_drawn_scrolled_and_clicked_as_rows():
    app = Shell(made(TwoLines))
    async with app.run_test(size=(40, 9)) as pilot:  # seven lines inside: three rows and a half
        app.list.show(Source(range(10), rows))
        await pilot.pause()
        assert lines(app.list)[:4] == ["▸row 0", "  about row 0", " row 1", "  about row 1"]
        await pilot.press("j", "j", "j")
        await pilot.pause()
        assert app.list.current == 3
        assert lines(app.list)[:2] == [" row 1", "  about row 1"]
        assert lines(app.list)[4:6] == ["▸row 3", "  about row 3"]
        await pilot.press("G")
        await pilot.pause()
        assert lines(app.list)[4:7] == ["▸row 9", "  about row 9", ""]
        assert lines(app.list)[0] == " row 7"
        assert app.list.max_scroll_y == 14
        await pilot.click(LineList, offset=(5, 4))
        await pilot.pause()
        assert app.list.current == 8
        await pilot.press("home")
        await pilot.pause()
        assert app.list.scroll_offset.y == 0


async def test_ids_are_asked_for_as_they_come_near():
    asked: list[int] = []
    known = list(range(20))

    def more(count: int) -> list[int]:
        asked.append(count)
        return list(range(len(known), min(500, len(known) + count)))

    app = Shell(made())
    async with app.run_test(size=(40, 12)) as pilot:
        app.list.show(Source(known, rows, None, more))
        await pilot.pause()
        assert 20 < len(known) < 200
        assert app.list.virtual_size.height == len(known)
        for _ in range(12):
            await pilot.press("pagedown")
        assert 108 < len(known) < 300
        assert app.list.virtual_size.height == len(known)
        await pilot.press("G")
        await pilot.pause()
        assert app.list.current == 499
        assert known == list(range(500))
        assert lines(app.list)[-1] == "▸row 499"
        before = len(asked)
        await pilot.press("k", "j", "j", "G")
        assert len(asked) <= before + 1, "asked again and again for what is not there"


async def test_the_scroll_bar_is_true_where_only_the_total_is_known():
    app = Shell(made())
    async with app.run_test(size=(40, 12)) as pilot:
        app.list.show(Source(list(range(50)), rows, 1000, lambda count: []))
        await pilot.pause()
        assert app.list.virtual_size.height == 1000
        app.list.scroll_to(y=900, animate=False)
        await pilot.pause()
        assert lines(app.list)[0] == ""
        await pilot.press("j")
        assert app.list.current == 1


async def test_ids_may_come_later():
    known = [1, 2, 3]
    app = Shell(made())
    async with app.run_test(size=(40, 12)) as pilot:
        app.list.show(Source(known, rows, None, lambda count: []))
        await pilot.pause()
        known += [4, 5]
        app.list.grow()
        await pilot.pause()
        assert lines(app.list)[:6] == ["▸row 1", " row 2", " row 3", " row 4", " row 5", ""]
        assert app.moved == []


def test_a_page_that_was_not_full_is_read_again_when_it_grows():
    known = list(range(10))
    read: list[int] = []

    def seen(ids: Sequence[int]) -> list[Row]:
        read.append(len(ids))
        return rows(ids)

    pages = Pages(Source(known, seen), size=16)
    assert pages.row(9) is not None
    assert pages.row(10) is None
    known += range(10, 40)
    row = pages.row(10)
    assert row is not None
    assert row.id == 10
    assert pages.row(3) is not None
    assert read == [10, 16]


async def test_rows_that_changed_are_drawn_anew_and_so_is_another_theme():
    app = Shell(made())
    async with app.run_test(size=(40, 12)) as pilot:
        app.list.show(Source(range(3), rows))
        await pilot.pause()
        assert lines(app.list)[1] == " row 1"
        app.list.show(Source(range(3), lambda ids: [Row(each, "", f"new {each}") for each in ids]))
        assert lines(app.list)[1] == " new 1"
        dark = app.list.render_line(1)
        assert app.list.render_line(1) is dark, "what was drawn is kept"
        app.theme = LIGHT
        await pilot.pause()
        assert [segment.style for segment in app.list.render_line(1)] != [segment.style for segment in dark]


def test_a_row_of_any_width_is_exactly_as_wide():
    pane = made()
    pane.looks = dict.fromkeys(LineList.LOOKS, Style())
    for row in (
        Row(1, "", ""),
        Row(1, " 5 Nov", "Ada Lovelace", "planned", "row-quiet"),
        Row(1, "Nov 24", "漢字かな交じり文" * 9, "漢字", "row-struck"),
        Row(1, "", "👩‍👩‍👧‍👦 family\n\t\x1b[31m", "x" * 90),
    ):
        for width in range(1, 60):
            for here in (True, False):
                strip = pane.row_line(row, 0, width, here=here)
                assert strip.cell_length == width
                assert sum(segment.cell_length for segment in strip) == width
                assert strip.text.startswith("▸" if here else " ")


EIGHTHS = " ▁▂▃▄▅▆▇"


def thumb(bar: ScrollBar) -> tuple[float, float]:
    """Where the thumb of a scroll bar starts and ends as it is drawn, in lines."""
    drawn = []
    for line in bar.render_lines(Region(0, 0, 1, bar.size.height)):
        (cell,) = line
        rest = EIGHTHS.index(cell.text) / 8
        drawn.append(1 - rest if cell.style.reverse else rest)
    first = next(y for y, part in enumerate(drawn) if part)
    last = next(y for y in reversed(range(len(drawn))) if drawn[y])
    return first + 1 - drawn[first] if first < last else first, last + drawn[last]


async def test_the_thumb_is_where_it_belongs_however_long_the_list():
    app = Shell(made())
    async with app.run_test(size=(40, 12)) as pilot:
        bar, height = app.list.vertical_scrollbar, 10
        for count in (12, 100, 70_000):
            app.list.show(Source(range(count), rows), keep=0)
            await pilot.pause()
            assert thumb(bar)[0] == 0
            for keys in (("j",) * 15, ("pagedown",) * 3, ("G",), ("k",) * 12, ("home",)):
                await pilot.press(*keys)
                await pilot.pause()
                start, end = thumb(bar)
                long = max(1, height * height / count)
                assert abs(end - start - long) <= 1 / 4
                assert abs(start - (height - long) * app.list.scroll_y / (count - height)) <= 1 / 4
            assert (app.list.scroll_y, start) == (0, 0)
            app.list.scroll_to(y=count * 3 // 4, animate=False)
            await pilot.pause()
            assert thumb(bar)[0] >= (height - long) / 2
            await pilot.press("end")
            await pilot.pause()
            assert thumb(bar)[1] == height


async def test_the_scroll_bar_comes_and_goes_with_the_rows():
    app = Shell(made())
    async with app.run_test(size=(40, 12)) as pilot:
        for count in (3, 100, 5, 11, 10, 2000):
            app.list.show(Source(range(count), rows))
            await pilot.pause()
            await pilot.pause()
            assert app.list.show_vertical_scrollbar == (count > 10)
            if count > 10:
                assert app.list.vertical_scrollbar.window_virtual_size == count
                await pilot.press("G")
                assert app.list.scroll_offset.y == count - 10


async def test_the_cursor_stays_in_sight_when_the_window_shrinks():
    app = Shell(made())
    async with app.run_test(size=(40, 30)) as pilot:
        app.list.show(Source(range(100), rows))
        for _ in range(20):
            app.list.action_down()
        await pilot.pause()
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert "▸row 20" in lines(app.list)
