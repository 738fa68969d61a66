"""Whatever is done in whatever order: the journal holds what a simple model holds, and undo goes back."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.journal.conftest import Clock, meeting, reflection
from tui.domain import marks
from tui.domain.entries import STATUSES, Entry, EntryText
from tui.domain.errors import NotFound
from tui.domain.people import ContactText
from tui.domain.promises import thank_yous
from tui.domain.text import fold
from tui.journal import engine
from tui.journal.journal import Journal

NAMES = ("Ada", "Grace", "Alan", "ada ", "Álan")
BODIES = (
    "",
    "plain",
    "- [ ] call Ada\n- [x] write",
    "- [ ] thank-you note\n- [+] decide #strategy",
    "## Follow-ups\n\n- call\n\n## I promised\n\n- the article by Friday",
    "- [>] Grace Hopper, runs a fund\n- [<] introduce Alan to her\n- [~] too long\n\n#law",
)


class One(NamedTuple):
    """What the model knows of an entry: its text, whether it is in the trash, and which thanks were given."""

    text: EntryText
    deleted: bool
    thanked: frozenset[str]


class Who(NamedTuple):
    """What the model knows of a contact: an e-mail, whether it is in the trash, and with which entry."""

    email: str = ""
    gone: bool = True
    gone_with: int | None = None


State = tuple[dict[int, One], dict[str, Who]]


class Anything(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.journal = Journal.open(Path(self.folder.name) / "journal.db", now=Clock())
        self.journal.database.rows("PRAGMA synchronous=OFF")
        self.journal.database.rows("PRAGMA journal_mode=MEMORY")
        self.entries: dict[int, One] = {}
        self.people: dict[str, Who] = {}
        self.past: list[State] = []
        self.future: list[State] = []
        self.spelt: dict[str, str] = {}

    def teardown(self) -> None:
        assert self.journal.examine().findings == ()
        self.journal.close()
        self.folder.cleanup()

    def change(self) -> None:
        self.past.append((dict(self.entries), dict(self.people)))
        self.future.clear()

    def meet(self, names: tuple[str, ...], already: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The names as the journal spells them; who is new, or in the trash and not here yet, is back."""
        shown = []
        for name in names:
            who = fold(name)
            self.spelt.setdefault(who, name.strip())
            if self.spelt[who] not in already or who not in self.people:
                self.people[who] = Who(self.people.get(who, Who()).email, False)
            if self.spelt[who] not in shown:
                shown.append(self.spelt[who])
        return tuple(shown)

    @rule(
        body=st.sampled_from(BODIES),
        names=st.lists(st.sampled_from(NAMES), max_size=3),
        status=st.sampled_from(STATUSES),
    )
    def log(self, body: str, names: list[str], status: str) -> None:
        self.change()
        text = meeting(body, *names, status=status, form="coffee") if names else reflection(body)
        entry = self.journal.entries.log(text).entry
        self.entries[entry.id] = One(text._replace(people=self.meet(tuple(names))), False, frozenset())

    def pick(self, data: st.DataObject) -> int:
        return data.draw(st.sampled_from(sorted(self.entries)))

    @precondition(lambda self: self.entries)
    @rule(
        data=st.data(),
        body=st.sampled_from(BODIES),
        names=st.lists(st.sampled_from(NAMES), min_size=1, max_size=3),
    )
    def save(self, data: st.DataObject, body: str, names: list[str]) -> None:
        each = self.pick(data)
        one = self.entries[each]
        self.change()
        text = one.text._replace(body=body)
        if text.kind == "meeting":
            text = text._replace(people=tuple(names), on=date(2026, 11, 4))
        version = self.journal.entries.get(each).version
        saved = self.journal.entries.save(each, text, seen=version)
        assert not saved.merged
        people = self.meet(text.people, one.text.people)
        self.entries[each] = One(text._replace(people=people), one.deleted, one.thanked)

    @precondition(lambda self: self.entries)
    @rule(data=st.data(), deleted=st.booleans())
    def trash(self, data: st.DataObject, deleted: bool) -> None:
        each = self.pick(data)
        one = self.entries[each]
        if one.deleted != deleted:
            self.change()
            self.entries[each] = one._replace(deleted=deleted)
            for who, known in self.people.items():
                if not deleted and known.gone_with == each and self.spelt[who] in one.text.people:
                    self.people[who] = Who(known.email, False)
        entry = self.journal.entries.delete(each) if deleted else self.journal.entries.undelete(each)
        assert (entry.deleted_at is not None) is deleted

    @precondition(lambda self: self.entries)
    @rule(data=st.data(), status=st.sampled_from(STATUSES))
    def set_status(self, data: st.DataObject, status: str) -> None:
        each = self.pick(data)
        one = self.entries[each]
        if one.text.kind != "meeting":
            return
        if one.text.status != status:
            self.change()
            self.entries[each] = one._replace(text=one.text._replace(status=status))  # type: ignore[arg-type]
        self.journal.entries.set_status(each, status)  # type: ignore[arg-type]

    @precondition(lambda self: self.entries)
    @rule(data=st.data(), done=st.booleans())
    def tick(self, data: st.DataObject, done: bool) -> None:
        each = self.pick(data)
        one = self.entries[each]
        followups = self.journal.entries.get(each).derived.followups
        if not followups:
            return
        followup = data.draw(st.sampled_from(followups))
        assert followup.id is not None
        if one.deleted:
            with pytest.raises(NotFound):
                self.journal.entries.tick(followup.id, done)
            return
        if followup.done != done:
            self.change()
        if followup.line is None:
            who = frozenset({followup.text})
            self.entries[each] = one._replace(thanked=one.thanked | who if done else one.thanked - who)
        else:
            body = marks.tick(one.text.body, followup.line, done)
            self.entries[each] = one._replace(text=one.text._replace(body=body))
        self.journal.entries.tick(followup.id, done)

    @precondition(lambda self: any(not known.gone for known in self.people.values()))
    @rule(data=st.data(), email=st.sampled_from(["", "a@example.org"]))
    def describe(self, data: st.DataObject, email: str) -> None:
        who = data.draw(st.sampled_from(sorted(who for who, known in self.people.items() if not known.gone)))
        contact = self.journal.contacts.find(self.spelt[who])
        self.change()
        self.people[who] = Who(email, False)
        self.journal.contacts.save(
            contact.id, ContactText(self.spelt[who], email=email), seen=contact.version
        )

    @precondition(lambda self: any(not known.gone for known in self.people.values()))
    @rule(data=st.data())
    def forget(self, data: st.DataObject) -> None:
        who = data.draw(st.sampled_from(sorted(who for who, known in self.people.items() if not known.gone)))
        self.change()
        self.people[who] = Who(self.people[who].email, True)
        self.journal.contacts.delete(self.journal.contacts.find(self.spelt[who]).id)

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self.future.append((self.entries, self.people))
        entries, people = self.past.pop()
        entries = {each: entries.get(each, one._replace(deleted=True)) for each, one in self.entries.items()}
        put_away = [each for each, one in entries.items() if one.deleted > self.entries[each].deleted]
        for who, known in self.people.items():
            former = people.setdefault(who, Who())
            if former.gone:
                went_now = put_away[0] if put_away else None
                people[who] = former._replace(gone_with=known.gone_with if known.gone else went_now)
        self.entries, self.people = entries, people
        self.journal.changes.undo()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.past.append((self.entries, self.people))
        self.entries, self.people = self.future.pop()
        self.journal.changes.redo()

    @initialize()
    def begin(self) -> None:
        assert self.journal.entries.order("meeting").tolist() == []

    @invariant()
    def the_journal_holds_what_the_model_holds(self) -> None:
        journal = self.journal
        assert (journal.changes.can_undo is not None) == bool(self.past)
        assert (journal.changes.can_redo is not None) == bool(self.future)
        live = sorted(each for each, one in self.entries.items() if not one.deleted)
        order = [*journal.entries.order("meeting"), *journal.entries.order("reflection")]
        assert sorted(order) == live
        for each, one in self.entries.items():
            agrees(journal.entries.get(each), one)
        assert journal.contacts.names() == sorted(
            (self.spelt[who] for who, known in self.people.items() if not known.gone),
            key=fold,
        )
        for who, known in self.people.items():
            if not known.gone:
                assert journal.contacts.find(self.spelt[who]).text.email == known.email


def agrees(entry: Entry, one: One) -> None:
    assert entry.text == one.text
    assert (entry.deleted_at is not None) is one.deleted
    said = marks.derive(one.text.body, on=one.text.on, roles=one.text.roles)
    with_lines = [(each.text, each.kind, each.due, each.done, each.line) for each in said.followups]
    found = [
        (each.text, each.kind, each.due, each.done, each.line)
        for each in entry.derived.followups
        if each.line is not None
    ]
    assert found == with_lines
    asked = thank_yous(one.text.people, said.followups, due=one.text.on, wanted=one.text.held)
    thanks = {each.text: each.done for each in entry.derived.followups if each.line is None}
    due = {each.text for each in asked.values()}
    assert thanks == {text: text in one.thanked for text in due | one.thanked}
    assert entry.derived.takeaways == said.takeaways
    assert [each.name for each in entry.derived.introductions] == [each.name for each in said.introductions]


Anything.TestCase.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate,),
)
TestAnything = pytest.mark.usefixtures("without_waiting")(Anything.TestCase)


@pytest.fixture
def without_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.journal.disk.sync", lambda path: None)
    assert engine.APPLICATION_ID
