# ruff: noqa: S608
"""What version 2 adds: the words to search by, saved searches, and the versions of the pitch.

The word tables are FTS5 over words that are folded already (`tui.domain.words`), each with a copy of its own:
an index that reads another table's text is broken by one careless update of that table. `entry_heads` repeats
what stands in titles and names, so that a word which is common in texts is quickly found there. Rows sort as
the lists do, since a rowid of an entry is its place in time (`tui.journal.documents.place`).
`word` holds every word of entries there ever was: one that is being typed is looked up there, since FTS5
takes 100 ms to join the places of all words that start with three common letters.

Whatever changes something that a word table speaks of is noted in `unindexed` by a trigger, so that no
writer can forget it; the transaction that made the change catches up before it ends.
"""

from __future__ import annotations

_TOKENS = "tokenize = 'unicode61 remove_diacritics 0'"


def _noted(kind: str, each: str) -> str:
    return f"INSERT OR IGNORE INTO unindexed VALUES ('{kind}', {each});"


def _entries_noted(sql: str) -> str:
    return f"INSERT OR IGNORE INTO unindexed SELECT 'entry', {sql};"


def _trigger(name: str, when: str, *acts: str) -> str:
    return f"CREATE TRIGGER {name} AFTER {when} BEGIN {' '.join(acts)} END"


def _of_entry(table: str) -> tuple[str, ...]:
    """Triggers on a table whose rows belong to an entry."""
    return (
        _trigger(f"{table}_came", f"INSERT ON {table}", _noted("entry", "NEW.entry_id")),
        _trigger(f"{table}_went", f"DELETE ON {table}", _noted("entry", "OLD.entry_id")),
        _trigger(
            f"{table}_moved",
            f"UPDATE ON {table}",
            _noted("entry", "OLD.entry_id"),
            _noted("entry", "NEW.entry_id"),
        ),
    )


WORD_TABLES: tuple[str, ...] = (
    f"""CREATE VIRTUAL TABLE entry_words USING fts5(
        title, people, roles, takeaways, body, facts, {_TOKENS}, prefix = '1 2')""",
    f"CREATE VIRTUAL TABLE entry_heads USING fts5(title, people, facts, {_TOKENS}, prefix = '1 2')",
    f"""CREATE VIRTUAL TABLE contact_words USING fts5(
        name, company, title, details, notes, facts, {_TOKENS}, prefix = '1 2')""",
    f"CREATE VIRTUAL TABLE pitch_words USING fts5(body, reason, {_TOKENS}, prefix = '1 2')",
)

VERSION_2: tuple[str, ...] = (
    *WORD_TABLES,
    "CREATE TABLE word (word TEXT PRIMARY KEY) WITHOUT ROWID",
    """CREATE TABLE unindexed (
        kind TEXT NOT NULL CHECK (kind IN ('entry', 'contact', 'pitch')), id INTEGER NOT NULL,
        PRIMARY KEY (kind, id)) WITHOUT ROWID""",
    """CREATE TABLE saved_search (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, fold TEXT NOT NULL UNIQUE,
        query TEXT NOT NULL, created_at TEXT NOT NULL)""",
    """CREATE TABLE pitch_version (
        number INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, reason TEXT NOT NULL DEFAULT '',
        created_at TEXT NOT NULL, body TEXT NOT NULL)""",
    """CREATE INDEX entry_pitch ON entry (pitch, status, deleted_at, score, updated_at)
        WHERE pitch IS NOT NULL""",
    _trigger("entry_came", "INSERT ON entry", _noted("entry", "NEW.id")),
    _trigger("entry_went", "DELETE ON entry", _noted("entry", "OLD.id")),
    _trigger(
        "entry_changed",
        "UPDATE OF kind, day, at, title, status, form, search_id, headline, deleted_at, body ON entry",
        _noted("entry", "NEW.id"),
    ),
    *_of_entry("entry_contact"),
    *_of_entry("entry_role"),
    *_of_entry("entry_tag"),
    *_of_entry("takeaway"),
    *_of_entry("introduction"),
    *_of_entry("followup"),
    _trigger(
        "takeaway_role_came",
        "INSERT ON takeaway_role",
        _entries_noted("entry_id FROM takeaway WHERE id = NEW.takeaway_id"),
    ),
    _trigger(
        "takeaway_role_went",
        "DELETE ON takeaway_role",
        _entries_noted("entry_id FROM takeaway WHERE id = OLD.takeaway_id"),
    ),
    _trigger("contact_came", "INSERT ON contact", _noted("contact", "NEW.id")),
    _trigger("contact_went", "DELETE ON contact", _noted("contact", "OLD.id")),
    _trigger("contact_changed", "UPDATE ON contact", _noted("contact", "NEW.id")),
    _trigger(
        "contact_renamed",
        "UPDATE OF name ON contact",
        _entries_noted("entry_id FROM entry_contact WHERE contact_id = NEW.id"),
    ),
    _trigger(
        "company_renamed",
        "UPDATE OF name ON company",
        "INSERT OR IGNORE INTO unindexed SELECT 'contact', id FROM contact WHERE company_id = NEW.id;",
    ),
    _trigger(
        "role_renamed",
        "UPDATE OF name ON role",
        _entries_noted("entry_id FROM entry_role WHERE role_id = NEW.id"),
    ),
    _trigger(
        "theme_renamed",
        "UPDATE OF name ON theme",
        _entries_noted("entry_id FROM takeaway WHERE theme_id = NEW.id"),
    ),
    _trigger("pitch_came", "INSERT ON pitch_version", _noted("pitch", "NEW.number")),
    _trigger("pitch_went", "DELETE ON pitch_version", _noted("pitch", "OLD.number")),
    _trigger("pitch_changed", "UPDATE ON pitch_version", _noted("pitch", "NEW.number")),
    "INSERT INTO unindexed SELECT 'entry', id FROM entry",
    "INSERT INTO unindexed SELECT 'contact', id FROM contact",
)
