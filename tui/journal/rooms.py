"""What is behind the one door: each room is opened when it is entered, since a command needs few of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.domain.customs import Customs
    from tui.journal.allies import Allies
    from tui.journal.briefing import Briefs
    from tui.journal.changes import Changes
    from tui.journal.contact_drafts import ContactDrafts
    from tui.journal.contacts import Contacts
    from tui.journal.database import Database
    from tui.journal.drafts import Drafts
    from tui.journal.entries import Entries
    from tui.journal.exports import Exports
    from tui.journal.finding import Finder
    from tui.journal.imports import Imports
    from tui.journal.notes import Notes
    from tui.journal.pitches import Pitches
    from tui.journal.promises import Promises
    from tui.journal.roles import Roles
    from tui.journal.saved_searches import SavedSearches
    from tui.journal.seasons import Seasons
    from tui.journal.themes import Themes


class Rooms(ABC):
    """The rooms of one journal, all over the same connections."""

    def __init__(self, database: Database, changes: Changes) -> None:
        self._database = database
        self.changes = changes

    @abstractmethod
    def now(self) -> datetime:
        """The moment it is."""

    @property
    def customs(self) -> Customs:
        """What is wont: when something is due."""
        return self._database.customs

    @cached_property
    def entries(self) -> Entries:
        """Meetings and reflections."""
        from tui.journal.entries import Entries

        return Entries(self._database, self.now, self.changes)

    @cached_property
    def contacts(self) -> Contacts:
        """People."""
        from tui.journal.contacts import Contacts

        return Contacts(self._database, self.now, self.changes, self.customs)

    @cached_property
    def allies(self) -> Allies:
        """Who led to whom."""
        from tui.journal.allies import Allies

        return Allies(self._database)

    @cached_property
    def briefs(self) -> Briefs:
        """Pages to read before a meeting."""
        from tui.journal.briefing import Briefs

        return Briefs(self._database)

    @cached_property
    def notes(self) -> Notes:
        """Texts that have a name."""
        from tui.journal.notes import Notes

        return Notes(self._database, self.now, self.changes)

    @cached_property
    def roles(self) -> Roles:
        """Kinds of work."""
        from tui.journal.roles import Roles

        return Roles(self._database, self.now, self.changes)

    @cached_property
    def themes(self) -> Themes:
        """What takeaways have in common."""
        from tui.journal.themes import Themes

        return Themes(self._database, self.now, self.changes)

    @cached_property
    def promises(self) -> Promises:
        """What was promised, by them and by you, and what is due."""
        from tui.journal.promises import Promises

        return Promises(self._database, self.now, self.changes, self.contacts.going_cold)

    @cached_property
    def seasons(self) -> Seasons:
        """Job searches."""
        from tui.journal.seasons import Seasons

        return Seasons(self._database, self.now, self.changes)

    @cached_property
    def find(self) -> Finder:
        """Search."""
        from tui.journal.finding import Finder

        return Finder(self._database, self.now)

    @cached_property
    def drafts(self) -> Drafts:
        """Typing that is not saved yet."""
        from tui.journal.drafts import Drafts

        return Drafts(self._database)

    @cached_property
    def contact_drafts(self) -> ContactDrafts:
        """Details of contacts that are not saved yet."""
        from tui.journal.contact_drafts import ContactDrafts

        return ContactDrafts(self._database)

    @cached_property
    def pitch(self) -> Pitches:
        """The versions of the pitch."""
        from tui.journal.pitches import Pitches

        return Pitches(self._database, self.now, self.changes)

    @cached_property
    def saved(self) -> SavedSearches:
        """Searches that have a name."""
        from tui.journal.saved_searches import SavedSearches

        return SavedSearches(self._database, self.now, self.changes)

    @cached_property
    def imports(self) -> Imports:
        """What was brought in from other programs' files."""
        from tui.journal.imports import Imports

        return Imports(self._database, self.now, self.changes)

    @cached_property
    def exports(self) -> Exports:
        """Everything, to be written down elsewhere."""
        from tui.journal.exports import Exports

        return Exports(self._database)
