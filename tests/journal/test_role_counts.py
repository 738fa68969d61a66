"""Every count on the board is the one that the texts alone come to."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.journal.by_hand import STANCES, Counted
from tests.journal.conftest import Clock
from tui.domain.entries import STATUSES, EntryText, Stance
from tui.domain.errors import BadInput, NotFound
from tui.domain.roles import Said, ThemeTally
from tui.domain.text import fold, normalise
from tui.interop.demo import NOW, fill
from tui.journal.journal import Journal
from tui.journal.role_reading import MOST_AGAINST

ROLES = ("Counsel", "counsel", "COUNSEL", "Élan lead", "elan lead", "Product", "Clerk", "A", "B", "C", "D")
THEMES = ("strategy", "Strategy", "stratégie", "pay", "Pay!", "hours", "co-founder")
ITEMS = (
    "decide #strategy",
    "the same of it #Strategy and #pay",
    "*Pay!*",
    "pay",
    "“Hours”",
    "hours, #hours",
    "stratégie",
    "stratégie.",
    "x" * 300,
    "#co-founder",
    "would I?",
)
HEADINGS = ("Want", "Don't want: Product", "Unsure", "Want: counsel, A", "Notes", "Don't want (Élan lead)")
FIRST = date(2026, 11, 2)


def _lines(item: str, sign: str) -> str:
    return f"- {sign}{item}"


LINE = st.builds(_lines, st.sampled_from(ITEMS), st.sampled_from(("[+] ", "[-] ", "[?] ", "", "[ ] ")))
BODY = st.lists(LINE | st.sampled_from(HEADINGS).map(lambda heading: f"\n## {heading}\n"), max_size=7).map(
    "\n".join
)
TEXT = st.builds(
    lambda kind, day, body, roles, status: EntryText(
        kind,
        FIRST + timedelta(days=day),
        body,
        status=status if kind == "meeting" else None,
        people=("Ada",) if kind == "meeting" else (),
        roles=tuple(roles),
    ),
    st.sampled_from(("meeting", "meeting", "reflection")),
    st.integers(0, 3),
    BODY,
    st.lists(st.sampled_from(ROLES), max_size=3),
    st.sampled_from(("held", "held", *STATUSES)),
)
DONE = st.tuples(
    st.sampled_from(("delete", "undelete", "save", "hold", "merge", "split", "undo", "redo")),
    st.integers(0, 7),
    TEXT,
    st.sampled_from(THEMES),
    st.sampled_from(THEMES),
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(TEXT, min_size=1, max_size=8), st.lists(DONE, max_size=8))
def test_every_count_is_what_the_texts_come_to(texts: list[EntryText], done: list[Any]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Journal.open(Path(folder) / "journal.db", now=Clock()) as journal,
    ):
        journal.database.rows("PRAGMA synchronous=OFF")
        ids = [journal.entries.log(text).entry.id for text in texts]
        for what, place, text, one, other in done:
            act(journal, ids[place % len(ids)], what, text, one, other)
        live = [entry.text for entry in map(journal.entries.get, ids) if entry.deleted_at is None]
        agrees(journal, live)
        assert journal.examine().findings == ()


def act(journal: Journal, entry: int, what: str, text: EntryText, one: str, other: str) -> None:
    try:
        if what == "delete":
            journal.entries.delete(entry)
        elif what == "undelete":
            journal.entries.undelete(entry)
        elif what == "save":
            journal.entries.save(entry, text, seen=journal.entries.get(entry).version)
        elif what == "hold":
            former = journal.entries.get(entry)
            journal.entries.save(entry, former.text._replace(status=text.status), seen=former.version)
        elif what == "merge":
            journal.themes.merge(one, other)
        elif what == "split":
            journal.themes.split(one)
        elif what == "undo":
            journal.changes.undo()
        else:
            journal.changes.redo()
    except (BadInput, NotFound):
        pass


@pytest.fixture
def demo(tmp_path: Path) -> Any:
    with Journal.open(tmp_path / "demo.db", now=lambda: NOW) as opened:
        fill(opened)
        yield opened


def test_every_count_of_the_sample_is_what_its_texts_come_to(demo: Journal) -> None:
    live = [each.text for kind in ("meeting", "reflection") for each in demo.entries.latest(kind)]
    assert sum(len(board.want) for board in map(demo.roles.board, demo.roles.names())) > 15
    agrees(demo, live)
    for from_, into in (("hours", "working-hours"), ("pay", "people"), ("people", "craft")):
        demo.themes.merge(from_, into)
    agrees(demo, live)
    demo.themes.split("craft")
    agrees(demo, live)


def agrees(journal: Journal, live: Sequence[EntryText]) -> None:
    """All that the board tells of a journal against what is counted by hand."""
    counted = Counted(live, merges(journal))
    tallies = {fold(tally.name): tally for tally in journal.roles.tallies()}
    judged = {fold(name) for name in journal.roles.names() if journal.roles.verdicts(name)}
    assert set(tallies) == counted.roles | judged == {fold(name) for name in journal.roles.names()}
    for role, tally in tallies.items():
        assert tally[2:] == counted.tally(role)
        board = journal.roles.board(tally.name)
        assert board.role == tally
        for stance, shown in zip(STANCES, (board.want, board.dont, board.unsure), strict=True):
            assert numbers(shown) == counted.themes(role, stance)
            check_each(shown, stance, role, counted)
    comparison = journal.roles.compare()
    assert list(comparison.roles) == [tally.name for tally in journal.roles.tallies()]
    cells = {
        (theme_of(row.theme), fold(role)): tuple(cell)
        for row in comparison.rows
        for role, cell in row.cells.items()
    }
    assert cells == counted.cells()
    across = journal.roles.across()
    for stance, shown in zip(STANCES, across, strict=True):
        assert numbers(shown) == counted.themes(None, stance)
        check_each(shown, stance, None, counted)
    homeless = [(one.on, one.line, one.stance) for one in journal.roles.no_role()]
    assert sorted(homeless) == sorted(
        (line.on, line.line, line.stance) for line in counted.lines if not line.roles
    )
    uses = {theme_of(line.name): (line.meetings, line.uses) for line in journal.themes.all() if line.uses}
    assert uses == {
        theme: (
            len({line.entry for line in counted.lines if line.theme == theme and line.met}),
            sum(line.theme == theme for line in counted.lines),
        )
        for theme in {line.theme for line in counted.lines}
    }


def merges(journal: Journal) -> dict[str, str]:
    return {theme_of(one): theme_of(line.name) for line in journal.themes.all() for one in line.merged}


def theme_of(name: str) -> str:
    return normalise(name) or fold(name)


def numbers(shown: Sequence[ThemeTally]) -> Mapping[str, tuple[int, int, bool, bool]]:
    return {
        theme_of(tally.theme): (tally.meetings, len(tally.evidence), tally.contradicts, tally.changed)
        for tally in shown
    }


def check_each(shown: Sequence[ThemeTally], stance: str, role: str | None, counted: Counted) -> None:
    """The order of the themes and of their evidence, and who holds the opposite."""
    opposite: dict[str, Stance] = {"want": "dont", "dont": "want"}

    def newest(one: Said) -> tuple[date, int]:
        return one.on, one.entry

    for tally in shown:
        assert tally.stance == stance
        assert all(one.stance == stance and one.theme == tally.theme for one in tally.evidence)
        order = [newest(one) for one in tally.evidence]
        assert order == sorted(order, reverse=True)
        against = set()
        if stance in opposite:
            against = counted.holders(theme_of(tally.theme), opposite[stance]) - {role}
        named = {fold(each) for each in tally.elsewhere}
        assert named <= against
        assert len(named) == min(MOST_AGAINST, len(against))
    keys = [(-t.meetings, -len(t.evidence), *(-x for x in _when(t))) for t in shown]
    assert keys == sorted(keys)


def _when(tally: ThemeTally) -> tuple[int, int]:
    return tally.evidence[0].on.toordinal(), tally.evidence[0].entry
