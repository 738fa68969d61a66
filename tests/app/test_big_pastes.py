"""Pastes of any size: a field takes what it holds and says so, an area takes all of it and stays quick."""

from __future__ import annotations

import pytest
from textual.events import Paste
from textual.widgets import TextArea

from tests.app.test_faults import notices
from tests.app.test_home import press, run
from tui.app.editor.line_field import LONGEST, LineField
from tui.app.editor.paste import LONGEST_LINE
from tui.app.editor.plain_area import PlainArea


async def test_a_paste_of_any_size_is_cut_to_what_a_field_holds_and_that_is_said(app, log) -> None:
    log("Ada Lovelace")
    async with run(app) as pilot:
        await press(pilot, "1", "e")
        app.screen.focused.post_message(Paste("word\n" * 2_000_000))
        await pilot.pause()
        field = app.screen.focused
        assert isinstance(field, LineField)
        assert len(field.value) == LONGEST
        assert "the rest was not pasted" in notices(app)
        await press(pilot, "x")
        assert len(field.value) == LONGEST
        await press(pilot, "ctrl+u")
        app.screen.focused.post_message(Paste("Ada\nKing\x1b[4242m"))
        await pilot.pause()
        assert field.value == "Ada King␛[4242m"


@pytest.mark.parametrize(
    "keys", [("1", "e"), ("Q",), ("g", "s", "n"), ("g", "t", "enter"), ("r",)], ids=" ".join
)
async def test_every_area_of_text_takes_a_long_paste_and_gives_it_back(
    app, log, keys: tuple[str, ...]
) -> None:
    log("Ada Lovelace", body="- [ ] one\n")
    async with run(app) as pilot:
        await press(pilot, "2", *keys)
        areas = list(app.screen.query(TextArea))
        assert areas
        assert all(isinstance(area, PlainArea) for area in areas)
        area = areas[-1]
        area.focus()
        before = area.text
        for text in ("line\n" * 3_000, "x" * (3 * LONGEST_LINE), "\x1b[31m\x9b \u202e\x00"):
            area.post_message(Paste(text))
            await pilot.pause()
            await press(pilot, "ctrl+z", "ctrl+y", "ctrl+z")
        await press(pilot, "ctrl+z")
        assert area.text == before
        assert app.return_code is None
