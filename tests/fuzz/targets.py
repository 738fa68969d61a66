"""What any text must leave whole: each target takes one and fails where something does not hold."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from tests.fuzz import emitted
from tui.app.widgets.layout import MIN_WIDTH, lay_out
from tui.app.widgets.layout_wrap import width_of
from tui.cli.main import FAMILIES, main
from tui.cli.naming import apart, meet, split_names
from tui.domain import query as queries
from tui.domain.dates import find_due, parse_date, parse_past_date, parse_time, split_due
from tui.domain.entries import EntryText
from tui.domain.errors import PreseasonError
from tui.domain.marks import derive, highlights, is_followup, read, tick
from tui.domain.names import find_name, near
from tui.domain.person_names import same_but_for_spelling, short_for, taken_apart
from tui.domain.text import CONTROL, clean, clean_line, fold, visible
from tui.interop.demo.fill import NOW, fill
from tui.journal.journal import Journal

ON = date(2026, 11, 12)
KNOWN = ("Ada Lovelace", "Grace Hopper", "Ida B. Sample", "José Ångström", "Smith, John", "李 小龍")
NEVER = ("demo", "restore", "salvage")
"""Commands that take over the terminal, or write wherever they are told."""

Target = Callable[[str], None]


def text(typed: str) -> None:
    """What is stored and shown of a text: nothing that drives a terminal, and nothing that changes again."""
    kept, line = clean(typed), clean_line(typed)
    assert clean(kept) == kept
    assert clean_line(line) == line
    assert not CONTROL.search(line)
    assert not CONTROL.search(visible(typed).replace("\n", "").replace("\t", ""))
    assert fold(fold(typed)) == fold(typed)


def marks(typed: str) -> None:
    """A body is read, derived, coloured, laid out in any width and ticked, and a tick is taken back."""
    body = clean(typed)
    document = read(body)
    derived = derive(document, on=ON, roles=("Counsel",))
    highlights(body)
    lines = body.split("\n")
    for width in (1, 20, 80):
        for line in lay_out(document, derived, width=width, on=ON):
            assert width_of(line.spans) <= max(width, MIN_WIDTH)
    for mark in document.marks[:5]:
        assert 0 < mark.line <= len(lines)
        if is_followup(mark):
            ticked = tick(body, mark.line, not mark.done)
            assert [one for one, other in zip(ticked.split("\n"), lines, strict=True) if one != other]
            assert read(ticked).marks[document.marks.index(mark)].done is not mark.done


def dates(typed: str) -> None:
    """Words for a day are one, or are refused in a sentence; a due date leaves the rest of its line."""
    for reading in (parse_date, parse_past_date):
        with contextlib.suppress(PreseasonError):
            assert isinstance(reading(typed, on=ON), date)
    with contextlib.suppress(PreseasonError):
        parse_time(typed)
    rest, due = split_due(typed, on=ON)
    assert due is None or len(rest) < len(typed)
    found = find_due(typed, on=ON)
    assert found is None or 0 <= found[0] < found[1] <= len(typed)


def names(typed: str) -> None:
    """A name is found, or is not, or several are; one is taken apart into words of it."""
    with contextlib.suppress(PreseasonError):
        assert find_name(typed, KNOWN) in KNOWN
    assert near(typed, KNOWN) in (*KNOWN, None)
    taken_apart(typed)
    short_for(typed, KNOWN[0])
    same_but_for_spelling(typed, KNOWN[1])
    assert all(each.strip() for each in apart(typed))
    people = split_names([typed, KNOWN[0]], KNOWN)
    assert len({fold(each) for each in people}) == len(people)
    with contextlib.suppress(PreseasonError):
        meet(typed, KNOWN)


class Asking:
    """A journal in a folder, to ask and to give commands to."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / "data" / "journal.db"
        self._path.parent.mkdir(mode=0o700)
        self._journal = Journal.open(self._path, now=lambda: NOW)
        with self._journal.together():
            fill(self._journal)

    def close(self) -> None:
        """Close it."""
        self._journal.close()

    def query(self, typed: str) -> None:
        """A query finds something or nothing, however far it is typed, and can be spelt again."""
        for typing in (False, True):
            asked = queries.parse(typed, today=ON, typing=typing)
            found = self._journal.find.search(asked)
            self._journal.find.read(found.hits[:5], asked)
        queries.finished(typed, today=ON)
        for caret in {0, len(typed) // 2, len(typed)}:
            place = queries.at(typed, caret)
            if place is not None:
                queries.put(typed, place, "Ada Lovelace")
        again = queries.parse(typed + " ", today=ON)
        for each in again.filters:
            queries.without(typed + " ", each)

    def save(self, typed: str) -> None:
        """A body is stored as it is, and comes back so."""
        entry = self._journal.entries.log(EntryText("reflection", ON, typed)).entry
        assert self._journal.entries.get(entry.id).text.body == clean(typed)
        self._journal.changes.undo()

    def arguments(self, typed: str) -> None:
        """A command line does something, or is refused in one line; nothing printed drives a terminal."""
        given = [each.replace("/", "\u2215").replace("~", "-") for each in typed.split("\0")]
        given = [each.encode("utf-8", "replace").decode() for each in given]
        if any(each in NEVER for each in given):
            return
        out, err = io.StringIO(), io.StringIO()
        with Path(os.devnull).open() as nothing, _streams(nothing, out, err), contextlib.chdir(self._folder):
            status = main(["--db", str(self._path), *given])
        assert status in (0, 1, 2), (status, given)
        for printed in (out.getvalue(), err.getvalue()):
            assert not emitted.fault(printed.encode("utf-8", "replace")), given
        if status and not out.getvalue():
            assert err.getvalue().startswith("preseason: "), (given, err.getvalue())
            assert "a fault of the program" not in err.getvalue(), (given, err.getvalue())


@contextlib.contextmanager
def _streams(stdin: io.TextIOBase, out: io.StringIO, err: io.StringIO) -> Iterator[None]:
    before = sys.stdin, sys.stdout, sys.stderr, sys.excepthook
    sys.stdin, sys.stdout, sys.stderr = stdin, out, err  # type: ignore[assignment]
    try:
        yield
    finally:
        sys.stdin, sys.stdout, sys.stderr, sys.excepthook = before


PURE: dict[str, Target] = {"text": text, "marks": marks, "dates": dates, "names": names}
ASKED = ("query", "save", "arguments")
COMMANDS = tuple(each for each in FAMILIES if each not in NEVER)


def targets(folder: Path) -> tuple[dict[str, Target], Asking]:
    """Every target, and the journal that some of them ask, which is to be closed."""
    asking = Asking(folder)
    return PURE | {name: getattr(asking, name) for name in ASKED}, asking
