"""Errors named for what happened, each carrying one sentence fit to show the user."""

from __future__ import annotations


class PreseasonError(Exception):
    """The base of every error that is the user's business; `str()` is the sentence to show."""


class BadInput(PreseasonError):
    """A field holds something that cannot be kept; `field` names it as the user knows it."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class NotFound(PreseasonError):
    """No entry, contact or revision answers to what was asked for."""


class Ambiguous(PreseasonError):
    """Several things answer to one name; `candidates` are the names to choose from."""

    def __init__(self, sentence: str, candidates: tuple[str, ...]) -> None:
        super().__init__(sentence)
        self.candidates = candidates


class ChangedElsewhere(PreseasonError):
    """Another session changed this since it was read, so the step was not taken."""


class JournalRefused(PreseasonError):
    """The path cannot be, or must not be, opened as a journal; nothing was written."""


class JournalDamaged(PreseasonError):
    """The journal is there but cannot be trusted; nothing was written."""


class JournalLocked(PreseasonError):
    """The journal is encrypted, and nobody gave its passphrase; nothing was read."""


class NotOpened(JournalLocked):
    """Whoever was asked for the passphrase did not want to open the journal any more."""


class WrongPassphrase(PreseasonError):
    """A passphrase that does not open the file it was given for."""


class NoCipher(PreseasonError):
    """The journal is encrypted, and what opens it is not installed."""


class JournalBusy(PreseasonError):
    """Another program holds the journal for writing; nothing was written, trying again is safe."""


class WriteFailed(PreseasonError):
    """The disk would not take the change (full, read-only, failing); nothing was written."""


class Stopped(PreseasonError):
    """A search was interrupted, because its answer is not wanted any more."""
