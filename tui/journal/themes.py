"""Themes: merged, renamed and split, and remembered so for whatever is written later with the same words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from tui.domain import themes as rules
from tui.domain.entries import MAX_NAME
from tui.domain.errors import BadInput, NotFound
from tui.domain.text import clean_line, says_something
from tui.domain.themes import Merged, Suggestion, ThemeLine
from tui.domain.words import folded
from tui.journal.naming import find_themes, theme_key
from tui.journal.theme_groups import Groups, read_groups
from tui.journal.theme_reading import count_of, read_apart, read_used
from tui.journal.theme_steps import (
    ApartStep,
    Stood,
    ThemeStep,
    is_apart,
    put_apart,
    put_stood,
    read_stood,
)

if TYPE_CHECKING:
    from tui.journal.changes import Changes
    from tui.journal.database import Database

_KNOWN = """
    SELECT name FROM theme h WHERE merged_into_id IS NOT NULL
    OR EXISTS (SELECT 1 FROM theme WHERE merged_into_id = h.id)
    OR EXISTS (SELECT 1 FROM takeaway t JOIN entry e ON e.id = t.entry_id
               WHERE t.theme_id = h.id AND e.deleted_at IS NULL)"""


class Plan(NamedTuple):
    """What would be done: how the themes will stand, and what is told of it."""

    after: tuple[Stood, ...]
    merged: Merged


class Themes:
    """The themes of a journal. Whatever writes is undoable through the journal's `changes`.

    A theme is named by its words, whatever their case, accents and punctuation; else by words that fit one
    alone. Raises NotFound, or Ambiguous with the names to choose from.
    """

    def __init__(self, database: Database, now: Callable[[], datetime], changes: Changes) -> None:
        self._database = database
        self._now = now
        self._changes = changes

    def all(self) -> list[ThemeLine]:
        """Every theme in use: most meetings first, then most uses, then by name."""
        with self._database.reading():
            return [each.line for each in read_used(self._database)]

    def find(self, name: str) -> str:
        """The theme that this name stands for, merges followed."""
        with self._database.reading():
            root = read_groups(self._database).root(self._known(name).id)
            return read_stood(self._database, [root])[0].name

    def preview(self, from_: str, into: str) -> Merged:
        """What `merge` would do."""
        with self._database.reading():
            return self._merging(from_, into).merged

    def merge(self, from_: str, into: str) -> Merged:
        """Let a theme, with what was merged into it, be another; BadInput where it is that already."""
        return self._do("merge", lambda: self._merging(from_, into))

    def preview_rename(self, name: str, to: str) -> Merged:
        """What `rename` would do."""
        with self._database.reading():
            return self._renaming(name, to).merged

    def rename(self, name: str, to: str) -> Merged:
        """Call a theme something else, which is to merge it into a theme of that name, made if need be."""
        return self._do("rename", lambda: self._renaming(name, to))

    def preview_split(self, name: str) -> Merged:
        """What `split` would do."""
        with self._database.reading():
            return self._splitting(name).merged

    def split(self, name: str) -> Merged:
        """Let everything that was merged into a theme stand alone again; of a theme that was itself merged
        into another, let it stand alone with what was merged into it. BadInput where nothing was."""
        return self._do("split", lambda: self._splitting(name))

    def suggestions(self) -> list[Suggestion]:
        """Pairs of themes that may be the same, the likeliest first; takes up to a second."""
        from tui.domain.likeness import suggestions

        with self._database.reading():
            used = read_used(self._database)
            apart = read_apart(self._database, read_groups(self._database))
        names = {each.id: each.line.name for each in used}
        pairs = {frozenset(names[each] for each in pair) for pair in apart if pair <= names.keys()}
        return suggestions([(each.line.name, each.line.uses) for each in used], pairs)

    def dismiss(self, suggestion: Suggestion) -> None:
        """Never suggest these two again."""
        with self._database.writing():
            a, b = sorted((self._known(suggestion.from_).id, self._known(suggestion.into).id))
            groups = read_groups(self._database)
            if groups.root(a) == groups.root(b):
                raise BadInput("theme", f"“{rules.short(suggestion.into)}” is that theme already")
            if is_apart(self._database, (a, b)):
                return
            put_apart(self._database, (a, b))
        label = f"apart: {rules.short(suggestion.from_)} and {rules.short(suggestion.into)}"
        self._changes.did(ApartStep(label, self._database, (a, b)))

    def _do(self, what: str, planned: Callable[[], Plan]) -> Merged:
        with self._database.writing():
            plan = planned()
            after = tuple(each if each.id else self._made(each, plan) for each in plan.after)
            made = next((each.id for each in after if each.into is None), 0)
            after = tuple(each._replace(into=made) if each.into == 0 else each for each in after)
            before = tuple(read_stood(self._database, [each.id for each in after]))
            put_stood(self._database, after)
        label = f"{what} {plan.merged.sentence.rpartition(': ')[0]}"
        self._changes.did(ThemeStep(label, self._database, before, after))
        return plan.merged

    def _made(self, theme: Stood, plan: Plan) -> Stood:
        found = find_themes(self._database, (theme.name,))
        return theme._replace(id=found.ids[theme_key(theme.name)])

    def _merging(self, from_: str, into: str) -> Plan:
        source, target = self._known(from_), self._known(into)
        if source.id == target.id:
            raise BadInput("theme", f"“{rules.short(target.name)}” cannot be merged into itself")
        return self._moving(source, target, read_groups(self._database))

    def _moving(self, source: Stood, target: Stood, groups: Groups) -> Plan:
        """Merge one theme into another."""
        database = self._database
        root = self._stood(groups.root(source.id))
        if groups.root(target.id) == root.id:
            if target.id == root.id:
                raise BadInput(
                    "theme", f"“{rules.short(source.name)}” is merged into “{rules.short(root.name)}” already"
                )
            moved = [root.id, *(each for each in groups.members()[root.id] if each != target.id)]
            takeaways, meetings = count_of(database, moved)
            names = self._names(moved)
            merged = rules.renamed(target.name, names, takeaways, meetings, within=root.name)
            return Plan((target._replace(into=None), root._replace(into=target.id)), merged)
        home = self._stood(groups.root(target.id))
        moved = [root.id, *groups.members().get(root.id, ())]
        takeaways, meetings = count_of(database, moved)
        merged = rules.merged(home.name, self._names(moved), takeaways, meetings, asked=target.name)
        return Plan((root._replace(into=home.id),), merged)

    def _renaming(self, name: str, to: str) -> Plan:
        database = self._database
        to = clean_line(to).removeprefix("#").strip()
        if not says_something(to):
            raise BadInput("theme", "a theme needs a name")
        if len(to) > MAX_NAME:
            raise BadInput("theme", f"that name is too long: at most {MAX_NAME} characters")
        source, groups = self._known(name), read_groups(database)
        root = self._stood(groups.root(source.id))
        rows = database.rows("SELECT id, name, merged_into_id FROM theme WHERE fold = ?", (theme_key(to),))
        moved = [root.id, *groups.members().get(root.id, ())]
        takeaways, meetings = count_of(database, moved)
        if rows and rows[0][0] == root.id:
            if root.name == to:
                raise BadInput("theme", f"“{rules.short(to)}” is called so already")
            told = rules.respelt(root.name, to, takeaways, meetings)
            return Plan((root._replace(name=to),), told)
        if rows:
            return self._moving(source, Stood(*rows[0]), groups)
        told = rules.renamed(to, self._names(moved), takeaways, meetings)
        return Plan((Stood(0, to, None), root._replace(into=0)), told)

    def _splitting(self, name: str) -> Plan:
        theme, groups = self._known(name), read_groups(self._database)
        members = groups.members().get(theme.id, [])
        if members:
            takeaways, meetings = count_of(self._database, members)
            told = rules.split(theme.name, self._names(members), takeaways, meetings)
            return Plan(tuple(self._stood(each)._replace(into=None) for each in members), told)
        if theme.into is None:
            raise BadInput("theme", f"nothing was merged into “{rules.short(theme.name)}”")
        own = [each for each in groups.into if self._within(each, theme.id, groups)]
        takeaways, meetings = count_of(self._database, [theme.id, *own])
        told = rules.split(
            self._stood(groups.root(theme.id)).name, self._names([theme.id, *own]), takeaways, meetings
        )
        return Plan((theme._replace(into=None),), told)

    @staticmethod
    def _within(theme: int, other: int, groups: Groups) -> bool:
        seen: set[int] = set()
        while theme in groups.into and theme not in seen:
            seen.add(theme)
            theme = groups.into[theme]
            if theme == other:
                return True
        return False

    def _known(self, name: str) -> Stood:
        from tui.domain.names import find_name

        wanted = clean_line(name).removeprefix("#").strip()
        columns = "SELECT id, name, merged_into_id FROM theme WHERE fold = ?"
        rows = self._database.rows(columns, (theme_key(wanted),))
        if not rows:
            if not says_something(wanted):
                raise NotFound("a theme needs a name")
            known = [row[0] for row in self._database.rows(_KNOWN)]
            words = folded(wanted)
            same = [each for each in known if words and folded(each) == words]
            name = same[0] if len(same) == 1 else find_name(wanted, known, what="theme")
            rows = self._database.rows(columns, (theme_key(name),))
        return Stood(*rows[0])

    def _stood(self, theme: int) -> Stood:
        return read_stood(self._database, [theme])[0]

    def _names(self, themes: list[int]) -> tuple[str, ...]:
        names = {each.id: each.name for each in read_stood(self._database, themes)}
        return tuple(names[each] for each in themes)
