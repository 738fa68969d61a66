"""Texts that have a name, such as the questions one asks everybody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.entries import MAX_BODY
from tui.domain.errors import BadInput, ChangedElsewhere
from tui.domain.text import clean
from tui.journal.packing import moment

if TYPE_CHECKING:
    from tui.journal.changes import Changes, Versions
    from tui.journal.database import Database


class Notes:
    """The notes of a journal. Writing one is undoable through the journal's `changes`."""

    def __init__(self, database: Database, now: Callable[[], datetime], changes: Changes) -> None:
        self._database = database
        self._now = now
        self._changes = changes

    def get(self, name: str) -> str | None:
        """The text of that name; None where none was ever written."""
        return _read(self._database, name)

    def put(self, name: str, body: str, *, seen: str | None, label: str = "") -> None:
        """Let that be the text of that name; nothing where it is.

        `seen` is what was there when it was edited: ChangedElsewhere where another session wrote it since.
        `label` says in the undo what was done; without it nothing is undone, until `remember` says so.
        """
        body = clean(body)
        if len(body) > MAX_BODY:
            raise BadInput("body", f"that has {len(body):,} characters; {MAX_BODY:,} fit")
        with self._database.writing():
            before = _read(self._database, name)
            if before == body:
                return
            if before != seen:
                raise ChangedElsewhere(
                    "another session has changed this since: nothing was saved, read it again"
                )
            _write(self._database, name, body, self._now())
        if label:
            self.remember(name, before, body, label=label)

    def remember(self, name: str, before: str | None, after: str | None, *, label: str) -> None:
        """Let all that was put since `before` be undone as one step."""
        self._changes.did(NoteStep(label, self._database, self._now, name, before, after))

    def keep(self, name: str, body: str | None) -> None:
        """Keep a text under that name while it is typed, or none any more: nothing that is undone."""
        with self._database.writing():
            if _read(self._database, name) != body:
                _write(self._database, name, body, self._now())


class NoteStep(NamedTuple):
    """A note was written."""

    label: str
    database: Database
    now: Callable[[], datetime]
    name: str
    before: str | None
    after: str | None

    def undo(self, versions: Versions) -> None:
        """Bring the former text back."""
        self._bring(self.after, self.before)

    def redo(self, versions: Versions) -> None:
        """Bring the later text back."""
        self._bring(self.before, self.after)

    def _bring(self, source: str | None, target: str | None) -> None:
        if _read(self.database, self.name) != source:
            raise ChangedElsewhere(f"another session has changed this since; {self.label} stays as it is")
        _write(self.database, self.name, target, self.now())


def _read(database: Database, name: str) -> str | None:
    found: str | None = database.value("SELECT body FROM note WHERE name = ?", (name,))
    return found


def _write(database: Database, name: str, body: str | None, now: datetime) -> None:
    if body is None:
        database.rows("DELETE FROM note WHERE name = ?", (name,))
    else:
        database.rows(
            "INSERT INTO note (name, updated_at, body) VALUES (?, ?, ?) "
            "ON CONFLICT (name) DO UPDATE SET updated_at = excluded.updated_at, body = excluded.body",
            (name, moment(now), body),
        )
