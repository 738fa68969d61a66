"""Reads the one text file of the sample journal."""

from __future__ import annotations

from datetime import date, datetime
from importlib.resources import files
from typing import NamedTuple

from tui.domain.entries import FORMS, STATUSES, EntryText, IntroductionStatus, Kind
from tui.domain.introductions import INTRODUCTION_STATUSES
from tui.domain.people import LEVELS, ContactText
from tui.domain.roles import VERDICTS, Verdict
from tui.domain.seasons import SearchText
from tui.interop.demo.blocks import Block, blocks

_CONTACT_KEYS = {"company", "title", "email", "phone", "link", "how met", "introduced by", "level"}
_MEETING_KEYS = {"title", "with", "roles", "form", "minutes", "pitch", "score", "status", "search", "told"}
_REFLECTION_KEYS = {"title", "roles", "about"}
_VERDICT_KEYS = {"role", "verdict", "reflection"}
_THEME_KEYS = {"merged"}
_PITCH_KEYS = {"why", "answers"}
_REHEARSAL_KEYS = {"seconds"}
_SEARCH_KEYS = {"began", "ended", "target", "outcome"}
_INTRODUCTION_KEYS = {"name", "status"}


class SampleEntry(NamedTuple):
    """One entry of the sample; `about` is the day of the meeting that a reflection looks back on, `told` the
    day on which who had introduced one heard how it went."""

    text: EntryText
    about: date | None = None
    told: date | None = None


class SampleVerdict(NamedTuple):
    """A verdict on a role; `reflection` is the day of the one it was reached in."""

    role: str
    verdict: Verdict
    why: str
    at: datetime
    reflection: date | None = None


class SampleMerge(NamedTuple):
    """A theme, and one that means the same."""

    from_: str
    into: str


class SamplePitch(NamedTuple):
    """A version of the pitch; `answers` are words by which each feedback that it answers is known, and `runs`
    when it was rehearsed and for how many seconds."""

    body: str
    why: str
    at: datetime
    answers: tuple[str, ...]
    runs: tuple[tuple[datetime, int], ...] = ()


class SampleStep(NamedTuple):
    """What became of an introduction, known by the name of whom it is to, and when."""

    name: str
    status: IntroductionStatus
    at: datetime


class Sample(NamedTuple):
    """Everything in the file, in its order: contacts after those who introduced them, the rest by day, but
    for what was written up later.

    Words in `aside` are those of feedback on the pitch that was set aside.
    """

    contacts: tuple[ContactText, ...]
    entries: tuple[SampleEntry, ...]
    verdicts: tuple[SampleVerdict, ...]
    merges: tuple[SampleMerge, ...]
    pitches: tuple[SamplePitch, ...]
    aside: tuple[str, ...]
    searches: tuple[SearchText, ...] = ()
    steps: tuple[SampleStep, ...] = ()


def packaged() -> str:
    """The text of the sample journal that comes with the program."""
    return files("tui.interop.demo").joinpath("journal.md").read_text(encoding="utf-8")


def read(source: str) -> Sample:
    """What there is in `source`; raises BadInput naming the line of what cannot be read."""
    contacts: list[ContactText] = []
    entries: list[SampleEntry] = []
    verdicts: list[SampleVerdict] = []
    merges: list[SampleMerge] = []
    pitches: list[SamplePitch] = []
    aside: list[str] = []
    searches: list[SearchText] = []
    steps: list[SampleStep] = []
    for block in blocks(source):
        match block.kind:
            case "contact":
                contacts.append(_contact(block))
            case "meeting" | "reflection":
                entries.append(_entry(block, block.kind))
            case "verdict":
                verdicts.append(_verdict(block))
            case "theme":
                block.only(_THEME_KEYS)
                merges += (SampleMerge(from_, block.name) for from_ in block.names("merged"))
            case "pitch":
                pitches.append(_pitch(block))
            case "rehearsal" if pitches:
                pitches[-1] = pitches[-1]._replace(runs=(*pitches[-1].runs, _rehearsal(block)))
            case "aside":
                block.only(set())
                aside.append(block.name)
            case "search":
                searches.append(_search(block))
            case "introduction":
                steps.append(_step(block))
            case _:
                raise block.fault(f"nothing of that kind belongs here: {block.kind}")
    return Sample(
        tuple(contacts),
        tuple(entries),
        tuple(verdicts),
        tuple(merges),
        tuple(pitches),
        tuple(aside),
        tuple(searches),
        tuple(steps),
    )


def _contact(block: Block) -> ContactText:
    block.only(_CONTACT_KEYS)
    header = block.header
    return ContactText(
        name=block.name,
        company=header.get("company", ""),
        title=header.get("title", ""),
        email=header.get("email", ""),
        phone=header.get("phone", ""),
        link=header.get("link", ""),
        how_met=header.get("how met", ""),
        introduced_by=header.get("introduced by", ""),
        level=block.one_of("level", LEVELS, "contact"),
        notes=block.body,
    )


def _entry(block: Block, kind: Kind) -> SampleEntry:
    day, _, clock = block.name.partition(" ")
    text = EntryText(
        kind=kind,
        on=block.day(day),
        body=block.body,
        title=block.header.get("title", ""),
        roles=block.names("roles"),
    )
    if kind == "reflection":
        block.only(_REFLECTION_KEYS)
        about = block.header.get("about")
        return SampleEntry(text, block.day(about) if about else None)
    block.only(_MEETING_KEYS)
    told = block.header.get("told")
    return SampleEntry(
        told=block.day(told) if told else None,
        text=text._replace(
            at=block.time(clock),
            people=block.names("with"),
            form=block.one_of("form", FORMS, "coffee"),
            status=block.one_of("status", STATUSES, "held"),
            minutes=block.number("minutes"),
            pitch=block.number("pitch"),
            score=block.number("score"),
            search=block.header.get("search"),
        ),
    )


def _step(block: Block) -> SampleStep:
    block.only(_INTRODUCTION_KEYS)
    return SampleStep(
        name=block.header.get("name", ""),
        status=block.one_of("status", INTRODUCTION_STATUSES, "offered"),
        at=_moment(block),
    )


def _verdict(block: Block) -> SampleVerdict:
    block.only(_VERDICT_KEYS)
    reflection = block.header.get("reflection")
    return SampleVerdict(
        role=block.header.get("role", ""),
        verdict=block.one_of("verdict", VERDICTS, "exploring"),
        why=block.body,
        at=_moment(block),
        reflection=block.day(reflection) if reflection else None,
    )


def _pitch(block: Block) -> SamplePitch:
    block.only(_PITCH_KEYS)
    return SamplePitch(block.body, block.header.get("why", ""), _moment(block), block.names("answers"))


def _rehearsal(block: Block) -> tuple[datetime, int]:
    block.only(_REHEARSAL_KEYS)
    return _moment(block), block.number("seconds") or 0


def _moment(block: Block) -> datetime:
    day, _, clock = block.name.partition(" ")
    return datetime.combine(block.day(day), block.time(clock))


def _search(block: Block) -> SearchText:
    block.only(_SEARCH_KEYS)
    ended = block.header.get("ended")
    return SearchText(
        name=block.name,
        started_on=block.day(block.header.get("began", "")),
        ended_on=block.day(ended) if ended else None,
        target=block.number("target"),
        goal=block.body,
        outcome=block.header.get("outcome", ""),
    )
