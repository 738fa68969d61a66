"""Encrypted journals for the tests: with keys that are made up, since deriving one takes its time."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from tui.journal import keys, sealing
from tui.journal.journal import Journal
from tui.journal.keys import Key

pytest.importorskip("sqlcipher3", reason="sqlcipher3 has no wheel for this Python")

PASSPHRASE = "correct horse battery"
CANARY = "Wolkenkuckucksheim"


def made_up() -> Key:
    """A key, held."""
    key = Key(os.urandom(32), keys.MARK + os.urandom(keys.SALT - len(keys.MARK)))
    keys.hold(key)
    return key


def begun(path: Path, key: Key, now: Callable[[], datetime]) -> Journal:
    """A new journal, encrypted and open; nothing waits for the disk."""
    sealing.begin(path, key)
    journal = Journal.open(path, now=now)
    journal.database.rows("PRAGMA synchronous=OFF")
    return journal


def quietly(words: str) -> None:
    """Nobody is told."""


def files(folder: Path) -> list[Path]:
    """Every file below a folder."""
    return [each for each in folder.rglob("*") if each.is_file()]


def holders(folder: Path, word: str) -> list[Path]:
    """The files below a folder in which a word stands, in any case, in UTF-8 or UTF-16."""
    wanted = [word.lower().encode(code) for code in ("utf-8", "utf-16-le")]
    return [each for each in files(folder) if any(one in each.read_bytes().lower() for one in wanted)]
