"""Acts on a journal as plain records, so that an order of them that fails can be read, and be tried again.

Whatever an act picks it picks by a number among what there is; where there is nothing, it does nothing.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from hypothesis import strategies as st

from tests.journal.conftest import meeting, reflection
from tui.domain.brief import QUESTIONS
from tui.domain.entries import STATUSES, FollowUp
from tui.domain.introductions import INTRODUCTION_STATUSES
from tui.domain.people import LEVELS, ContactText
from tui.journal.journal import Journal

PEOPLE = ("Ada", "Grace", "Alan", "Rear A.", "Grace Hopper")
LINES = (
    *(
        "- [>] Grace",
        "- [>] grace, runs a fund, by 9 Nov 2026",
        "- [x] [>] Grace",
        "- [>] Grace, runs a fund",
    ),
    *("- [>] Alan, of the Navy", "- [x] [>] Grace Hopper", "- [<] introduce Alan to her"),
    *("- [ ] tell Ada how it went", "- [ ] call Ada by 12 Nov 2026", "- [x] call Ada", "- [ ] write to Ada"),
    *("- [<] send the article", "- [x] [<] send the article", "- [ ] thank-you note to Grace"),
    *("- [~] too long", "- [~] too long; start with the move", "- [+] decide #strategy", "plain words"),
)
CHRISTMAS = date(2026, 12, 24)


def pick(journal: Journal, table: str, which: int) -> int | None:
    """The id of a row of a table, or None where it is empty."""
    ids = [row[0] for row in journal.database.rows(f"SELECT id FROM {table} ORDER BY id")]
    return ids[which % len(ids)] if ids else None


def followups(journal: Journal) -> list[FollowUp]:
    rows = journal.database.rows("SELECT id FROM entry WHERE deleted_at IS NULL ORDER BY id")
    return [each for row in rows for each in journal.entries.get(row[0]).derived.followups]


class Log(NamedTuple):
    """A meeting is logged."""

    body: str
    people: tuple[str, ...]
    on: date
    status: str = "held"
    thanks: bool = True

    def __call__(self, journal: Journal) -> None:
        text = meeting(self.body, *self.people, on=self.on, status=self.status, thanks=self.thanks)
        journal.entries.log(text)


class Reflect(NamedTuple):
    """A reflection is written about some entry."""

    body: str
    which: int

    def __call__(self, journal: Journal) -> None:
        journal.entries.log(reflection(self.body, about=pick(journal, "entry", self.which)))


class Edit(NamedTuple):
    """The text of an entry becomes another one, or its header does: what is None stays."""

    which: int
    body: str | None = None
    people: tuple[str, ...] | None = None
    on: date | None = None
    status: str | None = None
    thanks: bool | None = None

    def __call__(self, journal: Journal) -> None:
        each = pick(journal, "entry", self.which)
        if each is not None:
            entry = journal.entries.get(each)
            fields: dict[str, Any] = {"body": self.body, "on": self.on}
            if entry.text.kind == "meeting":
                fields |= {"people": self.people, "status": self.status, "thanks": self.thanks}
            given = {name: value for name, value in fields.items() if value is not None}
            journal.entries.save(each, entry.text._replace(**given), seen=entry.version)


class Restore(NamedTuple):
    """An entry says again what it said before."""

    which: int
    revision: int

    def __call__(self, journal: Journal) -> None:
        each = pick(journal, "entry", self.which)
        if each is not None:
            seen, states = journal.entries.get(each).version, journal.entries.revisions(each)
            number = states[self.revision % len(states)].number
            journal.entries.restore_revision(each, number, seen=seen)


class Trash(NamedTuple):
    """An entry goes to the trash, or comes back."""

    which: int
    gone: bool

    def __call__(self, journal: Journal) -> None:
        each = pick(journal, "entry", self.which)
        if each is not None:
            (journal.entries.delete if self.gone else journal.entries.undelete)(each)


class Became(NamedTuple):
    """Somebody says what became of an introduction."""

    which: int
    status: str
    name: str = ""

    def __call__(self, journal: Journal) -> None:
        each = pick(journal, "introduction", self.which)
        if each is not None:
            journal.promises.set_status(each, self.status, name=self.name)  # type: ignore[arg-type]


class Tick(NamedTuple):
    """A follow-up is ticked, or opened again."""

    which: int
    done: bool

    def __call__(self, journal: Journal) -> None:
        if found := followups(journal):
            each = found[self.which % len(found)].id
            assert each is not None
            journal.entries.tick(each, self.done)


class Done(NamedTuple):
    """Something on Today is done."""

    which: int

    def __call__(self, journal: Journal) -> None:
        if found := journal.promises.today().everything:
            journal.promises.done(found[self.which % len(found)])


class PutOff(NamedTuple):
    """Something on Today is snoozed."""

    which: int
    until: date = CHRISTMAS

    def __call__(self, journal: Journal) -> None:
        if found := journal.promises.today().everything:
            journal.promises.snooze(found[self.which % len(found)], self.until)


class Describe(NamedTuple):
    """The details of somebody change: what is None stays."""

    which: int
    name: str | None = None
    level: str | None = None
    company: str | None = None
    introduced_by: str | None = None

    def __call__(self, journal: Journal) -> None:
        each = pick(journal, "contact", self.which)
        if each is not None:
            given = {name: value for name, value in self._asdict().items() if value is not None}
            del given["which"]
            journal.contacts.edit(each, lambda text: text._replace(**given), "details")


class Meet(NamedTuple):
    """Somebody is written down."""

    name: str
    introduced_by: str = ""

    def __call__(self, journal: Journal) -> None:
        journal.contacts.create(ContactText(self.name, introduced_by=self.introduced_by))


class Forget(NamedTuple):
    """Somebody goes to the trash, or comes back."""

    which: int
    gone: bool

    def __call__(self, journal: Journal) -> None:
        each = pick(journal, "contact", self.which)
        if each is not None:
            (journal.contacts.delete if self.gone else journal.contacts.undelete)(each)


class Merge(NamedTuple):
    """Two people turn out to be one."""

    which: int
    into: int

    def __call__(self, journal: Journal) -> None:
        one, other = pick(journal, "contact", self.which), pick(journal, "contact", self.into)
        if one is not None and other is not None:
            journal.contacts.merge(one, other)


class Apart(NamedTuple):
    """Two people are told apart for good."""

    which: int
    other: int

    def __call__(self, journal: Journal) -> None:
        one, other = pick(journal, "contact", self.which), pick(journal, "contact", self.other)
        if one is not None and other is not None and one != other:
            journal.contacts.keep_apart(one, other)


class Note(NamedTuple):
    """The questions one asks everybody become others."""

    body: str

    def __call__(self, journal: Journal) -> None:
        journal.notes.put(QUESTIONS, self.body, seen=journal.notes.get(QUESTIONS), label="questions")


class SetAside(NamedTuple):
    """Nothing is to be done about something said of the pitch, or it waits again."""

    which: int
    aside: bool

    def __call__(self, journal: Journal) -> None:
        each = pick(journal, "feedback", self.which)
        if each is not None:
            feedback = journal.pitch.feedback
            (feedback.set_aside if self.aside else feedback.wait_again)(each)


class Undo(NamedTuple):
    """The last change is taken back."""


class Redo(NamedTuple):
    """What was taken back is done again."""


class Purge(NamedTuple):
    """An entry in the trash goes for good, which cannot be undone."""

    which: int

    def __call__(self, journal: Journal) -> None:
        if found := journal.entries.trash():
            journal.entries.purge(found[self.which % len(found)].id)


NUMBER = st.integers(0, 9)
BODIES = st.lists(st.sampled_from(LINES), max_size=4).map("\n".join)
DAYS = st.sampled_from([date(2026, 7, 1), *(date(2026, 11, day) for day in (1, 3, 5, 8, 12, 20))])
WITH = st.lists(st.sampled_from(PEOPLE[:4]), min_size=1, max_size=2, unique=True).map(tuple)
NAMES = st.sampled_from(PEOPLE)
SOMETIMES = st.sampled_from([True, True, False])
STATUS = st.sampled_from(STATUSES)


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def _each(act: Any, *fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.tuples(*fields).map(lambda given: act(*given))


ACTS: st.SearchStrategy[Any] = st.one_of(
    _each(Log, BODIES, WITH, DAYS, STATUS, SOMETIMES),
    _each(Log, BODIES, WITH, DAYS),
    _each(Reflect, BODIES, NUMBER),
    _each(Edit, NUMBER, BODIES),
    _each(Edit, NUMBER, st.none(), _maybe(WITH), _maybe(DAYS), _maybe(STATUS), _maybe(st.booleans())),
    _each(Edit, NUMBER, BODIES, _maybe(WITH), _maybe(DAYS), _maybe(STATUS), _maybe(st.booleans())),
    _each(Restore, NUMBER, NUMBER),
    _each(Trash, NUMBER, st.booleans()),
    _each(Became, NUMBER, st.sampled_from(INTRODUCTION_STATUSES), st.sampled_from(["", "", *PEOPLE])),
    _each(Tick, NUMBER, SOMETIMES),
    _each(Done, NUMBER),
    _each(PutOff, NUMBER),
    _each(Describe, NUMBER, NAMES),
    _each(
        Describe,
        NUMBER,
        st.none(),
        _maybe(st.sampled_from(LEVELS)),
        _maybe(st.sampled_from(["", "Navy", "Grey Seal"])),
        _maybe(st.sampled_from(["", *PEOPLE])),
    ),
    _each(Meet, NAMES, st.sampled_from(["", *PEOPLE])),
    _each(Forget, NUMBER, st.booleans()),
    _each(Merge, NUMBER, NUMBER),
    _each(Apart, NUMBER, NUMBER),
    _each(Note, st.sampled_from(["", "- what would you do?", "- who else?"])),
    _each(SetAside, NUMBER, SOMETIMES),
    _each(Purge, NUMBER),
    _each(Undo),
    _each(Undo),
    _each(Redo),
)
