"""The next version of the pitch while it is written: what it began with, its draft, and how it is saved."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from tui.app.editor.paste import incoming
from tui.domain.entries import EntryText
from tui.domain.errors import BadInput, PreseasonError
from tui.domain.pitch import PitchVersion, same_pitch
from tui.domain.text import clean

if TYPE_CHECKING:
    from tui.journal.journal import Journal
    from tui.journal.records import Draft

OF = "draft of"
PITCH = "pitch"
"""What the header of a draft says where it is one of the pitch, and none of an entry."""


class Typed(NamedTuple):
    """Everything typed: the Markdown, the reason, and the ids of the feedback it answers."""

    body: str
    why: str = ""
    answers: tuple[int, ...] = ()


class PitchWriting:
    """Begun from a version, or from the current one; with `ticked`, as the answer to some feedback.

    From the current one it goes on with the draft that this session closed, or that one now gone left; with
    `draft`, with that one. Raises NotFound where the version is not there.
    """

    def __init__(
        self,
        journal: Journal,
        from_number: int | None = None,
        *,
        ticked: tuple[int, ...] = (),
        draft: Draft | None = None,
    ) -> None:
        self.journal = journal
        pitch = journal.pitch
        self.current = pitch.current()
        self.base = self.current if from_number is None else pitch.get(from_number)
        if draft is None and from_number is None:
            draft = _left_behind(journal)
        self.resumed = draft is not None
        self.uid = draft.uid if draft is not None else uuid4().hex
        body = draft.text.body if draft is not None else self.base.body if self.base is not None else ""
        fit = incoming(body)
        self.said = fit.said
        why, answers = _header(draft) if draft is not None else ("", ())
        self.initial = Typed(fit.text, why, tuple(sorted({*answers, *ticked})))
        self.fault = ""
        self._kept: Typed | None = self.initial if self.resumed else None

    @property
    def heading(self) -> str:
        """`Version 5, from version 4`."""
        if self.current is None:
            return "First version of the pitch"
        begun = f", from version {self.base.number}" if self.base is not None else ""
        return f"Version {self.current.number + 1} of the pitch{begun}"

    def changed(self, typed: Typed) -> bool:
        """Whether there is anything to save: typed since it was opened, or in the draft."""
        return self.resumed or typed != self.initial

    @property
    def has_draft(self) -> bool:
        """Whether a draft of it is in the journal."""
        return self._kept is not None

    def keep(self, typed: Typed) -> bool:
        """Keep a draft if it differs from the last; True if all is kept, else `fault` says why."""
        from tui.journal.records import Draft

        if typed == self._kept:
            return True
        if typed == self.initial and not self.resumed:
            return self.discard()
        header = {OF: PITCH, "why": typed.why, "answers": " ".join(map(str, typed.answers))}
        today = self.journal.today()
        text = EntryText("reflection", today, typed.body, title=self.heading)
        draft = Draft(self.uid, None, None, text, self.journal.now(), os.getpid(), header)
        try:
            self.journal.drafts.keep(draft)
        except PreseasonError as fault:
            self.fault = str(fault)
            return False
        self._kept = typed
        return True

    def discard(self) -> bool:
        """Take the draft out of the journal; True if it is gone."""
        if self._kept is not None:
            try:
                self.journal.drafts.discard(self.uid)
            except PreseasonError as fault:
                self.fault = str(fault)
                return False
            self._kept = None
        self.resumed = False
        return True

    def save(self, typed: Typed) -> PitchVersion:
        """Write the version, let it answer what is ticked, and drop its draft; raises a PreseasonError."""
        current = self.journal.pitch.current()
        if current is not None and same_pitch(current.body, clean(typed.body)):
            said = f"version {current.number} says the same, word for word"
            if typed.why.strip():
                raise BadInput("body", f"{said}: a reason alone makes no version")
            if not typed.answers:
                raise BadInput("body", f"{said}: there is nothing to save")
        version = self.journal.pitch.write(
            typed.body, reason=typed.why, answers=typed.answers, draft=self.uid
        )
        self._kept, self.resumed = None, False
        return version


def is_of_pitch(draft: Draft) -> bool:
    """Whether a draft is one of the pitch."""
    return draft.header.get(OF) == PITCH


def _header(draft: Draft) -> tuple[str, tuple[int, ...]]:
    numbers = draft.header.get("answers", "").split()
    return draft.header.get("why", ""), tuple(int(each) for each in numbers if each.isdecimal())


def _left_behind(journal: Journal) -> Draft | None:
    drafts = [draft for draft in journal.drafts.all() if is_of_pitch(draft)]
    if not drafts:
        return None
    gone = {draft.uid for draft in journal.drafts.abandoned()}
    mine = (draft for draft in drafts if draft.owner_pid == os.getpid() or draft.uid in gone)
    return next(mine, None)
