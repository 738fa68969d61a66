"""What is typed in a review, as it is kept, offered again, and saved: no widgets."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from tui.domain.entries import Entry, EntryText
from tui.domain.errors import BadInput, PreseasonError
from tui.domain.role_review import QUESTIONS, reflection, title
from tui.domain.roles import Board, Verdict

if TYPE_CHECKING:
    from tui.journal.journal import Journal


class Typed(NamedTuple):
    """Where one was in a review: an answer a question, the verdict, its reason, and the step."""

    answers: tuple[str, ...]
    verdict: Verdict
    why: str
    step: int = 0

    @property
    def says_something(self) -> bool:
        """Whether there is any text."""
        return any(text.strip() for text in (*self.answers, self.why))


class ReviewText:
    """Saves a review; until then what is typed is a draft, so that no crash takes it."""

    def __init__(self, journal: Journal, board: Board) -> None:
        self._journal = journal
        self.board = board
        self.role = board.role.name
        self.fault = ""
        self._uid = uuid4().hex
        self._kept: Typed | None = None

    def begin(self) -> Typed:
        """Nothing typed yet; the verdict as it stands."""
        return Typed(("",) * len(QUESTIONS), self.board.role.verdict, "")

    def text(self, typed: Typed) -> EntryText:
        """The reflection it becomes."""
        body = reflection(self.board, typed.answers, typed.verdict, typed.why)
        return EntryText(
            "reflection", self._journal.today(), body, title=title(self.role)[:200], roles=(self.role,)
        )

    def keep(self, typed: Typed) -> bool:
        """Keep a draft; False, with `fault`, where that cannot be."""
        from tui.journal.records import Draft

        if typed == self._kept or not typed.says_something:
            return True
        draft = Draft(self._uid, None, None, self.text(typed), self._journal.now(), os.getpid())
        try:
            self._journal.drafts.keep(draft)
        except PreseasonError as fault:
            self.fault = str(fault)
            return False
        self._kept = typed
        return True

    def forget(self) -> None:
        """Leave nothing behind."""
        if self._kept is not None:
            self._kept = None
            try:
                self._journal.drafts.discard(self._uid)
            except PreseasonError as fault:
                self.fault = str(fault)

    def save(self, typed: Typed) -> Entry:
        """Write the reflection and give the verdict, both or neither; raises a PreseasonError."""
        if not typed.says_something and typed.verdict == self.board.role.verdict:
            raise BadInput("body", "nothing to save yet: answer a question, or give a reason")
        journal = self._journal
        with journal.changes.as_one(f"review of {self.role}"), journal.together():
            entry = journal.entries.log(self.text(typed), draft=self._uid).entry
            journal.roles.set_verdict(self.role, typed.verdict, typed.why, entry=entry.id)
        self._kept = None
        return entry
