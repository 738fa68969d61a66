"""A preview: what an import would do, and the records of whom it asks, as far as they can be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.entries import EntryText
from tui.domain.imports import How, Imported, Item, Policy, Problem, Record, foreseen
from tui.domain.people import ContactText
from tui.interop.importing import CALLED, MEETINGS, bring, reader
from tui.interop.reader import Options, Reader, Records

if TYPE_CHECKING:
    from tui.app.imports.running import Tell
    from tui.journal.journal import Journal

MOST_SHOWN = 5_000
"""Records that are kept to be read in the preview; of the others there is a line each."""
MOST_BODY = 4_000
"""Characters of a text that are kept for that."""


class Wish(NamedTuple):
    """What is to be brought in, and how it is to be read."""

    path: Path
    format: str
    columns: tuple[tuple[str, str], ...] = ()
    meetings: bool = False

    @property
    def called(self) -> str:
        """The format."""
        return CALLED[self.format]

    def reader(self, journal: Journal) -> Reader:
        """What reads it."""
        meetings = self.meetings and self.format in MEETINGS
        known = tuple(journal.contacts.names()) if meetings else ()
        columns = self.columns if self.format == "csv" else ()
        return reader(self.format, self.path, Options(columns, meetings, known, journal.today()))


class Preview(NamedTuple):
    """What it would do, and records by their place."""

    wish: Wish
    told: Imported
    records: Mapping[str, ContactText | EntryText]


class _Kept(Reader):
    """A reader that remembers what it read first."""

    def __init__(self, reading: Reader) -> None:
        super().__init__(reading.path, reading.options)
        self._reading = reading
        self.format = reading.format  # type: ignore[misc]
        self.records: dict[str, ContactText | EntryText] = {}

    def __iter__(self) -> Records:
        for record in self._reading:
            if isinstance(record, Record) and len(self.records) < MOST_SHOWN:
                what = record.what
                if isinstance(what, EntryText):
                    self.records[record.place] = what._replace(body=what.body[:MOST_BODY])
                elif isinstance(what, ContactText):
                    self.records[record.place] = what
            yield record

    @property
    def remarks(self) -> tuple[str, ...]:
        """Of what it reads."""
        return self._reading.remarks


def preview(journal: Journal, wish: Wish, reading: Reader, tell: Tell) -> Preview:
    """See what bringing it in would do; nothing stays of it."""
    kept = _Kept(reading)
    told = bring(journal, kept, dry_run=True, tell=tell)
    return Preview(wish, told, kept.records)


def asks(item: Item) -> bool:
    """Whether one may choose what becomes of it: it is there already, and the file says something else."""
    return item.noun in ("contact", "entry") and item.outcome in ("changed", "skipped")


def allowed(item: Item) -> tuple[Policy, ...]:
    """What one may choose for it."""
    return ("fill", "skip", "update", "new") if item.noun == "contact" else ("fill", "skip", "update")


class Choosing:
    """What was chosen for whom."""

    def __init__(self, shown: Preview) -> None:
        self.shown = shown
        self._all: Policy = "fill"
        self._each: dict[str, Policy] = {}

    @property
    def how(self) -> How:
        """For the import."""
        return How(self._all, dict(self._each))

    def of(self, item: Item) -> Policy:
        """What is chosen for one of them."""
        return self._each.get(item.place, self._all)

    def next(self, item: Item) -> None:
        """Choose what comes after what is chosen now."""
        several = allowed(item)
        now = self.of(item)
        place = several.index(now) if now in several else 0
        self._each[item.place] = several[(place + 1) % len(several)]

    def for_all(self, policy: Policy) -> None:
        """Choose the same for everybody."""
        self._all = policy
        self._each.clear()

    def outcome(self, item: Item, former: ContactText | None) -> str:
        """What becomes of it, by what is chosen."""
        policy = self.of(item)
        if item.noun == "entry":
            return {"update": "changed", "skip": "skipped"}.get(policy, item.outcome)
        incoming = self.shown.records.get(item.place)
        if former is None or not isinstance(incoming, ContactText):
            return {"fill": item.outcome, "skip": "skipped", "new": "new"}.get(policy, "changed")
        return foreseen(former, incoming, policy)[0]


def rows(told: Imported) -> Iterator[Item | Problem]:
    """What is worth a look: first what asks, then what stays out, then what is new."""
    yield from (item for item in told.items if asks(item))
    yield from told.problems
    yield from (item for item in told.items if not asks(item))


def pairs(typed: str) -> Iterable[tuple[str, str]]:
    """What was typed of columns: `Name=Full name; Company=Firm`."""
    for part in typed.split(";"):
        field, equals, column = part.partition("=")
        if equals and column.strip():
            yield field.strip(), column.strip()
