# ruff: noqa: S608
"""What one filter of a query means in this journal: facts that stand in the index, or a condition."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.entries import MAX_NAME
from tui.domain.words import folded
from tui.journal import fts_people
from tui.journal.documents import TAKEAWAYS, fact
from tui.journal.packing import ids_text, key

if TYPE_CHECKING:
    from tui.domain.query import Filter
    from tui.journal.database import Database


class Facts(NamedTuple):
    """Entries of which one of the facts is true: `sign` is its kind, `values` are ids, or words."""

    sign: str
    values: tuple[object, ...]

    def words(self) -> list[str]:
        """The facts, as words of the index."""
        return [fact(self.sign, value) for value in self.values]

    def among(self) -> Among:
        """The same as a condition, for where there are too many of them to ask for one by one."""
        import json

        return Among(_HOLDS[self.sign], (json.dumps(self.values),))


class Among(NamedTuple):
    """A condition on an entry, in SQL with `{id}` for its id, and its values.

    It is asked of one entry after another until a page is full, which takes less than to gather all that meet
    it. Only what has one of the `facts` is asked, if there are any.
    """

    sql: str
    values: tuple[object, ...] = ()
    facts: tuple[str, ...] = ()


_IN = "IN (SELECT value FROM json_each(?))"
_HAS = "EXISTS (SELECT 1 FROM {} WHERE entry_id = {{id}} AND {} " + _IN + ")"
_IS = f"EXISTS (SELECT 1 FROM entry WHERE id = {{id}} AND {{}} {_IN})"
_HOLDS = {
    "c": _HAS.format("entry_contact", "contact_id"),
    "r": _HAS.format("entry_role", "role_id"),
    "t": _HAS.format("entry_tag", "tag_id"),
    "j": _IS.format("search_id", id="{id}"),
    "s": _IS.format("status", id="{id}"),
    "f": _IS.format("replace(form, '-', '')", id="{id}"),
    "o": "EXISTS (SELECT 1 FROM followup WHERE entry_id = {id} AND done = 0 AND closed_at IS NULL) "
    "AND json_array_length(?)",
    "i": _HAS.format("introduction", "closed_at IS NULL AND status"),
    **{sign: _HAS.format("takeaway", f"kind = '{kind}' AND theme_id") for kind, sign in TAKEAWAYS.items()},
}
_OVERDUE = """
    (EXISTS (SELECT 1 FROM followup WHERE entry_id = {id} AND done = 0 AND closed_at IS NULL AND due < ?)
    OR EXISTS (SELECT 1 FROM introduction WHERE entry_id = {id} AND closed_at IS NULL
        AND status IN ('offered', 'chased') AND due < ?))"""
_MAY_BE_OVERDUE = (fact("o", "open"), fact("i", "offered"), fact("i", "chased"))
_DAY = "EXISTS (SELECT 1 FROM entry WHERE id = {id} AND day "
_SAME_THEMES = """
    WITH RECURSIVE same(id) AS (
        SELECT value FROM json_each(?)
        UNION SELECT t.merged_into_id FROM theme t JOIN same s ON s.id = t.id
            WHERE t.merged_into_id IS NOT NULL
        UNION SELECT t.id FROM theme t JOIN same s ON t.merged_into_id = s.id)
    SELECT id FROM same"""


def meaning(database: Database, each: Filter, *, today: date) -> Facts | Among:
    """What any filter but `in:` and `is:trashed` means; facts without values fit nothing."""
    if each.days is not None:
        return _days(each.field, *each.days)
    if each.field == "intro":
        return Facts("i", (each.choice,))
    if each.choice == "open":
        return Facts("o", ("open",))
    if each.choice == "overdue":
        return Among(_OVERDUE, (today.isoformat(),) * 2, _MAY_BE_OVERDUE)
    if each.field in ("kind", "is"):
        return Facts("f" if each.field == "kind" else "s", (each.choice.replace("-", ""),))
    if each.field in ("with", "company"):
        return Facts("c", tuple(people(database, each.field, each.value)))
    if each.field in TAKEAWAYS:
        return Facts(TAKEAWAYS[each.field], tuple(_themes(database, each.value)))
    sign, table = {"role": ("r", "role"), "tag": ("t", "tag"), "search": ("j", "job_search")}[each.field]
    return Facts(sign, tuple(_called(database, table, each.value, key)))


def people(database: Database, field: str, value: str) -> list[int]:
    """Contacts of this name, also one that was merged, or with this company; else those in whose name each of
    the words starts a word.

    Contacts in the trash are among them, since entries go on naming them.
    """
    if field == "with":
        exact = database.rows(
            "SELECT id FROM contact WHERE fold = ?1 "
            "UNION SELECT contact_id FROM contact_alias WHERE fold = ?1",
            (key(value),),
        )
    else:
        exact = database.rows(
            "SELECT c.id FROM company o JOIN contact c ON c.company_id = o.id WHERE o.fold = ?", (key(value),)
        )
    if exact:
        return [row[0] for row in exact]
    words = folded(value).split()
    if not words or len(words) > MAX_NAME:  # no name has as many
        return []
    return fts_people.named(database, "name" if field == "with" else "company", words)


def start_words(typed: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each typed word starts one of the words."""
    return all(any(word.startswith(each) for word in words) for each in typed)


def _days(field: str, first: date, last: date) -> Among:
    if field == "after":
        return Among(f"{_DAY}> ?)", (last.isoformat(),))
    if field == "before":
        return Among(f"{_DAY}< ?)", (first.isoformat(),))
    return Among(f"{_DAY}BETWEEN ? AND ?)", (first.isoformat(), last.isoformat()))


def _themes(database: Database, value: str) -> list[int]:
    from tui.journal.naming import theme_key

    found = _called(database, "theme", value, theme_key)
    return [row[0] for row in database.rows(_SAME_THEMES, (ids_text(found),))] if found else []


def _called(database: Database, table: str, value: str, fold_of: Callable[[str], str]) -> list[int]:
    exact = database.rows(f"SELECT id FROM {table} WHERE fold = ?", (fold_of(value),))
    if exact:
        return [exact[0][0]]
    words = folded(value).split()
    if not words:
        return []
    rows = database.rows(
        f"SELECT id, name FROM {table} WHERE instr(' ' || replace(replace(fold, '-', ' '), '/', ' '), ?) > 0",
        (f" {words[0]}",),
    )
    return [row[0] for row in rows if start_words(words, folded(row[1]).split())]
