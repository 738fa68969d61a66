"""Hits as rows: what they are called, why they match, and the stretch of text that says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.entries import label
from tui.domain.found import Hit, Result, Why
from tui.domain.matching import Matcher, first_line, snippet
from tui.journal import fts_people
from tui.journal.documents import TAKEAWAYS
from tui.journal.filters import Facts, meaning
from tui.journal.packing import day_of, ids_text

if TYPE_CHECKING:
    from tui.domain.query import Query
    from tui.journal.database import Database

AT_FIRST = 1_000_000
"""Characters of a body in which the stretch to show is looked for first; the rest takes longer."""
_KINDS = {sign: kind for kind, sign in TAKEAWAYS.items()}

_ENTRIES = """
    SELECT id, kind, day, title, headline, body FROM entry WHERE id IN (SELECT value FROM json_each(?))"""
_PEOPLE = """
    SELECT l.entry_id, c.name FROM entry_contact l JOIN contact c ON c.id = l.contact_id
    WHERE l.entry_id IN (SELECT value FROM json_each(?)) ORDER BY l.entry_id, l.place"""
_ROLES = """
    SELECT l.entry_id, r.name FROM entry_role l JOIN role r ON r.id = l.role_id
    WHERE l.entry_id IN (SELECT value FROM json_each(?)) ORDER BY l.entry_id, l.place"""
_TAKEAWAYS = """
    SELECT entry_id, kind, theme_id, line, text FROM takeaway
    WHERE entry_id IN (SELECT value FROM json_each(?)) ORDER BY entry_id, line, id"""
_CONTACTS = """
    SELECT c.id, c.name, o.name, c.title, c.email, c.phone, c.link, c.how_met, c.notes
    FROM contact c LEFT JOIN company o ON o.id = c.company_id
    WHERE c.id IN (SELECT value FROM json_each(?))"""
_PITCHES = """
    SELECT number, created_at, reason, body FROM pitch_version
    WHERE number IN (SELECT value FROM json_each(?))"""


class _Taken(NamedTuple):
    """A takeaway, as far as a row needs it."""

    kind: str
    theme: int
    line: int
    text: str


def read_results(database: Database, hits: Sequence[Hit], query: Query) -> list[Result]:
    """The rows of these hits, in their order; hits of what is gone are skipped. At most eight queries."""
    matcher = Matcher(query.terms)
    found: dict[Hit, Result] = {}
    people = [hit.id for hit in hits if hit.kind == "contact"]
    pitches = [hit.id for hit in hits if hit.kind == "pitch"]
    entries = [hit.id for hit in hits if hit.kind in ("meeting", "reflection")]
    if people:
        _read_contacts(database, people, matcher, found)
    if pitches:
        _read_pitches(database, pitches, matcher, found)
    if entries:
        _read_entries(database, entries, matcher, _wanted_themes(database, query), found)
    return [found[hit] for hit in hits if hit in found]


def _wanted_themes(database: Database, query: Query) -> set[tuple[str, int]]:
    """The kinds and themes of takeaways that the query asks for by name."""
    themes: set[tuple[str, int]] = set()
    for each in query.filters:
        if each.field in TAKEAWAYS and not each.excluded:
            what = meaning(database, each, today=date.min)
            if isinstance(what, Facts):
                themes.update((_KINDS[what.sign], int(str(theme))) for theme in what.values)
    return themes


def _read_entries(
    database: Database,
    ids: Sequence[int],
    matcher: Matcher,
    themes: set[tuple[str, int]],
    found: dict[Hit, Result],
) -> None:
    wanted = (ids_text(ids),)
    people = _grouped(database, _PEOPLE, wanted)
    roles = _grouped(database, _ROLES, wanted)
    taken: defaultdict[int, list[_Taken]] = defaultdict(list)
    for each, kind, theme, line, text in database.rows(_TAKEAWAYS, wanted):
        taken[each].append(_Taken(kind, theme, line, text))
    for each, kind, day, title, headline, body in database.rows(_ENTRIES, wanted):
        names = tuple(people[each])
        heading = label(kind, title, names, headline)
        why = _why(matcher, title or (headline if kind == "reflection" else ""), names, roles[each])
        asked = next((one for one in taken[each] if (one.kind, one.theme) in themes), None)
        words, line = headline, None
        spans: tuple[tuple[int, int], ...] = ()
        if matcher:
            text = _looked_at(body, matcher)
            shown = snippet(text, matcher)
            if shown.spans:
                words, spans = shown.text, shown.spans
                line = first_line(text, matcher)
                why = why or ("takeaway" if any(one.line == line for one in taken[each]) else "text")
        elif asked is not None:
            words, line, why = asked.text, asked.line, "takeaway"
        found[Hit(kind, each)] = Result(
            kind=kind,
            id=each,
            title=heading,
            on=day_of(day),
            people=names,
            roles=tuple(roles[each]),
            snippet=words,
            spans=spans,
            title_spans=tuple(matcher.spans(heading)),
            line=line,
            why=why,
        )


def _looked_at(text: str, matcher: Matcher) -> str:
    """As much of a text as a match is found in: hardly ever more than its beginning."""
    start = text[:AT_FIRST]
    return start if len(start) == len(text) or matcher.found(start) else text


def _why(matcher: Matcher, title: str, people: Sequence[str], roles: Sequence[str]) -> Why:
    if not matcher:
        return ""
    if matcher.spans(title):
        return "title"
    if any(matcher.spans(name) for name in people):
        return "people"
    return "role" if any(matcher.spans(name) for name in roles) else ""


def _read_contacts(
    database: Database, ids: Sequence[int], matcher: Matcher, found: dict[Hit, Result]
) -> None:
    last_held = fts_people.last_held(database, ids)
    for row in database.rows(_CONTACTS, (ids_text(ids),)):
        each, name, company, title, *details, notes = row
        work = ", ".join(part for part in (title, company) if part)
        words, spans = work, tuple(matcher.spans(work))
        why: Why = ""
        if matcher:
            told = next((detail for detail in details if matcher.spans(detail)), "")
            noted = snippet(_looked_at(notes, matcher), matcher)
            if matcher.spans(name):
                why = "name"
            elif spans:
                why = "company"
            elif told:
                words, spans, why = told, tuple(matcher.spans(told)), "details"
            elif noted.spans:
                words, spans, why = noted.text, noted.spans, "notes"
        found[Hit("contact", each)] = Result(
            kind="contact",
            id=each,
            title=name,
            on=day_of(last_held.get(each)),
            people=(name,),
            snippet=words,
            spans=spans,
            title_spans=tuple(matcher.spans(name)),
            why=why,
        )


def _read_pitches(
    database: Database, numbers: Sequence[int], matcher: Matcher, found: dict[Hit, Result]
) -> None:
    for number, created_at, reason, body in database.rows(_PITCHES, (ids_text(numbers),)):
        shown = snippet(body, matcher)
        if matcher and not shown.spans:
            shown = snippet(reason, matcher)
            line = None
        else:
            line = first_line(body, matcher) if matcher else None
        found[Hit("pitch", number)] = Result(
            kind="pitch",
            id=number,
            title=f"Pitch {number}",
            on=day_of(created_at[:10]),
            snippet=shown.text,
            spans=shown.spans,
            line=line,
            why="text" if shown.spans else "",
        )


def _grouped(database: Database, sql: str, wanted: tuple[str]) -> defaultdict[int, list[str]]:
    grouped: defaultdict[int, list[str]] = defaultdict(list)
    for owner, name in database.rows(sql, wanted):
        grouped[owner].append(name)
    return grouped
