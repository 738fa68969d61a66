"""What somebody says became of an introduction, each time one step of undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.dates import later
from tui.domain.entries import MAX_NAME, IntroductionStatus
from tui.domain.errors import BadInput, ChangedElsewhere, NotFound
from tui.domain.introductions import INTRODUCTION_STATUSES
from tui.domain.text import clean_line
from tui.journal.introducing import bring_in, follow, follow_undone
from tui.journal.packing import moment
from tui.journal.snoozing import Place
from tui.journal.statements import insert, update
from tui.journal.tracing import Trace, taken, watch
from tui.journal.trash import Arrival, arrivals, trash_arrivals, untrash_arrivals

if TYPE_CHECKING:
    from tui.journal.changes import Changes, Versions
    from tui.journal.database import Database, Row

Clock = Callable[[], datetime]


class Standing(NamedTuple):
    """How an introduction stands: its status, until when it is quiet and from which day, its steps, and to
    which contact it is."""

    status: IntroductionStatus
    snoozed: str | None
    snoozed_due: str | None
    steps: tuple[Row, ...]
    contact: int | None

    @property
    def known(self) -> object:
        """What is the same where somebody undid and did again what led to it: steps have other ids then."""
        return self[:3], [_what(step) for step in self.steps]


class IntroductionSaving:
    """What changes the introductions of one journal."""

    def __init__(self, database: Database, now: Clock, changes: Changes) -> None:
        self._database = database
        self._now = now
        self._changes = changes

    def set_status(self, introduction: int, status: IntroductionStatus, name: str = "") -> tuple[str, ...]:
        """Say what became of one; returns who became a contact by it.

        One that was chased or made is looked at again some days later. Who was introduced to me becomes a
        contact, called `name` or as it was written, and the introducer led to them. Nothing where it stands
        so already, but for one that is chased again.
        """
        if status not in INTRODUCTION_STATUSES:
            known = ", ".join(INTRODUCTION_STATUSES)
            raise BadInput("status", f"an introduction is one of {known}, not {status[:40]!r}")
        name = clean_line(name)
        if len(name) > MAX_NAME:
            raise BadInput("name", f"that name is too long: at most {MAX_NAME} characters")
        database, now = self._database, self._now()
        new: tuple[str, ...] = ()
        came: tuple[Arrival, ...] = ()
        with database.writing():
            said, direction = _said(database, introduction)
            before = standing(database, introduction)
            if status == before.status and status != "chased" and not name:
                return ()
            watch(database)
            came_to = {"introduction_id": introduction, "status": status, "at": moment(now), "entry_id": None}
            insert(database, "introduction_step", came_to)
            until = later(now.date(), database.customs.introduction_days)
            waits = status == "chased" or (status == "made" and direction == "to_me")
            update(database, "introduction", introduction, {"status": status})
            Place("introduction", introduction).put_off(database, until if waits else None)
            if direction == "to_me" and status in ("made", "met"):
                found = bring_in(database, introduction, name, now=now)
                new, came = found.new, arrivals(database, found.new_ids())
            follow(database, [introduction], now=moment(now))
            after = standing(database, introduction)
            trace = taken(database)
        label = f"{status}: {said}"
        step = IntroductionStep(label, database, self._now, introduction, (before, after), trace, came)
        self._changes.did(step)
        return new


class IntroductionStep(NamedTuple):
    """Somebody said what became of an introduction, and those who `came` became contacts by it."""

    label: str
    database: Database
    now: Callable[[], datetime]
    introduction: int
    way: tuple[Standing, Standing]
    trace: Trace
    came: tuple[Arrival, ...] = ()

    def undo(self, versions: Versions) -> None:
        """Let it stand as it did."""
        self._check(self.way[1])
        trash_arrivals(self.database, self.came, moment(self.now()))
        self._follow(self.trace)

    def redo(self, versions: Versions) -> None:
        """Let it stand as it came to, and bring back those who came with it."""
        self._check(self.way[0])
        untrash_arrivals(self.database, self.came)
        self._follow(self.trace.backwards())

    def _check(self, expected: Standing) -> None:
        if standing(self.database, self.introduction).known != expected.known:
            raise ChangedElsewhere(f"this has changed since; {self.label} stays as it is")

    def _follow(self, trace: Trace) -> None:
        people = [each for each, _ in self.came]
        follow_undone(self.database, trace, people=people, now=moment(self.now()))


def _what(step: Row) -> tuple[str, int | None]:
    """The status of a step, and the entry that made it so."""
    return step[1], step[3]


def standing(database: Database, introduction: int) -> Standing:
    """How an introduction stands; raises NotFound."""
    rows = database.rows(
        "SELECT status, snoozed, snoozed_due, contact_id FROM introduction WHERE id = ?", (introduction,)
    )
    if not rows:
        raise NotFound("that introduction is gone")
    steps = database.rows(
        "SELECT id, status, at, entry_id FROM introduction_step WHERE introduction_id = ? ORDER BY id",
        (introduction,),
    )
    status, snoozed, snoozed_due, contact = rows[0]
    return Standing(status, snoozed, snoozed_due, tuple(steps), contact)


def _said(database: Database, introduction: int) -> tuple[str, str]:
    """Name and direction of an introduction that is to be seen; raises NotFound."""
    fits = -(2**63) <= introduction < 2**63
    rows = database.rows(
        "SELECT i.name, i.direction FROM introduction i JOIN entry e ON e.id = i.entry_id "
        "WHERE i.id = ? AND i.closed_at IS NULL AND e.deleted_at IS NULL",
        (introduction if fits else 0,),
    )
    if not rows:
        raise NotFound(f"there is no introduction {introduction}")
    return rows[0][0], rows[0][1]
