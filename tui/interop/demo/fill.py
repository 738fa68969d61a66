"""Writes the sample journal into an empty one, through the same door as everyone else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from tui.domain.entries import Entry, Kind
from tui.domain.errors import BadInput
from tui.interop.demo.reader import Sample, SampleStep, packaged, read

if TYPE_CHECKING:
    from tui.interop.demo.reader import Sample
    from tui.journal.journal import Journal

NOW = datetime(2026, 11, 19, 9, 30)
"""The moment the sample is written for: its plans lie ahead of it, and one promise is late."""
EVENING = time(21, 30)
"""When its entries are written."""


def fill(journal: Journal) -> None:
    """Log the sample's contacts, searches and entries in order, then what was decided on roles, themes and
    the pitch.

    `journal` should be new and thrown away after use.
    """
    with journal.together():
        _fill(journal)


def _fill(journal: Journal) -> None:
    sample = read(packaged())
    steps = list(sample.steps)
    with journal.at(datetime.combine(sample.entries[0].text.on, EVENING)):
        for contact in sample.contacts:
            journal.contacts.create(contact)
        for search in sample.searches:
            journal.seasons.start(search)
    logged: dict[tuple[Kind, date], int] = {}
    for each in sample.entries:
        while steps and steps[0].at.date() <= min(each.text.on, NOW.date()):
            _step(journal, steps.pop(0))
        about = None if each.about is None else logged["meeting", each.about]
        with journal.at(min(datetime.combine(each.text.on, EVENING), NOW)):
            saved = journal.entries.log(each.text._replace(about=about))
        logged[each.text.kind, each.text.on] = saved.entry.id
        if each.told is not None:
            _tell(journal, saved.entry, each.told)
    for step in steps:
        _step(journal, step)
    for one in sample.verdicts:
        reflection = None if one.reflection is None else logged["reflection", one.reflection]
        journal.roles.set_verdict(one.role, one.verdict, one.why, entry=reflection, at=one.at)
    for from_, into in sample.merges:
        journal.themes.merge(from_, into)
    _pitch(journal, sample)
    journal.seasons.tell_milestones()  # nothing in the sample is news


def _pitch(journal: Journal, sample: Sample) -> None:
    said = {each.feedback.text: each.feedback.id or 0 for each in journal.pitch.feedback.waiting()}
    for one in sample.pitches:
        answers = [_known_by(words, said) for words in one.answers]
        version = journal.pitch.write(one.body, reason=one.why, answers=answers, at=one.at)
        for at, seconds in one.runs:
            journal.pitch.rehearsals.keep(version.number, seconds, at=at)
    for words in sample.aside:
        journal.pitch.feedback.set_aside(_known_by(words, said))


def _known_by(words: str, said: Mapping[str, int]) -> int:
    found = [each for text, each in said.items() if words in text]
    if len(found) != 1:
        raise BadInput("demo", f"sample journal: {len(found)} feedback on the pitch has the words {words}")
    return found[0]


def _step(journal: Journal, step: SampleStep) -> None:
    found = next(one for one in journal.promises.introductions() if one.name == step.name)
    with journal.at(step.at):
        journal.promises.set_status(found.id, step.status)


def _tell(journal: Journal, entry: Entry, on: date) -> None:
    with journal.at(datetime.combine(on, EVENING)):
        for each in entry.derived.followups:
            if each.kind == "tell" and each.line is None and each.id is not None:
                journal.entries.tick(each.id, True)
