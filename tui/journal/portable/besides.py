"""What stands beside people and entries: what is being typed, notes, and what was told and brought in."""

from __future__ import annotations

from tui.journal.portable.kinds import Bytes, Moment, Number, OneOf, Text, Value
from tui.journal.portable.parts import BODY, LINE, NAME, UID_COLUMN
from tui.journal.portable.spec import Column, Link, Table
from tui.journal.portable.states import Header, Item

DRAFTS = Table(
    "drafts",
    "draft",
    "draft",
    (
        UID_COLUMN,
        Link("entry", "entry_id", "entry", "uid", optional=True),
        Column("seen", "seen", Number(1), optional=True),
        Column("fields", "fields", Value()),
        Column("header", "header", Header()),
        Column("updated_at", "updated_at", Moment()),
        Column("body", "body", BODY),
    ),
    id="rowid",
    derive=lambda fields: {"owner_pid": 0, "owner_start": ""},
    label="uid",
)
CONTACT_DRAFTS = Table(
    "contact_drafts",
    "contact_draft",
    "draft of a contact",
    (
        UID_COLUMN,
        Link("contact", "contact_id", "contact", "uid", optional=True),
        Column("seen", "seen", Number(1), optional=True),
        Column("base", "base", Value()),
        Column("fields", "fields", Value()),
        Column("updated_at", "updated_at", Moment()),
    ),
    id="rowid",
    derive=lambda fields: {"owner_pid": 0, "owner_start": ""},
    label="uid",
)
NOTES = Table(
    "notes",
    "note",
    "note",
    (
        Column("name", "name", NAME),
        Column("updated_at", "updated_at", Moment()),
        Column("body", "body", BODY),
    ),
    key="name",
    id="rowid",
)
MILESTONES = Table(
    "milestones",
    "milestone_told",
    "milestone",
    (Column("search", "search_uid", Text(100, line=True), usual=""), Column("kind", "kind", LINE)),
    key="",
    together=("search_uid", "kind"),
    id="",
    label="kind",
)
IMPORTS = Table(
    "imports",
    "import_batch",
    "import",
    (
        UID_COLUMN,
        Column("format", "format", Text(40, line=True)),
        Column("source", "source", LINE),
        Column("at", "at", Moment()),
        Column("undone_at", "undone_at", Moment(), optional=True),
        Column("counts", "counts", Value()),
    ),
    label="source",
)
_NOUNS = (
    "contact",
    "entry",
    "job_search",
    "company",
    "role",
    "theme",
    "pitch_version",
    "verdict",
    "saved_search",
    "draft",
    "import_batch",
    "rehearsal",
    "contact_draft",
    "note",
)
"""The tables whose rows an import can make: a record of one speaks of it by this name."""
IMPORTED = Table(
    "imported",
    "import_item",
    "imported item",
    (
        Link("import", "batch_id", "import_batch", "uid"),
        Column("place", "place", Number(0)),
        Column("noun", "noun", OneOf(_NOUNS)),
        Column("item", "item_id", Item()),
        Column("key", "key", Bytes(), optional=True),
        Column("digest", "digest", Bytes(), optional=True),
        Column("version", "version", Number(0)),
        Column("state", "state", OneOf(("in", "out", "kept"))),
        Column("before", "before", Value(), optional=True),
        Column("after", "after", Value(), optional=True),
    ),
    key="",
    together=("batch_id", "place"),
    id="",
    label="noun",
)
