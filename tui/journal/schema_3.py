"""What version 3 adds: the history of the verdicts on roles, pairs of themes that are not to be suggested
again, and `mention`, from which the board is read.

A row of `mention` says that an entry which is not in the trash speaks of a role: with a takeaway, or (`kind`
is 'entry', theme and takeaway are 0) because it is an entry of that role. All of it stands in other tables
too, but to gather it there takes three lookups for each takeaway, 80 ms for ten years; here the counts of
every role are one scan of few pages. Triggers keep it, so that no writer can forget it.
"""

from __future__ import annotations

_LIVE = """
    INSERT OR IGNORE INTO mention (role_id, kind, theme_id, entry_id, takeaway_id, held, search_id)
    SELECT l.role_id, {kind}, {theme}, e.id, {takeaway}, e.status IS 'held', e.search_id FROM {tables}
    WHERE e.deleted_at IS NULL"""
_OF_ENTRY = _LIVE.format(
    kind="'entry'", theme="0", takeaway="0", tables="entry_role l JOIN entry e ON e.id = l.entry_id"
)
_OF_TAKEAWAY = _LIVE.format(
    kind="t.kind",
    theme="t.theme_id",
    takeaway="t.id",
    tables="takeaway_role l JOIN takeaway t ON t.id = l.takeaway_id JOIN entry e ON e.id = t.entry_id",
)
MENTIONS = (_OF_ENTRY, _OF_TAKEAWAY)
"""What fills an empty `mention`."""

_NO_ENTRY = """
    DELETE FROM mention
    WHERE role_id = OLD.role_id AND kind = 'entry' AND theme_id = 0 AND entry_id = OLD.entry_id;"""
_NO_TAKEAWAY = "DELETE FROM mention WHERE takeaway_id > 0 AND takeaway_id = OLD.id;"
_NO_ROLE = """
    DELETE FROM mention
    WHERE takeaway_id > 0 AND takeaway_id = OLD.takeaway_id AND role_id = OLD.role_id;"""
_THE_ENTRY = f"{_OF_ENTRY} AND l.entry_id = NEW.entry_id AND l.role_id = NEW.role_id;"
_THE_TAKEAWAY = f"{_OF_TAKEAWAY} AND l.takeaway_id = NEW.takeaway_id AND l.role_id = NEW.role_id;"


def _trigger(name: str, when: str, *acts: str) -> str:
    return f"CREATE TRIGGER mention_{name} AFTER {when} BEGIN {' '.join(acts)} END"


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
    """CREATE TABLE mention (
        role_id INTEGER NOT NULL, kind TEXT NOT NULL, theme_id INTEGER NOT NULL, entry_id INTEGER NOT NULL,
        takeaway_id INTEGER NOT NULL, held INTEGER NOT NULL, search_id INTEGER,
        PRIMARY KEY (role_id, kind, theme_id, entry_id, takeaway_id)) WITHOUT ROWID""",
    "CREATE INDEX mention_theme ON mention (theme_id, kind, role_id) WHERE takeaway_id > 0",
    "CREATE INDEX mention_met ON mention (held, role_id, entry_id)",
    "CREATE INDEX mention_takeaway ON mention (takeaway_id) WHERE takeaway_id > 0",
    _trigger("entry_role_came", "INSERT ON entry_role", _THE_ENTRY),
    _trigger("entry_role_went", "DELETE ON entry_role", _NO_ENTRY),
    _trigger("entry_role_moved", "UPDATE ON entry_role", _NO_ENTRY, _THE_ENTRY),
    _trigger("takeaway_role_came", "INSERT ON takeaway_role", _THE_TAKEAWAY),
    _trigger("takeaway_role_went", "DELETE ON takeaway_role", _NO_ROLE),
    _trigger("takeaway_role_moved", "UPDATE ON takeaway_role", _NO_ROLE, _THE_TAKEAWAY),
    _trigger(
        "takeaway_changed",
        "UPDATE ON takeaway",
        _NO_TAKEAWAY,
        f"{_OF_TAKEAWAY} AND t.id = NEW.id;",
    ),
    _trigger(
        "entry_changed",
        "UPDATE OF status, deleted_at, search_id ON entry WHEN OLD.status IS NOT NEW.status "
        "OR OLD.deleted_at IS NOT NEW.deleted_at OR OLD.search_id IS NOT NEW.search_id",
        "DELETE FROM mention WHERE kind = 'entry' AND theme_id = 0 AND entry_id = NEW.id "
        "AND role_id IN (SELECT role_id FROM entry_role WHERE entry_id = NEW.id);",
        "DELETE FROM mention WHERE takeaway_id > 0 "
        "AND takeaway_id IN (SELECT id FROM takeaway WHERE entry_id = NEW.id);",
        f"{_OF_ENTRY} AND e.id = NEW.id;",
        f"{_OF_TAKEAWAY} AND e.id = NEW.id;",
    ),
    *MENTIONS,
)

GIVEN_BEFORE = """
    INSERT INTO verdict (uid, role_id, verdict, at, why) SELECT ?, id, verdict, created_at, why FROM role
    WHERE id = ?"""
