"""Reads the one text file of the sample journal: blocks of a `===` line, `key: value` lines and Markdown.

It is strict, because the file is ours: whatever it does not know is a mistake to be told by its line.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from importlib.resources import files
from typing import NamedTuple, TypeVar

from tui.domain.entries import FORMS, STATUSES, EntryText, IntroductionStatus, Kind
from tui.domain.errors import BadInput
from tui.domain.introductions import INTRODUCTION_STATUSES
from tui.domain.people import LEVELS, ContactText
from tui.domain.roles import VERDICTS, Verdict

_START = "=== "
_CONTACT_KEYS = {"company", "title", "email", "phone", "link", "how met", "introduced by", "level"}
_MEETING_KEYS = {"title", "with", "roles", "form", "minutes", "pitch", "score", "status", "told"}
_REFLECTION_KEYS = {"title", "roles", "about"}
_VERDICT_KEYS = {"role", "verdict", "reflection"}
_THEME_KEYS = {"merged"}
_INTRODUCTION_KEYS = {"name", "status"}

_Choice = TypeVar("_Choice", bound=str)


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


class SampleStep(NamedTuple):
    """What became of an introduction, known by the name of whom it is to, and when."""

    name: str
    status: IntroductionStatus
    at: datetime


class Sample(NamedTuple):
    """Everything in the file, in its order: contacts after those who introduced them, the rest by day."""

    contacts: tuple[ContactText, ...]
    entries: tuple[SampleEntry, ...]
    verdicts: tuple[SampleVerdict, ...]
    merges: tuple[SampleMerge, ...]
    steps: tuple[SampleStep, ...]


class _Block(NamedTuple):
    line: int
    kind: str
    name: str
    header: dict[str, str]
    body: str

    def fault(self, what: str) -> BadInput:
        return BadInput("demo", f"sample journal, the block at line {self.line}: {what}")

    def number(self, key: str) -> int | None:
        words = self.header.get(key)
        if words is None:
            return None
        if not words.isdecimal():
            raise self.fault(f"{key} is not a number: {words}")
        return int(words)

    def names(self, key: str) -> tuple[str, ...]:
        return tuple(name.strip() for name in self.header.get(key, "").split(";") if name.strip())

    def one_of(self, key: str, known: tuple[_Choice, ...], usual: _Choice) -> _Choice:
        words = self.header.get(key, usual)
        for each in known:
            if each == words:
                return each
        raise self.fault(f"{key} is none of {', '.join(known)}: {words}")

    def day(self, words: str) -> date:
        try:
            return date.fromisoformat(words)
        except ValueError:
            raise self.fault(f"not a date: {words}") from None

    def time(self, words: str) -> time:
        try:
            return time.fromisoformat(words)
        except ValueError:
            raise self.fault(f"not a time: {words}") from None

    def only(self, keys: set[str]) -> None:
        if unknown := self.header.keys() - keys:
            raise self.fault(f"unknown key: {', '.join(sorted(unknown))}")


def packaged() -> str:
    """The text of the sample journal that comes with the program."""
    return files("tui.interop.demo").joinpath("journal.md").read_text(encoding="utf-8")


def read(source: str) -> Sample:
    """What there is in `source`; raises BadInput naming the line of what cannot be read."""
    contacts: list[ContactText] = []
    entries: list[SampleEntry] = []
    verdicts: list[SampleVerdict] = []
    merges: list[SampleMerge] = []
    steps: list[SampleStep] = []
    for block in _blocks(source):
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
            case "introduction":
                steps.append(_step(block))
            case _:
                raise block.fault(f"neither a contact, an entry nor anything else there is: {block.kind}")
    return Sample(tuple(contacts), tuple(entries), tuple(verdicts), tuple(merges), tuple(steps))


def _blocks(source: str) -> Iterator[_Block]:
    lines = source.split("\n")
    starts = [n for n, line in enumerate(lines) if line.startswith(_START)]
    if not starts or starts[0] != 0:
        raise BadInput("demo", "sample journal: line 1 does not start a block")
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        kind, _, name = lines[start].removeprefix(_START).partition(" ")
        block = _Block(start + 1, kind, name, {}, "")
        at = start + 1
        while at < end and lines[at]:
            key, colon, value = lines[at].partition(": ")
            if not colon or key in block.header:
                raise block.fault(f"line {at + 1} is not a new `key: value`")
            block.header[key] = value
            at += 1
        yield block._replace(body="\n".join(lines[at:end]).strip("\n"))


def _contact(block: _Block) -> ContactText:
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


def _entry(block: _Block, kind: Kind) -> SampleEntry:
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
        ),
    )


def _step(block: _Block) -> SampleStep:
    block.only(_INTRODUCTION_KEYS)
    day, _, clock = block.name.partition(" ")
    return SampleStep(
        name=block.header.get("name", ""),
        status=block.one_of("status", INTRODUCTION_STATUSES, "offered"),
        at=datetime.combine(block.day(day), block.time(clock)),
    )


def _verdict(block: _Block) -> SampleVerdict:
    block.only(_VERDICT_KEYS)
    day, _, clock = block.name.partition(" ")
    reflection = block.header.get("reflection")
    return SampleVerdict(
        role=block.header.get("role", ""),
        verdict=block.one_of("verdict", VERDICTS, "exploring"),
        why=block.body,
        at=datetime.combine(block.day(day), block.time(clock)),
        reflection=block.day(reflection) if reflection else None,
    )
