"""Asks SQLite's FTS5 which entries fit a plan. `fts_keeping` keeps the tables that are asked.

A search narrowed by `rowid IN` is run once for each id, which takes seconds; `rowid &` only tests
what the words have found.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

from tui.journal.documents import ID_MASK, LIVE, TRASHED
from tui.journal.fts_words import Phrase, asked, columns, spelt
from tui.journal.packing import ids_text

if TYPE_CHECKING:
    from tui.domain.query import Term
    from tui.journal.database import Database
    from tui.journal.plan import Plan

MOST_PHRASES = 24
"""Words that the last of a phrase may become up to which each such phrase is asked for."""
LOOKED_AT = 200_000
"""Letters of a text in which a phrase is looked for to say how well it fits."""


class Tier(IntEnum):
    """How well an entry fits several words, best first; a single word is `HEAD` or `ANY`."""

    HEAD_PHRASE = 0
    """They follow one another in the title, or in the names of the people."""
    HEAD = 1
    """Each is in the title or the names."""
    PHRASE = 2
    """They follow one another in the text."""
    SOME_HEAD = 3
    """Some of them are in the title or the names."""
    ANY = 4


def whole_phrase(terms: Sequence[Term]) -> Phrase:
    """All the terms as one phrase."""
    return Phrase(tuple(word for term in terms for word in term.words), terms[-1].prefix)


def tiers_of(database: Database, terms: Sequence[Term], places: Sequence[int]) -> dict[int, Tier]:
    """How well each of some matching entries fits, told from its words.

    To look for the phrase among all entries takes longer than to read some hundred.
    """
    if not terms:
        return dict.fromkeys(places, Tier.ANY)
    alone = len(terms) == 1
    texts = "" if alone else f", takeaways, substr(body, 1, {LOOKED_AT})"
    phrase = whole_phrase(terms).sought
    wanted = [Phrase(term.words, term.prefix).sought for term in terms]
    found: dict[int, Tier] = {}
    for place, title, people, *rest in database.rows(
        f"SELECT rowid, title, people{texts} FROM entry_words "  # noqa: S608
        "WHERE rowid IN (SELECT value FROM json_each(?))",
        (ids_text(places),),
    ):
        head = columns(title, people)
        in_head = [each in head for each in wanted]
        if not alone and phrase in head:
            found[place] = Tier.HEAD_PHRASE
        elif all(in_head):
            found[place] = Tier.HEAD
        elif not alone and phrase in columns(*rest):
            found[place] = Tier.PHRASE
        else:
            found[place] = Tier.SOME_HEAD if any(in_head) else Tier.ANY
    return found


def entries(database: Database, plan: Plan, limit: int, *, below: int | None = None) -> list[int]:
    """Places of entries that fit the plan, newest first, below a place."""
    return _ask(database, plan.within(below=below), "entry_words", _all(plan), limit)


def heads(database: Database, plan: Plan, *, phrase: bool, limit: int, below: int | None) -> list[int]:
    """Places of entries that have every word, or all as one phrase, in their title or the names of people.

    Those that hold an excluded word are among them. Of a word being typed, what it may become is not asked
    for one by one here: few titles have any of it, and each would go through all that has the words before.
    """
    expression = asked(whole_phrase(plan.terms)) if phrase else " AND ".join(map(asked, plan.terms))
    within = plan.within(below=below)._replace(excluded=())
    return _ask(database, within, "entry_heads", expression, limit)


def clean_of(database: Database, excluded: Sequence[Term], places: Sequence[int]) -> list[int]:
    """Those of a few entries that hold none of the excluded words, in their order."""
    if not excluded or not places:
        return list(places)
    unwanted = [Phrase(term.words, term.prefix).sought for term in excluded]
    held = set[int]()
    for place, *texts in database.rows(
        "SELECT rowid, title, people, roles, takeaways, body FROM entry_words "
        "WHERE rowid IN (SELECT value FROM json_each(?))",
        (ids_text(places),),
    ):
        words = columns(*texts)
        if any(each in words for each in unwanted):
            held.add(place)
    return [each for each in places if each not in held]


def named_so(database: Database, plan: Plan, words: Sequence[str], below: int) -> int | None:
    """The next place below one whose title or people have, for each word, a word that starts so."""
    expression = " AND ".join(spelt(word, prefix=True) for word in words)
    found = _ask(database, plan.within(below=below), "entry_heads", expression, 1)
    return found[0] if found else None


def _ask(database: Database, plan: Plan, table: str, expression: str, limit: int = -1) -> list[int]:
    sets, values = _sets(plan, table)
    return [
        row[0]
        for row in database.rows(
            f"SELECT rowid FROM {table} WHERE {table} MATCH ? AND rowid >= ? AND rowid < ?{sets} "  # noqa: S608
            "ORDER BY rowid DESC LIMIT ?",
            (_match(plan, expression), *plan.between, *values, limit),
        )
    ]


def count(database: Database, plan: Plan) -> int:
    """How many entries fit."""
    sets, values = _sets(plan, "entry_words")
    return int(
        database.value(
            "SELECT COUNT(*) FROM entry_words WHERE entry_words MATCH ? "  # noqa: S608
            f"AND rowid >= ? AND rowid < ?{sets}",
            (_match(plan, _all(plan)), *plan.between, *values),
        )
    )


def _match(plan: Plan, expression: str) -> str:
    must = [f"({expression})"] if expression else []
    must += [f"({' OR '.join(map(spelt, group))})" for group in plan.facts]
    live = not (plan.trashed or must)
    if plan.trashed or live:
        must.append(spelt(LIVE if live else TRASHED))
    facts = (*plan.excluded_facts, *(() if plan.trashed or live else (TRASHED,)))
    out = [_entry_term(plan, term) for term in plan.excluded]  # each on what is left: faster than any of them
    out += [f"({' OR '.join(map(spelt, facts))})"] if facts else []
    return " NOT ".join((f"({' AND '.join(must)})", *out))


def _sets(plan: Plan, table: str) -> tuple[str, list[object]]:
    sql, values = "", list[object]()
    place = f"({table}.rowid & {ID_MASK})"
    for group in plan.among:
        sql += f" AND ({' OR '.join(each.sql.format(id=place) for each in group)})"
        values += [value for each in group for value in each.values]
    for each in plan.excluded_among:
        sql += f" AND NOT ({each.sql.format(id=place)})"
        values += each.values
    return sql, values


def _all(plan: Plan) -> str:
    return " AND ".join(_entry_term(plan, term) for term in plan.terms)


def _entry_term(plan: Plan, term: Term) -> str:
    """A term as it is asked of entries: of a word being typed, each word that it may become."""
    endings = plan.endings.get(term.words[-1]) if term.prefix else None
    if not endings or (len(endings) > MOST_PHRASES and len(term.words) > 1):
        return asked(term)
    return f"({' OR '.join(spelt(*term.words[:-1], word) for word in endings)})"
