"""Every test in folders of its own: no test ever sees, or leaves, anything of the user's."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "PRESEASON_DB", "PRESEASON_CONFIG", "PRESEASON_NOW"):
        monkeypatch.delenv(name, raising=False)
    for name in ("VISUAL", "EDITOR", "NO_COLOR", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
