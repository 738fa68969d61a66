"""Changes to job searches, each one transaction and one step of undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from tui.domain.errors import BadInput, NotFound
from tui.domain.season_words import belonging
from tui.domain.seasons import JobSearch, SearchLine, SearchText, check_days, check_today, fit_search
from tui.journal.milestone_keeping import tell_quietly
from tui.journal.packing import key, new_uid
from tui.journal.search_reading import (
    entry_ids,
    read_former_names,
    read_search,
    read_search_lines,
    read_searches,
    unclaimed_ids,
)
from tui.journal.search_steps import (
    ClaimStep,
    DeleteStep,
    SearchStep,
    StartStep,
    claim,
    insert_search,
    put_search,
)

if TYPE_CHECKING:
    from tui.journal.changes import Changes
    from tui.journal.database import Database

Edit = Callable[[SearchText], SearchText]


class SearchSaving:
    """What changes the job searches of one journal."""

    def __init__(self, database: Database, now: Callable[[], datetime], changes: Changes) -> None:
        self._database = database
        self._now = now
        self._changes = changes

    def start(self, text: SearchText, *, adopt: bool) -> JobSearch:
        """Begin a search; with `adopt` what was logged since the last one ended belongs to it."""
        text = fit_search(text)
        with self._database.writing():
            others = read_searches(self._database)
            self._check(text, others)
            claimed = tuple(unclaimed_ids(self._database)) if adopt else ()
            made = JobSearch(0, new_uid(), 1, text)
            made = made._replace(id=insert_search(self._database, made))
            claim(self._database, made.id, claimed)
            tell_quietly(self._database, made)
        self._changes.did(StartStep(f"new job search: {text.name}", self._database, made, claimed))
        return made

    def change(self, search_id: int, edit: Edit, label: str) -> JobSearch:
        """Store what `edit` makes of a search; nothing where that is the same."""
        with self._database.writing():
            before = read_search(self._database, search_id)
            text = fit_search(edit(before.text))
            if text == before.text:
                return before
            others = [each for each in read_searches(self._database) if each.id != search_id]
            self._check(text, others, before.text)
            after = put_search(self._database, before, text)
        step = SearchStep(f"{label}: {text.name}", self._database, search_id, before.text, text)
        self._changes.did(step)
        return after

    def claim(self, search_id: int) -> int:
        """Let everything that belongs to no search belong to this one; returns how many entries that were."""
        with self._database.writing():
            search = read_search(self._database, search_id)
            claimed = tuple(unclaimed_ids(self._database, every=True))
            claim(self._database, search_id, claimed)
            tell_quietly(self._database, search)
        if claimed:
            label = f"{len(claimed)} entries into {search.name}"
            self._changes.did(ClaimStep(label, self._database, search_id, claimed))
        return len(claimed)

    def delete(self, search_id: int, *, release: bool) -> SearchLine:
        """Delete a search; with `release` although entries belong to it, which then belong to none."""
        with self._database.writing():
            line = next(
                (each for each in read_search_lines(self._database) if each.search.id == search_id), None
            )
            if line is None:
                raise NotFound("that job search is gone")
            if line.entries and not release:
                how = "`--release` lets what was logged stay, and the search go"
                raise BadInput("search", f"{belonging(line)}: {how}")
            former = read_former_names(self._database, search_id)
            entries = entry_ids(self._database, search_id)
            step = DeleteStep(f"delete: {line.search.name}", self._database, line.search, former, entries)
            step.redo(self._changes.versions)
        self._changes.did(step)
        return line

    def _check(self, text: SearchText, others: list[JobSearch], before: SearchText | None = None) -> None:
        for other in others:
            if key(other.name) == key(text.name):
                raise BadInput("name", f"there is a job search called “{other.name}” already")
        check_days(text, [other.text for other in others], before=before)
        check_today(text, today=self._now().date(), before=before)
