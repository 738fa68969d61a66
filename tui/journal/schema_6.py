"""What version 6 adds: which milestones were told, the former names of job searches, and two indexes.

A milestone is derived whenever it is asked for; `milestone_told` only remembers that it was shown, of a
search by its uid, or over all of them (no uid). `search_name` keeps what a search was called before, since
past states of entries name it so. A season is read from `entry_held` alone, and the lists of one search from
`entry_search`, each without a look at the rows, which are as long as their texts.
"""

from __future__ import annotations

VERSION_6: tuple[str, ...] = (
    """CREATE TABLE milestone_told (
        search_uid TEXT NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (search_uid, kind)) WITHOUT ROWID""",
    """CREATE TABLE search_name (
        fold TEXT NOT NULL PRIMARY KEY, search_id INTEGER NOT NULL REFERENCES job_search ON DELETE CASCADE
        ) WITHOUT ROWID""",
    "CREATE INDEX search_name_search ON search_name (search_id)",
    "CREATE INDEX entry_held ON entry (search_id, status, deleted_at, day, at, minutes, score)",
    "CREATE INDEX entry_search ON entry (search_id, kind, deleted_at, day DESC, at DESC, id DESC)",
)
