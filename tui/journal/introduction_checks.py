"""Whether introductions stand as their steps and the meetings say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.domain.introductions import settled, status_after
from tui.journal.introducing import read_steps, read_talks

if TYPE_CHECKING:
    from tui.journal.database import Database


def check(database: Database) -> Iterator[str]:
    """A sentence for each introduction that stands otherwise."""
    rows = database.rows(
        "SELECT i.id, i.name, i.status, i.direction, i.closed_at IS NULL AND e.deleted_at IS NULL "
        "FROM introduction i JOIN entry e ON e.id = i.entry_id ORDER BY i.id"
    )
    numbers = [row[0] for row in rows]
    steps, talks = read_steps(database, numbers), read_talks(database, numbers)
    for each, name, status, direction, live in rows:
        came_to = tuple(steps[each])
        if status != status_after(came_to):
            yield f"The introduction to {name!r} is not what its last step says; --rebuild mends that."
        elif direction == "to_me" and settled(came_to, talks[each], live=bool(live)) != came_to:
            yield f"The introduction to {name!r} does not follow the meetings; --rebuild mends that."


def mend(database: Database) -> None:
    """Let each stand as its last step says; what follows from the meetings comes with the entries."""
    database.rows(
        "UPDATE introduction SET status = COALESCE((SELECT status FROM introduction_step "
        "WHERE introduction_id = introduction.id ORDER BY id DESC LIMIT 1), 'offered') "
        "WHERE status <> COALESCE((SELECT status FROM introduction_step "
        "WHERE introduction_id = introduction.id ORDER BY id DESC LIMIT 1), 'offered')"
    )
