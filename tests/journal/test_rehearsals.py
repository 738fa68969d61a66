"""Runs of the pitch: kept with their length, undone, and listed."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.journal.conftest import Clock
from tui.domain.errors import BadInput, ChangedElsewhere, NotFound
from tui.journal.journal import Journal


@pytest.fixture
def pitch(journal: Journal) -> Journal:
    journal.pitch.write("one")
    journal.pitch.write("two")
    return journal


def test_runs_are_kept_the_newest_first(pitch: Journal, clock: Clock) -> None:
    runs = pitch.pitch.rehearsals
    first = runs.keep(1, 41.6, at=datetime(2026, 11, 4, 8))
    second = runs.keep(2, 39)
    third = runs.keep(1, 45)
    assert (first.version, first.seconds, first.at) == (1, 42, datetime(2026, 11, 4, 8))
    assert runs.latest() == [third, second, first]
    assert runs.latest(1) == [third]
    assert runs.of(1) == [third, first]
    assert runs.of(1, 1) == [third]
    assert runs.of(7) == []
    assert runs.counts() == {1: 2, 2: 1}


def test_a_run_that_was_none_is_not_kept(pitch: Journal) -> None:
    for seconds in (0.3, 0, -1, 100_000):
        with pytest.raises(BadInput):
            pitch.pitch.rehearsals.keep(1, seconds)
    for version in (3, 0, -1, 2**63):
        with pytest.raises(NotFound, match="no version"):
            pitch.pitch.rehearsals.keep(version, 30)
    assert pitch.pitch.rehearsals.latest() == []
    assert pitch.changes.can_undo == "new pitch: version 2"


def test_keeping_and_forgetting_is_undone_and_done_again(pitch: Journal) -> None:
    runs = pitch.pitch.rehearsals
    run = runs.keep(1, 61)
    runs.forget(run.id)
    assert runs.latest() == []
    for _ in range(2):
        assert pitch.changes.undo() == "delete: rehearsal of version 1, 1 min 1 s"
        assert runs.latest() == [run]
        assert pitch.changes.undo() == "rehearsal of version 1, 1 min 1 s"
        assert runs.latest() == []
        pitch.changes.redo()
        assert runs.latest() == [run]
        pitch.changes.redo()
        assert runs.latest() == []


def test_forgetting_what_is_not_there_is_said(pitch: Journal) -> None:
    for number in (1, 0, -1, 2**63):
        with pytest.raises(NotFound):
            pitch.pitch.rehearsals.forget(number)


def test_an_undo_sees_what_another_session_did(pitch: Journal, other: Journal) -> None:
    run = pitch.pitch.rehearsals.keep(1, 30)
    other.pitch.rehearsals.forget(run.id)
    with pytest.raises(ChangedElsewhere):
        pitch.changes.undo()
    pitch.changes.undo()
    other.pitch.rehearsals.keep(1, 30)
    assert [each.number for each in pitch.pitch.versions()] == [1]
