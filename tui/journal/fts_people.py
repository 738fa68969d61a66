"""Asks FTS5 for people and for the versions of the pitch; `fts` asks it for entries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.journal.documents import ID_MASK, LIVE, TRASHED, fact
from tui.journal.fts_words import asked, spelt
from tui.journal.packing import ids_text

if TYPE_CHECKING:
    from tui.domain.query import Term
    from tui.journal.database import Database
    from tui.journal.plan import Plan

_NAMED = "{name company title}"
_LAST_HELD = f"""
    SELECT e.day FROM entry_heads h CROSS JOIN entry e INDEXED BY entry_met ON e.id = h.rowid & {ID_MASK}
    WHERE h.entry_heads MATCH ? AND e.status = 'held' AND e.deleted_at IS NULL
    ORDER BY h.rowid DESC LIMIT 1"""  # noqa: S608


def contacts(database: Database, plan: Plan, limit: int) -> tuple[list[int], list[int]]:
    """Ids of contacts that fit: by their name, company or title first, then by anything else of them."""
    terms = plan.terms
    whole = " AND ".join(map(asked, terms))
    state = spelt(TRASHED if plan.trashed else LIVE)
    parts = [f"({_all_named(terms)})", f"({whole}) NOT ({_all_named(terms)})"] if whole else [""]
    found: list[list[int]] = [[], []]
    out = f" NOT ({' OR '.join(map(asked, plan.excluded))})" if plan.excluded else ""
    among = "" if plan.people is None else " AND rowid IN (SELECT value FROM json_each(?))"
    values = () if plan.people is None else (ids_text(plan.people),)
    for number, part in enumerate(parts):
        match = f"({part} AND {state}){out}" if part else f"{state}{out}"
        rows = database.rows(
            f"SELECT rowid FROM contact_words WHERE contact_words MATCH ?{among} LIMIT ?",  # noqa: S608
            (match, *values, limit),
        )
        found[number] = [row[0] for row in rows]
    return found[0], found[1]


def pitches(database: Database, plan: Plan) -> list[int]:
    """Numbers of the versions of the pitch that fit, newest first."""
    unwanted = _pitches_with(database, " OR ".join(map(asked, plan.excluded)))
    wanted = _pitches_with(database, " AND ".join(map(asked, plan.terms))) if plan.terms else None
    numbers = (row[0] for row in database.rows("SELECT number FROM pitch_version ORDER BY number DESC"))
    return [each for each in numbers if each not in unwanted and (wanted is None or each in wanted)]


def _pitches_with(database: Database, expression: str) -> set[int]:
    if not expression:
        return set()
    return {
        row[0]
        for row in database.rows("SELECT rowid FROM pitch_words WHERE pitch_words MATCH ?", (expression,))
    }


def named(database: Database, column: str, words: Sequence[str]) -> list[int]:
    """Ids of contacts, in the trash or not, in whose `name` or `company` each word starts a word."""
    match = f"{{{column}}} : ({' AND '.join(spelt(word, prefix=True) for word in words)})"
    rows = database.rows("SELECT rowid FROM contact_words WHERE contact_words MATCH ?", (match,))
    return [row[0] for row in rows]


def last_held(database: Database, contacts: Sequence[int]) -> dict[int, str]:
    """The day of the last meeting held with each of these contacts; those whom one never met are left out.

    Told from their newest meetings: to read all of each takes ten times as long.
    """
    found: dict[int, str] = {}
    for each in contacts:
        rows = database.rows(_LAST_HELD, (spelt(fact("c", each)),))
        found.update((each, row[0]) for row in rows)
    return found


def _all_named(terms: Sequence[Term]) -> str:
    return " AND ".join(f"{_NAMED} : {asked(term)}" for term in terms)
