"""Whatever is done about introductions in whatever order: undo goes all the way back, redo all the way on."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.journal.conftest import Clock, meeting, reflection
from tui.domain.entries import STATUSES, EntryText
from tui.domain.errors import BadInput, NotFound
from tui.domain.introductions import INTRODUCTION_STATUSES
from tui.journal.journal import Journal

PEOPLE = ("Ada", "Grace", "Alan")
GRACE = ("", "- [>] Grace", "- [>] grace, runs a fund, by 9 Nov 2026", "- [x] [>] Grace")
OTHERS = ("", "- [>] Alan, of the Navy", "- [<] introduce Alan to her", "- [ ] tell Ada how it went")
BODIES = st.tuples(st.sampled_from(GRACE), st.sampled_from(OTHERS)).map("\n".join)
DAYS = st.integers(1, 20).map(lambda day: date(2026, 11, day))
WITH = st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=2, unique=True).map(tuple)

Act = Callable[[Journal], object]


def entries(journal: Journal) -> list[int]:
    return [row[0] for row in journal.database.rows("SELECT id FROM entry ORDER BY id")]


def pick(journal: Journal, table: str, which: int) -> int | None:
    ids = [row[0] for row in journal.database.rows(f"SELECT id FROM {table} ORDER BY id")]
    return ids[which % len(ids)] if ids else None


def log(body: str, people: tuple[str, ...], on: date, status: str) -> Act:
    return lambda journal: journal.entries.log(meeting(body, *people, on=on, status=status))


def reflect(body: str, which: int) -> Act:
    def act(journal: Journal) -> None:
        journal.entries.log(reflection(body, about=pick(journal, "entry", which)))

    return act


def edit(which: int, body: str, people: tuple[str, ...], on: date, status: str) -> Act:
    def act(journal: Journal) -> None:
        each = pick(journal, "entry", which)
        if each is not None:
            entry = journal.entries.get(each)
            text = entry.text._replace(body=body, on=on)
            if text.kind == "meeting":
                text = text._replace(people=people, status=status)  # type: ignore[arg-type]
            journal.entries.save(each, text, seen=entry.version)

    return act


def trash(which: int, gone: bool) -> Act:
    def act(journal: Journal) -> None:
        each = pick(journal, "entry", which)
        if each is not None:
            (journal.entries.delete if gone else journal.entries.undelete)(each)

    return act


def became(which: int, status: str, name: str) -> Act:
    def act(journal: Journal) -> None:
        each = pick(journal, "introduction", which)
        if each is not None:
            journal.promises.set_status(each, status, name=name)  # type: ignore[arg-type]

    return act


def done(which: int, done: bool) -> Act:
    def act(journal: Journal) -> None:
        each = pick(journal, "followup", which)
        if each is not None:
            journal.entries.tick(each, done)

    return act


def put_off(which: int, on: date) -> Act:
    def act(journal: Journal) -> None:
        found = journal.promises.today().everything
        if found:
            journal.promises.snooze(found[which % len(found)], on)

    return act


NUMBER = st.integers(0, 9)
ACTS = st.one_of(
    st.builds(log, BODIES, WITH, DAYS, st.sampled_from(STATUSES)),
    st.builds(log, BODIES, WITH, DAYS, st.just("held")),
    st.builds(reflect, BODIES, NUMBER),
    st.builds(edit, NUMBER, BODIES, WITH, DAYS, st.sampled_from(STATUSES)),
    st.builds(trash, NUMBER, st.booleans()),
    st.builds(
        became, NUMBER, st.sampled_from(INTRODUCTION_STATUSES), st.sampled_from(["", "Alan", "Rear A."])
    ),
    st.builds(done, NUMBER, st.booleans()),
    st.builds(put_off, NUMBER, st.just(date(2026, 12, 24))),
)


def seen(journal: Journal) -> object:
    """Everything of it that anybody sees."""
    texts: list[EntryText] = [journal.entries.get(each).text for each in entries(journal)]
    open_ones = sorted(
        (each.kind, each.text, str(each.due), each.snoozed) for each in journal.promises.today().everything
    )
    introductions = sorted(
        (one.id, one.name, [(step.status, step.entry) for step in one.steps], str(one.snoozed), one.contact)
        for one in journal.promises.introductions()
    )
    people = [(each.text.name, each.text.introduced_by) for each in journal.contacts.all()]
    return texts, open_ones, introductions, people


ORDERS: tuple[tuple[Act, ...], ...] = (
    (  # somebody comes by a later line, and goes and comes with it
        log("- [>] Grace", ("Alan",), date(2026, 11, 18), "held"),
        became(0, "offered", "Rear A."),
        log("- [x] [>] Grace", ("Alan",), date(2026, 11, 12), "planned"),
    ),
    (  # who was introduced turns out to be another: the same introducer is to be told of the first elsewhere
        log("- [x] [>] Grace", ("Alan",), date(2026, 11, 19), "held"),
        log("- [>] grace, runs a fund", ("Alan",), date(2026, 11, 16), "cancelled"),
        log("- [x] [>] Grace", ("Ada", "Grace"), date(2026, 11, 20), "held"),
        became(0, "made", "Rear A."),
        edit(2, "- [>] Grace", ("Grace", "Alan"), date(2026, 11, 17), "cancelled"),
    ),
    (  # one of two who were introduced to the same person was met somewhere else
        log("- [x] [>] Grace", ("Grace",), date(2026, 11, 16), "held"),
        log("- [>] Grace\n- [ ] tell Ada how it went", ("Ada", "Grace"), date(2026, 11, 5), "planned"),
        log("- [>] Grace\n- [ ] tell Ada how it went", ("Ada", "Grace"), date(2026, 11, 7), "held"),
    ),
    (  # two lines to one person change places: each stays the one that it was
        log("- [>] Grace, runs a fund\n- [>] Grace", ("Ada",), date(2026, 11, 5), "held"),
        became(0, "declined", ""),
        edit(0, "- [>] Grace\n- [>] Grace", ("Ada",), date(2026, 11, 5), "held"),
        edit(0, "- [>] Grace\n- [>] Grace, a fund", ("Ada",), date(2026, 11, 5), "held"),
        became(1, "chased", ""),
    ),
)


@pytest.mark.parametrize("acts", ORDERS)
def test_orders_that_were_once_not_undone_all_the_way(acts: tuple[Act, ...]) -> None:
    goes_all_the_way(acts)


@given(st.lists(ACTS, min_size=1, max_size=9))
@settings(max_examples=25, deadline=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))
def test_undo_goes_all_the_way_back_and_redo_all_the_way_on(acts: list[Act]) -> None:
    goes_all_the_way(acts)


def goes_all_the_way(acts: Sequence[Act]) -> None:
    """Do it all, and see each state again on the way back and on the way on."""
    with tempfile.TemporaryDirectory() as folder, Journal.open(Path(folder) / "j.db", now=Clock()) as journal:
        journal.database.rows("PRAGMA synchronous=OFF")
        states: list[Any] = []
        for act in acts:
            steps, before = len(journal.changes._done), seen(journal)
            try:
                act(journal)
            except (NotFound, BadInput):
                assert seen(journal) == before
            if len(journal.changes._done) > steps:
                states.append(before)
            else:
                assert seen(journal) == before
            assert journal.examine().findings == ()
        last = seen(journal)
        for state in reversed(states):
            journal.changes.undo()
            assert _live(seen(journal)) == _live(state)
            assert journal.examine().findings == ()
        for state in [*states[1:], last][: len(states)]:
            journal.changes.redo()
            assert _live(seen(journal)) == _live(state)


def _live(state: Any) -> object:
    """What is not in the trash: an entry that was undone is in it, as long as the app is open."""
    _, open_ones, introductions, people = state
    return open_ones, introductions, people
