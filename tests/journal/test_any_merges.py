"""Whatever is merged, logged and put away in whatever order: it is undone and done again, and all is well."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.journal.conftest import meeting
from tests.journal.test_merging_contacts import everything
from tui.domain.errors import PreseasonError
from tui.domain.people import ContactText
from tui.journal.journal import Journal

PEOPLE = ("Grace Hopper", "Admiral G.", "Ada Lovelace", "Jean Bartik")
BODIES = ("", "- [>] Admiral G.", "- [x] Thank Ada Lovelace", "- [<] introduce Jean Bartik to her")

acts = st.tuples(
    st.sampled_from(("log", "merge", "merge", "part", "introduced by", "trash")),
    st.sampled_from(PEOPLE),
    st.sampled_from(PEOPLE),
    st.sampled_from(BODIES),
    st.integers(1, 9),
)
Act = tuple[str, str, str, str, int]


def do(journal: Journal, act: Act) -> None:
    what, one, other, body, day = act
    people = journal.contacts
    if what == "log":
        journal.entries.log(meeting(body, one, other, on=date(2026, 11, day)))
    elif what == "merge":
        people.merge(people.find(one).id, people.find(other).id)
    elif what == "part":
        people.part(one)
    elif what == "trash":
        people.delete(people.find(one).id)
    else:
        people.edit(people.find(one).id, lambda text: text._replace(introduced_by=other), "introduced")


@settings(max_examples=20, deadline=None)
@given(st.lists(acts, min_size=1, max_size=7))
def test_any_order(todo: list[Act]) -> None:
    with TemporaryDirectory() as folder, Journal.open(Path(folder) / "journal.db") as journal:
        journal.database.rows("PRAGMA synchronous = OFF")
        for name in PEOPLE:
            journal.contacts.create(ContactText(name, level="helpful"))
        done = 0
        for act in todo:
            before = len(journal.changes._done)
            try:
                do(journal, act)
            except PreseasonError:
                pass
            done += len(journal.changes._done) - before
        after = everything(journal)
        assert journal.examine().findings == ()
        for _ in range(done):
            journal.changes.undo()
        assert journal.examine().findings == ()
        assert {row[1] for row in everything(journal)["contact"]} >= {row[1] for row in after["contact"]} - {
            ""
        }
        assert sorted(journal.contacts.names()) == sorted(PEOPLE)
        for _ in range(done):
            journal.changes.redo()
        for table in ("contact", "entry", "entry_contact", "contact_alias", "contact_apart"):
            assert everything(journal)[table] == after[table], table
        assert journal.examine().findings == ()
