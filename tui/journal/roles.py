"""Roles: the kinds of work the journal speaks of, and what was learnt of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from tui.domain import boards
from tui.domain.entries import MAX_NAME, Entry
from tui.domain.errors import NotFound
from tui.domain.names import find_name
from tui.domain.roles import Across, Board, Comparison, RoleTally, Said, TimeLine, Verdict, VerdictChange
from tui.journal.packing import key
from tui.journal.role_reading import Reader

if TYPE_CHECKING:
    from tui.journal.changes import Changes
    from tui.journal.database import Database

_NAMES = """
    SELECT name FROM role r WHERE verdict <> 'exploring' OR why <> ''
    OR EXISTS (SELECT 1 FROM entry_role l JOIN entry e ON e.id = l.entry_id
               WHERE l.role_id = r.id AND e.deleted_at IS NULL)
    OR EXISTS (SELECT 1 FROM takeaway_role l JOIN takeaway t ON t.id = l.takeaway_id
               JOIN entry e ON e.id = t.entry_id WHERE l.role_id = r.id AND e.deleted_at IS NULL)
    ORDER BY fold"""

_NEAR = 0.6
_NEAR_WORD = 0.75
"""Likeness (difflib's, 0 to 1) of a name, and of a word of it, from which a role is offered for another."""


class Roles:
    """The roles of a journal. Whatever writes is undoable through the journal's `changes`.

    A `role` is named as `find` takes it, and a job `search` likewise; without one, all of them count.
    """

    def __init__(self, database: Database, now: Callable[[], datetime], changes: Changes) -> None:
        self._database = database
        self._now = now
        self._changes = changes

    def names(self) -> list[str]:
        """The roles that an entry speaks of or a verdict was given on, sorted."""
        return [row[0] for row in self._database.rows(_NAMES)]

    def find(self, name: str) -> str:
        """The role of this name as the journal spells it; else the only one its words fit.

        Raises NotFound, or Ambiguous with the names to choose from.
        """
        return self._find(name)[1]

    def tallies(self, search: str | None = None) -> list[RoleTally]:
        """Every role with its counts; with a job search, of its entries alone. Most meetings first."""
        with self._reading(search) as reader:
            return [tally for tally, _ in reader.tallies()]

    def board(self, role: str, search: str | None = None) -> Board:
        """Everything that was learnt of one role; raises NotFound or Ambiguous."""
        with self._reading(search) as reader:
            each = reader.roles[self._find(role)[0]]
            said = reader.of_role(each.id)
            counts = Counter(one.stance for one in said)
            tally = RoleTally(
                each.name,
                each.verdict,
                reader.meetings(each.id),
                counts["want"],
                counts["dont"],
                counts["unsure"],
            )
            return boards.board(tally, each.why, said, reader.against(each.id))

    def compare(self, roles: Sequence[str] = (), search: str | None = None) -> Comparison:
        """Themes by roles: the given ones in their order, or all with most meetings first."""
        with self._reading(search) as reader:
            if roles:
                named = dict(self._find(role) for role in roles)
            else:
                named = {each: tally.name for tally, each in reader.tallies()}
            found = boards.compare({str(each): name for each, name in named.items()}, reader.cells())
            return boards.in_words(found, reader.said_alone(boards.sentences(found)))

    def timeline(self, role: str, theme: str | None = None, search: str | None = None) -> list[TimeLine]:
        """How each theme of a role was held over time: changes of mind first.

        Of one theme alone where it is named, and then with what other roles hold against it.
        """
        with self._reading(search) as reader:
            each, name = self._find(role)
            said = reader.of_role(each)
            if theme is None:
                return boards.time_lines(name, said)
            wanted = find_name(theme, list(dict.fromkeys(one.theme for one in said)), what="theme")
            others = [one for one in reader.of_theme(wanted) if one.roles and name not in one.roles]
        return boards.time_lines(name, [one for one in said if one.theme == wanted], others)

    def across(self, search: str | None = None) -> Across:
        """What is wanted and not wanted whatever the role."""
        with self._reading(search) as reader:
            return boards.across(reader.everything(), reader.holders())

    def no_role(self, search: str | None = None) -> list[Said]:
        """Takeaways that belong to no role, newest first."""
        with self._reading(search) as reader:
            return reader.of_none()

    def sheet(self, role: str, search: str | None = None) -> str:
        """One page of Markdown to take along."""
        from tui.domain.role_sheet import sheet

        return sheet(self.board(role, search), today=self._now().date())

    def set_verdict(
        self,
        role: str,
        verdict: Verdict,
        why: str = "",
        *,
        entry: int | None = None,
        at: datetime | None = None,
    ) -> VerdictChange:
        """Give a verdict with its reason, reached in a reflection perhaps; the last one given where it is
        the same. `at` is its moment where that is not now: give them in order. Raises BadInput, NotFound or
        Ambiguous with nothing changed."""
        from tui.journal.verdicts import Verdicts

        now = self._now if at is None else lambda: at
        return Verdicts(self._database, now, self._changes).give(self._find(role), verdict, why, entry)

    def verdicts(self, role: str) -> list[VerdictChange]:
        """Every verdict given on a role, the newest first."""
        from tui.journal.verdicts import read_verdicts

        return read_verdicts(self._database, self._find(role)[0])

    def give_role(
        self, entry: int, line: int, role: str, *, whole_meeting: bool, said: str | None = None
    ) -> Entry:
        """Give the takeaway on a line (from 1) a role, by editing the text; a role that is new is made.

        For the whole meeting (or reflection) where it has no role yet; else for that line alone, by its
        heading or under one of its own. `said` is the text that was shown there: ChangedElsewhere where it
        is another by now. Raises BadInput with nothing changed where the text cannot say it.
        """
        from tui.domain.giving import giving
        from tui.journal.saving import Saving

        saving = Saving(self._database, self._now, self._changes)
        edit = giving(line, self._spelt(role), whole_meeting=whole_meeting, said=said)
        return saving.edit(entry, edit, "role")

    @contextmanager
    def _reading(self, search: str | None) -> Iterator[Reader]:
        with self._database.reading():
            yield Reader(self._database, self._search(search))

    def _find(self, name: str) -> tuple[int, str]:
        database = self._database
        rows = database.rows("SELECT id, name FROM role WHERE fold = ?", (key(name),))
        if not rows:
            if not name.strip():
                raise NotFound("a role needs a name")
            found = _by_words(name, self.names())
            rows = database.rows("SELECT id, name FROM role WHERE fold = ?", (key(found),))
        return rows[0][0], rows[0][1]

    def _spelt(self, name: str) -> str:
        rows = self._database.rows("SELECT name FROM role WHERE fold = ?", (key(name),))
        return rows[0][0] if rows else name

    def _search(self, name: str | None) -> int | None:
        if name is None:
            return None
        known: dict[str, int] = dict(self._database.rows("SELECT name, id FROM job_search ORDER BY fold"))
        if not known:
            raise NotFound("there is no job search yet")
        return known[find_name(name, list(known), what="job search")]


def _by_words(name: str, known: Sequence[str]) -> str:
    """The role a name means by its words; a name that means none is answered with those that are near."""
    try:
        return find_name(name, known, what="role")
    except NotFound as error:
        near = _near(name, known)
        if not near or "did you mean" in str(error):
            raise
        raise NotFound(f"{error}; did you mean {' or '.join(near)}?") from None


def _near(name: str, known: Sequence[str]) -> list[str]:
    """At most three roles that are spelt nearly so, or have words that are."""
    from difflib import get_close_matches

    folds = {key(each): each for each in known}
    near = [folds[each] for each in get_close_matches(key(name[:MAX_NAME]), folds, cutoff=_NEAR)]
    for word in key(name[:MAX_NAME]).split():
        words = [part for each in folds for part in each.split()]
        close = get_close_matches(word, set(words), cutoff=_NEAR_WORD)
        near += [folds[each] for each in folds if not {*close}.isdisjoint(each.split())]
    return list(dict.fromkeys(near))[:3]
