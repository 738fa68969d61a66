"""The text in the user's own editor: out through a private file, and back."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Protocol

from textual.app import SuspendNotSupported

from tui.domain.errors import WriteFailed
from tui.journal.kept_texts import keep_after_all, keep_to_edit

LOOK_AGAIN = 0.5
"""Seconds between two looks at whether a signal has come while the other editor runs."""


class Suspends(Protocol):
    """An app that can lend its terminal."""

    def suspend(self) -> AbstractContextManager[None]: ...  # noqa: D102


class EditorFailed(Exception):
    """The other editor could not be used: `str()` is one line saying why, `kept` a file left behind."""

    def __init__(self, sentence: str, kept: Path | None = None) -> None:
        super().__init__(sentence)
        self.kept = kept


@dataclass(slots=True)
class Outside:
    """A text on its way through another editor. `delete` once what came back is safe."""

    path: Path
    text: str

    def delete(self) -> None:
        """Remove the private file."""
        _remove(self.path)


def editor_command(environment: Mapping[str, str]) -> list[str]:
    """The editor to run: $VISUAL, $EDITOR, else nano or vi where there is one."""
    wanted = environment.get("VISUAL") or environment.get("EDITOR")
    if wanted:
        try:
            command = shlex.split(wanted)
        except ValueError:
            command = []
        if not command:
            raise EditorFailed("$VISUAL or $EDITOR is not a command: check its quotes")
        return command
    for name in ("nano", "vi"):
        if shutil.which(name):
            return [name]
    raise EditorFailed("no editor found: set $EDITOR to the one you like")


def edit_outside(app: Suspends, text: str, places: Sequence[Path]) -> Outside:
    """Lend the terminal to the user's editor; returns what it left in a file in one of the places.

    Raises EditorFailed; the file is then kept if the editor may have written to it. Where this program is
    ended meanwhile it stays as well, and `preseason doctor` names it.
    """
    command = editor_command(os.environ)
    try:
        path = keep_to_edit(text, "entry", places)
    except WriteFailed as fault:
        raise EditorFailed(str(fault)) from fault
    try:
        with app.suspend():
            status = _run([*command, str(path)])
    except SuspendNotSupported as fault:
        _remove(path)
        raise EditorFailed("this terminal cannot be lent to another program") from fault
    except OSError as fault:
        _remove(path)
        raise EditorFailed(f"{command[0]} could not be started: {fault.strerror or fault}") from fault
    try:
        written = path.read_bytes().decode("utf-8", errors="replace")
    except OSError as fault:
        raise EditorFailed(f"{command[0]} left no file to read: {fault.strerror or fault}", path) from fault
    if status != 0:
        if written == text:
            _remove(path)
            raise EditorFailed(f"{command[0]} ended with status {status}; the text is as it was")
        path = keep_after_all(path, "entry", places)
        raise EditorFailed(f"{command[0]} ended with status {status}; what it wrote is in {path}", path)
    if written.endswith("\n") and not text.endswith("\n"):
        written = written[:-1]  # the newline most editors end a file with
    return Outside(path, written)


def _run(command: Sequence[str]) -> int:
    """Run the editor and wait for it: ctrl+c is its own then, and what ends this program ends it too.

    Its file is read and kept before the app, whose loop hears of the signal afterwards, goes.
    """
    came: list[int] = []
    process: subprocess.Popen[bytes] | None = None

    def pass_on(number: int, _: FrameType | None) -> None:
        came.append(number)
        if process is not None:
            process.send_signal(number)

    numbers = [getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name)]
    before = {number: signal.signal(number, pass_on) for number in numbers}
    try:
        process = subprocess.Popen(command)
        before[signal.SIGINT] = signal.signal(signal.SIGINT, signal.SIG_IGN)
        for number in came:
            process.send_signal(number)
        while True:  # a signal that came just before would not wake one who waits without an end
            with suppress(subprocess.TimeoutExpired):
                return process.wait(LOOK_AGAIN)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
