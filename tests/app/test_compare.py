"""Comparing roles, two of them beside each other, and how a theme was held over time."""

from __future__ import annotations

from datetime import date

from textual.geometry import Offset

from tests.app.boards import COUNSEL, MANAGER, board, roles, settle, write
from tests.app.test_home import press, run, shown
from tui.app.roles.compare import CompareScreen
from tui.app.roles.time_line import TimeLineScreen


async def test_roles_are_compared_sorted_and_filtered(app, talks):
    async with run(app) as pilot:
        await board(pilot, "c")
        screen = app.screen
        assert isinstance(screen, CompareScreen)
        text = shown(app)
        assert "+1 −1" in text
        assert COUNSEL in text
        assert MANAGER in text
        assert "would I miss the courtroom?" in text, "a sentence is shown as it was written"
        assert screen.matrix.rows[0].theme in ("hours", "strategy")
        await press(pilot, "s")
        assert screen.matrix.rows[0].theme == "strategy", "most disputed"
        await press(pilot, "s")
        assert f"most said of {COUNSEL}" in shown(app)
        await press(pilot, "s")
        assert [row.theme for row in screen.matrix.rows][:2] == ["hours", "people"], "by name"
        await press(pilot, "slash")
        await write(pilot, "strat")
        await press(pilot, "down")
        assert [row.theme for row in screen.matrix.rows] == ["strategy"]
        assert screen.focused is screen.matrix
        await press(pilot, "right", "enter")
        assert screen.focused is screen.evidence
        assert [said.text for said in screen.evidence.said] == ["decide the product"]
        await press(pilot, "enter")
        await settle(pilot)
        assert screen.focused is screen.reader
        await press(pilot, "escape", "escape")
        assert screen.focused is screen.matrix
        assert screen.matrix.column == 1
        await press(pilot, "escape")
        assert len(screen.matrix.rows) > 1, "esc lifts the filter first"
        await press(pilot, "escape")
        roles(app)


async def test_a_cell_is_gone_to_and_opened_by_clicks(app, log):
    for number in range(9):
        lines = "".join(f"- [+] x #theme{number}{each}\n" for each in "abcd")
        log("Ada", body=lines, roles=(f"Role {number}",), on=date(2026, 10, 1))
    async with run(app, (80, 24)) as pilot:
        await board(pilot, "c")
        matrix = app.screen.matrix
        columns = matrix.columns
        cell = Offset(1 + columns.first + columns.wide + 2, 1 + columns.head + 3)
        await pilot.click(matrix, offset=cell)
        assert (matrix.row, matrix.column) == (3, 1)
        await pilot.click(matrix, offset=(4, 1 + columns.head + 5))
        assert (matrix.row, matrix.column) == (5, 0), "a name is the first column's"
        await pilot.click(matrix, offset=(1 + columns.first, 1))
        assert (matrix.row, matrix.column) == (5, 0), "the names of the roles are no row"
        await press(pilot, *["right"] * 6, "pagedown")
        row, left = matrix.row, matrix.column - columns.fitting + 1
        await pilot.click(matrix, offset=cell)
        assert matrix.column == left + 1, "what scrolled is counted"
        assert matrix.row == int(matrix.scroll_offset.y) + 3 != row
        await pilot.click(matrix, offset=cell, times=2)
        assert app.screen.focused is app.screen.evidence


async def test_two_roles_beside_each_other_with_what_was_said_of_both(app, talks):
    async with run(app) as pilot:
        await board(pilot, "c", "b", "enter")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, CompareScreen)
        assert screen.matrix.roles == (COUNSEL, MANAGER)
        await press(pilot, "s")
        assert screen.matrix.theme == "strategy"
        assert len(screen.evidence.said) == 2
        assert len(screen.other.said) == 1
        await press(pilot, "right", "enter")
        assert screen.focused is screen.other
        await press(pilot, "enter", "escape")
        assert screen.focused is screen.other
        await press(pilot, "escape", "escape", "escape")
        roles(app)


async def test_the_first_row_and_column_stay_in_sight(app, log):
    for number in range(12):
        lines = "".join(f"- [+] x #theme{number:02}{each}\n" for each in "ab")
        log("Ada", body=lines, roles=(f"Role number {number:02}",), on=date(2026, 10, 1))
    async with run(app, (80, 24)) as pilot:
        await board(pilot, "c")
        screen = app.screen
        first = screen.matrix.rows[0].theme
        await press(pilot, *["right"] * 6)
        assert first in shown(app)
        role = screen.matrix.role
        assert role.split()[-1] in shown(app)
        await press(pilot, "end")
        assert role.split()[-1] in shown(app)
        assert screen.matrix.rows[-1].theme in shown(app)
        assert first not in shown(app)


async def test_a_time_line_is_oldest_first_and_marks_the_changes(app, talks):
    async with run(app) as pilot:
        await board(pilot, "t")
        screen = app.screen
        assert isinstance(screen, TimeLineScreen)
        assert screen.lanes.here.name == "Everything"
        assert "would I miss the courtroom?" in shown(app)
        assert [said.on for said in screen.evidence.said] == sorted(said.on for said in screen.evidence.said)
        await press(pilot, "down")
        assert screen.lanes.here.name == "strategy"
        assert [said.stance for said in screen.evidence.said] == ["dont", "want"]
        assert "↻ changed my mind" in shown(app)
        await press(pilot, "enter", "down", "enter")
        await settle(pilot)
        assert screen.focused is screen.reader
        await press(pilot, "escape")
        assert screen.evidence.cursor == 1
        await press(pilot, "escape", "escape", "enter", "right", "t")
        await settle(pilot)
        assert app.screen.lanes.here.theme == "hours", "of the theme under the cursor of the board"


async def test_both_ways_on_one_day_is_no_change_of_mind(app, log):
    log("Ada", body="- [+] enough #pay\n- [-] less #pay\n", roles=(COUNSEL,), on=date(2026, 10, 1))
    log("Ada", body="- [+] more #pay\n", roles=(COUNSEL,), on=date(2026, 10, 8))
    async with run(app) as pilot:
        await board(pilot, "enter", "t")
        notes = [app.screen.evidence.pages.row(place).note for place in range(3)]
        assert notes == ["", "⇄ both ways", "↻ changed my mind"]


async def test_a_theme_may_be_called_everything(app, log):
    log("Ada", body="- [+] all of it #Everything\n- [+] a part #part\n", roles=(COUNSEL,))
    async with run(app) as pilot:
        await board(pilot, "enter", "t")
        assert app.screen.lanes.here.theme == "Everything"
