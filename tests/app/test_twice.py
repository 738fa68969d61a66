"""Keys pressed again before the screen they ended is gone end nothing else."""

from __future__ import annotations

import pytest

from tests.app.test_home import press, run


@pytest.mark.parametrize(
    ("opening", "twice"),
    [
        (("x",), "enter"),
        (("x",), "escape"),
        (("g",), "g"),
        (("question_mark",), "escape"),
        (("1", "e"), "escape"),
        (("r",), "escape"),
        (("e",), "ctrl+s"),
        (("ctrl+p",), "escape"),
    ],
)
async def test_a_screen_ends_once(app, log, opening, twice) -> None:
    log("Ada Lovelace", body="- [ ] one\n- [ ] two\n")
    async with run(app) as pilot:
        await press(pilot, *opening)
        for _ in range(4):
            app.simulate_key(twice)
        await pilot.pause(0.3)
        assert app.return_code is None
        assert len(app.screen_stack) == 1


async def test_a_draft_is_continued_once(app, journal) -> None:
    async with run(app) as pilot:
        await press(pilot, "r", *"words", "escape", "D")
        screen = app.screen
        for _ in range(3):
            screen.dismiss(("continue", journal.drafts.all()[0]))
        await pilot.pause(0.3)
        assert len(app.screen_stack) == 2
