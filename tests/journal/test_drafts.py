"""Typing that is not saved yet survives the program that held it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.journal.conftest import meeting
from tui.domain.entries import EntryText
from tui.domain.errors import BadInput
from tui.journal import drafts as room
from tui.journal.journal import Journal
from tui.journal.records import Draft


def draft(uid: str = "a", body: str = "typed", **fields: object) -> Draft:
    made = Draft(
        uid=uid,
        entry_id=None,
        seen=None,
        text=EntryText("meeting", date(2026, 11, 5), body),
        updated_at=datetime(2026, 11, 5, 16, 0, 0, 7),
        owner_pid=os.getpid(),
        header={"with": "Ada Lov", "on": "thurs"},
    )
    return made._replace(**fields)  # type: ignore[arg-type]


def test_a_draft_comes_back_as_it_was_typed(journal: Journal) -> None:
    kept = draft(body="half a line\n- [ ", entry_id=3, seen=2)
    journal.drafts.keep(kept)
    assert journal.drafts.all() == [kept]
    again = kept._replace(
        text=kept.text._replace(body="half a line\n- [ ] x"), updated_at=datetime(2026, 11, 6)
    )
    journal.drafts.keep(again)
    assert journal.drafts.all() == [again]


def test_what_no_text_can_hold_is_kept_all_the_same(journal: Journal) -> None:
    kept = draft(body="a\0b\ud800", header={"with": "x\0\ud800y"})
    journal.drafts.keep(kept._replace(text=kept.text._replace(title="\0\ud800", people=("\ud800",))))
    (found,) = journal.drafts.all()
    assert found.text.body == "a�b�"
    assert found.header == kept.header


def test_the_last_touched_comes_first(journal: Journal) -> None:
    for day, uid in ((5, "a"), (7, "b"), (6, "c")):
        journal.drafts.keep(draft(uid, updated_at=datetime(2026, 11, day)))
    assert [each.uid for each in journal.drafts.all()] == ["b", "c", "a"]


def test_discarding_forgets_one(journal: Journal) -> None:
    journal.drafts.keep(draft("a"))
    journal.drafts.keep(draft("b"))
    journal.drafts.discard("a")
    journal.drafts.discard("nothing")
    assert [each.uid for each in journal.drafts.all()] == ["b"]


def test_a_save_takes_its_draft_away_in_the_same_transaction(journal: Journal) -> None:
    journal.drafts.keep(draft("a"))
    with pytest.raises(BadInput):
        journal.entries.log(meeting(about=77), draft="a")
    assert journal.drafts.all() != []
    entry = journal.entries.log(meeting("typed"), draft="a").entry
    assert journal.drafts.all() == []
    journal.drafts.keep(draft("b", entry_id=entry.id, seen=1))
    journal.entries.save(entry.id, meeting("more"), seen=1, draft="b")
    assert journal.drafts.all() == []


def test_a_draft_is_one_short_transaction_without_peewee(path: Path) -> None:
    script = """
import os, sys
from datetime import date, datetime
from tui.domain.entries import EntryText
from tui.journal.journal import Journal
from tui.journal.records import Draft
with Journal.open(sys.argv[1]) as journal:
    text = EntryText("meeting", date(2026, 11, 5), "typed")
    seen = []
    journal.drafts.all()
    journal.database.connection().set_trace_callback(seen.append)
    journal.drafts.keep(Draft("a", None, None, text, datetime(2026, 11, 5), os.getpid()))
    words = [one.split()[0] for one in seen if not one.startswith("PRAGMA busy_timeout")]
    print(words, sorted({"peewee", "markdown_it", "tomllib"} & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True, timeout=30
    )
    assert done.stdout == "['BEGIN', 'INSERT', 'SELECT', 'COMMIT'] []\n"


HOLD = """
import os, sys, time
from datetime import date, datetime
from tui.domain.entries import EntryText
from tui.journal.journal import Journal
from tui.journal.records import Draft
journal = Journal.open(sys.argv[1])
text = EntryText("meeting", date(2026, 11, 5), "typed by another")
journal.drafts.keep(Draft("b", None, None, text, datetime(2026, 11, 5), os.getpid()))
print("kept", flush=True)
journal.database.connection().execute("BEGIN IMMEDIATE")
journal.database.rows("UPDATE draft SET body = 'half'")
print("writing", flush=True)
time.sleep(60)
"""


def test_a_killed_program_leaves_its_draft_abandoned_and_whole(journal: Journal, path: Path) -> None:
    journal.drafts.keep(draft("a"))
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "kept\n"
        assert journal.drafts.abandoned() == []
        assert process.stdout.readline() == "writing\n"
        process.send_signal(signal.SIGKILL)
        process.stdout.read()
        deadline = time.monotonic() + 10
        while not (found := journal.drafts.abandoned()) and time.monotonic() < deadline:
            time.sleep(0.01)  # a zombie until it is waited for, which counts as gone
    assert [(each.uid, each.text.body) for each in found] == [("b", "typed by another")]


def test_another_process_with_the_same_number_is_not_the_owner(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.drafts.keep(draft("a"))
    assert journal.drafts.abandoned() == []
    with journal.database.writing():
        journal.database.rows("UPDATE draft SET owner_start = owner_start || '1'")
    assert [each.uid for each in journal.drafts.abandoned()] == ["a"]


def test_where_no_start_is_known_a_living_number_is_the_owner(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "_process", lambda pid: ("", ""))
    journal.drafts.keep(draft("a"))
    journal.drafts.keep(draft("b", owner_pid=2**22 + 1))
    journal.drafts.keep(draft("c", owner_pid=0))
    journal.drafts.keep(draft("d", owner_pid=-1))
    journal.drafts.keep(draft("e", owner_pid=2**40))
    assert sorted(each.uid for each in journal.drafts.abandoned()) == ["b", "c", "d", "e"]
