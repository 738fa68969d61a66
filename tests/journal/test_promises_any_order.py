"""Whatever is done about promises and people in whatever order: undo goes all the way back and redo all the
way on, nothing is ever damaged, and deriving everything from the texts again changes nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.journal.acting import (
    ACTS,
    Describe,
    Done,
    Edit,
    Log,
    Meet,
    Merge,
    Purge,
    Redo,
    Reflect,
    Tick,
    Trash,
    Undo,
)
from tests.journal.conftest import Clock
from tui.domain.brief import QUESTIONS
from tui.domain.errors import BadInput, ChangedElsewhere, NotFound
from tui.journal.journal import Journal

EXAMPLES = 30
"""Orders that are tried, the same ones each time; `--thorough` makes it 5,000, others each time."""

JULY, NOVEMBER = date(2026, 7, 1), date(2026, 11, 8)
_LIVE = "JOIN entry e ON e.id = entry_id AND e.deleted_at IS NULL"
_ROWS = (
    "SELECT i.id, i.entry_id, i.line, i.name, i.detail, i.due, i.snoozed, i.snoozed_due, i.status, c.id "
    f"FROM introduction i {_LIVE} LEFT JOIN contact c ON c.id = i.contact_id AND c.deleted_at IS NULL "
    "WHERE i.closed_at IS NULL ORDER BY i.id",
    "SELECT s.* FROM introduction_step s JOIN introduction i ON i.id = s.introduction_id "
    "JOIN entry e ON e.id = i.entry_id AND e.deleted_at IS NULL WHERE i.closed_at IS NULL ORDER BY s.id",
    "SELECT f.id, f.entry_id, f.line, f.text, f.kind, f.due, f.done, f.done_at, f.snoozed, f.snoozed_due, "
    f"f.introduction_id, f.contact_id FROM followup f {_LIVE} WHERE f.closed_at IS NULL ORDER BY f.id",
    "SELECT f.id, f.entry_id, f.line, f.text, f.state "
    f"FROM feedback f {_LIVE} WHERE f.closed_at IS NULL ORDER BY f.id",
    "SELECT p.contact_id, p.company, p.title FROM contact_past p "
    "JOIN contact c ON c.id = p.contact_id AND c.deleted_at IS NULL ORDER BY p.id",
    "SELECT q.* FROM contact_quiet q "
    "JOIN contact c ON c.id = q.contact_id AND c.deleted_at IS NULL ORDER BY 1",
    "SELECT * FROM contact_apart ORDER BY 1, 2",
)


def seen(journal: Journal) -> dict[str, object]:
    """All that anybody sees of it, and the very rows that this is read from; not what is in the trash."""
    database = journal.database
    live = [row[0] for row in database.rows("SELECT id FROM entry WHERE deleted_at IS NULL ORDER BY id")]
    return {
        "texts": [(each, journal.entries.get(each).text) for each in live],
        "people": [(each.id, each.text) for each in journal.contacts.all()],
        "names": journal.contacts.aliases(),
        "today": journal.promises.today(),
        "introductions": journal.promises.introductions(),
        "questions": journal.notes.get(QUESTIONS),
        **{sql: database.rows(sql) for sql in _ROWS},
    }


class Tried:
    """A journal to which one thing after another is done, and the states it must come back to.

    A state is None where nobody can know it: what was done before something went for good may stay done.
    """

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.past: list[Any] = []
        self.future: list[Any] = []

    def do(self, act: Any) -> None:
        if isinstance(act, Undo):
            self.back()
        elif isinstance(act, Redo):
            self.on()
        else:
            self._act(act)

    def back(self) -> None:
        if self.past:
            self._take(self.journal.changes.undo, self.past, self.future)

    def on(self) -> None:
        if self.future:
            self._take(self.journal.changes.redo, self.future, self.past)

    def rebuild(self) -> None:
        before = seen(self.journal)
        assert self.journal.examine(rebuild=True).findings == ()
        assert seen(self.journal) == before

    def _act(self, act: Any) -> None:
        before, steps = seen(self.journal), len(self.journal.changes._done)
        try:
            act(self.journal)
        except (NotFound, BadInput):
            assert seen(self.journal) == before
        if len(self.journal.changes._done) > steps:
            self.past.append(before)
            self.future.clear()
        elif isinstance(act, Purge):
            self.past = [None for _ in self.past]
            self.future = [None for _ in self.future]
        else:
            assert seen(self.journal) == before
        self._is_well()

    def _take(self, take: Any, source: list[Any], other: list[Any]) -> None:
        before, wanted = seen(self.journal), source.pop()
        try:
            take()
        except (NotFound, ChangedElsewhere):
            assert wanted is None
            assert seen(self.journal) == before
        else:
            other.append(before)
            assert wanted is None or seen(self.journal) == wanted
        self._is_well()

    def _is_well(self) -> None:
        assert self.journal.examine().findings == ()


def attempt(new: Path, acts: Sequence[Any]) -> None:
    """Do all of it in a copy of a new journal, then go all the way back, and on again."""
    with tempfile.TemporaryDirectory(dir=new.parent) as folder:
        copy = Path(shutil.copy(new, Path(folder) / "journal.db"))
        with Journal.open(copy, now=Clock()) as journal:
            journal.database.rows("PRAGMA journal_mode = MEMORY")
            tried = Tried(journal)
            for act in acts:
                tried.do(act)
            tried.rebuild()
            while tried.past:
                tried.back()
            tried.rebuild()
            while tried.future:
                tried.on()
            tried.rebuild()


@pytest.fixture
def new(folder: Path, quick: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new journal, where nobody waits for the disk."""
    monkeypatch.setattr("tui.journal.disk.sync", lambda path: None)
    path = folder / "new.db"
    Journal.open(path, now=Clock()).close()
    return path


ORDERS: dict[str, tuple[Any, ...]] = {
    "one is thanked at a meeting where another was once, and both are one": (
        Log("", ("Ada", "Alan"), NOVEMBER),
        Edit(0, None, ("Rear A.",)),
        Merge(1, 2),
    ),
    "who stepped aside in the trash is called as they were before a text says their name": (
        Log("", ("Grace",), NOVEMBER, "planned"),
        Meet("Rear A.", introduced_by="Grace Hopper"),
        Describe(1, name="Ada"),
        Describe(0, introduced_by="Grace Hopper"),
    ),
    "who was to be met by a meeting that goes is gone for good": (
        Reflect("- [>] Alan, of the Navy", 1),
        Log("", ("Rear A.", "Alan"), NOVEMBER),
        Trash(0, True),
        Purge(0),
    ),
    "a name went to somebody else, who is in the trash by then": (
        Log("", ("Grace",), NOVEMBER, "planned"),
        Describe(0, name="Ada"),
        Meet("Grace", introduced_by="Alan"),
    ),
    "a name is free again while an introduction to it is in the trash": (
        Meet("Alan"),
        Describe(0, name="Grace Hopper"),
        Log("- [>] Alan, of the Navy", ("Rear A.",), NOVEMBER, "cancelled"),
    ),
    "who is to be thanked steps aside": (
        Meet("Alan"),
        Describe(0, name="Grace"),
        Log("", ("Rear A.", "Alan"), JULY),
    ),
    "a former name is typed, and is somebody else's later": (
        Log("", ("Ada",), JULY),
        Describe(0, name="Grace Hopper"),
        Edit(0, people=("Ada",)),
        Log("", ("Ada",), NOVEMBER, "cancelled"),
    ),
    "a written thank-you names somebody who is another one now": (
        Meet("Alan", introduced_by="Grace"),
        Log("- [ ] thank-you note to Grace", ("Ada", "Grace"), JULY),
        Merge(0, 1),
    ),
    "one of two who are one was thanked": (
        Log("", ("Ada", "Grace"), JULY),
        Tick(1, True),
        Merge(1, 0),
    ),
    "who introduced somebody is new by that, and was spoken of before": (
        Log("- [>] Alan, of the Navy", ("Grace",), NOVEMBER, thanks=False),
        Describe(0, introduced_by="Alan"),
    ),
    "a promise that was written twice in one text is kept": (
        Log("- [<] send the article\n- [<] send the article", ("Ada",), NOVEMBER, thanks=False),
        Done(0),
    ),
    "a written thank-you names somebody by a former name": (
        Log("- [ ] thank-you note to Grace", ("Ada", "Grace"), JULY),
        Describe(1, name="Rear A."),
        Describe(1, name="Grace"),
    ),
}
"""Orders in which something was once not as it should be."""


@pytest.mark.parametrize("acts", ORDERS.values(), ids=ORDERS)
def test_orders_that_once_failed(new: Path, acts: tuple[Any, ...]) -> None:
    attempt(new, acts)


def test_whatever_is_done_can_be_undone_and_done_again(new: Path, thorough: int) -> None:
    @given(st.lists(ACTS, min_size=1, max_size=14))
    @settings(
        max_examples=EXAMPLES if thorough == 1 else 5_000,
        deadline=None,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
        database=None,
        derandomize=thorough == 1,
    )
    def whatever(acts: list[Any]) -> None:
        attempt(new, acts)

    whatever()
