"""What version 4 adds: what became of introductions and when, what Today keeps quiet about until when, names
of people who were merged, pairs of people who are not the same, and notes that have a name.

`snoozed` is the day that counts instead of `due`, which stays what the text says, for as long as that is the
day it was snoozed from, `snoozed_due`: another day in the text ends a snooze, and undoing that restores it.
A row of `introduction_step` is written for each status that came after the offer, in the order of their ids,
whatever the clock said; `entry_id` is the meeting that made it `met` by itself. A follow-up with an
`introduction_id` is one to tell the introducer of it. `contact_quiet` holds until when nothing is said of a
person who goes cold. `was_id` of a name that was merged is the id its contact had; a draft of a contact has
the details as they were read (`base`) and as they were typed. `thanks` of an entry stands behind its body,
and is read where the body is.
"""

from __future__ import annotations

VERSION_4: tuple[str, ...] = (
    "ALTER TABLE introduction ADD COLUMN contact_id INTEGER REFERENCES contact",
    "ALTER TABLE introduction ADD COLUMN snoozed TEXT",
    "ALTER TABLE introduction ADD COLUMN snoozed_due TEXT",
    "ALTER TABLE followup ADD COLUMN introduction_id INTEGER REFERENCES introduction ON DELETE CASCADE",
    "ALTER TABLE followup ADD COLUMN snoozed TEXT",
    "ALTER TABLE followup ADD COLUMN snoozed_due TEXT",
    "ALTER TABLE entry ADD COLUMN thanks INTEGER NOT NULL DEFAULT 1 CHECK (thanks IN (0, 1))",
    """CREATE TABLE introduction_step (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        introduction_id INTEGER NOT NULL REFERENCES introduction ON DELETE CASCADE,
        status TEXT NOT NULL CHECK (status IN ('offered', 'chased', 'made', 'met', 'declined', 'lapsed')),
        at TEXT NOT NULL, entry_id INTEGER REFERENCES entry ON DELETE SET NULL)""",
    "CREATE INDEX introduction_step_introduction ON introduction_step (introduction_id, id)",
    "CREATE INDEX introduction_step_entry ON introduction_step (entry_id) WHERE entry_id IS NOT NULL",
    """CREATE TABLE contact_alias (
        fold TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, was_id INTEGER,
        contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE) WITHOUT ROWID""",
    "CREATE INDEX contact_alias_contact ON contact_alias (contact_id)",
    """CREATE TABLE contact_draft (
        uid TEXT NOT NULL PRIMARY KEY, contact_id INTEGER, seen INTEGER, base TEXT NOT NULL,
        fields TEXT NOT NULL, updated_at TEXT NOT NULL, owner_pid INTEGER NOT NULL,
        owner_start TEXT NOT NULL)""",
    """CREATE TABLE contact_apart (
        a_id INTEGER NOT NULL REFERENCES contact, b_id INTEGER NOT NULL REFERENCES contact,
        PRIMARY KEY (a_id, b_id), CHECK (a_id < b_id)) WITHOUT ROWID""",
    """CREATE TABLE contact_quiet (
        contact_id INTEGER PRIMARY KEY REFERENCES contact ON DELETE CASCADE, until TEXT NOT NULL)""",
    "CREATE TABLE note (name TEXT NOT NULL PRIMARY KEY, updated_at TEXT NOT NULL, body TEXT NOT NULL)",
    """CREATE INDEX followup_done ON followup (contact_id, entry_id, done_at, created_at)
        WHERE done = 1""",
    "CREATE INDEX followup_introduction ON followup (introduction_id) WHERE introduction_id IS NOT NULL",
    """CREATE INDEX introduction_open ON introduction (due)
        WHERE closed_at IS NULL AND status IN ('offered', 'chased', 'made')""",
    "CREATE INDEX introduction_contact ON introduction (contact_id) WHERE contact_id IS NOT NULL",
    "CREATE INDEX entry_planned ON entry (day) WHERE status = 'planned' AND deleted_at IS NULL",
    """UPDATE introduction SET contact_id = (SELECT id FROM contact WHERE fold = introduction.fold)
        WHERE EXISTS (SELECT 1 FROM contact WHERE fold = introduction.fold AND deleted_at IS NULL)""",
    """INSERT INTO introduction_step (introduction_id, status, at)
        SELECT id, status, created_at FROM introduction WHERE status <> 'offered' ORDER BY id""",
)
