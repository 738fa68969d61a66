"""Writes the sample journal into an empty one, through the same door as everyone else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from tui.domain.entries import Kind
from tui.domain.errors import BadInput
from tui.interop.demo.reader import packaged, read

if TYPE_CHECKING:
    from tui.interop.demo.reader import Sample
    from tui.journal.journal import Journal

NOW = datetime(2026, 11, 19, 9, 30)
"""The moment the sample is written for: its plans lie ahead of it, and one promise is late."""


def fill(journal: Journal) -> None:
    """Log the sample's contacts, searches and entries in order, then what was decided on roles, themes and
    the pitch.

    `journal` should be new and thrown away after use.
    """
    with journal.together():
        _fill(journal)


def _fill(journal: Journal) -> None:
    sample = read(packaged())
    for contact in sample.contacts:
        journal.contacts.create(contact)
    for search in sample.searches:
        journal.seasons.start(search)
    logged: dict[tuple[Kind, date], int] = {}
    for each in sample.entries:
        about = None if each.about is None else logged["meeting", each.about]
        saved = journal.entries.log(each.text._replace(about=about))
        logged[each.text.kind, each.text.on] = saved.entry.id
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
