"""From rows to job searches, to what they come to in a line, and to what is still open in one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.domain.entries import label
from tui.domain.errors import NotFound
from tui.domain.introductions import spoken
from tui.domain.names import find_name
from tui.domain.seasons import EndKind, JobSearch, LooseEnd, LooseEnds, SearchLine, SearchText, Unclaimed
from tui.journal.packing import day_of, ids_text, key, the_day

if TYPE_CHECKING:
    from tui.journal.database import Database, Row

_SEARCHES = """
    SELECT id, uid, version, name, started_on, ended_on, weekly_target, goal, outcome FROM job_search {which}
    ORDER BY started_on DESC, id DESC"""
_CURRENT = "WHERE ended_on IS NULL"
_PEOPLE = """
    SELECT e.search_id, COUNT(DISTINCT l.contact_id)
    FROM entry e INDEXED BY entry_held JOIN entry_contact l ON l.entry_id = e.id
    WHERE e.status = 'held' AND e.deleted_at IS NULL GROUP BY e.search_id"""
_MEETINGS = """
    SELECT search_id, COUNT(*) FROM entry INDEXED BY entry_held
    WHERE status = 'held' AND deleted_at IS NULL GROUP BY search_id"""
_ENTRIES = "SELECT search_id, COUNT(*) FROM entry INDEXED BY entry_search WHERE deleted_at IS NULL GROUP BY 1"
_UNCLAIMED = """
    SELECT kind, COUNT(*), MIN(CASE WHEN kind = 'meeting' THEN day END) FROM entry
    WHERE search_id IS NULL AND deleted_at IS NULL AND created_at >= ? GROUP BY kind"""
_UNCLAIMED_IDS = "SELECT id FROM entry WHERE search_id IS NULL AND created_at >= ? ORDER BY id"
_LAST_ENDED = "SELECT MAX(ended_on) FROM job_search"
_BY_NAME = "SELECT id FROM job_search WHERE fold = ?"
_BY_FORMER_NAME = "SELECT search_id FROM search_name WHERE fold = ?"
_FOLLOWUPS = """
    SELECT e.id, e.day, f.kind, f.text, f.due, f.line, f.id FROM followup f JOIN entry e ON e.id = f.entry_id
    WHERE e.search_id = ? AND e.deleted_at IS NULL AND f.done = 0 AND f.closed_at IS NULL
    ORDER BY f.due IS NULL, f.due, e.day, f.id"""
_INTRODUCTIONS = """
    SELECT e.id, e.day, i.direction, i.name, i.detail, i.due, i.line, i.id
    FROM introduction i JOIN entry e ON e.id = i.entry_id
    WHERE e.search_id = ? AND e.deleted_at IS NULL AND i.status IN ('offered', 'chased')
    AND i.closed_at IS NULL ORDER BY i.due IS NULL, i.due, e.day, i.id"""
_PLANNED = """
    SELECT id, day, title, headline FROM entry
    WHERE search_id = ? AND status = 'planned' AND deleted_at IS NULL ORDER BY day, at, id"""
_NAMES = """
    SELECT l.entry_id, c.name FROM entry_contact l JOIN contact c ON c.id = l.contact_id
    WHERE l.entry_id IN (SELECT value FROM json_each(?)) ORDER BY l.entry_id, l.place"""


def read_searches(database: Database) -> list[JobSearch]:
    """Every job search, the one that began last first."""
    return [_search(row) for row in database.rows(_SEARCHES.format(which=""))]


def read_search(database: Database, search_id: int) -> JobSearch:
    """The job search with this id; raises NotFound."""
    rows = database.rows(_SEARCHES.format(which="WHERE id = ?"), (search_id,))
    if not rows:
        raise NotFound("that job search is gone")
    return _search(rows[0])


def current_search(database: Database) -> JobSearch | None:
    """The job search that goes on, or None."""
    rows = database.rows(_SEARCHES.format(which=_CURRENT))
    return _search(rows[0]) if rows else None


def find_search(database: Database, name: str) -> JobSearch:
    """The search of this name: the name, a former name, else the only one its words fit.

    Raises NotFound, or Ambiguous with the names to choose from.
    """
    for sql in (_BY_NAME, _BY_FORMER_NAME):
        found = database.value(sql, (key(name),))
        if found is not None:
            return read_search(database, found)
    searches = {each.name: each for each in read_searches(database)}
    if not searches:
        raise NotFound("there is no job search yet: `preseason search-start NAME` begins one")
    return searches[find_name(name, list(searches), what="job search")]


def read_former_names(database: Database, search_id: int) -> tuple[str, ...]:
    """What a search was called before, folded."""
    rows = database.rows("SELECT fold FROM search_name WHERE search_id = ? ORDER BY fold", (search_id,))
    return tuple(row[0] for row in rows)


def entry_ids(database: Database, search_id: int) -> tuple[int, ...]:
    """The entries that belong to a search, those in the trash too."""
    rows = database.rows("SELECT id FROM entry WHERE search_id = ? ORDER BY id", (search_id,))
    return tuple(row[0] for row in rows)


def read_search_lines(database: Database) -> list[SearchLine]:
    """Every job search with what it comes to, the one that began last first. Four queries."""
    with database.reading():
        people: dict[int | None, int] = dict(database.rows(_PEOPLE))
        meetings: dict[int | None, int] = dict(database.rows(_MEETINGS))
        entries: dict[int | None, int] = dict(database.rows(_ENTRIES))
        searches = read_searches(database)
    return [
        SearchLine(each, people.get(each.id, 0), meetings.get(each.id, 0), entries.get(each.id, 0))
        for each in searches
    ]


def read_unclaimed(database: Database, *, every: bool) -> Unclaimed:
    """What was logged since the last search ended and belongs to none; with `every`, whenever it was."""
    counts: dict[str, tuple[int, str | None]] = {
        kind: (count, first) for kind, count, first in database.rows(_UNCLAIMED, (_since(database, every),))
    }
    meetings, first = counts.get("meeting", (0, None))
    return Unclaimed(meetings, counts.get("reflection", (0, None))[0], day_of(first))


def unclaimed_ids(database: Database, *, every: bool = False) -> list[int]:
    """Their ids, of those in the trash too."""
    return [row[0] for row in database.rows(_UNCLAIMED_IDS, (_since(database, every),))]


def read_loose_ends(database: Database, search_id: int) -> LooseEnds:
    """What is still open in a search: by its due day, what has none last. Four queries."""
    with database.reading():
        followups = database.rows(_FOLLOWUPS, (search_id,))
        introductions = database.rows(_INTRODUCTIONS, (search_id,))
        planned = database.rows(_PLANNED, (search_id,))
        people: defaultdict[int, list[str]] = defaultdict(list)
        wanted = ids_text({row[0] for row in (*followups, *introductions, *planned)})
        for entry, name in database.rows(_NAMES, (wanted,)):
            people[entry].append(name)
    todo = [_followup(row, tuple(people[row[0]])) for row in followups]
    return LooseEnds(
        promises=tuple(each for each in todo if each.kind == "promise"),
        introductions=tuple(_introduction(row, tuple(people[row[0]])) for row in introductions),
        planned=tuple(_planned(row, tuple(people[row[0]])) for row in planned),
        followups=tuple(each for each in todo if each.kind != "promise"),
    )


def check(database: Database) -> Iterator[str]:
    """A sentence for each search whose days cannot be."""
    for each in database.rows("SELECT name, started_on, ended_on FROM job_search ORDER BY id"):
        name, began, ended = each[0], the_day(each[1]), day_of(each[2])
        if ended is not None and ended < began:
            yield f"The job search {name!r} ended before it began."


def _since(database: Database, every: bool) -> str:
    return "" if every else database.value(_LAST_ENDED) or ""


def _search(row: Row) -> JobSearch:
    text = SearchText(
        name=row[3],
        started_on=the_day(row[4]),
        ended_on=day_of(row[5]),
        target=row[6],
        goal=row[7],
        outcome=row[8],
    )
    return JobSearch(row[0], row[1], row[2], text)


def _followup(row: Row, people: tuple[str, ...]) -> LooseEnd:
    entry, day, kind, text, due, line, each = row
    of: EndKind = "promise" if kind == "promise" else "follow-up"
    return LooseEnd(of, text, entry, the_day(day), people, day_of(due), line, each)


def _introduction(row: Row, people: tuple[str, ...]) -> LooseEnd:
    entry, day, direction, name, detail, due, line, each = row
    words = spoken(name, detail, direction)
    return LooseEnd("introduction", words, entry, the_day(day), people, day_of(due), line, each, direction)


def _planned(row: Row, people: tuple[str, ...]) -> LooseEnd:
    entry, day, title, headline = row
    return LooseEnd("planned", label("meeting", title, people, headline), entry, the_day(day), people)
