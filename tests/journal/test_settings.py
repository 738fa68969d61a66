"""What the user set, what is remembered, and one line where either is wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from tui.domain.customs import COLD_AFTER, USUAL
from tui.domain.errors import BadInput, WriteFailed
from tui.journal import settings as room
from tui.journal.clock import system_now
from tui.journal.settings import TEMPLATES, journal_path, load, load_customs


@pytest.fixture
def config(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PRESEASON_CONFIG", str(folder))
    return folder / "config.toml"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return load().data_folder


def test_without_a_file_everything_has_a_value(config: Path, data: Path) -> None:
    settings = load()
    assert (settings.theme, dict(settings.keys)) == ("", {})
    assert settings.config_folder == config.parent
    assert not data.exists()


def test_a_file_sets_them(config: Path) -> None:
    assert load().trash_days == 30
    assert load().lock_minutes == 10
    config.write_text(
        '\ufefftheme = "dusk"\ntrash_days = 7\n\n[keys]\nnew = "n,insert"\n[encryption]\nlock_minutes = 0\n',
        encoding="utf-8",
    )
    settings = load()
    assert settings.trash_days == 7
    assert settings.lock_minutes == 0
    assert (settings.theme, settings.keys) == ("dusk", {"new": "n,insert"})
    assert load(config.parent) == settings


def test_customs_are_the_usual_ones_but_for_what_the_file_sets(config: Path) -> None:
    assert load_customs() == load().customs == USUAL
    assert load().open_on_today
    config.write_text(
        "[promises]\nthank_you_hours = 48\nopen_on_today = false\n[going_cold]\nally = 30\ncontact = 365\n"
    )
    settings = load()
    assert settings.customs == load_customs()
    assert settings.customs.thank_you_hours == 48
    assert settings.customs.introduction_days == USUAL.introduction_days
    assert dict(settings.customs.cold_after) == {**COLD_AFTER, "ally": 30, "contact": 365}
    assert not settings.open_on_today


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("theme = \n", "line 1"),
        ('\n\n[keys\nnew = "n"', "line 3"),
        ("# note\ntheme = 3", "line 2: theme must be"),
        ("keys = 'n'", "line 1: keys must be a table"),
        ('[keys]\n"app.new" = 3', "line 2: the keys of app.new"),
        ('theme = "x"\nthmee = "y"', "line 2: there is no setting 'thmee'"),
        ("trash_days = -1", "line 1: trash_days must be a number of days"),
        ("trash_days = true", "line 1: trash_days must be a number of days"),
        ("[encryption]\nlock_minutes = -1", "line 2: lock_minutes must be a number of minutes, 0 for never"),
        ("[encryption]\nlock_minutes = true", "line 2: lock_minutes must be a number of minutes"),
        (
            "[encryption]\nlock = 5",
            "line 2: there is no setting 'lock' in [encryption]; there is lock_minutes",
        ),
        (
            "[nothing]\nx = 1",
            "line 1: there is no setting 'nothing'; there are theme, trash_days, keys",
        ),
        ("promises = 3", "line 1: promises must be a table: [promises]"),
        ("[promises]\nthanks = 3", "line 2: there is no setting 'thanks' in [promises]; there are thank_you"),
        ("[promises]\nthank_you_hours = -1", "line 2: thank_you_hours must be a whole number from 0 to 8760"),
        ("[promises]\nintroduction_days = true", "line 2: introduction_days must be a whole number"),
        ("[promises]\nintroduction_days = 2.5", "line 2: introduction_days must be a whole number"),
        ('[promises]\nopen_on_today = "no"', "line 2: open_on_today must be true or false"),
        ('[keys]\nally = "z"\n[going_cold]\nally = 9999', "line 4: ally must be a whole number from 0 to"),
        ("[going_cold]\nfriend = 9", "line 2: there is no setting 'friend' in [going_cold]"),
    ],
)
def test_a_wrong_line_is_named(config: Path, text: str, words: str) -> None:
    config.write_text(text)
    with pytest.raises(BadInput) as refused:
        load()
    assert str(config) in str(refused.value)
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_that_is_no_text_is_said(config: Path) -> None:
    config.write_bytes(b'theme = "x"\n\xff\xfe')
    with pytest.raises(BadInput, match="line 2: this is not UTF-8"):
        load()
    config.unlink()
    config.mkdir()
    with pytest.raises(BadInput, match="cannot be read"):
        load()


def test_a_theme_is_remembered_until_the_file_names_another(config: Path, data: Path) -> None:
    config.write_text('theme = "dusk"')
    assert load().remember_theme("dawn").theme == "dawn"
    assert load().theme == "dawn"
    assert config.read_text() == 'theme = "dusk"'
    assert (data / "state.json").stat().st_mode & 0o777 == 0o600
    assert data.stat().st_mode & 0o777 == 0o700
    assert [each.name for each in data.iterdir()] == ["state.json"]
    config.write_text('theme = "noon"')
    assert load().theme == "noon"


@pytest.mark.parametrize(
    "state", ["", "[]", "{", '{"theme": 3}', '{"theme": "x", "instead_of": "y"}', "[" * 100_000]
)
def test_what_is_remembered_badly_is_forgotten(config: Path, data: Path, state: str) -> None:
    data.mkdir(parents=True)
    (data / "state.json").write_text(state)
    assert load().theme == ""


def test_a_theme_that_cannot_be_remembered_is_said(config: Path, data: Path) -> None:
    settings = load()._replace(data_folder=Path("/dev/null/nowhere"))
    with pytest.raises(WriteFailed, match="was not remembered"):
        settings.remember_theme("dawn")


def test_templates_are_the_users_or_built_in(config: Path) -> None:
    assert load().template("meeting") == TEMPLATES["meeting"]
    assert load().template("reflection") == ""
    (config.parent / "templates").mkdir()
    (config.parent / "templates" / "meeting.md").write_bytes("## Mine\r\n\0é".encode())
    assert load().template("meeting") == "## Mine\n�é"
    (config.parent / "templates" / "meeting.md").write_bytes(b"\xff")
    with pytest.raises(BadInput, match="not UTF-8"):
        load().template("meeting")


def test_an_untouched_template_promises_nothing() -> None:
    from tui.domain.entries import Derived
    from tui.domain.marks import derive

    assert derive(TEMPLATES["meeting"], on=datetime(2026, 11, 5).date()) == Derived()


def test_the_journal_is_where_it_is_said_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: Path
) -> None:
    assert journal_path(None) == data / "journal.db"
    monkeypatch.setenv("PRESEASON_DB", str(tmp_path / "env.db"))
    assert journal_path(None) == tmp_path / "env.db"
    assert journal_path(str(tmp_path / "option.db")) == tmp_path / "option.db"
    assert journal_path("~/x.db") == Path(os.environ["HOME"]) / "x.db"
    with pytest.raises(BadInput, match="empty"):
        journal_path("")


def test_without_a_home_one_line_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOME")
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    for ask in (load, lambda: journal_path(None)):
        with pytest.raises(BadInput, match="no home folder"):
            ask()
    assert journal_path("/tmp/x.db") == Path("/tmp/x.db")


def test_toml_is_loaded_only_for_a_file_that_is_there(config: Path) -> None:
    script = "import sys\nfrom tui.journal.settings import load\nload()\nprint('tomllib' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"


def test_the_clock_can_be_held_still(monkeypatch: pytest.MonkeyPatch) -> None:
    before = datetime.now()
    assert before <= system_now() <= datetime.now()
    monkeypatch.setenv("PRESEASON_NOW", "2026-11-05T16:00:00+01:00")
    assert system_now() == datetime(2026, 11, 5, 16)
    monkeypatch.setenv("PRESEASON_NOW", "soon")
    with pytest.raises(BadInput, match="not a date and time"):
        system_now()


def test_a_write_that_fails_leaves_the_former_state(
    config: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = load().remember_theme("dawn")

    def fail(*words: object, **more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(room.json, "dump", fail)
    with pytest.raises(WriteFailed, match="no space left"):
        settings.remember_theme("noon")
    assert json.loads((data / "state.json").read_text())["theme"] == "dawn"
    assert [each.name for each in data.iterdir()] == ["state.json"]


def test_a_named_pipe_for_a_template_is_refused_and_waited_for_by_nobody(config: Path) -> None:
    folder = config.parent / "templates"
    folder.mkdir()
    os.mkfifo(folder / "meeting.md")
    (folder / "reflection.md").symlink_to(os.devnull)
    with pytest.raises(BadInput, match=r"meeting\.md is not a file"):
        load().template("meeting")
    assert load().template("reflection") == ""
    os.mkfifo(config)
    with pytest.raises(BadInput, match=r"config\.toml is not a file"):
        load()
