"""Job searches, and what the meetings of one or of all of them add up to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.domain.milestones import Milestone
    from tui.domain.season import Details, Season
    from tui.domain.seasons import JobSearch, LooseEnds, SearchLine, SearchText, Unclaimed
    from tui.journal.changes import Changes
    from tui.journal.database import Database
    from tui.journal.search_saving import Edit, SearchSaving

_CURRENT = "SELECT id, name FROM job_search WHERE ended_on IS NULL ORDER BY started_on DESC, id DESC LIMIT 1"
_PEOPLE_MET = """
    SELECT COUNT(*) FROM contact c WHERE EXISTS (
        SELECT 1 FROM entry_contact l JOIN entry e ON e.id = l.entry_id
        WHERE l.contact_id = c.id AND e.status = 'held' AND e.deleted_at IS NULL)"""
_MET_IN_SEARCH = """
    SELECT COUNT(DISTINCT l.contact_id) FROM entry e INDEXED BY entry_held
    CROSS JOIN entry_contact l ON l.entry_id = e.id
    WHERE e.search_id = ? AND e.status = 'held' AND e.deleted_at IS NULL"""


class Seasons:
    """The job searches of a journal; there is none until one is started. Whatever writes is undoable through
    the journal's `changes`.

    A search is named as `find` takes it; where a `name` may be None, that means all of them.
    """

    def __init__(self, database: Database, now: Callable[[], datetime], changes: Changes) -> None:
        self._database = database
        self._now = now
        self._changes = changes

    # -- which there are

    def current(self) -> str | None:
        """The name of the job search that goes on, or None."""
        rows = self._database.rows(_CURRENT)
        return rows[0][1] if rows else None

    def current_search(self) -> JobSearch | None:
        """The job search that goes on, or None."""
        from tui.journal.search_reading import current_search

        return current_search(self._database)

    def find(self, name: str) -> JobSearch:
        """The search of this name, or of this former name; else the only one its words fit.

        Raises NotFound, or Ambiguous with the names to choose from.
        """
        from tui.journal.search_reading import find_search

        return find_search(self._database, name)

    def searches(self) -> list[SearchLine]:
        """Every search with what it comes to, the one that began last first."""
        from tui.journal.search_reading import read_search_lines

        return read_search_lines(self._database)

    def unclaimed(self, *, every: bool = False) -> Unclaimed:
        """What was logged since the last search ended and belongs to none; with `every`, whenever it was."""
        from tui.journal.search_reading import read_unclaimed

        return read_unclaimed(self._database, every=every)

    def loose_ends(self, name: str) -> LooseEnds:
        """What is still open in a search."""
        from tui.journal.search_reading import read_loose_ends

        return read_loose_ends(self._database, self.find(name).id)

    # -- what they add up to

    def people_met(self, all: bool = False) -> int:
        """Distinct contacts on held meetings: of the current job search where there is one, or of all."""
        with self._database.reading():
            current = [] if all else self._database.rows(_CURRENT)
            if current:
                return int(self._database.value(_MET_IN_SEARCH, (current[0][0],)))
            return int(self._database.value(_PEOPLE_MET))

    def season(self, name: str | None) -> Season:
        """What came of a search, or of all of them."""
        from tui.journal.season_reading import read_season

        with self._database.reading():
            search = self.find(name) if name is not None else None
            return read_season(self._database, search, today=self._today())

    def details(self, name: str | None) -> Details:
        """Whom one met in a search or in all of them, who introduced whom, and how the pitch was told."""
        from tui.journal.season_details import read_details

        with self._database.reading():
            return read_details(self._database, self.find(name) if name is not None else None)

    def milestones(self, name: str | None) -> list[Milestone]:
        """What was reached in a search, or over all of them, in the order of its days."""
        from tui.journal.season_reading import read_reached

        with self._database.reading():
            search = self.find(name) if name is not None else None
            return read_reached(self._database, search, today=self._today())

    def tell_milestones(self) -> list[Milestone]:
        """The milestones that nobody was told of yet; each is handed out once, and remembered as told."""
        from tui.journal.milestone_keeping import tell

        return tell(self._database, self._now)

    # -- changing them

    def start(self, text: SearchText, *, adopt: bool = False) -> JobSearch:
        """Begin a search; with `adopt`, what is `unclaimed` belongs to it.

        Raises BadInput, naming the field, where it cannot be: it would go on beside another one, begins in
        days to come, ends before it begins, or has a name that another one has.
        """
        return self._saving.start(text, adopt=adopt)

    def end(self, name: str, *, on: date | None = None, outcome: str | None = None) -> JobSearch:
        """End a search, today unless `on` says when; raises as `start` does."""
        day = on or self._today()

        def ended(text: SearchText) -> SearchText:
            last = day if on is not None else max(day, text.started_on)
            return text._replace(ended_on=last, outcome=text.outcome if outcome is None else outcome)

        return self.change(name, ended, "end")

    def reopen(self, name: str) -> JobSearch:
        """Let a search that ended go on; raises BadInput where another one does, or came after it."""
        return self.change(name, lambda text: text._replace(ended_on=None), "reopen")

    def change(self, name: str, edit: Edit, label: str = "edit") -> JobSearch:
        """Store what `edit` makes of the text of a search, which may be another name; raises as `start`."""
        return self._saving.change(self.find(name).id, edit, label)

    def delete(self, name: str, *, release: bool = False) -> SearchLine:
        """Delete a search, and return what it came to; with `release` what belonged to it belongs to none.

        Raises BadInput where entries belong to it that are not to be released; those in the trash always are.
        """
        return self._saving.delete(self.find(name).id, release=release)

    def claim(self, name: str) -> int:
        """Let all that belongs to no search belong to this one; returns how many entries that were."""
        return self._saving.claim(self.find(name).id)

    def usual_start(self, *, adopt: bool) -> date:
        """When a search begins if nobody says: today, or on the day of the first meeting that it adopts, but
        not before the last one ended."""
        today = self._today()
        first = self.unclaimed().first if adopt else None
        ends = [each.search.text.ended_on for each in self.searches()]
        last = max((day for day in ends if day is not None), default=date.min)
        return today if first is None else max(min(first, today), min(last, today))

    @property
    def _saving(self) -> SearchSaving:
        from tui.journal.search_saving import SearchSaving  # brings Peewee

        return SearchSaving(self._database, self._now, self._changes)

    def _today(self) -> date:
        return self._now().date()
