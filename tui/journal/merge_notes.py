"""What is kept of a merge for as long as the two are one: all that it takes to part them again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.journal.tracing import Patch, Trace

if TYPE_CHECKING:
    from tui.journal.database import Database
    from tui.journal.merge_step import Rows, Taken

_KEEP = """
    INSERT INTO note (name, updated_at, body) VALUES (?, ?, ?)
    ON CONFLICT (name) DO UPDATE SET updated_at = excluded.updated_at, body = excluded.body"""


class Kept(NamedTuple):
    """Two contacts before and after they became one: `gone`, with the version it had, is of `stays`."""

    gone: int
    version: int
    stays: int
    before: Taken
    after: Taken
    trace: Trace


def written(kept: Kept) -> str:
    """As text."""
    return json.dumps(
        {
            "gone": [kept.gone, kept.version],
            "stays": kept.stays,
            "before": [_pairs(rows) for rows in kept.before],
            "after": [_pairs(rows) for rows in kept.after],
            "trace": [list(patch) for patch in kept.trace.patches],
        },
        ensure_ascii=False,
    )


def read(body: str) -> Kept:
    """From what `written` wrote."""
    found: dict[str, Any] = json.loads(body)
    gone, version = found["gone"]
    return Kept(
        gone,
        version,
        found["stays"],
        tuple(map(_rows, found["before"])),
        tuple(map(_rows, found["after"])),
        Trace(tuple(Patch(*each) for each in found["trace"])),
    )


def keep(database: Database, gone: int, body: str, *, now: str) -> None:
    """Keep it while that contact is another one, and no longer. Inside a write only."""
    if database.rows("SELECT 1 FROM contact WHERE id = ?", (gone,)):
        database.rows("DELETE FROM note WHERE name = ?", (_name(gone),))
    elif body:
        database.rows(_KEEP, (_name(gone), now, body))


def find(database: Database, gone: int | None) -> str | None:
    """What is kept of the contact that had this id; None for nothing."""
    found: str | None = database.value("SELECT body FROM note WHERE name = ?", (_name(gone),))
    return found


def _name(gone: int | None) -> str:
    return f"merge {gone}"


def _pairs(rows: Rows) -> list[list[list[Any]]]:
    return [[list(key), list(row)] for key, row in rows.items()]


def _rows(pairs: list[list[list[Any]]]) -> Rows:
    return {tuple(key): tuple(row) for key, row in pairs}
