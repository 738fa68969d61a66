"""Every test in folders of its own: no test ever sees, or leaves, anything of the user's."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tui.journal import keys

settings.register_profile("same", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("thorough", deadline=None, print_blob=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--thorough", action="store_true", help="ten times as much, with other examples each time"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Try what the last run tried, so that a run fails for a change; a thorough one looks further."""
    settings.load_profile("thorough" if config.getoption("--thorough") else "same")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Three programs on two cores: half of what a test of a screen or a terminal takes is waiting for it."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores + cores // 2


@pytest.fixture
def thorough(request: pytest.FixtureRequest) -> int:
    """How many times as much is tried: 1, or 10 where the whole run is to be thorough."""
    return 10 if request.config.getoption("--thorough") else 1


@pytest.fixture(autouse=True)
def no_keys() -> Iterator[None]:
    """No test opens what another one had the key of, nor is a person asked."""
    yield
    keys.let_go()
    keys.let_ask(None)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "PRESEASON_DB", "PRESEASON_CONFIG", "PRESEASON_NOW"):
        monkeypatch.delenv(name, raising=False)
    for name in (keys.FILE, keys.NEW_FILE, "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    for name in ("VISUAL", "EDITOR", "NO_COLOR", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
