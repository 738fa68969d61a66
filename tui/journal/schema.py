"""The tables as they were first made: version 1, in the engine's own words and never edited again.

Later versions are steps in `migrations`; `tables` describes the same columns to Peewee, and a test holds
the two together. Dates are ISO text, moments are local ISO text with microseconds, so both sort as they are.
`fold` columns hold a name without case or accents and are its identity; `name` keeps its first spelling.
A `body` stands last in its row, so that reading a header never reads the pages of a long text. The lists
are read from `entry_order`, `entry_met` and `contact_order` alone: all that they ask for stands in them,
which an index with a WHERE of its own would not count as.
"""

from __future__ import annotations

VERSION_1: tuple[str, ...] = (
    """CREATE TABLE job_search (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, fold TEXT NOT NULL UNIQUE,
        goal TEXT NOT NULL DEFAULT '', started_on TEXT NOT NULL, ended_on TEXT, weekly_target INTEGER,
        outcome TEXT NOT NULL DEFAULT '', version INTEGER NOT NULL DEFAULT 1)""",
    """CREATE TABLE company (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, fold TEXT NOT NULL UNIQUE)""",
    """CREATE TABLE contact (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, version INTEGER NOT NULL DEFAULT 1,
        name TEXT NOT NULL, fold TEXT NOT NULL UNIQUE, company_id INTEGER REFERENCES company,
        title TEXT NOT NULL DEFAULT '', email TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '',
        link TEXT NOT NULL DEFAULT '', how_met TEXT NOT NULL DEFAULT '',
        introduced_by_id INTEGER REFERENCES contact,
        level TEXT NOT NULL DEFAULT 'contact' CHECK (level IN ('contact', 'helpful', 'ally', 'advocate')),
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
        notes TEXT NOT NULL DEFAULT '')""",
    "CREATE INDEX contact_order ON contact (deleted_at, fold, id)",
    "CREATE INDEX contact_company ON contact (company_id) WHERE company_id IS NOT NULL",
    "CREATE INDEX contact_introduced_by ON contact (introduced_by_id) WHERE introduced_by_id IS NOT NULL",
    """CREATE TABLE contact_past (
        id INTEGER PRIMARY KEY, contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
        company TEXT NOT NULL, title TEXT NOT NULL, until TEXT NOT NULL)""",
    "CREATE INDEX contact_past_contact ON contact_past (contact_id)",
    """CREATE TABLE role (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, version INTEGER NOT NULL DEFAULT 1,
        name TEXT NOT NULL, fold TEXT NOT NULL UNIQUE,
        verdict TEXT NOT NULL DEFAULT 'exploring' CHECK (verdict IN ('exploring', 'pursuing', 'ruled-out')),
        why TEXT NOT NULL DEFAULT '', created_at TEXT NOT NULL)""",
    """CREATE TABLE theme (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, fold TEXT NOT NULL UNIQUE,
        merged_into_id INTEGER REFERENCES theme)""",
    "CREATE INDEX theme_merged_into ON theme (merged_into_id) WHERE merged_into_id IS NOT NULL",
    "CREATE TABLE tag (id INTEGER PRIMARY KEY, name TEXT NOT NULL, fold TEXT NOT NULL UNIQUE)",
    """CREATE TABLE entry (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, version INTEGER NOT NULL DEFAULT 1,
        kind TEXT NOT NULL CHECK (kind IN ('meeting', 'reflection')), day TEXT NOT NULL, at TEXT,
        title TEXT NOT NULL DEFAULT '', status TEXT CHECK (status IN ('planned', 'held', 'cancelled')),
        form TEXT, minutes INTEGER, pitch INTEGER, score INTEGER,
        about_id INTEGER REFERENCES entry, search_id INTEGER REFERENCES job_search,
        headline TEXT NOT NULL, digest TEXT NOT NULL,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
        body TEXT NOT NULL)""",
    "CREATE INDEX entry_order ON entry (kind, deleted_at, day DESC, at DESC, id DESC)",
    "CREATE INDEX entry_met ON entry (id, status, deleted_at, day)",
    "CREATE INDEX entry_about ON entry (about_id) WHERE about_id IS NOT NULL",
    "CREATE INDEX entry_trash ON entry (deleted_at) WHERE deleted_at IS NOT NULL",
    """CREATE TABLE entry_contact (
        entry_id INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
        contact_id INTEGER NOT NULL REFERENCES contact, place INTEGER NOT NULL,
        PRIMARY KEY (entry_id, contact_id)) WITHOUT ROWID""",
    "CREATE INDEX entry_contact_contact ON entry_contact (contact_id, entry_id)",
    """CREATE TABLE entry_role (
        entry_id INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
        role_id INTEGER NOT NULL REFERENCES role, place INTEGER NOT NULL,
        PRIMARY KEY (entry_id, role_id)) WITHOUT ROWID""",
    "CREATE INDEX entry_role_role ON entry_role (role_id, entry_id)",
    """CREATE TABLE entry_tag (
        entry_id INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
        tag_id INTEGER NOT NULL REFERENCES tag, place INTEGER NOT NULL,
        PRIMARY KEY (entry_id, tag_id)) WITHOUT ROWID""",
    "CREATE INDEX entry_tag_tag ON entry_tag (tag_id, entry_id)",
    """CREATE TABLE takeaway (
        id INTEGER PRIMARY KEY, entry_id INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
        kind TEXT NOT NULL CHECK (kind IN ('want', 'dont', 'unsure')),
        theme_id INTEGER NOT NULL REFERENCES theme, line INTEGER NOT NULL, text TEXT NOT NULL)""",
    "CREATE INDEX takeaway_entry ON takeaway (entry_id, line)",
    "CREATE INDEX takeaway_theme ON takeaway (theme_id)",
    """CREATE TABLE takeaway_role (
        takeaway_id INTEGER NOT NULL REFERENCES takeaway ON DELETE CASCADE,
        role_id INTEGER NOT NULL REFERENCES role, place INTEGER NOT NULL,
        PRIMARY KEY (takeaway_id, role_id)) WITHOUT ROWID""",
    "CREATE INDEX takeaway_role_role ON takeaway_role (role_id, takeaway_id)",
    """CREATE TABLE introduction (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE,
        entry_id INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
        direction TEXT NOT NULL CHECK (direction IN ('to_me', 'by_me')),
        status TEXT NOT NULL DEFAULT 'offered'
            CHECK (status IN ('offered', 'chased', 'made', 'met', 'declined', 'lapsed')),
        due TEXT, line INTEGER, created_at TEXT NOT NULL, closed_at TEXT,
        name TEXT NOT NULL, fold TEXT NOT NULL, detail TEXT NOT NULL)""",
    "CREATE INDEX introduction_entry ON introduction (entry_id)",
    "CREATE INDEX introduction_fold ON introduction (fold)",
    """CREATE TABLE followup (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE,
        entry_id INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
        contact_id INTEGER REFERENCES contact, kind TEXT NOT NULL,
        due TEXT, done INTEGER NOT NULL DEFAULT 0, done_at TEXT, line INTEGER,
        created_at TEXT NOT NULL, closed_at TEXT, text TEXT NOT NULL)""",
    "CREATE INDEX followup_entry ON followup (entry_id)",
    "CREATE INDEX followup_contact ON followup (contact_id) WHERE contact_id IS NOT NULL",
    "CREATE INDEX followup_open ON followup (due) WHERE done = 0 AND closed_at IS NULL",
    """CREATE TABLE feedback (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE,
        entry_id INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
        state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'adopted', 'set-aside')),
        adopted_in INTEGER, line INTEGER, created_at TEXT NOT NULL, closed_at TEXT, text TEXT NOT NULL)""",
    "CREATE INDEX feedback_entry ON feedback (entry_id)",
    """CREATE TABLE revision (
        entry_id INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE, number INTEGER NOT NULL,
        version INTEGER NOT NULL, saved_at TEXT NOT NULL, contacts TEXT NOT NULL, header TEXT NOT NULL,
        digest TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (entry_id, number))""",
    """CREATE TABLE draft (
        uid TEXT NOT NULL PRIMARY KEY, entry_id INTEGER, seen INTEGER, fields TEXT NOT NULL,
        header TEXT NOT NULL, updated_at TEXT NOT NULL, owner_pid INTEGER NOT NULL, owner_start TEXT NOT NULL,
        body TEXT NOT NULL)""",
)
