"""Asking for a passphrase: on the terminal, unseen; never of an argument, which other programs can read."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from tui.cli import out
from tui.domain.errors import BadInput, JournalLocked, WrongPassphrase
from tui.journal import keys
from tui.journal.keys import Key

TRIES = 3


def ask(path: Path, fitting: Callable[[str], Key | None]) -> Key:
    """The key of an encrypted file, of a passphrase that a person types; raises JournalLocked where nobody
    can, or wants to, and WrongPassphrase after some tries."""
    check_terminal(f"{path} is encrypted, and there is no terminal to ask for its passphrase on", keys.FILE)
    for _ in range(TRIES):
        typed = _typed(f"Passphrase for {out.line(str(path))}: ")
        if not typed:
            raise JournalLocked(f"{path} was not opened")
        key = fitting(typed)
        if key is not None:
            return key
        out.note("That is not its passphrase.")
    raise WrongPassphrase(f"{path} was not opened: {TRIES} times a wrong passphrase")


def choose(variable: str = keys.FILE) -> Key:
    """A key of a passphrase that is new: of the file a variable names, else typed twice."""
    given = keys.passphrase_in_file(variable)
    if given is not None:
        return keys.new_key(given)
    check_terminal("there is no terminal to ask for a new passphrase on", variable)
    out.note("Nobody can open the journal without its passphrase, and nothing can reset it: write it down.")
    for _ in range(TRIES):
        typed = _typed("New passphrase: ")
        if not typed:
            raise JournalLocked("no passphrase was given; nothing was changed")
        try:
            key = keys.new_key(typed)
        except BadInput as fault:
            out.note(f"{out.sentence(fault)}.")
            continue
        if keys.normal(_typed("The same again: ")) == keys.normal(typed):
            return key
        out.note("Those were two different ones.")
    raise JournalLocked("no passphrase was given; nothing was changed")


def check_terminal(words: str, variable: str) -> None:
    """Refuse where nobody could be asked, instead of waiting for ever."""
    if out.on_terminal(sys.stdin):
        return
    if out.on_terminal(sys.stderr) or out.on_terminal(sys.stdout):
        try:
            os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY | os.O_CLOEXEC))
        except OSError:
            pass
        else:
            return
    raise JournalLocked(f"{words}; ${variable} may name a file that holds it")


def _typed(question: str) -> str:
    import getpass

    try:
        return getpass.getpass(question)
    except EOFError:
        return ""
