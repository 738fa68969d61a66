"""Whatever is done with job searches in whatever order: undo goes back step by step, redo comes forth again,
whom one met agrees with a count of the texts alone, and the journal is whole."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.journal.conftest import Clock, meeting
from tui.domain.errors import BadInput, NotFound
from tui.domain.seasons import SearchText
from tui.domain.text import fold
from tui.journal.journal import Journal

TODAY = date(2026, 11, 5)
NAMES = ("Law", "Desk", "law and order", "Desk")
PEOPLE = ("Ada", "ADA", "Grace", "Ida")
DAYS = st.integers(0, 60).map(lambda back: TODAY - timedelta(days=back))
_STORED = (
    "SELECT id, uid, name, goal, started_on, ended_on, weekly_target, outcome FROM job_search ORDER BY id",
    "SELECT id, search_id FROM entry WHERE deleted_at IS NULL ORDER BY id",
)


class AnySearches(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.journal = Journal.open(Path(self.folder.name) / "journal.db", now=Clock())
        self.journal.database.rows("PRAGMA synchronous=OFF")
        self.journal.database.rows("PRAGMA journal_mode=MEMORY")
        self.past: list[object] = []
        self.future: list[object] = []
        self.entries: list[int] = []

    def teardown(self) -> None:
        assert self.journal.examine().findings == ()
        self.journal.close()
        self.folder.cleanup()

    def stored(self) -> list[object]:
        return [self.journal.database.rows(sql) for sql in _STORED]

    def change(self, act: Callable[[], object]) -> None:
        before, label = self.stored(), self.journal.changes._done[-1:]
        try:
            act()
        except (NotFound, BadInput):
            assert self.stored() == before, "what is refused changes nothing"
        if self.journal.changes._done[-1:] == label:
            assert self.stored() == before, "what changes something can be undone"
        else:
            self.past.append(before)
            self.future.clear()

    @rule(name=st.sampled_from(NAMES), began=DAYS, ended=st.one_of(st.none(), DAYS), adopt=st.booleans())
    def start(self, name: str, began: date, ended: date | None, adopt: bool) -> None:
        text = SearchText(name, began, ended, target=2)
        self.change(lambda: self.journal.seasons.start(text, adopt=adopt))

    @rule(name=st.sampled_from(NAMES), what=st.integers(0, 4), on=DAYS)
    def alter(self, name: str, what: int, on: date) -> None:
        seasons = self.journal.seasons
        acts: tuple[Callable[[], object], ...] = (
            lambda: seasons.end(name, on=on, outcome="over"),
            lambda: seasons.reopen(name),
            lambda: seasons.change(name, lambda text: text._replace(name="Law", started_on=on)),
            lambda: seasons.claim(name),
            lambda: seasons.delete(name, release=on.day % 2 == 0),
        )
        self.change(acts[what])

    @rule(who=st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3, unique_by=fold), on=DAYS)
    def log(self, who: list[str], on: date) -> None:
        self.change(lambda: self.entries.append(self.journal.entries.log(meeting("", *who, on=on)).entry.id))

    @precondition(lambda self: self.entries)
    @rule(data=st.data(), name=st.one_of(st.none(), st.sampled_from(NAMES)), what=st.integers(0, 2))
    def move(self, data: st.DataObject, name: str | None, what: int) -> None:
        entries = self.journal.entries
        each = data.draw(st.sampled_from(self.entries))
        if what == 0:
            self.change(lambda: entries.delete(each))
        elif what == 1:
            self.change(lambda: entries.undelete(each))
        else:
            entry = entries.get(each)
            self.change(lambda: entries.save(each, entry.text._replace(search=name), seen=entry.version))

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self.future.append(self.stored())
        self.journal.changes.undo()
        assert self.stored() == self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.past.append(self.stored())
        self.journal.changes.redo()
        assert self.stored() == self.future.pop()

    @invariant()
    def people_met_are_those_of_the_texts(self) -> None:
        texts = [
            entry.text for each in self.entries if not (entry := self.journal.entries.get(each)).deleted_at
        ]
        seasons = self.journal.seasons
        assert seasons.people_met(all=True) == len({fold(name) for text in texts for name in text.people})
        for line in seasons.searches():
            of = [text for text in texts if text.search == line.search.name]
            met = len({fold(name) for text in of for name in text.people})
            sums = seasons.season(line.search.name).sums
            assert (line.people_met, line.meetings) == (sums.people_met, sums.meetings) == (met, len(of))
            assert sum(week.meetings for week in sums.weeks) == len(of)


AnySearches.TestCase.settings = settings(
    max_examples=10,
    stateful_step_count=20,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
TestAnySearches = AnySearches.TestCase
