"""One entry while it is written: what it was, what its draft is, and how it is saved. No widgets."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from uuid import uuid4

from tui.app.editor.about import About
from tui.app.editor.header_text import HeaderText, draft_text, entry_text, natural_status
from tui.app.editor.paste import incoming
from tui.app.editor.register import Register
from tui.app.editor.start import EditorStart
from tui.domain.entries import Entry, EntryText
from tui.domain.errors import BadInput, PreseasonError
from tui.domain.prompts import answered

if TYPE_CHECKING:
    from tui.journal.journal import Journal
    from tui.journal.records import Saved


class Writing:
    """`initial` is what it was when it was opened: a draft exists only of something else."""

    def __init__(self, journal: Journal, start: EditorStart, *, template: str = "") -> None:
        self.journal = journal
        self._template = template
        people = journal.contacts
        self.register = Register(people.names(), journal.roles.names(), people.aliases())
        self.about = About(journal, start.base) if start.kind == "reflection" else None
        self.fault = ""
        self._open(_left_behind(journal, start) or start)

    def _open(self, start: EditorStart) -> None:
        self.kind = start.kind
        self.entry_id, self.seen, self.base = start.entry_id, start.seen, start.base
        self.resumed = start.draft_uid is not None
        self.begun = start.begun
        self.uid = start.draft_uid or uuid4().hex
        fit = incoming(start.body)
        self.said = fit.said
        header = start.header if self.about is None else self.about.shown(start.header)
        if header.status == natural_status(start.base.on, today=self.journal.today()):
            header = header._replace(status="")  # no one has to have said so
        self.initial = (header, fit.text)
        self._kept: tuple[HeaderText, str] | None = self.initial if self.resumed else None

    def go_on_with(self, entry: Entry) -> None:
        """Another text of the same entry is written from here."""
        self._open(EditorStart.of(entry))

    def changed(self, header: HeaderText, body: str) -> bool:
        """Whether there is anything to save: typed since it was opened, or in the draft."""
        return self.resumed or self.begun or self.initial != (header, body)

    @property
    def has_draft(self) -> bool:
        """Whether a draft of it is in the journal."""
        return self._kept is not None

    def text(self, header: HeaderText, body: str) -> EntryText:
        """What will be saved; raises BadInput."""
        return entry_text(
            header, body, self.base, self.register, today=self.journal.today(), about=self._about(header)
        )

    def last_place(self, body: str) -> tuple[int, int]:
        """Row and column where the writing goes on: behind the last word, before what nobody answered."""
        written = answered(body, self._template).rstrip("\n")
        if not body.startswith(written):
            written = body
        row = written.count("\n")
        return row, len(written) - (written.rfind("\n") + 1)

    def keep_draft(self, header: HeaderText, body: str) -> bool:
        """Save a draft if it differs from the last; True if all is kept, else `fault` says why."""
        from tui.journal.records import Draft

        now = (header, body)
        if now == self._kept:
            return True
        if now == self.initial and not self.resumed:
            return self.discard_draft()
        about = self.base.about
        try:
            about = self._about(header)
        except BadInput:
            pass
        today = self.journal.today()
        draft = Draft(
            uid=self.uid,
            entry_id=self.entry_id,
            seen=self.seen,
            text=draft_text(header, body, self.base, self.register, today=today, about=about),
            header=header.as_dict(),
            updated_at=self.journal.now(),
            owner_pid=os.getpid(),
        )
        try:
            self.journal.drafts.keep(draft)
        except PreseasonError as fault:
            self.fault = str(fault)
            return False
        self._kept = now
        return True

    def discard_draft(self) -> bool:
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

    def save(self, header: HeaderText, body: str) -> Saved:
        """Save it, and drop its draft; raises a PreseasonError, everything typed then stays."""
        new = self.entry_id is None or self.begun
        text = self.text(header, answered(body, self._template) if new else body)
        if self.kind == "reflection" and not text.body.strip() and not text.title:
            raise BadInput("body", "there is nothing to save yet: write something first")
        if self.entry_id is None:
            saved = self.journal.entries.log(text, draft=self.uid)
        else:
            saved = self.journal.entries.save(self.entry_id, text, seen=self.seen or 0, draft=self.uid)
        self._kept = None
        self.resumed = False
        return saved

    def _about(self, header: HeaderText) -> int | None:
        return self.base.about if self.about is None else self.about.meant(header.about)


def _left_behind(journal: Journal, start: EditorStart) -> EditorStart | None:
    """The draft of a saved entry that this session closed, or that a session now gone left."""
    if start.entry_id is None or start.draft_uid is not None:
        return None
    gone = {draft.uid for draft in journal.drafts.abandoned()}
    for draft in journal.drafts.all():
        if draft.entry_id == start.entry_id and (draft.owner_pid == os.getpid() or draft.uid in gone):
            return EditorStart.resume(draft)
    return None
