"""What version 7 adds: imports, and of each of them what it brought in, so that it can be taken back later.

A row of `import_item` says that a record of a file became, or changed, a thing of the journal: `noun` is its
table. `key` is what makes it the same record when the file is imported again, `digest` what it said.
`version` is that of the thing when the import last touched it: a thing of another version was changed since.
`before` and `after` are its states as JSON where it was there already.
"""

from __future__ import annotations

VERSION_7: tuple[str, ...] = (
    """CREATE TABLE import_batch (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, format TEXT NOT NULL,
        source TEXT NOT NULL, at TEXT NOT NULL, undone_at TEXT, counts TEXT NOT NULL)""",
    """CREATE TABLE import_item (
        batch_id INTEGER NOT NULL REFERENCES import_batch ON DELETE CASCADE, place INTEGER NOT NULL,
        noun TEXT NOT NULL, item_id INTEGER NOT NULL,
        key BLOB, digest BLOB, version INTEGER NOT NULL,
        state TEXT NOT NULL DEFAULT 'in' CHECK (state IN ('in', 'out', 'kept')),
        before TEXT, after TEXT, PRIMARY KEY (batch_id, place)) WITHOUT ROWID""",
    "CREATE INDEX import_item_key ON import_item (key) WHERE key IS NOT NULL",
    "CREATE INDEX contact_email ON contact (email COLLATE NOCASE) WHERE email <> ''",
)
