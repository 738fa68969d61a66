"""Asks SQLite's FTS5 what fits a plan. `fts_keeping` keeps the tables that are asked.

Nothing anybody typed reaches FTS5's own syntax but as a string of folded words, which hold letters and digits
alone. A search narrowed by `rowid IN` is run once for each id, which takes seconds; `rowid &` only tests
what the words have found.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.journal.documents import ID_MASK, LIVE, TRASHED
from tui.journal.packing import ids_text

if TYPE_CHECKING:
    from tui.domain.query import Term
    from tui.journal.database import Database
    from tui.journal.plan import Plan

_HEAD = "{title people}"
_TEXT = "{takeaways body}"
_NAMED = "{name company title}"

BEST = (0, 1, 3)
"""With no term, one, or more: the first tier of entries that merely mention the words somewhere."""


def tiers(terms: Sequence[Term]) -> list[str]:
    """What to ask entries for, best first, each as an FTS5 expression; the last is all that match.

    Words in the title or of the people are better than words in the text, and words that follow one another
    as they were typed are better than words that do not.
    """
    whole = _all(terms)
    if not whole:
        return [""]
    if len(terms) == 1:
        return [f"{_HEAD} : {whole}", whole]
    phrase = _phrase([word for term in terms for word in term.words], prefix=terms[-1].prefix)
    some = " OR ".join(map(_term, terms))
    return [
        f"{_HEAD} : {phrase}",
        f"{_HEAD} : ({whole})",
        f"{_TEXT} : {phrase}",
        f"({whole}) AND {_HEAD} : ({some})",
        whole,
    ]


def heading(words: Sequence[str]) -> str:
    """The expression for what has a word that starts so, for each word, in its title or people."""
    return f"{_HEAD} : ({' AND '.join(_phrase((word,), prefix=True) for word in words)})"


def entries(
    database: Database, plan: Plan, expression: str, limit: int, *, below: int | None = None
) -> list[int]:
    """Places of entries that fit the plan and an expression of `tiers`, newest first, below a place."""
    sets, values = _sets(plan)
    low, high = plan.between
    return [
        row[0]
        for row in database.rows(
            "SELECT rowid FROM entry_words WHERE entry_words MATCH ? "  # noqa: S608
            f"AND rowid >= ? AND rowid < ?{sets} ORDER BY rowid DESC LIMIT ?",
            (_match(plan, expression), low, high if below is None else min(high, below), *values, limit),
        )
    ]


def count(database: Database, plan: Plan) -> int:
    """How many entries fit."""
    expression = tiers(plan.terms)[-1]
    sets, values = _sets(plan)
    return int(
        database.value(
            "SELECT COUNT(*) FROM entry_words WHERE entry_words MATCH ? "  # noqa: S608
            f"AND rowid >= ? AND rowid < ?{sets}",
            (_match(plan, expression), *plan.between, *values),
        )
    )


def tiers_of(database: Database, terms: Sequence[Term], places: Sequence[int]) -> dict[int, int]:
    """Which of the `tiers` each of a few matching entries is in, told from its words."""
    last = len(tiers(terms)) - 1
    if not last:
        return dict.fromkeys(places, 0)
    alone = len(terms) == 1
    texts = "" if alone else ", takeaways, body"
    phrase = Phrase(tuple(word for term in terms for word in term.words), terms[-1].prefix)
    wanted = [Phrase(term.words, term.prefix) for term in terms]
    found: dict[int, int] = {}
    for row in database.rows(
        f"SELECT rowid, title, people{texts} FROM entry_words "  # noqa: S608
        "WHERE rowid IN (SELECT value FROM json_each(?))",
        (ids_text(places),),
    ):
        head = row[1:3]
        in_head = [any(each.stands_in(words) for words in head) for each in wanted]
        if alone:
            tier = 0 if in_head[0] else last
        elif any(phrase.stands_in(words) for words in head):
            tier = 0
        elif all(in_head):
            tier = 1
        elif any(phrase.stands_in(words) for words in row[3:]):
            tier = 2
        else:
            tier = 3 if any(in_head) else last
        found[row[0]] = tier
    return found


class Phrase(NamedTuple):
    """Words that follow one another; with `prefix` the last may go on."""

    words: tuple[str, ...]
    prefix: bool

    def stands_in(self, folded_words: str) -> bool:
        """Whether it stands in words with single blanks between them."""
        end = "" if self.prefix else " "
        return f" {' '.join(self.words)}{end}" in f" {folded_words} "


def without(expression: str, better: Sequence[str]) -> str:
    """The expression for what fits it and none of the better ones."""
    return f"({expression}) NOT ({' OR '.join(f'({each})' for each in better)})" if better else expression


def contacts(database: Database, plan: Plan, limit: int) -> tuple[list[int], list[int]]:
    """Ids of contacts that fit: by their name, company or title first, then by anything else of them."""
    terms = plan.terms
    whole = _all(terms)
    state = f'"{TRASHED if plan.trashed else LIVE}"'
    parts = [f"({_all_named(terms)})", f"({whole}) NOT ({_all_named(terms)})"] if whole else [""]
    found: list[list[int]] = [[], []]
    out = f" NOT ({' OR '.join(map(_term, plan.excluded))})" if plan.excluded else ""
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
    unwanted = _pitches_with(database, " OR ".join(map(_term, plan.excluded)))
    wanted = _pitches_with(database, _all(plan.terms)) if plan.terms else None
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
    match = f"{{{column}}} : ({' AND '.join(_phrase((word,), prefix=True) for word in words)})"
    rows = database.rows("SELECT rowid FROM contact_words WHERE contact_words MATCH ?", (match,))
    return [row[0] for row in rows]


def _match(plan: Plan, expression: str) -> str:
    must = [f"({expression})"] if expression else []
    must += [f"({' OR '.join(_fact(each) for each in group)})" for group in plan.facts]
    if plan.trashed or not must:
        must.append(_fact(TRASHED if plan.trashed else LIVE))
    out = [*map(_term, plan.excluded), *map(_fact, plan.excluded_facts)]
    if not plan.trashed and must[-1] != _fact(LIVE):
        out.append(_fact(TRASHED))
    whole = " AND ".join(must)
    return f"({whole}) NOT ({' OR '.join(out)})" if out else whole


def _sets(plan: Plan) -> tuple[str, list[object]]:
    sql, values = "", list[object]()
    for group in plan.among:
        sql += f" AND (rowid & {ID_MASK}) IN ({' UNION ALL '.join(each.sql for each in group)})"
        values += [value for each in group for value in each.values]
    for each in plan.excluded_among:
        sql += f" AND (rowid & {ID_MASK}) NOT IN ({each.sql})"
        values += each.values
    return sql, values


def _all(terms: Sequence[Term]) -> str:
    return " AND ".join(map(_term, terms))


def _all_named(terms: Sequence[Term]) -> str:
    return " AND ".join(f"{_NAMED} : {_term(term)}" for term in terms)


def _term(term: Term) -> str:
    return _phrase(term.words, prefix=term.prefix)


def _phrase(words: Sequence[str], *, prefix: bool) -> str:
    return f'"{" ".join(words)}"{" *" if prefix else ""}'


def _fact(word: str) -> str:
    return f'"{word}"'
