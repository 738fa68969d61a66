"""Journals of every kind of thing, made by chance and through the doors that everybody uses."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from tui.domain.entries import FORMS, STATUSES, EntryText
from tui.domain.errors import PreseasonError
from tui.domain.imports import Record
from tui.domain.people import LEVELS, ContactText
from tui.domain.roles import VERDICTS
from tui.domain.text import clean_line
from tui.domain.themes import Suggestion
from tui.interop.own import json_writer
from tui.journal.journal import Journal
from tui.journal.packing import key, new_uid
from tui.journal.records import ContactDraft, Draft
from tui.journal.statements import insert

NAMES = (
    "Ada Lovelace", "Grace Hopper", "José Ñandú", "O'Neill, Jr.", "[link](x)", "x\x1b[2Jy", "a/b\\c", "CON",
    "..",
    "名前 さん", "Zoë", "zoe (2)", "#tag: y", "--- ", "N" * 180, "=1+1", "'quoted'", "- dash", "true",
    "2026-01-01",
)  # fmt: skip
LINES = (
    "We met.", "", "# Heading", "## Want", "- plain bullet", "- [+] decide #strategy",
    "- [-] paperwork #Strategy",
    "- [?] courtroom?", "- [>] Grace Hopper, runs a fund, by Friday", "- [<] send the article by 2026-12-01",
    "- [<] introduce Zoë to her", "- [~] too long", "- [ ] thank-you note by tomorrow", "- [x] done", "---",
    "...",
    "title: x", "\ttab", "trailing  ", "\u2028odd\u0085", "#tag @tag", "```", "> quote", "'\"`", "&amp; <b>",
    "\x1b]0;x\x07",
    "[[Ada Lovelace]]", "é" * 300, "{{x}}", "%%", "<!-- c -->", "## Don't want: Counsel", "- [ ] again",
)  # fmt: skip
ROLES = ("Counsel", "counsel", "Product: lead", "研究", "a, b")
START = datetime(2026, 11, 5, 9, 0, 0, 123456)


class Clock:
    def __init__(self) -> None:
        self.time = START

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1, microseconds=7)
        return self.time


@contextmanager
def opened(path: Path) -> Iterator[Journal]:
    """A journal that does not wait for the disk."""
    with Journal.open(path, now=Clock()) as journal:
        connection = journal.database.connection()
        connection.execute("PRAGMA synchronous=OFF")
        yield journal


def fill(journal: Journal, chance: random.Random, steps: int = 40) -> None:
    """Do so many things to a journal, whatever comes of them."""
    doings = (
        _log, _log, _log, _log, _save, _save, _delete, _tick, _contact, _contact, _change, _forget, _verdict,
        _theme, _pitch, _saved, _draft, _search, _import, _undo,
        _merge, _apart, _become, _snooze, _note, _rehearse, _adopt, _rename_search, _contact_draft, _quiet,
    )  # fmt: skip
    for _ in range(steps):
        try:
            chance.choice(doings)(journal, chance)
        except PreseasonError:
            continue
    journal.seasons.tell_milestones()  # as whoever writes at home does


def body(chance: random.Random) -> str:
    text = "\n".join(chance.choices(LINES, k=chance.randint(0, 8)))
    return text + chance.choice(("", "\n", "\n\n", " "))


def _text(journal: Journal, chance: random.Random) -> EntryText:
    on = date(2026, 11, 5) + timedelta(days=chance.randint(-400, 400))
    text = EntryText(
        "reflection", on, body(chance), title=chance.choice(("", "", "A: title", "- odd", *NAMES))
    )
    text = text._replace(
        roles=tuple(chance.sample(ROLES, k=chance.randint(0, 2))),
        at=datetime(2026, 1, 1, chance.randint(0, 23), 5).time() if chance.random() < 0.5 else None,
    )
    if chance.random() < 0.4:
        ids = [row[0] for row in journal.database.rows("SELECT id FROM entry")]
        return text._replace(about=chance.choice(ids) if ids and chance.random() < 0.4 else None)
    return text._replace(
        kind="meeting",
        people=tuple(chance.sample(NAMES, k=chance.randint(1, 3))),
        status=chance.choice(STATUSES),
        form=chance.choice(FORMS),
        minutes=chance.choice((None, 1, 45)),
        pitch=chance.choice((None, 1, 2)),
        score=chance.choice((None, 1, 5)),
        thanks=chance.random() < 0.8,
    )


def _log(journal: Journal, chance: random.Random) -> None:
    journal.entries.log(_text(journal, chance))


def _save(journal: Journal, chance: random.Random) -> None:
    entry = journal.entries.get(chance.randint(1, 12))
    kept = _text(journal, chance)._replace(kind=entry.text.kind) if chance.random() < 0.5 else entry.text
    text = kept._replace(body=body(chance))
    if text.kind == "meeting" and not text.people:
        text = text._replace(people=("Zoë",))
    journal.entries.save(entry.id, text, seen=entry.version)


def _delete(journal: Journal, chance: random.Random) -> None:
    act = journal.entries.delete if chance.random() < 0.7 else journal.entries.undelete
    act(chance.randint(1, 12))


def _tick(journal: Journal, chance: random.Random) -> None:
    journal.entries.tick(chance.randint(1, 20), chance.random() < 0.7)


def _person(chance: random.Random) -> ContactText:
    def some(*texts: str) -> str:
        return chance.choice(("", *texts))

    return ContactText(
        chance.choice(NAMES),
        company=some("Engines", "engines", "A & B: C"),
        title=some("Lead", "- x"),
        email=some("a@example.org"),
        phone=some("+1", "0555"),
        link=some("https://x.example/?a=1#b"),
        how_met=some("at a party"),
        introduced_by=some(*NAMES),
        level=chance.choice(LEVELS),
        notes=some(body(chance)),
    )


def _contact(journal: Journal, chance: random.Random) -> None:
    journal.contacts.create(_person(chance))


def _change(journal: Journal, chance: random.Random) -> None:
    contact = journal.contacts.get(chance.randint(1, 8))
    text = _person(chance)
    if journal.contacts.card(contact.id).meetings:  # the thanks for them would go on with the former name
        text = text._replace(name=contact.text.name)
    journal.contacts.save(contact.id, text, seen=contact.version)


def _forget(journal: Journal, chance: random.Random) -> None:
    journal.contacts.delete(chance.randint(1, 8))


def _verdict(journal: Journal, chance: random.Random) -> None:
    names = journal.roles.names()
    if names:
        entry = chance.choice((None, 1, 2))
        journal.roles.set_verdict(chance.choice(names), chance.choice(VERDICTS), body(chance), entry=entry)


def _theme(journal: Journal, chance: random.Random) -> None:
    names = [row[0] for row in journal.database.rows("SELECT name FROM theme ORDER BY id")]
    if len(names) > 1:
        one, other = chance.sample(names, k=2)
        act = chance.choice(("merge", "rename", "split", "apart"))
        if act == "merge":
            journal.themes.merge(one, other)
        elif act == "rename":
            journal.themes.rename(one, chance.choice(("new name", one.upper())))
        elif act == "split":
            journal.themes.split(one)
        else:
            journal.themes.dismiss(Suggestion(one, other, "", 0))


def _pitch(journal: Journal, chance: random.Random) -> None:
    journal.pitch.write(body(chance), reason=chance.choice(("", "- why: x")))


def _saved(journal: Journal, chance: random.Random) -> None:
    journal.saved.save(chance.choice(NAMES), "court -paperwork")


def _draft(journal: Journal, chance: random.Random) -> None:
    text = _text(journal, chance)
    entry = chance.choice((None, 1))
    if entry is None or journal.database.rows("SELECT 1 FROM entry WHERE id = 1"):
        seen = 1 if entry else None
        journal.drafts.keep(Draft(new_uid(), entry, seen, text, journal.now(), 1, {"with": "Ada, "}))


def _search(journal: Journal, chance: random.Random) -> None:
    name = clean_line(chance.choice(NAMES))
    ended = chance.choice((None, "2026-12-31"))
    fields = {"uid": new_uid(), "name": name, "fold": key(name), "started_on": "2026-01-02"}
    with journal.database.writing():
        insert(journal.database, "job_search", fields | {"ended_on": ended, "goal": body(chance)})


def _import(journal: Journal, chance: random.Random) -> None:
    records = [
        Record("1", ("x", str(chance.randint(1, 3))), _person(chance)),
        Record("2", ("y", str(chance.randint(1, 3))), _text(journal, chance)._replace(about=None)),
    ]
    journal.imports.bring(records, format="test", source="a file")


def _undo(journal: Journal, chance: random.Random) -> None:
    if chance.random() < 0.5:
        journal.imports.undo(chance.randint(1, 3))
    else:
        journal.changes.undo()


def _merge(journal: Journal, chance: random.Random) -> None:
    journal.contacts.merge(chance.randint(1, 8), chance.randint(1, 8))


def _apart(journal: Journal, chance: random.Random) -> None:
    journal.contacts.keep_apart(chance.randint(1, 8), chance.randint(1, 8))


def _become(journal: Journal, chance: random.Random) -> None:
    journal.promises.set_status(chance.randint(1, 6), chance.choice(("chased", "made", "declined")))


def _snooze(journal: Journal, chance: random.Random) -> None:
    today = journal.promises.today()
    dues = (*today.overdue, *today.coming_up)
    if dues:
        until = journal.today() + timedelta(days=chance.randint(1, 9))
        journal.promises.snooze(chance.choice(dues), until)


def _note(journal: Journal, chance: random.Random) -> None:
    journal.notes.keep(chance.choice(("before", "week")), body(chance))


def _rehearse(journal: Journal, chance: random.Random) -> None:
    journal.pitch.rehearsals.keep(1, 40 + chance.randint(0, 60))


def _adopt(journal: Journal, chance: random.Random) -> None:
    journal.pitch.feedback.adopt(chance.randint(1, 4))


def _rename_search(journal: Journal, chance: random.Random) -> None:
    with journal.database.writing():
        for each in journal.database.rows("SELECT id FROM job_search LIMIT 1"):
            insert(journal.database, "search_name", {"fold": f"former {each[0]}", "search_id": each[0]})


def _contact_draft(journal: Journal, chance: random.Random) -> None:
    text = _person(chance)
    journal.contact_drafts.keep(ContactDraft(new_uid(), None, None, text, text, journal.now(), 1))


def _quiet(journal: Journal, chance: random.Random) -> None:
    with journal.database.writing():
        sql = "INSERT OR REPLACE INTO contact_quiet SELECT id, '2026-12-24' FROM contact WHERE id = ?"
        journal.database.rows(sql, (chance.randint(1, 8),))


def exported(journal: Journal, path: Path) -> dict[str, Any]:
    """Everything in a journal, but for when it was written down."""
    path.unlink(missing_ok=True)
    json_writer.write(journal, path, overwrite=False, tell=lambda count: None)
    whole: dict[str, Any] = json.loads(path.read_text())
    del whole["exported_at"]
    return whole
