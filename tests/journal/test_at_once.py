"""Several programs at once: every save is there, and texts that met are both kept."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.journal.conftest import reflection
from tui.journal.journal import Journal

PROGRAMS = 8
SAVES = 250
"""Each."""

LOG = """
import sys
from datetime import date
from tui.domain.entries import EntryText
from tui.domain.errors import JournalBusy
from tui.journal.journal import Journal
path, who, saves = sys.argv[1], sys.argv[2], int(sys.argv[3])
with Journal.open(path) as journal:
    begun = journal.entries.get(1)
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(saves):
        body = f"{who} {number}\\n- [+] w #t{number % 25}"
        text = EntryText("meeting", date(2026, 11, 5), body, people=(f"P{number % 25}",))
        try:
            journal.entries.log(text)
        except JournalBusy:  # on a machine with more to do: it is told, and tries again
            journal.entries.log(text)
    journal.entries.save(1, begun.text._replace(body=f"{begun.text.body}\\nby {who}"), seen=begun.version)
"""


def test_eight_programs_lose_nothing_to_each_other(journal: Journal, path: Path) -> None:
    journal.entries.log(reflection("begun"))
    running = [
        subprocess.Popen(
            [sys.executable, "-c", LOG, str(path), str(number), str(SAVES)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(PROGRAMS)
    ]
    for process in running:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in running:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    for process in running:
        process.communicate(timeout=300)
    assert [process.returncode for process in running] == [0] * PROGRAMS
    bodies = {each.text.body.split("\n")[0] for each in journal.entries.latest("meeting")}
    assert bodies == {f"{who} {number}" for who in range(PROGRAMS) for number in range(SAVES)}
    assert len(journal.contacts.names()) == 25
    shared = journal.entries.get(1).text.body.split("\n")
    assert shared[0] == "begun"
    assert sorted(shared[1:]) == [f"by {who}" for who in range(PROGRAMS)]
    theirs = {f"begun\nby {who}" for who in range(PROGRAMS)}
    assert theirs <= {each.text.body for each in journal.entries.revisions(1)}
    assert journal.examine().findings == ()
