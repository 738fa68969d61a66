"""Verdicts of a full export: taken up with a role that has none here, so that the last is always the role's.

Inside a write only.
"""

from __future__ import annotations

import json

from tui.journal.arriving import Desk, Note
from tui.journal.packing import new_uid
from tui.journal.portable.reading import Reading
from tui.journal.portable.tables import ROLES
from tui.journal.statements import insert, update

_LAST = "SELECT verdict, why FROM verdict WHERE role_id = ? ORDER BY id DESC LIMIT 1"


class ArrivingVerdicts:
    """What keeps the verdicts of an import in step with the roles they are on."""

    def __init__(self, desk: Desk, reading: Reading) -> None:
        self._desk = desk
        self._database = desk.database
        self._reading = reading
        self._made: set[int] = set()
        self._opened: set[int] = set()

    def made_role(self, role: int) -> None:
        """A role came with the import."""
        self._made.add(role)

    def refusal(self, role: int) -> str:
        """Why a verdict cannot be taken up, or nothing."""
        if role in self._made or role in self._opened:
            return ""
        if self._database.rows(_LAST, (role,)):
            return "the role has verdicts of its own here"
        self._opened.add(role)
        return ""

    def finish(self) -> None:
        """Let roles stand as the last verdict on them says."""
        for role in self._made:
            stands = self._database.rows("SELECT verdict, why, created_at FROM role WHERE id = ?", (role,))[0]
            last = self._database.rows(_LAST, (role,))
            if not last and stands[:2] != ("exploring", ""):
                fields = {
                    "uid": new_uid(),
                    "role_id": role,
                    "verdict": stands[0],
                    "at": stands[2],
                    "why": stands[1],
                }
                insert(self._database, "verdict", fields)
            elif last and last[0] != stands[:2]:
                update(self._database, "role", role, {"verdict": last[0][0], "why": last[0][1]})
        for role in self._opened:
            last = self._database.rows(_LAST, (role,))
            if last:
                before = self._record(role)
                update(self._database, "role", role, {"verdict": last[0][0], "why": last[0][1]})
                self._desk.note(Note("role", role, None, None, 0, before, self._record(role)))

    def _record(self, role: int) -> str:
        return json.dumps(self._reading.record(ROLES, role), ensure_ascii=False)
