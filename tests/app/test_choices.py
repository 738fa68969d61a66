"""The lists of dialogs: the cursor has its sign in each, and no key in a window of no size ends anything."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.app.test_home import press, run, shown
from tui.app.allies.level_dialog import LevelDialog
from tui.app.allies.look_alikes import SamePeople
from tui.app.dialogs.dialog import Dialog
from tui.app.dialogs.drafts import DraftOffer
from tui.app.dialogs.followups import WhichFollowUp
from tui.app.widgets.choices import HERE
from tui.domain.doubles import Double
from tui.domain.entries import FollowUp
from tui.domain.people import ContactText
from tui.journal.records import ContactDraft

MOMENT = datetime(2026, 11, 19, 9, 30)


def dialogs() -> list[Dialog]:
    todo = [FollowUp(f"thing {number}", "task", None, False, number, number) for number in (1, 2)]
    drafts = [
        ContactDraft(f"d{number}", None, None, ContactText(""), ContactText(f"Person {number}"), MOMENT, 1)
        for number in (1, 2)
    ]
    doubles = [Double("Des", "Desmond", 1, 2, "since Des is short for Desmond", 83)] * 2
    return [
        WhichFollowUp(tuple(todo)),
        DraftOffer(tuple(drafts), MOMENT),
        LevelDialog("Ada Lovelace", "helpful", "ally"),
        SamePeople(doubles),
    ]


@pytest.mark.parametrize("number", range(4), ids=["follow-ups", "drafts", "level", "people"])
async def test_the_cursor_is_seen_and_bears_every_window(app, number: int) -> None:
    async with run(app) as pilot:
        app.push_screen(dialogs()[number])
        await pilot.pause()
        before = shown(app)
        assert HERE in before
        await press(pilot, "j")
        assert HERE in shown(app)
        assert shown(app) != before
        for size in ((1, 1), (3, 2), (80, 24)):
            await pilot.resize_terminal(*size)
            await press(pilot, "pagedown", "pageup", "down", "up", "home", "end", "j", "k")
        await press(pilot, "escape")
        assert app.return_code is None
        assert len(app.screen_stack) == 1
