"""One table of commands: it fits the actions there are, the README, and what a person may remap."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.test_home import home, press, run, shown
from tui.app.allies.screen import AlliesScreen
from tui.app.allies.tree_list import TreeList
from tui.app.app import PreseasonApp
from tui.app.clashes import clashes
from tui.app.editor.markdown_area import MarkdownArea
from tui.app.editor.screen import EditorScreen
from tui.app.find.screen import FindScreen
from tui.app.history.merge_view import MergeView
from tui.app.history.screen import HistoryScreen
from tui.app.history.trash import TrashScreen
from tui.app.home.pane import Pane
from tui.app.home.screen import HomeScreen
from tui.app.imports.screen import ImportScreen
from tui.app.keys import COMMANDS, shown_keys
from tui.app.pitch.changes import ChangesScreen
from tui.app.pitch.cue import CueText
from tui.app.pitch.editor import PitchEditor
from tui.app.pitch.lists import TickList
from tui.app.pitch.rehearsing import RehearsalScreen
from tui.app.pitch.screen import PitchScreen
from tui.app.reference import BEGIN, render
from tui.app.roles.board_pane import BoardPane
from tui.app.roles.compare import CompareScreen
from tui.app.roles.evidence_room import EvidenceRoom
from tui.app.roles.matrix import Matrix
from tui.app.roles.review import Quotable, ReviewScreen
from tui.app.roles.screen import RolesScreen
from tui.app.season.page import SeasonPage
from tui.app.season.screen import SeasonScreen
from tui.app.today.screen import TodayScreen
from tui.app.widgets.line_list import LineList
from tui.app.widgets.reader import Reader
from tui.app.widgets.side_by_side import SideBySide
from tui.journal.settings import load

HOLDERS = {
    "everywhere": (PreseasonApp,),
    "journal": (HomeScreen, PreseasonApp),
    "list": (LineList,),
    "pane": (Pane,),
    "move": (LineList, Reader, BoardPane, Matrix, CueText, SeasonPage, SideBySide),
    "reader": (Reader,),
    "query": (FindScreen,),
    "find": (FindScreen,),
    "roles": (RolesScreen,),
    "columns": (BoardPane, Matrix),
    "compare": (CompareScreen,),
    "today": (TodayScreen, PreseasonApp),
    "evidence": (EvidenceRoom, PreseasonApp),
    "allies": (AlliesScreen, PreseasonApp),
    "tree": (TreeList,),
    "person": (HomeScreen, AlliesScreen, TodayScreen),
    "review": (ReviewScreen,),
    "quote": (Quotable,),
    "pitch": (PitchScreen, PreseasonApp),
    "pitch-text": (PitchEditor,),
    "ticks": (TickList,),
    "rehearsal": (RehearsalScreen,),
    "changes": (ChangesScreen,),
    "season": (SeasonScreen, PreseasonApp),
    "texts": (SideBySide,),
    "history": (HistoryScreen, PreseasonApp),
    "trash": (TrashScreen, PreseasonApp),
    "import": (ImportScreen, PreseasonApp),
    "merge": (MergeView,),
    "editor": (EditorScreen,),
    "text": (MarkdownArea,),
}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_its_action(command) -> None:
    name = command.action.split("(")[0].removeprefix("app.").removeprefix("screen.")
    holders = HOLDERS[command.where]
    if command.where in ("move", "columns", "person"):
        assert all(hasattr(holder, f"action_{name}") for holder in holders)
    else:
        assert any(hasattr(holder, f"action_{name}") for holder in holders)
    assert command.help
    assert command.label


def test_ids_are_unique_and_the_keys_as_shipped_do_not_clash() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    assert clashes({}) == []


def test_keys_are_shown_as_they_are_typed_not_as_textual_names_them() -> None:
    assert shown_keys("plus,equals_sign") == "+ ="
    shown_all = {key for command in COMMANDS for key in shown_keys(command.keys).split()}
    assert not [key for key in shown_all if "_" in key or key in ("plus", "minus")]


def test_clashes_and_unknown_names_are_said() -> None:
    assert "no command" in clashes({"neww": "z"})[0]
    assert "“d”" in clashes({"new": "d"})[0]


def test_the_readme_lists_every_key() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert f"{BEGIN}\n{render()}\n" in readme, "stale: run python -m tui.app.reference"


async def test_keys_can_be_remapped_in_the_config_file(journal, tmp_path, log) -> None:
    meeting = log("Ada Lovelace")
    config = tmp_path / "config"
    config.mkdir()
    (config / "config.toml").write_text('[keys]\ndelete = "z"\nnew = "d"\n')
    app = PreseasonApp(journal, load(config))
    async with run(app) as pilot:
        await press(pilot, "z")
        assert [entry.id for entry in journal.entries.trash()] == [meeting]
        assert "z Delete" in shown(app)
        await press(pilot, "d")
        assert isinstance(app.screen, EditorScreen)
        assert home(app) is app.screen_stack[0]


async def test_a_clash_in_the_config_file_is_said_at_the_start(journal, tmp_path) -> None:
    config = tmp_path / "config"
    config.mkdir()
    (config / "config.toml").write_text('[keys]\ndelete = "e"\n')
    app = PreseasonApp(journal, load(config))
    async with run(app) as pilot:
        await pilot.pause()
        assert "given to both" in " ".join(note.message for note in app._notifications)
