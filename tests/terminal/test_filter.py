"""The last door before the terminal: a widget that shows a text as it is sends none of its sequences."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.fuzz import emitted, hostile
from tests.terminal.terminal import Terminal, environment

SHOWS_ALL = f"""
from tui.app.app import PreseasonApp
from tui.app.home.screen import HomeScreen

WORDS = {" ".join(hostile.PIECES[:13])!r}
HomeScreen.action_trash = lambda self: self.app.notify("first " + WORDS, markup=False)
"""
NO_FILTER = "PreseasonApp.get_line_filters = lambda self: []\n"
RUN = "from tui.__main__ import main; main()"


@pytest.mark.parametrize("filtered", [True, False], ids=["filtered", "as it is"])
def test_what_a_widget_does_not_clean_is_cleaned_on_its_way_out(tmp_path: Path, filtered: bool) -> None:
    code = SHOWS_ALL + ("" if filtered else NO_FILTER) + RUN
    with Terminal([sys.executable, "-c", code], environment=environment(tmp_path)) as app:
        app.wait_for("No meetings yet")
        app.settle()
        app.watching = False
        app.send("T")
        app.settle(1.0)
        output = bytes(app.output)
    assert b"first" in output
    assert bool(emitted.fault(output)) is not filtered, "the second is there to show that the first can fail"
