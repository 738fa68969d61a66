"""What version 3 adds: the history of the verdicts on roles, pairs of themes that are not to be suggested
again, and indexes by which the board reads takeaways without their texts."""

from __future__ import annotations

VERSION_3: tuple[str, ...] = (
    """CREATE TABLE verdict (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE,
        role_id INTEGER NOT NULL REFERENCES role,
        verdict TEXT NOT NULL CHECK (verdict IN ('exploring', 'pursuing', 'ruled-out')),
        at TEXT NOT NULL, entry_id INTEGER REFERENCES entry ON DELETE SET NULL, why TEXT NOT NULL)""",
    "CREATE INDEX verdict_role ON verdict (role_id, id)",
    "CREATE INDEX verdict_entry ON verdict (entry_id) WHERE entry_id IS NOT NULL",
    """CREATE TABLE theme_apart (
        a_id INTEGER NOT NULL REFERENCES theme, b_id INTEGER NOT NULL REFERENCES theme,
        PRIMARY KEY (a_id, b_id), CHECK (a_id < b_id)) WITHOUT ROWID""",
)

GIVEN_BEFORE = """
    INSERT INTO verdict (uid, role_id, verdict, at, why) SELECT ?, id, verdict, created_at, why FROM role
    WHERE id = ?"""
