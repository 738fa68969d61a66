"""Where a text comes from: the command line, a pipe, or an editor, which may fail without losing it."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from tui.cli import out
from tui.domain.entries import MAX_BODY
from tui.domain.errors import BadInput, PreseasonError
from tui.domain.text import clean

_MAX_BYTES = 4 * MAX_BODY
"""UTF-8 needs at most four bytes a character."""
_EDITORS = ("sensible-editor", "nano", "vim", "vi", "emacs")


class NothingWritten(PreseasonError):
    """The user left the text empty or as it was."""


def given(words: str | None) -> str:
    """The text on the command line, or on the pipe (`-` or None), fit to store; empty where there is none."""
    if words not in (None, "-"):
        return checked(argument(words))
    if sys.stdin is None or sys.stdin.closed or (words is None and sys.stdin.isatty()):
        return ""
    raw = sys.stdin.buffer.read(_MAX_BYTES + 1)
    if len(raw) > _MAX_BYTES:
        raise BadInput("body", f"the text on the pipe is too long; an entry holds {MAX_BODY:,} characters")
    return checked(raw.decode("utf-8-sig", "surrogateescape"))


def editor_wanted(words: str | None) -> bool:
    """Whether to open an editor: there is no text and no pipe, but a terminal, or at least a named editor."""
    if words is not None or _flows():
        return False
    return out.on_terminal(sys.stdin) or bool(os.environ.get("VISUAL") or os.environ.get("EDITOR"))


def argument(words: str) -> str:
    """An argument as it was typed: UTF-8 even where the locale knows only ASCII."""
    try:
        return words.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return words


def checked(text: str) -> str:
    """The text as it can be stored; what had to be replaced is said."""
    kept = clean(text)
    replaced = kept.count("\ufffd") - text.count("\ufffd")
    if replaced:
        signs = "1 character that is" if replaced == 1 else f"{replaced:,} characters that are"
        out.note(f"{signs} no text (NUL, or not UTF-8) became “\ufffd”")
    return kept


class Paper:
    """A text in a file of its own, 0600, while an editor has it. The file goes only when it is not needed."""

    def __init__(self, text: str, where: Sequence[Path], name: str, *, kept: bool = False) -> None:
        """`where` are the folders it may be made in, the best first; `kept` is one that no editor is to read.
        Raises WriteFailed."""
        from tui.journal.kept_texts import keep_text, keep_to_edit

        self._begun = text
        self._name, self._where = name, where
        self.path = (keep_text if kept else keep_to_edit)(text, name, where)

    def edit(self, command: Sequence[str]) -> str:
        """The text after the editor was closed. Raises PreseasonError if that failed; the text stays."""
        import signal
        import subprocess

        before = signal.signal(signal.SIGINT, _wait)
        try:
            status = subprocess.call([*command, str(self.path)], stdout=_screen())
        except OSError as fault:
            raise self.kept(f"the editor {command[0]} could not be started: {fault.strerror}") from fault
        finally:
            signal.signal(signal.SIGINT, before)
        if status:
            raise self.kept(f"the editor {command[0]} failed ({_ending(status)})")
        return self.read()

    def read(self) -> str:
        """The text as it is in the file now."""
        try:
            raw = self.path.read_bytes()
        except OSError as fault:
            raise PreseasonError(f"{self.path} cannot be read: {fault.strerror}") from fault
        return checked(raw.decode("utf-8-sig", "surrogateescape"))

    def kept(self, sentence: str) -> PreseasonError:
        """The sentence as an error that says where the text is; a text nobody touched is not kept."""
        try:
            untouched = self.path.read_bytes() == self._begun.encode()
        except OSError:
            untouched = False
        if untouched:
            self.discard()
            return PreseasonError(f"{sentence}; nothing written")
        self.stay()
        return PreseasonError(f"{sentence}; the text is kept in {self.path}")

    def stay(self) -> None:
        """No editor reads it any more, and it was not saved: where the journal is encrypted, it is so too."""
        from tui.journal.kept_texts import keep_after_all

        self.path = keep_after_all(self.path, self._name, self._where)

    def discard(self) -> None:
        """The file is not needed any more."""
        self.path.unlink(missing_ok=True)


def editor() -> list[str]:
    """The command of the editor to open: `$VISUAL`, else `$EDITOR`, else one that is installed."""
    import shlex
    import shutil

    wanted = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if wanted:
        try:
            words = shlex.split(wanted)
        except ValueError as fault:
            raise BadInput("editor", f"$VISUAL or $EDITOR cannot be read as a command: {wanted}") from fault
        if words:
            return words
    found = next(filter(None, map(shutil.which, _EDITORS)), None)
    if found is None:
        raise BadInput("editor", "no editor was found: set $EDITOR, or give the text after the command")
    return [found]


def _flows() -> bool:
    """Whether standard input is a pipe, a file or a socket: no terminal, no `/dev/null`, not closed."""
    if sys.stdin is None or sys.stdin.closed:
        return False
    try:
        return not stat.S_ISCHR(os.fstat(sys.stdin.fileno()).st_mode)
    except (OSError, ValueError):  # a stream without a descriptor
        return True


def _screen() -> int | None:
    """Where an editor draws when standard output is going elsewhere."""
    if out.on_terminal(sys.stdout):
        return None
    try:
        return os.open("/dev/tty", os.O_WRONLY | os.O_CLOEXEC)
    except OSError:
        return 2


def _ending(status: int) -> str:
    return f"signal {-status}" if status < 0 else f"status {status}"


def _wait(number: int, frame: FrameType | None) -> None:
    """Ctrl+C is the editor's while it runs; unlike ignoring it, this is not inherited by the editor."""
