"""What a room will ask the journal first, found in a thread before anybody goes there: it is believed only as
long as nothing was written and it is the same day."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import get_ident
from typing import TYPE_CHECKING, TypeVar, cast

from tui.domain.errors import JournalBusy

if TYPE_CHECKING:
    from tui.journal.journal import Journal

T = TypeVar("T")


class Ahead:
    """Called with a question and the way to its answer; what was found early is given out once."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._state: object = None
        self._thread: int | None = None
        self._found: dict[Hashable, object] = {}

    def state(self) -> object:
        """What is another one where anything was written since, or on another day; None while another
        program writes."""
        try:
            return self._journal.state(), self._journal.today()
        except JournalBusy:
            return None

    def fill(self, state: object, read: Callable[[], object]) -> None:
        """Let `read` ask in this thread, and keep the answers; `state` is how it stood before, as the thread
        saw it that will be given them."""
        self._found = {}
        self._state, self._thread = state, get_ident()
        try:
            read()
        finally:
            self._thread = None

    def knows(self, question: Hashable) -> bool:
        """Whether there is an answer that can be believed."""
        return question in self._found and self._state is not None and self._state == self.state()

    def __call__(self, question: Hashable, find: Callable[[], T]) -> T:
        """The answer: as it was found early if that can be believed, else as `find` finds it now."""
        if self._thread == get_ident():
            found = find()
            self._found[question] = found
            return found
        if self.knows(question):
            return cast(T, self._found.pop(question))
        return find()
