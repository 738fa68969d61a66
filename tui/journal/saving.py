"""Changes to entries, each one transaction and one step of undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from tui.domain.entries import Derived, Entry, EntryText
from tui.domain.errors import NotFound
from tui.journal.deriving import derive_text
from tui.journal.packing import fit, moment
from tui.journal.reading import read_entries
from tui.journal.records import Joined, Saved
from tui.journal.steps import EntryStep, State, TickStep, state_of
from tui.journal.thanking import set_done
from tui.journal.tracing import Trace, taken, watch
from tui.journal.trash import Arrival, arrivals, forget_draft, trash_entry, untrash_entry
from tui.journal.writing import Put, Standing, add_revision, put, standing

if TYPE_CHECKING:
    from tui.journal.changes import Changes, Step
    from tui.journal.database import Database

Edit = Callable[[EntryText], EntryText]


class Saving:
    """What changes the entries of one journal."""

    def __init__(self, database: Database, now: Callable[[], datetime], changes: Changes) -> None:
        self._database = database
        self._now = now
        self._changes = changes

    def create(self, text: EntryText, draft: str | None) -> Saved:
        """Log an entry."""
        text = fit(text)
        derived = derive_text(text)
        with self._database.writing():
            watch(self._database)
            done = put(self._database, text, derived, self._now(), None)
            forget_draft(self._database, draft)
            entry = self._read(done.entry)
            came = arrivals(self._database, done.people.new_ids(), entry=entry.id)
            trace = taken(self._database).besides(entry.id)
        before = State(0, done.revision, True, done.search)
        after = State(done.version, done.revision, False, done.search)
        label = f"new {text.kind}: {entry.label}"
        self._changes.did(self._step(label, entry, (before, after), trace, came))
        return Saved(entry, done.people.new, done.new_roles)

    def save(self, entry_id: int, text: EntryText, seen: int, draft: str | None) -> Saved:
        """Save an entry, joined with what another session made of it since version `seen`."""
        from tui.journal.revising import renamed, seen_number, with_present_names, without_gone_search

        text = fit(text)
        derived = derive_text(text)
        done: Put | None
        with self._database.writing():
            former = standing(self._database, entry_id)
            before = state_of(former, self._changes.versions)
            watch(self._database)
            number = seen_number(self._database, entry_id, seen)
            if number is not None:
                text = with_present_names(text, renamed(self._database, entry_id, number))
            text = without_gone_search(self._database, entry_id, text)
            if seen == former.version:
                done, merged = put(self._database, text, derived, self._now(), former), False
            else:
                done, merged = self._join(text, derived, former, number)
            forget_draft(self._database, draft)
            entry = self._read(entry_id)
            if done is None:
                return Saved(entry, merged=merged)
            came = arrivals(self._database, done.people.new_ids(), entry=entry_id)
            joined = self._joined(entry_id, former) if merged else None
            trace = taken(self._database)
        after = State(done.version, done.revision, entry.deleted_at is not None, done.search)
        self._changes.did(self._step(f"edit: {entry.label}", entry, (before, after), trace, came))
        back = before.deleted and not after.deleted
        return Saved(entry, done.people.new, done.new_roles, merged, back, joined)

    def edit(self, entry_id: int, edit: Edit, label: str) -> Entry:
        """Save what `edit` makes of an entry's present text; nothing where that is the same."""
        with self._database.writing():
            entry, step = self._edited(entry_id, edit, label)
        if step is not None:
            self._changes.did(step)
        return entry

    def set_trashed(self, entry_id: int, *, trashed: bool) -> Entry:
        """Put an entry in the trash or bring it back; nothing where it is there already."""
        with self._database.writing():
            before = state_of(standing(self._database, entry_id), self._changes.versions)
            if before.deleted == trashed:
                return self._read(entry_id)
            came: tuple[Arrival, ...] = ()
            watch(self._database)
            if trashed:
                trash_entry(self._database, entry_id, moment(self._now()))
            else:
                people = untrash_entry(self._database, entry_id, moment(self._now()))
                came = arrivals(self._database, people, entry=entry_id)
            trace = taken(self._database)
            entry = self._read(entry_id)
        after = before._replace(version=entry.version, deleted=trashed)
        label = f"{'delete' if trashed else 'undelete'}: {entry.label}"
        self._changes.did(self._step(label, entry, (before, after), trace, came))
        return entry

    def tick(self, followup_id: int, done: bool) -> Entry:
        """Tick a follow-up, in its text or in its ledger."""
        fits = -(2**63) <= followup_id < 2**63
        label = "done" if done else "open"
        step: Step | None = None
        with self._database.writing():
            rows = self._database.rows(
                "SELECT f.entry_id, f.line, f.text, f.done FROM followup f JOIN entry e ON e.id = f.entry_id "
                "WHERE f.id = ? AND f.closed_at IS NULL AND e.deleted_at IS NULL",
                (followup_id if fits else 0,),
            )
            if not rows:
                raise NotFound(f"there is no follow-up {followup_id}")
            entry_id, line, text, was_done = rows[0]
            if line is not None:
                entry, step = self._edited(entry_id, ticking(line, done), label)
            else:
                if bool(was_done) != done:
                    watch(self._database)
                    set_done(self._database, entry_id, followup_id, done, self._now())
                    trace = taken(self._database)
                    step = TickStep(f"{label}: {text}", self._database, self._now, followup_id, trace)
                entry = self._read(entry_id)
        if step is not None:
            self._changes.did(step)
        return entry

    def _edited(self, entry_id: int, edit: Edit, label: str) -> tuple[Entry, EntryStep | None]:
        former = standing(self._database, entry_id)
        before = state_of(former, self._changes.versions)
        entry = self._read(entry_id)
        edited = fit(edit(entry.text))
        if edited == entry.text:
            return entry, None
        watch(self._database)
        done = put(self._database, edited, derive_text(edited), self._now(), former)
        came = arrivals(self._database, done.people.new_ids(), entry=entry_id)
        trace = taken(self._database)
        entry = self._read(entry_id)
        after = State(done.version, done.revision, before.deleted, done.search)
        return entry, self._step(f"{label}: {entry.label}", entry, (before, after), trace, came)

    def _join(
        self, mine: EntryText, derived: Derived, former: Standing, seen: int | None
    ) -> tuple[Put | None, bool]:
        """Put my text where the entry is not as I saw it; None where I had changed nothing."""
        from tui.journal.merging import merge_texts
        from tui.journal.revising import read_revision, renamed, with_present_names

        database, entry = self._database, former.entry
        theirs = self._read(entry).text
        base = EntryText(kind=mine.kind, on=mine.on)
        if seen is not None:
            names = renamed(database, entry, seen)
            base = with_present_names(read_revision(database, entry, seen).text, names)
        if mine.search is None:  # an unnamed job search is the one the entry belongs to
            mine = mine._replace(search=base.search)
        if mine == base and (base != theirs or former.deleted_at is not None):
            return None, base != theirs
        if former.deleted_at is not None:
            untrash_entry(database, entry, moment(self._now()))
            former = former._replace(version=former.version + 1, deleted_at=None)
        if theirs in (base, mine):
            return put(database, mine, derived, self._now(), former), False
        merged = fit(merge_texts(base, theirs, mine))
        later = former._replace(revision=former.revision + 1)
        done = put(database, merged, derive_text(merged), self._now(), later)
        number = former.revision + 1
        add_revision(database, entry, (number, done.version), mine, done.people.ids, at=self._now())
        return done, True

    def _joined(self, entry_id: int, former: Standing) -> Joined:
        """The two texts that were joined: the last revision there was, and the one that came before both."""
        from tui.journal.revising import read_revision

        theirs = read_revision(self._database, entry_id, former.revision)
        return Joined(theirs, read_revision(self._database, entry_id, former.revision + 1))

    def _step(
        self,
        label: str,
        entry: Entry,
        way: tuple[State, State],
        trace: Trace,
        came: tuple[Arrival, ...] = (),
    ) -> EntryStep:
        return EntryStep(label, self._database, self._now, entry.id, *way, trace, came)

    def _read(self, entry_id: int) -> Entry:
        return read_entries(self._database, [entry_id])[0]


def ticking(line: int, done: bool) -> Edit:
    """The edit that ticks the follow-up on a line of a text, or opens it again."""
    from tui.domain import marks

    return lambda text: text._replace(body=marks.tick(text.body, line, done))
