"""What the journal's own code finds on a disk after the power came back."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import sqlite3
import types
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import Any, NamedTuple

import pytest

from tests.journal.conftest import Clock
from tests.journal.power.after import Cut
from tests.journal.power.drive import Drive, installed
from tui.domain.errors import PreseasonError
from tui.journal import packing
from tui.journal.journal import Journal

DERIVED_INDEX = ("sqlite_", "word", "entry_words", "entry_heads", "contact_words", "pitch_words")
"""Tables which hold no word of their own; `doctor` compares them with those that do."""

JOURNAL = "journal.db"
COMPANIONS = ("-journal", "-wal")
BACKUPS = ("backup-", "000")
"""How the names of backups begin."""
SET_ASIDE = "-damaged.db"
"""How the name of a journal ends that is kept though it is damaged."""


class Found(NamedTuple):
    """A journal's content as a whole, and what `doctor` says of it."""

    state: str
    findings: tuple[str, ...]


def state_of(connection: Any) -> str:
    """A digest of every row but those of the search index."""
    made = hashlib.sha256()
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    ).fetchall()
    for (table,) in tables:
        if not table.startswith(DERIVED_INDEX):
            rows = connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            made.update(repr((table, rows)).encode())
    return made.hexdigest()


@contextmanager
def same_uids(seed: int = 7) -> Iterator[None]:
    """Let what a new journal or an upgrade makes up be the same each time."""
    chance = random.Random(seed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packing, "os", types.SimpleNamespace(urandom=chance.randbytes))
        yield


def _fits(line: bytes, content: bytes | None) -> bool:
    return content is None or line.split()[0].decode() == hashlib.sha256(content).hexdigest()


class Judge:
    """Opens disks, and remembers every file that it examined: the same bytes say the same again."""

    def __init__(self, folder: Path, drive: Drive) -> None:
        self.folder, self.drive = folder, drive
        self.known: dict[bytes, Found] = {}
        self.original: bytes | None = None

    def complaint(self, cut: Cut, files: dict[str, bytes], first: str | None) -> str | None:
        """What was lost or broken on this disk, in a sentence, or None. `first` is how the journal began."""
        if JOURNAL not in files:
            return None if cut.fresh and self.original is None else "the journal is gone"
        if first is None and cut.fresh and files[JOURNAL] == self.original:
            return None  # damaged, as it was
        for name, content in files.items():
            if not content and not PurePath(name).name.startswith(".") and not name.endswith(COMPANIONS):
                return f"{name} is empty"
            if name.endswith(".sha256") and not _fits(content, files.get(name.removesuffix(".sha256"))):
                return f"the backup that {name} speaks of is another one"
        folder = self.folder / "disk"
        try:
            found = self._opened(folder, files)
            backups = {
                name: self._examined(content)
                for name, content in files.items()
                if PurePath(name).name.startswith(BACKUPS)
                and not name.endswith((*COMPANIONS, ".sha256", SET_ASIDE))
            }
        except (PreseasonError, sqlite3.DatabaseError) as error:
            return f"it does not open: {error}"
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        for each in (found, *backups.values()):
            if each.findings:
                return each.findings[0]
        allowed = {*cut.states, *([first] if cut.fresh and first else [])}
        if found.state not in allowed:
            return f"what was acknowledged is not there (after {cut.acknowledged[-1:]})"
        for what in cut.acknowledged:
            if what.endswith(SET_ASIDE) and files.get(what) != self.original:
                return "what was damaged was not kept as it was"
            if what.endswith(".db") and what not in files:
                return f"the backup {what} is gone"
            if what.endswith(".sha256") and what not in files:
                return f"the sum of a backup is gone: {what}"
        return None

    def begin(self, content: bytes | None) -> str | None:
        """The state of the journal's file as a story begins; None where there is none, or it is damaged."""
        self.original = content
        try:
            return self._examined(content).state if content is not None else None
        except PreseasonError:
            return None

    def _opened(self, folder: Path, files: dict[str, bytes]) -> Found:
        folder.mkdir()
        for name, content in files.items():
            (folder / name).parent.mkdir(0o700, exist_ok=True)
            descriptor = os.open(folder / name, os.O_CREAT | os.O_WRONLY, 0o600)
            os.write(descriptor, content)
            os.close(descriptor)
        with installed(self.drive), same_uids():
            Journal.open(folder / JOURNAL, now=Clock(), create=False).close()
        if (folder / f"{JOURNAL}-wal").exists():
            raise PreseasonError("the write-ahead log stayed behind")
        return self._examined((folder / JOURNAL).read_bytes())

    def _examined(self, content: bytes) -> Found:
        digest = hashlib.sha256(content).digest()
        if digest not in self.known:
            self.known[digest] = self._examine(content)
        return self.known[digest]

    def _examine(self, content: bytes) -> Found:
        """Open a copy with this computer's own SQLite, look for damage, and read all of it."""
        folder = self.folder / "copy"
        folder.mkdir()
        path = folder / JOURNAL
        path.write_bytes(content)
        try:
            with same_uids(), Journal.open(path, now=Clock()) as journal:
                findings = journal.examine().findings
                return Found(state_of(journal.database.connection()), findings)
        finally:
            shutil.rmtree(folder)
