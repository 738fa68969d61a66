"""The parser is loaded only for a text that could say something, and never skipped for one that does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.journal.conftest import meeting
from tui.domain.entries import Derived
from tui.domain.marks import derive
from tui.journal.deriving import derive_text, may_say_something

PIECES = st.sampled_from(
    ["- ", "* ", "1. ", "[", "]", "+", "-", "?", ">", "<", "~", "x", "#", "tag", "\n", " ", "\t", "=", "want",
     "Introductions", "follow-ups", "&num;", "&#35;", "&lbrack;", "\\", "`", "\n\n", "---", "===", "word"]
)  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_what_is_not_parsed_says_nothing(body: str) -> None:
    text = meeting(body, roles=("Counsel",))
    assert derive_text(text) == derive(body, on=text.on, roles=text.roles)
    if not may_say_something(body):
        assert derive(body, on=text.on, roles=text.roles) == Derived()


def loaded(script: str, *words: str) -> list[str]:
    heavy = ["peewee", "markdown_it", "tomllib", "merge3", "difflib", "textual", "platformdirs"]
    end = f"\nimport sys\nprint(sorted({heavy} & sys.modules.keys()))".replace("['", "{'").replace("']", "'}")
    run = subprocess.run(
        [sys.executable, "-c", script + end, *words], capture_output=True, text=True, check=True
    )
    return sorted(eval(run.stdout))  # what this test's own script printed


START = """
import sys
from datetime import date
from tui.journal.journal import Journal
from tui.domain.entries import EntryText
journal = Journal.open(sys.argv[1])
"""


def test_reading_needs_neither_peewee_nor_the_parser(path: Path, quick: None) -> None:
    script = (
        START
        + """
entries, contacts = journal.entries, journal.contacts
entries.lines(entries.order("meeting")), contacts.lines(contacts.order()), entries.latest("meeting", 10)
journal.seasons.people_met(), journal.roles.names(), journal.drafts.abandoned(), entries.trash()
"""
    )
    assert loaded(script, str(path)) == []


def test_logging_needs_no_peewee_and_prose_no_parser(path: Path) -> None:
    script = (
        START + 'journal.entries.log(EntryText("meeting", date(2026, 11, 5), sys.argv[2], people=("Ada",)))'
    )
    assert loaded(script, str(path), "We talked of this and that - a lot.") == []
    assert loaded(script, str(path), "- [+] decide") == ["markdown_it"]


def test_warming_up_loads_what_a_save_needs(path: Path) -> None:
    assert loaded(START + "journal.warm_up()", str(path)) == ["markdown_it", "peewee"]
