"""People whom an import made go to the trash unless they are needed, those it changed are as they were."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from tui.domain.errors import BadInput
from tui.domain.people import ContactText
from tui.journal.contact_reading import read_contacts
from tui.journal.contact_writing import put_contact
from tui.journal.import_undo import Kept, Moved, Mover, Noted
from tui.journal.packing import ids_text

_NOW = """
    SELECT c.id, c.version, c.deleted_at,
        (SELECT COUNT(*) FROM entry_contact l JOIN entry e ON e.id = l.entry_id
         WHERE l.contact_id = c.id AND e.deleted_at IS NULL),
        EXISTS (SELECT 1 FROM contact o WHERE o.introduced_by_id = c.id AND o.deleted_at IS NULL
                AND o.id NOT IN (SELECT item_id FROM import_item
                                 WHERE batch_id = ?2 AND noun = 'contact' AND before IS NULL))
    FROM contact c WHERE c.id IN (SELECT value FROM json_each(?1))"""
_PUT_AWAY = """
    UPDATE contact SET deleted_at = ?, version = version + 1 WHERE id IN (SELECT value FROM json_each(?))"""


class _Now(NamedTuple):
    """The state a contact is in, and who needs them."""

    version: int
    deleted: bool
    entries: int
    introduced: bool


class ContactMover(Mover):
    """Contacts."""

    noun = "contact"

    def take_back(self, page: Sequence[Noted]) -> Moved:
        """To the trash, or back to the former details."""
        now = self._states(page)
        moved: dict[int, int] = {}
        kept: dict[int, Kept] = {}
        away: list[int] = []
        restored = 0
        for noted in page:
            state = now.get(noted.item)
            if state is None:
                continue  # merged into somebody
            why = self._why_not(noted, state)
            if why is not None:
                if why:
                    kept[noted.place] = Kept(noted.item, why)
            elif noted.before is None:
                away.append(noted.item)
                moved[noted.place] = state.version + 1
                self.desk.versions.restored("contact", noted.item, state.version + 1, 0)
            else:
                try:
                    moved[noted.place] = self._bring(noted.item, noted.before, undoing=True)
                except BadInput as error:
                    kept[noted.place] = Kept(noted.item, str(error))
                    continue
                restored += not noted.before["deleted"]
                now |= self._states([noted])
        self._put_away(away, self.desk.stamp)
        return Moved(moved, kept, restored)

    def bring_again(self, page: Sequence[Noted]) -> Moved:
        """Out of the trash, or to the later details."""
        now = self._states(page)
        moved: dict[int, int] = {}
        for noted in page:
            state = now.get(noted.item)
            if state is None or not self.stands(noted, state.version):
                continue
            if noted.after is None:
                if state.deleted:
                    self._put_away([noted.item], None)
                    moved[noted.place] = state.version + 1
                    means = self.desk.versions.meaning("contact", noted.item, noted.version - 1)
                    self.desk.versions.restored("contact", noted.item, state.version + 1, means)
            else:
                try:
                    moved[noted.place] = self._bring(noted.item, noted.after, undoing=False)
                except BadInput:
                    continue
            now |= self._states([noted])
        return Moved(moved, {})

    def name(self, item: int) -> str:
        """Their name."""
        return str(self.desk.database.value("SELECT name FROM contact WHERE id = ?", (item,)))

    def _why_not(self, noted: Noted, state: _Now) -> str | None:
        """Why a contact stays; nothing to be said of one who is gone already, None for one who may go."""
        if not self.stands(noted, state.version):
            return "" if state.deleted else "changed since"
        if noted.before is not None and not noted.before["deleted"]:
            return None
        if state.deleted:
            return ""
        if state.entries:
            return f"named by {state.entries:,} {'entry' if state.entries == 1 else 'entries'}"
        return "has introduced someone" if state.introduced else None

    def _states(self, page: Sequence[Noted]) -> dict[int, _Now]:
        wanted = ids_text(noted.item for noted in page)
        rows = self.desk.database.rows(_NOW, (wanted, self.desk.batch.id))
        return {row[0]: _Now(row[1], row[2] is not None, row[3], bool(row[4])) for row in rows}

    def _put_away(self, contacts: Sequence[int], stamp: str | None) -> None:
        if contacts:
            self.desk.database.rows(_PUT_AWAY, (stamp, ids_text(contacts)))

    def _bring(self, contact: int, target: dict[str, Any], *, undoing: bool) -> int:
        """Let a contact be as they were in a state; returns their version."""
        fields = dict(target)
        deleted, means = bool(fields.pop("deleted")), int(fields.pop("version"))
        text = ContactText(**fields)
        former = read_contacts(self.desk.database, [contact])[0]
        if text != former.text:
            put_contact(self.desk.database, former, text, self.desk.now(), undoing=undoing)
        sql = "SELECT deleted_at IS NOT NULL FROM contact WHERE id = ?"
        if bool(self.desk.database.value(sql, (contact,))) != deleted:
            self._put_away([contact], self.desk.stamp if deleted else None)
        version = int(self.desk.database.value("SELECT version FROM contact WHERE id = ?", (contact,)))
        self.desk.versions.restored("contact", contact, version, means)
        return version
