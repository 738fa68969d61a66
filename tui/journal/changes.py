"""Undo and redo of what this session changed: each change leaves a step that knows both ways."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tui.domain.errors import ChangedElsewhere, NotFound, PreseasonError

if TYPE_CHECKING:
    from tui.journal.database import Database

MOST_STEPS = 500


class NothingToUndo(NotFound):
    """There is no step to take back, or to take again."""


class Step(Protocol):
    """One change. `undo` and `redo` run inside a write, and raise ChangedElsewhere or NotFound, which takes
    the whole write back, where what they would change is no longer as this session left it."""

    @property
    def label(self) -> str:
        """What was done, to end the sentence "Undid: …"."""

    def undo(self, versions: Versions) -> None:
        """Take the change back."""

    def redo(self, versions: Versions) -> None:
        """Make the change again."""


class Versions:
    """Which versions of a thing are one state: undoing from 3 to 2 writes version 4, which stands for 2."""

    def __init__(self) -> None:
        self._means: dict[tuple[str, int, int], int] = {}
        self._not_yet: dict[tuple[str, int, int], int] = {}

    def meaning(self, noun: str, each: int, version: int) -> int:
        """The version whose state this one restored, or itself."""
        known = (noun, each, version)
        return self._not_yet.get(known, self._means.get(known, version))

    def restored(self, noun: str, each: int, version: int, means: int) -> None:
        """Note that a new version has the state of an older one, once it is committed."""
        self._not_yet[noun, each, version] = means

    def settle(self, *, committed: bool) -> None:
        """Believe what was noted, or forget it."""
        if committed:
            self._means.update(self._not_yet)
        self._not_yet.clear()


class Several(NamedTuple):
    """Changes that were made as one."""

    label: str
    steps: tuple[Step, ...]

    def undo(self, versions: Versions) -> None:
        """Take them back, the last first."""
        for step in reversed(self.steps):
            step.undo(versions)

    def redo(self, versions: Versions) -> None:
        """Make them again."""
        for step in self.steps:
            step.redo(versions)


class Changes:
    """The steps of this session; a new change forgets what was undone."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self.versions = Versions()

    @property
    def can_undo(self) -> str | None:
        """What would be undone."""
        return self._done[-1].label if self._done else None

    @property
    def can_redo(self) -> str | None:
        """What would be done again."""
        return self._undone[-1].label if self._undone else None

    def weight(self, *, redo: bool = False) -> int:
        """Roughly how many things the next undo, or redo, is about."""
        steps = self._undone if redo else self._done
        return int(getattr(steps[-1], "weight", 1)) if steps else 0

    def did(self, step: Step) -> None:
        """Remember a change that has been committed."""
        self._done.append(step)
        del self._done[:-MOST_STEPS]
        self._undone.clear()

    @contextmanager
    def all_or_none(self) -> Iterator[None]:
        """Forget the steps of a block that failed."""
        done, undone = list(self._done), list(self._undone)
        try:
            yield
        except BaseException:
            self._done, self._undone = done, undone
            raise

    @contextmanager
    def as_one(self, label: str) -> Iterator[None]:
        """Remember all that the block does as one step, undone and done again as a whole."""
        before, self._done = self._done, []
        try:
            yield
            steps = tuple(self._done)
        finally:
            self._done = before
        if steps:
            self.did(Several(label, steps))

    def undo(self) -> str:
        """Take the last change back; returns its label. A step that another session overtook is forgotten."""
        if not self._done:
            raise NothingToUndo("nothing to undo")
        step = self._done[-1]
        self._take(step, self._done, back=True)
        self._undone.append(step)
        return step.label

    def redo(self) -> str:
        """Make the last undone change again; returns its label."""
        if not self._undone:
            raise NothingToUndo("nothing to redo")
        step = self._undone[-1]
        self._take(step, self._undone, back=False)
        self._done.append(step)
        return step.label

    def _take(self, step: Step, steps: list[Step], *, back: bool) -> None:
        committed = False
        try:
            with self._database.writing():
                if back:
                    step.undo(self.versions)
                else:
                    step.redo(self.versions)
            committed = True
        except (ChangedElsewhere, NotFound):
            steps.pop()
            raise
        except PreseasonError as fault:
            if not isinstance(fault.__cause__, sqlite3.IntegrityError):
                raise
            steps.pop()
            gone = f"something that belonged to it is gone for good; {step.label} stays as it is"
            raise ChangedElsewhere(gone) from None
        finally:
            self.versions.settle(committed=committed)
        steps.pop()
