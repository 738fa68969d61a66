"""The command, run in this process on a journal of its own, or as a process of its own where that matters."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tui.cli.main import main

NOW = "2026-11-05T16:00:00"
"""A Thursday."""
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Shell:
    """`shell("meetings", "--json")`: runs `preseason meetings --json`; `stdin` None is `/dev/null`."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *args: str, stdin: str | bytes | None = None) -> Result:
        raw = stdin.encode("utf-8", "surrogateescape") if isinstance(stdin, str) else stdin
        stream: io.TextIOBase
        stream = Path(os.devnull).open() if raw is None else io.TextIOWrapper(io.BytesIO(raw))  # noqa: SIM115
        with self._monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", stream)
            patch.setattr(sys, "excepthook", sys.excepthook)
            self._capsys.readouterr()
            status = main(args)
        stream.close()
        out, err = self._capsys.readouterr()
        return Result(status, out, err)

    def ok(self, *args: str, stdin: str | bytes | None = None) -> Result:
        """The same, and it succeeded."""
        result = self(*args, stdin=stdin)
        assert result.status == 0, result
        return result

    def fails(self, *args: str, stdin: str | bytes | None = None, status: int = 1) -> str:
        """The one line that a failing command says; nothing is on standard output."""
        result = self(*args, stdin=stdin)
        assert result.status == status, result
        assert result.out == ""
        assert result.err.startswith("preseason: ")
        assert result.err.count("\n") == 1, result.err
        return result.err


@pytest.fixture
def journal_path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.db"


@pytest.fixture
def environment(tmp_path: Path, journal_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Nothing of the machine's user is read or written."""
    for name in ("VISUAL", "EDITOR", "NO_COLOR", "COLUMNS", "LC_ALL", "LANG", "PRESEASON_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    values = {
        "HOME": str(tmp_path / "home"),
        "XDG_DATA_HOME": str(tmp_path / "share"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "PRESEASON_DB": str(journal_path),
        "PRESEASON_NOW": NOW,
    }
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    return dict(os.environ)


@pytest.fixture
def shell(
    environment: dict[str, str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Shell:
    return Shell(capsys, monkeypatch)


class Process:
    """The command as a process of its own, with bytes in and out."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment

    def __call__(
        self, *args: str, stdin: bytes = b"", **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "tui", *args],
            input=stdin,
            capture_output=True,
            cwd=ROOT,
            env={**self.environment, **environment},
            timeout=30,
            check=False,
        )


@pytest.fixture
def process(environment: dict[str, str]) -> Process:
    return Process(environment)


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]) -> Any:
    """`editor("sed -i s/a/b/ $1")` makes $EDITOR a script that does this to the file it is given."""

    def made(script: str) -> Path:
        path = tmp_path / "my editor.sh"
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o700)
        monkeypatch.setenv("EDITOR", f'"{path}" ')
        environment["EDITOR"] = f'"{path}" '
        return path

    return made
