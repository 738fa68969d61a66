"""A journal of people who open their address books: what Today, Allies and a card are measured on."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

from tests.bench import texts
from tests.bench.journals import BATCH, NOW, kept
from tui.domain.entries import FORMS, EntryText, IntroductionStatus
from tui.domain.people import LEVELS, ContactText
from tui.journal.journal import Journal
from tui.journal.migrations import CURRENT

VERSION = 3
"""Of what is generated here: to be raised with every change of it."""

CONTACTS, MEETINGS, INTRODUCTIONS = 5_000, 10_000, 3_000
AT_FIRST = 4_000
"""Contacts to begin with; introductions bring the rest."""
DAYS = 3650
ROLES = ("In-house counsel", "Product manager", "Safety investigator")
_TAILS = ("", "son", "sen", "ova", "ini", "ley", "man", "ez", "sky", "qvist")
_LATER: tuple[IntroductionStatus, ...] = ("offered", "chased", "made", "made", "declined", "lapsed")
"""What became of those whom one has not met."""


def names() -> list[str]:
    """The names of everybody, half of whom are only spoken of at first."""
    found = [f"{first} {last}{tail}" for tail in _TAILS for last in texts.LAST for first in texts.FIRST]
    random.Random("names").shuffle(found)
    return found[:CONTACTS]


def contacts() -> list[ContactText]:
    """Those whom one knows to begin with: each company has some of them."""
    chance = random.Random("contacts")
    companies = [f"{texts.invented(chance).title()} {kind}" for kind in ("Systems", "Law", "Labs") * 300]
    return [
        ContactText(
            name,
            company=chance.choice(companies),
            title=chance.choice(texts.ROLES),
            email=f"{texts.invented(chance)}@example.org",
            level=chance.choices(LEVELS, (60, 25, 10, 5))[0],
            notes=texts.sentence(chance, 12),
        )
        for name in names()[:AT_FIRST]
    ]


def generated() -> Iterator[EntryText]:
    """The same meetings every time, in order of their days. Every third person introduced is met later."""
    chance = random.Random("promises")
    known = [contact.name for contact in contacts()]
    spoken_of = iter(names()[len(known) :] + random.Random("again").choices(known, k=INTRODUCTIONS))
    to_meet: list[str] = []
    first = NOW.date() - timedelta(days=DAYS)
    for number in range(MEETINGS):
        lines = [
            texts.sentence(chance, 25),
            "",
            f"- [+] {texts.sentence(chance, 6)} #{chance.choice(texts.ROLES).split()[0]}",
            f"- [?] {texts.sentence(chance, 6)}",
        ]
        if number % 3 == 0:
            lines.append(f"- [{'x' if number % 6 else ' '}] {texts.sentence(chance, 5)}")
        if number % 4 == 0:
            lines.append(f"- [<] {texts.sentence(chance, 5)} by friday")
        if number * INTRODUCTIONS // MEETINGS != (number + 1) * INTRODUCTIONS // MEETINGS:
            person = next(spoken_of)
            lines.append(f"- [>] {person}, {texts.sentence(chance, 4)}")
            if chance.random() < 0.6:
                to_meet.append(person)
        people = chance.sample(known, k=chance.choice((1, 1, 1, 2)))
        if to_meet and chance.random() < 0.25:
            people = [to_meet.pop(0)]
            known.append(people[0])
        yield EntryText(
            "meeting",
            first + timedelta(days=int(number * DAYS / MEETINGS)),
            "\n".join(lines),
            status="held",
            form=chance.choice(FORMS),
            people=tuple(dict.fromkeys(people)),
            roles=(chance.choice(ROLES),),
        )


def journal() -> Path:
    """The path of the journal, which is made once; what writes to it must write to a copy."""
    name = f"promises-v{VERSION}-schema{CURRENT}"
    path = kept() / f"{name}.db"
    if path.exists():
        return path
    unfinished = kept() / f"{name}.{os.getpid()}.unfinished"
    unfinished.unlink(missing_ok=True)
    clock = [NOW - timedelta(days=DAYS)]
    with Journal.open(unfinished, now=lambda: clock[0]) as made:
        made.database.connection().execute("PRAGMA synchronous=OFF")
        made.database.connection().execute("PRAGMA cache_size=-200000")
        with made.together():
            for contact in contacts():
                made.contacts.create(contact)
        entries = generated()
        for _ in range(0, MEETINGS, BATCH):
            with made.together():
                for each in islice(entries, BATCH):
                    clock[0] = datetime.combine(each.on, NOW.time())
                    made.entries.log(each)
        chance = random.Random("statuses")
        open_ones = [each.id for each in made.promises.introductions("offered")]
        clock[0] = NOW - timedelta(days=9)
        with made.together():
            for number in open_ones:
                status = chance.choice(_LATER)
                if status != "offered":
                    made.promises.set_status(number, status)
            for (followup,) in made.database.rows(
                "SELECT id FROM followup WHERE line IS NULL AND id % 9 > 0"
            ):
                made.entries.tick(followup, done=True)
    unfinished.rename(path)
    return path
