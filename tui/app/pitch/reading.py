"""What the Pitch shows, read of the journal: lines of versions, and one version as a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from tui.app.pitch import words
from tui.app.widgets.reader_records import CardRow, CardSection, TextPage
from tui.domain.dates import show_date
from tui.domain.pitch import PitchFeedback, PitchUse, PitchVersion, target
from tui.domain.rehearsal import Rehearsal, beside_target, clock, longest_of, run_bar

if TYPE_CHECKING:
    from tui.journal.journal import Journal

SHOWN = 8
"""Rows of each section of a page; the rest is counted."""
BAR, SCORE_BAR = 10, 12
"""Cells of the bar of a run, and of a score."""
MANY = 4
"""How often a score was given, at least, that a bar of the full width stands for: few look few."""


class VersionLine(NamedTuple):
    """A version, how many words it has, what followed from it, and how often it was rehearsed."""

    version: PitchVersion
    words: int
    use: PitchUse
    runs: int
    current: bool

    @property
    def seconds(self) -> int:
        """How long it should take to say."""
        return target(self.words)


class Found(NamedTuple):
    """Of each version when it was written and why, what followed from it, and how often it was rehearsed."""

    written: Mapping[int, datetime]
    reasons: Mapping[int, str]
    uses: Mapping[int, PitchUse]
    runs: Mapping[int, int]


class Versions:
    """The versions of one journal. Their texts are read, and their words counted, once: they never change,
    unlike the reasons for them."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._known: dict[tuple[int, datetime], tuple[PitchVersion, int]] = {}
        self._written: Mapping[int, datetime] = {}
        self._reasons: Mapping[int, str] = {}
        self._uses: Mapping[int, PitchUse] = {}
        self._runs: Mapping[int, int] = {}

    def find(self) -> Found:
        """Read the journal; nothing changes here by that."""
        pitch = self._journal.pitch
        return Found(dict(pitch.written()), pitch.reasons(), pitch.followed(), pitch.rehearsals.counts())

    def keep(self, found: Found) -> list[int]:
        """Believe what was found; returns the numbers, the newest first."""
        self._written, self._reasons, self._uses, self._runs = found
        return sorted(self._written, reverse=True)

    def read(self) -> list[int]:
        """Read the journal again; returns the numbers, the newest first."""
        return self.keep(self.find())

    @property
    def current(self) -> int | None:
        """The number of the current version."""
        return max(self._written, default=None)

    def before(self, number: int) -> int | None:
        """The version before one."""
        return max((each for each in self._written if each < number), default=None)

    def line(self, number: int) -> VersionLine:
        """One of them; raises NotFound."""
        key = (number, self._written.get(number, datetime.min))
        known = self._known.get(key)
        if known is None:
            version = self._journal.pitch.get(number)
            known = self._known[key] = (version, version.words)
        version, count = known
        version = version._replace(reason=self._reasons.get(number, version.reason))
        use = self._uses.get(number, PitchUse())
        return VersionLine(version, count, use, self._runs.get(number, 0), number == self.current)

    def lines(self, numbers: Sequence[int]) -> list[VersionLine]:
        """Several of them."""
        return [self.line(number) for number in numbers]


def page(journal: Journal, line: VersionLine) -> TextPage:
    """A version: its text, then what followed from it, what it answers, and how it was rehearsed."""
    version, use = line.version, line.use
    number, today = version.number, journal.today()
    facts = [words.size(line.words, line.seconds)]
    facts.append(f"heard {words.times(use.uses)}" if use.uses else "not heard yet")
    facts.append(words.mean(use))
    sections = (
        CardSection("What followed", _followed(journal, line)),
        CardSection("It answers", _answers(journal, number, today)),
        CardSection("Said of it", _said_of(journal, line)),
        CardSection("Heard by", _heard_by(journal, line, today)),
        CardSection("Rehearsed", _rehearsed(journal.pitch.rehearsals.of(number, SHOWN), line, today)),
    )
    return TextPage(
        title(line),
        tuple(filter(None, facts)),
        version.reason,
        version.body,
        tuple(section for section in sections if section.rows),
    )


def title(line: VersionLine) -> str:
    """`Version 3 · Sun 27 Sep 2026 · current`."""
    version = line.version
    now = " · current" if line.current else ""
    return f"Version {version.number} · {show_date(version.written_at.date())}{now}"


def _followed(journal: Journal, line: VersionLine) -> tuple[CardRow, ...]:
    use = line.use
    if not use.uses:
        return ()
    rows: list[CardRow] = []
    scores = journal.pitch.scores(line.version.number)
    most = max((MANY, *scores.values()))
    for score in range(words.STARS, 0, -1) if scores else ():
        count = scores.get(score, 0)
        bar = "━" * max(1, round(count * SCORE_BAR / most)) if count else ""
        rows.append(CardRow(f"{bar:<{SCORE_BAR}}  {count or '·'}", lead=words.stars(score)))
    said = f"{words.counted(use.said, 'thing')} said of it" if use.said else "nothing said of it"
    offered = words.counted(use.introductions, "introduction") if use.introductions else "no introduction"
    rows.append(CardRow(f"{said}, {offered} offered", lead="then"))
    if words.caution(use):
        rows.append(CardRow(words.caution(use), lead="but"))
    return tuple(rows)


def _answers(journal: Journal, number: int, today: date) -> tuple[CardRow, ...]:
    inbox = journal.pitch.feedback
    ids = inbox.order_adopted_in(number)
    rows = [
        _row(each, words.ADOPTED, f"{each.who}, {words.day(each.on, today)}")
        for each in inbox.lines(ids[:SHOWN])
    ]
    return _and_more(rows, len(ids))


def _said_of(journal: Journal, line: VersionLine) -> tuple[CardRow, ...]:
    if not line.use.said:
        return ()
    found = journal.pitch.feedback.said_of(line.version.number, SHOWN)
    return _and_more([_row(each, *words.state(each)) for each in found], line.use.said)


def _row(each: PitchFeedback, sign: str, note: str) -> CardRow:
    return CardRow(each.feedback.text, lead=sign, note=note, entry_id=each.entry, line=each.feedback.line)


def _heard_by(journal: Journal, line: VersionLine, today: date) -> tuple[CardRow, ...]:
    if not line.use.uses:
        return ()
    rows = [
        CardRow(each.who, lead=words.day(each.on, today), note=words.stars(each.score), entry_id=each.entry)
        for each in journal.pitch.hearings(line.version.number, SHOWN)
    ]
    return _and_more(rows, line.use.uses)


def _rehearsed(runs: Sequence[Rehearsal], line: VersionLine, today: date) -> tuple[CardRow, ...]:
    longest = longest_of(runs, [line.seconds])
    rows = [
        CardRow(
            f"{clock(run.seconds):>5}  {run_bar(run.seconds, line.seconds, longest, BAR)}",
            lead=words.day(run.at.date(), today),
            note=beside_target(run.seconds, line.seconds),
        )
        for run in runs
    ]
    return _and_more(rows, line.runs)


def _and_more(rows: list[CardRow], count: int) -> tuple[CardRow, ...]:
    more = count - len(rows)
    return (*rows, CardRow(f"… and {more:,} more")) if more > 0 else tuple(rows)
