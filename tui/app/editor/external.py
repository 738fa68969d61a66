"""The text in the user's own editor: out through a private file, and back."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from textual.app import SuspendNotSupported


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

    folder: Path
    path: Path
    text: str

    def delete(self) -> None:
        """Remove the private folder."""
        shutil.rmtree(self.folder, ignore_errors=True)


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


def edit_outside(app: Suspends, text: str) -> Outside:
    """Lend the terminal to the user's editor; returns what it left in the file.

    Raises EditorFailed; the file is then kept if the editor may have written to it.
    """
    command = editor_command(os.environ)
    try:
        folder = Path(tempfile.mkdtemp(prefix="preseason-"))  # 0700, as mkdtemp always is
        path = folder / "entry.md"
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
    except OSError as fault:
        raise EditorFailed(f"no file could be made for the editor: {fault.strerror or fault}") from fault
    try:
        with app.suspend():
            status = subprocess.run([*command, str(path)], check=False).returncode
    except SuspendNotSupported as fault:
        shutil.rmtree(folder, ignore_errors=True)
        raise EditorFailed("this terminal cannot be lent to another program") from fault
    except OSError as fault:
        shutil.rmtree(folder, ignore_errors=True)
        raise EditorFailed(f"{command[0]} could not be started: {fault.strerror or fault}") from fault
    try:
        written = path.read_bytes().decode("utf-8", errors="replace")
    except OSError as fault:
        raise EditorFailed(f"{command[0]} left no file to read: {fault.strerror or fault}", path) from fault
    if status != 0:
        if written == text:
            shutil.rmtree(folder, ignore_errors=True)
            raise EditorFailed(f"{command[0]} ended with status {status}; the text is as it was")
        raise EditorFailed(f"{command[0]} ended with status {status}; what it wrote is in {path}", path)
    if written.endswith("\n") and not text.endswith("\n"):
        written = written[:-1]  # the newline most editors end a file with
    return Outside(folder, path, written)
