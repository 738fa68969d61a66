"""What the editor is opened on: something new, a saved entry, or a draft left behind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from tui.app.editor.header_text import HeaderText, header_of
from tui.domain.entries import Entry, EntryText, Kind

if TYPE_CHECKING:
    from tui.journal.records import Draft


@dataclass(frozen=True, slots=True)
class EditorStart:
    """`base` holds what the header does not show; `entry_id` and `seen` are None for something new.

    `begun` tells that there is something to save before anything is typed.
    """

    kind: Kind
    header: HeaderText
    body: str
    base: EntryText
    entry_id: int | None = None
    seen: int | None = None
    draft_uid: str | None = None
    begun: bool = False

    @classmethod
    def new(
        cls,
        kind: Kind,
        today: date,
        *,
        people: tuple[str, ...] = (),
        roles: tuple[str, ...] = (),
        about: int | None = None,
        template: str = "",
        thanks: bool = True,
    ) -> EditorStart:
        """A meeting or a reflection that is not in the journal yet, its text begun with a template."""
        base = EntryText(
            kind=kind, on=today, body=template, people=people, roles=roles, about=about, thanks=thanks
        )
        return cls(kind, header_of(base), template, base)

    @classmethod
    def of(cls, entry: Entry) -> EditorStart:
        """A saved entry."""
        return cls(
            entry.text.kind, header_of(entry.text), entry.text.body, entry.text, entry.id, entry.version
        )

    @classmethod
    def held(cls, entry: Entry, *, today: date, template: str = "") -> EditorStart:
        """A planned meeting that took place: today, if it was to be later; its text begun, if it has none."""
        start = cls.of(entry)
        text = entry.text if entry.text.on <= today else entry.text._replace(on=today)
        body = entry.text.body if entry.text.body.strip() else template
        return replace(start, header=header_of(text._replace(status="held")), body=body, begun=True)

    def planned(self) -> EditorStart:
        """The same for a meeting still to come, whose day is to be said yet."""
        return replace(self, header=self.header._replace(status="planned", when=""))

    @classmethod
    def resume(cls, draft: Draft) -> EditorStart:
        """A draft, every field as it was typed; words such as “today” mean the day they were typed on."""
        typed = HeaderText.from_dict(draft.header) if draft.header else header_of(draft.text)
        header = typed.fixed(today=draft.updated_at.date())
        return cls(
            draft.text.kind, header, draft.text.body, draft.text, draft.entry_id, draft.seen, draft.uid
        )
