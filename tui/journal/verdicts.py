"""Verdicts on roles: each is kept with its reason and its moment, and the last one is the role's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.errors import BadInput, ChangedElsewhere, NotFound
from tui.domain.roles import MAX_WHY, VERDICTS, Verdict, VerdictChange
from tui.domain.text import clean
from tui.journal.packing import moment, new_uid, the_moment

if TYPE_CHECKING:
    from tui.journal.changes import Changes, Versions
    from tui.journal.database import Database

_STORED = "SELECT id, uid, role_id, verdict, why, at, entry_id FROM verdict"


class Verdicts:
    """What gives verdicts on the roles of one journal."""

    def __init__(self, database: Database, now: Callable[[], datetime], changes: Changes) -> None:
        self._database = database
        self._now = now
        self._changes = changes

    def give(self, role: tuple[int, str], verdict: Verdict, why: str, entry: int | None) -> VerdictChange:
        """Give a verdict on a role known by id and name."""
        if verdict not in VERDICTS:
            raise BadInput("verdict", f"a verdict is one of {', '.join(VERDICTS)}, not {verdict[:40]!r}")
        why = clean(why).strip()
        if len(why) > MAX_WHY:
            raise BadInput("why", f"the reason has {len(why):,} characters; {MAX_WHY:,} fit")
        each, name = role
        database = self._database
        with database.writing():
            if entry is not None and not _is_entry(database, entry):
                raise NotFound(f"there is no entry {entry}")
            before = standing(database, each)
            last = before.last
            if (
                last is not None
                and (last.verdict, last.why) == (verdict, why)
                and entry in (None, last.entry)
            ):
                return last.record
            given = Given(0, new_uid(), each, verdict, why, moment(self._now()), entry)
            given = given._replace(id=_insert(database, given))
            _update(database, each, verdict, why)
        self._changes.did(VerdictStep(f"verdict on {name}: {verdict}", database, before, given))
        return given.record


class Given(NamedTuple):
    """A row of the table."""

    id: int
    uid: str
    role: int
    verdict: Verdict
    why: str
    at: str
    entry: int | None

    @property
    def record(self) -> VerdictChange:
        """What the journal hands out of it."""
        return VerdictChange(self.verdict, self.why, the_moment(self.at), self.entry)


class Standing(NamedTuple):
    """What a role's own row says, and the last verdict given on it."""

    verdict: Verdict
    why: str
    last: Given | None


class VerdictStep(NamedTuple):
    """A verdict was given on a role that stood otherwise `before`."""

    label: str
    database: Database
    before: Standing
    given: Given

    def undo(self, versions: Versions) -> None:
        """Take it back: the role stands as it did."""
        self._check(Standing(self.given.verdict, self.given.why, self.given))
        self.database.rows("DELETE FROM verdict WHERE id = ?", (self.given.id,))
        _update(self.database, self.given.role, self.before.verdict, self.before.why)

    def redo(self, versions: Versions) -> None:
        """Give it again, at its old moment."""
        self._check(self.before)
        _insert(self.database, self.given)
        _update(self.database, self.given.role, self.given.verdict, self.given.why)

    def _check(self, expected: Standing) -> None:
        if standing(self.database, self.given.role) != expected:
            raise ChangedElsewhere(f"another session has changed this since; {self.label} stays as it is")


def read_verdicts(database: Database, role: int) -> list[VerdictChange]:
    """Every verdict given on a role, the newest first."""
    rows = database.rows(f"{_STORED} WHERE role_id = ? ORDER BY id DESC", (role,))
    return [Given(*row).record for row in rows]


def standing(database: Database, role: int) -> Standing:
    """How a role stands; raises NotFound."""
    rows = database.rows("SELECT verdict, why FROM role WHERE id = ?", (role,))
    if not rows:
        raise NotFound("that role is gone")
    last = database.rows(f"{_STORED} WHERE role_id = ? ORDER BY id DESC LIMIT 1", (role,))
    return Standing(rows[0][0], rows[0][1], Given(*last[0]) if last else None)


def check(database: Database) -> Iterator[str]:
    """A sentence for each role that does not stand as its last verdict says."""
    for role, name in database.rows("SELECT id, name FROM role ORDER BY id"):
        now = standing(database, role)
        last = (now.last.verdict, now.last.why) if now.last else ("exploring", "")
        if (now.verdict, now.why) != last:
            yield f"The role {name!r} does not stand as the last verdict on it says."


def _is_entry(database: Database, entry: int) -> bool:
    fits = -(2**63) <= entry < 2**63
    return fits and database.value("SELECT 1 FROM entry WHERE id = ?", (entry,)) is not None


def _insert(database: Database, given: Given) -> int:
    """Add a row, under its id or, where that is 0, under a new one; returns the id."""
    from tui.journal.role_tables import VerdictGiven  # brings Peewee

    fields = {column: value for column, value in given._asdict().items() if column != "id" or value}
    return int(VerdictGiven.insert(**fields).execute(database.models))


def _update(database: Database, role: int, verdict: Verdict, why: str) -> None:
    from tui.journal.tables import Role

    Role.update(verdict=verdict, why=why, version=Role.version + 1).where(Role.id == role).execute(
        database.models
    )
