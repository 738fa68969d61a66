"""What becomes of introductions by itself: whom they are to, that one met, and that the introducer is to be
told. It follows from what stands in the journal, so whatever changes that, or is undone, calls this after.
Inside a write only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from tui.domain.entries import Derived
from tui.domain.introductions import Step, settled, status_after, ticked
from tui.journal.naming import Found, find_people
from tui.journal.packing import ids_text, key, moment
from tui.journal.statements import insert, update
from tui.journal.telling import introducer, read_told, tell
from tui.journal.tracing import Trace, take_back

if TYPE_CHECKING:
    from tui.journal.database import Database

_OF_ENTRY = """
    SELECT id FROM introduction WHERE entry_id = ?1
    UNION SELECT introduction_id FROM introduction_step WHERE entry_id = ?1
    UNION SELECT i.id FROM entry e JOIN introduction i ON i.entry_id = e.id WHERE e.about_id = ?1
    UNION SELECT i.id FROM entry_contact l JOIN introduction i ON i.contact_id = l.contact_id
        WHERE l.entry_id = ?1
    UNION SELECT i.id FROM entry_contact l JOIN contact c ON c.id = l.contact_id
        JOIN introduction i ON i.fold = c.fold WHERE l.entry_id = ?1
    UNION SELECT i.id FROM entry_contact l JOIN contact_alias a ON a.contact_id = l.contact_id
        JOIN introduction i ON i.fold = a.fold WHERE l.entry_id = ?1"""
_OF_PEOPLE = """
    SELECT id FROM introduction WHERE contact_id IN (SELECT value FROM json_each(?1))
    UNION SELECT i.id FROM contact c JOIN introduction i ON i.fold = c.fold
        WHERE c.id IN (SELECT value FROM json_each(?1))
    UNION SELECT i.id FROM contact_alias a JOIN introduction i ON i.fold = a.fold
        WHERE a.contact_id IN (SELECT value FROM json_each(?1))
    UNION SELECT introduction_id FROM followup
        WHERE contact_id IN (SELECT value FROM json_each(?1)) AND introduction_id IS NOT NULL
    UNION SELECT i.id FROM entry_contact l JOIN introduction i ON i.entry_id = l.entry_id
        WHERE l.contact_id IN (SELECT value FROM json_each(?1))
    UNION SELECT i.id FROM entry_contact l JOIN entry e ON e.about_id = l.entry_id
        JOIN introduction i ON i.entry_id = e.id WHERE l.contact_id IN (SELECT value FROM json_each(?1))"""
_SAME_PERSON = """
    SELECT value FROM json_each(?1) UNION SELECT id FROM introduction WHERE contact_id IN (
        SELECT contact_id FROM introduction WHERE id IN (SELECT value FROM json_each(?1)))"""
_CALLED = """
    SELECT i.id, c.id FROM introduction i JOIN entry e ON e.id = i.entry_id JOIN contact c ON c.id = COALESCE(
        (SELECT id FROM contact WHERE fold = i.fold AND deleted_at IS NULL),
        (SELECT contact_id FROM contact_alias WHERE fold = i.fold))
    WHERE i.id IN (SELECT value FROM json_each(?)) AND i.contact_id IS NULL AND c.deleted_at IS NULL
    AND i.closed_at IS NULL AND e.deleted_at IS NULL"""
_STANDING = """
    SELECT i.id, i.entry_id, i.contact_id, i.closed_at IS NULL AND e.deleted_at IS NULL
    FROM introduction i JOIN entry e ON e.id = i.entry_id
    WHERE i.id IN (SELECT value FROM json_each(?)) AND i.direction = 'to_me' ORDER BY i.id"""
_STEPS = """
    SELECT introduction_id, status, entry_id, id FROM introduction_step
    WHERE introduction_id IN (SELECT value FROM json_each(?)) ORDER BY id"""
_RESTAND = """
    UPDATE introduction AS i SET status = s.status FROM (
        SELECT o.id, COALESCE((SELECT status FROM introduction_step WHERE introduction_id = o.id
            ORDER BY id DESC LIMIT 1), 'offered') AS status
        FROM introduction o WHERE o.id IN (SELECT value FROM json_each(?))) s
    WHERE i.id = s.id AND i.status <> s.status"""
_TALKS = """
    SELECT i.id, e.id FROM introduction i JOIN entry o ON o.id = i.entry_id
    JOIN entry_contact l ON l.contact_id = i.contact_id JOIN entry e ON e.id = l.entry_id
    WHERE i.id IN (SELECT value FROM json_each(?)) AND e.status = 'held' AND e.deleted_at IS NULL
    AND e.day >= o.day AND e.id <> o.id ORDER BY i.id, e.day, e.at, e.id"""


def follow_entry(
    database: Database, entry: int, derived: Derived, *, former: Collection[int] = (), now: datetime
) -> Found:
    """Let introductions follow what an entry says and who was there, after it was stored; `former` are the
    contacts that its introductions were to before.

    Returns who became a contact because a line says that they were introduced.
    """
    stamp = moment(now)
    done = {each.line: each.status == "made" for each in derived.introductions}
    rows = database.rows(
        "SELECT id, line, direction FROM introduction WHERE entry_id = ? AND closed_at IS NULL ORDER BY id",
        (entry,),
    )
    known = read_steps(database, [row[0] for row in rows])
    came = Found({}, {})
    for each, line, direction in rows:
        before = tuple(known[each])
        after = ticked(before, entry, done=done.get(line, False))
        put_steps(database, each, before, after, stamp)
        if len(after) > len(before) and direction == "to_me":
            came = came.joined(bring_in(database, each, now=now))
    touch_entry(database, entry, now=stamp)
    touch_people(database, former, now=stamp)
    return came


def bring_in(database: Database, introduction: int, name: str = "", *, now: datetime) -> Found:
    """Make who is introduced a contact, by the name that was written or another one, and the introducer who
    led to them where they are new."""
    said, entry, contact = database.rows(
        "SELECT name, entry_id, contact_id FROM introduction WHERE id = ?", (introduction,)
    )[0]
    if contact is not None and not name:
        said = database.value("SELECT name FROM contact WHERE id = ?", (contact,))
    found = find_people(database, (name or said,), now)
    each = found.ids[key(name or said)]
    update(database, "introduction", introduction, {"contact_id": each})
    by = introducer(database, entry)
    if found.new and by is not None and by[0] != each:
        database.rows(
            "UPDATE contact SET introduced_by_id = ? WHERE id = ? AND introduced_by_id IS NULL", (by[0], each)
        )
    touch_people(database, {each, contact or each}, now=moment(now))
    return found


def touch_entry(database: Database, entry: int, *, now: str) -> None:
    """Let introductions follow an entry that was put in the trash, or came back, or was stored."""
    follow(database, [row[0] for row in database.rows(_OF_ENTRY, (entry,))], now=now)


def touch_people(database: Database, contacts: Collection[int], *, now: str) -> None:
    """Let introductions follow people who are new, called otherwise, or one person now."""
    if contacts:
        follow(database, [row[0] for row in database.rows(_OF_PEOPLE, (ids_text(contacts),))], now=now)


def follow_all(database: Database, *, now: str) -> None:
    """Let every introduction follow."""
    follow(database, [row[0] for row in database.rows("SELECT id FROM introduction")], now=now)


def follow(database: Database, introductions: Sequence[int], *, now: str) -> None:
    """Find whom they are to, whether one met by now, and whether the introducer is to be told.

    Others to the same people follow along: an introducer is told of each once.
    """
    if not introductions:
        return
    for each, contact in database.rows(_CALLED, (ids_text(introductions),)):
        update(database, "introduction", each, {"contact_id": contact})
    introductions = [row[0] for row in database.rows(_SAME_PERSON, (ids_text(introductions),))]
    wanted = (ids_text(introductions),)
    known = read_steps(database, introductions)
    talks = read_talks(database, introductions)
    told = read_told(database, introductions)
    met: dict[int, int | None] = {}
    standing = database.rows(_STANDING, wanted)
    for each, entry, _, live in standing:
        before = tuple(known[each])
        steps = settled(before, talks[each], live=bool(live))
        put_steps(database, each, before, steps, now)
        met[each] = (steps[-1].entry or entry) if live and status_after(steps) == "met" else None
    waiting = {each for each, one in told.items() if one.closed_at is None}
    in_turn = sorted(standing, key=lambda row: (met[row[0]] is not None, row[0] not in waiting))
    for each, entry, contact, _ in in_turn:  # what is to be told no more makes room for what is
        if met[each] is not None or each in told:
            tell(database, (each, entry, contact), met[each], told.get(each), now=now)


def follow_undone(
    database: Database,
    trace: Trace,
    *,
    entry: int | None = None,
    people: Collection[int] = (),
    now: str,
) -> None:
    """Let rows be as they were before a change, and introductions follow, those of an entry and of people
    too: another session may have seen to it that they stand otherwise by now."""
    take_back(database, trace, now=now)
    touched = {*trace.introductions()}
    people = {*people, *trace.contacts()}
    if entry is not None:
        touched |= {row[0] for row in database.rows(_OF_ENTRY, (entry,))}
    if people:
        touched |= {row[0] for row in database.rows(_OF_PEOPLE, (ids_text(people),))}
    database.rows(_RESTAND, (ids_text(touched),))
    follow(database, sorted(touched), now=now)


def read_talks(database: Database, introductions: Sequence[int]) -> defaultdict[int, list[int]]:
    """The meetings held with whom each is to, since it was offered, the first first."""
    talks: defaultdict[int, list[int]] = defaultdict(list)
    for introduction, entry in database.rows(_TALKS, (ids_text(introductions),)):
        talks[introduction].append(entry)
    return talks


def read_steps(database: Database, introductions: Sequence[int]) -> defaultdict[int, list[Step]]:
    """What each came to, in that order."""
    steps: defaultdict[int, list[Step]] = defaultdict(list)
    for introduction, status, entry, each in database.rows(_STEPS, (ids_text(introductions),)):
        steps[introduction].append(Step(status, entry, each))
    return steps


def put_steps(
    database: Database, introduction: int, before: tuple[Step, ...], after: tuple[Step, ...], now: str
) -> None:
    """Store what an introduction came to; what it had come to before keeps its moment."""
    if after == before:
        return
    kept = {step.id: step for step in after}
    for step in before:
        if step.id not in kept:
            database.rows("DELETE FROM introduction_step WHERE id = ?", (step.id,))
        elif kept[step.id] != step:
            update(database, "introduction_step", step.id, {"entry_id": kept[step.id].entry})
    for step in after:
        if not step.id:
            fields = {
                "introduction_id": introduction,
                "status": step.status,
                "entry_id": step.entry,
                "at": now,
            }
            insert(database, "introduction_step", fields)
    update(database, "introduction", introduction, {"status": status_after(after)})
