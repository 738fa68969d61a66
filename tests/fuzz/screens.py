"""Random keys, pastes, clicks and window sizes in every screen of the app, in a real terminal."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import time
from contextlib import suppress
from datetime import date
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.fuzz import emitted, hostile
from tests.fuzz.places import Place
from tests.terminal.terminal import preseason
from tui.domain.entries import EntryText
from tui.domain.people import ContactText
from tui.interop.demo.fill import NOW, fill
from tui.journal.journal import Journal

COLUMNS, ROWS = 120, 40
PATIENCE = 20.0
"""Seconds in which the app has to answer whatever was sent, on a machine that does other things too."""
ESCAPE = 0.12
"""Seconds after which an esc is a key and not the start of another one."""
PLANNED = date(2026, 12, 3)
MANY = "Many.\n\n- [>] Olga, by 2026-10-01\n- [ ] one\n- [ ] two\n- [ ] \x1b[4242m three\n"
OWN_NOTES = ("draft", "contact_draft", "milestone_told", "note", "word")
DIALOGS = 3
"""A dialog may stand over a dialog over the Journal, which is seen behind them."""
CRASH = ("this should not have happened", "Traceback", "a fault of the program")


class Fault(NamedTuple):
    """What went wrong where, and all that is needed to see it again."""

    place: str
    seed: str
    what: str
    sent: tuple[str, ...]
    screen: str

    def __str__(self) -> str:
        sent = "\n".join(f"    {each!r}" for each in self.sent[-40:])
        return f"{self.place} (seed {self.seed}): {self.what}\n  sent last:\n{sent}\n  screen:\n{self.screen}"


class Wrong(Exception):
    """The app did what it must not."""


def make_journal(path: Path) -> None:
    """The sample journal, and in it people and texts with every hostile piece."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with Journal.open(path, now=lambda: NOW) as journal, journal.together():
        fill(journal)
        for number, piece in enumerate(hostile.PIECES):
            name = f"P{number} {piece[:150]}"
            text = EntryText(
                "meeting" if number % 3 else "reflection",
                NOW.date(),
                f"{piece}\n\n- [+] {piece} #{piece}\n- [ ] {piece}\n- [>] {piece}, {piece}\n- [~] {piece}\n",
                people=(name,) if number % 3 else (),
                roles=(f"R {piece[:150]}",),
                title=piece[:150] if number % 2 else "",
                **({"status": "held", "form": "coffee"} if number % 3 else {}),  # type: ignore[arg-type]
            )
            journal.entries.log(text)
        journal.entries.log(
            EntryText("meeting", PLANNED, MANY, people=("Many Things",), status="planned", form="call")
        )
        journal.contacts.create(
            ContactText("Alone " + hostile.PIECES[0], company=hostile.PIECES[4], notes=hostile.PIECES[10])
        )


class Session:
    """One run of the app on a copy of the journal, visited place by place."""

    def __init__(self, folder: Path, sample: Path) -> None:
        self.folder = folder
        self.path = folder / "data" / "journal.db"
        self.path.parent.mkdir(mode=0o700, parents=True)
        shutil.copy(sample, self.path)
        (folder / "config").mkdir()
        (folder / "config" / "config.toml").write_text("[promises]\nopen_on_today = false\n")
        editor = folder / "editor.sh"
        editor.write_text("#!/bin/sh\nprintf 'outside \\033[4242m \\302\\233' >> \"$1\"\n")
        editor.chmod(0o700)
        self.app = preseason(
            folder, PRESEASON_NOW=NOW.isoformat(), VISUAL=str(editor), columns=COLUMNS, rows=ROWS
        )
        self.sent: list[str] = []
        self._looked = 0
        self.app.wait_for("Contacts", PATIENCE)

    def send(self, keys: str) -> None:
        """Type, however much it is, while what the app prints is read."""
        self.sent.append(keys)
        data = keys.encode("utf-8", "replace")
        for start in range(0, len(data), 1024):
            with suppress(OSError):  # it has ended: that is looked at elsewhere
                self.app.send_bytes(data[start : start + 1024])
            self.app.read(0)

    def resize(self, columns: int, rows: int) -> None:
        """Another size of the window."""
        self.sent.append(f"resize {columns}x{rows}")
        self.app.resize(columns, rows)

    def answers(self) -> bool:
        """Whether the app draws anew when the window changes; False where it has ended."""
        end = time.monotonic() + PATIENCE
        self.resize(COLUMNS - 1, ROWS)
        self.app.read(0.05)
        self.app.watch()
        self.resize(COLUMNS, ROWS)
        while time.monotonic() < end:
            if not self.app.read(0.05):
                return False
            if self.app.text.strip() and len(self.app.text.strip()) > 20:
                return True
        raise Wrong(f"no answer within {PATIENCE:.0f} seconds")

    def go(self, place: Place) -> bool:
        """Go to a place from the Journal; whether it was reached."""
        for pause, patience in ((0.03 if place.meanwhile is None else 0.3, 5.0), (0.3, PATIENCE)):
            for key in place.keys:
                self.send(key)
                self.app.settle(max(pause, ESCAPE) if key == "\x1b" else pause)
            if place.meanwhile is not None:
                self.app.settle(0.3)
                place.meanwhile(self.path)
                for key in place.then:
                    self.send(key)
            with suppress(AssertionError):
                self.app.wait_for(place.seen, patience)
                return True
            if not self.back():
                return False
        return False

    def back(self) -> bool:
        """Back to the Journal; whether that is where esc leads in the end."""
        for times in range(1, 12):
            self.send("\x1b")
            end = time.monotonic() + ESCAPE
            while time.monotonic() < end:
                if not self.app.read(0.02):
                    return False
            if times >= DIALOGS and "Contacts ─" in self.app.text and "Meetings ─" in self.app.text:
                return True
        return False

    def look(self) -> None:
        """Hold what came since the last look against what may come."""
        output = bytes(self.app.output[self._looked :])
        output = output[: emitted.finished(output)]
        self._looked += len(output)
        words = output.decode("utf-8", "replace")
        for crash in CRASH:
            if crash in words:
                raise Wrong("crash: " + words[words.index(crash) :][:3000])
        if said := emitted.fault(output):
            raise Wrong(said)

    def ended(self) -> None:
        """The app has gone: as a key asks, or Wrong."""
        status = self.app.wait()
        self.look()
        if status not in (0, 130):
            raise Wrong(f"ended with status {status}")

    def state(self) -> str:
        """A digest of all that was saved; not of drafts, nor of what a room notes by itself."""
        made = hashlib.sha256()
        with sqlite3.connect(f"file:{self.path}?mode=ro", uri=True) as database:
            sql = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
            for (table,) in database.execute(sql).fetchall():
                if table.startswith(("sqlite", "fts")) or table in OWN_NOTES:
                    continue
                made.update(repr(database.execute(f'SELECT * FROM "{table}"').fetchall()).encode())
        return made.hexdigest()

    def usable(self) -> bool:
        """Whether the next visit can begin: the app is there, and esc led back to the Journal."""
        return self.app.status is None and self.back()

    def close(self) -> None:
        """End it."""
        self.app.kill()


def paste(session: Session, random: Random) -> None:
    """Paste; nothing may come of it but text in a field."""
    session.answers()  # what was done before has been done
    before = session.state()
    for _ in range(random.randint(1, 2)):
        session.send(hostile.pasted(hostile.text(random)))
    session.app.settle(0.06)
    if not session.answers():
        raise Wrong("a paste ended the app")
    session.look()
    if session.state() != before:
        raise Wrong("a paste changed the journal")


def storm(session: Session, random: Random, events: int) -> None:
    """Keys, pastes, clicks and sizes, faster than anyone would."""
    columns, rows = COLUMNS, ROWS
    session.app.watching = False
    for _ in range(events):
        kind = random.random()
        if kind < 0.72:
            session.send("".join(hostile.key(random) for _ in range(random.randint(1, 4))))
        elif kind < 0.80:
            session.send(hostile.pasted(hostile.text(random)))
        elif kind < 0.88:
            session.send(hostile.click(random, columns, rows))
        else:
            columns, rows = random.choice(hostile.SIZES)
            session.resize(columns, rows)
        if random.random() < 0.3:
            session.app.read(0.02)


def visit(session: Session, place: Place, seed: str, events: int) -> Fault | None:
    """Go to a place, do there what comes to mind, and come back."""
    random = Random(seed)
    session.sent.clear()
    try:
        if not session.go(place):
            raise Wrong(f"cannot be reached: never saw {place.seen!r}")
        paste(session, random)
        storm(session, random, events)
        if not session.answers():
            session.ended()
    except Wrong as wrong:
        with suppress(AssertionError):
            session.app.settle(0.2)
        return Fault(place.name, seed, str(wrong), tuple(session.sent), session.app.text)
    except AssertionError as wrong:
        return Fault(place.name, seed, str(wrong)[:200], tuple(session.sent), session.app.text)
    return None
