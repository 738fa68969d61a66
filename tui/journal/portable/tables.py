"""The one place that says which tables a full export holds, and how: a table that is in none of these lists
makes a test fail."""

from __future__ import annotations

from tui.domain.pitch import MAX_REASON
from tui.domain.roles import MAX_WHY, VERDICTS
from tui.journal.naming import theme_key
from tui.journal.portable.kinds import Bytes, Day, Moment, Number, OneOf, Text, Value
from tui.journal.portable.nouns import ENTRIES, PEOPLE
from tui.journal.portable.parts import (
    BODY,
    CREATED,
    LINE,
    LONG,
    NAME_COLUMN,
    UID_COLUMN,
    VERSION_COLUMN,
    folded,
)
from tui.journal.portable.spec import Column, Fields, Link, Pairs, Table
from tui.journal.portable.states import Header, Item
from tui.journal.saved_searches import MAX_QUERY


def _theme(fields: Fields) -> Fields:
    return {"fold": theme_key(fields["name"])}


SEARCHES = Table(
    "searches",
    "job_search",
    "job search",
    (
        UID_COLUMN,
        VERSION_COLUMN,
        NAME_COLUMN,
        Column("goal", "goal", LONG, usual=""),
        Column("started_on", "started_on", Day()),
        Column("ended_on", "ended_on", Day(), optional=True),
        Column("weekly_target", "weekly_target", Number(0, 1000), optional=True),
        Column("outcome", "outcome", LONG, usual=""),
    ),
    same="fold",
    derive=folded,
)
COMPANIES = Table("companies", "company", "company", (UID_COLUMN, NAME_COLUMN), same="fold", derive=folded)
ROLES = Table(
    "roles",
    "role",
    "role",
    (
        UID_COLUMN,
        VERSION_COLUMN,
        NAME_COLUMN,
        Column("verdict", "verdict", OneOf(VERDICTS), usual="exploring"),
        Column("why", "why", Text(MAX_WHY), usual=""),
        CREATED,
    ),
    same="fold",
    derive=folded,
    neutral={"verdict": "exploring", "why": ""},
)
THEMES = Table(
    "themes",
    "theme",
    "theme",
    (
        UID_COLUMN,
        Column("name", "name", BODY),
        Link("merged_into", "merged_into_id", "theme", "name", optional=True, late=True),
    ),
    same="fold",
    pairs=(Pairs("apart", "theme_apart", "a_id", "b_id"),),
    derive=_theme,
    neutral={"merged_into_id": None},
)
PITCHES = Table(
    "pitches",
    "pitch_version",
    "version of the pitch",
    (
        UID_COLUMN,
        Column("number", "number", Number(1)),
        Column("reason", "reason", Text(MAX_REASON, line=True), usual=""),
        CREATED,
        Column("body", "body", BODY),
    ),
    id="number",
    label="number",
)
VERDICTS_GIVEN = Table(
    "verdicts",
    "verdict",
    "verdict",
    (
        UID_COLUMN,
        Link("role", "role_id", "role", "name"),
        Column("verdict", "verdict", OneOf(VERDICTS)),
        Column("at", "at", Moment()),
        Link("entry", "entry_id", "entry", "uid", optional=True, late=True),
        Column("why", "why", Text(MAX_WHY), usual=""),
    ),
    label="verdict",
)
SAVED = Table(
    "saved_searches",
    "saved_search",
    "saved search",
    (UID_COLUMN, NAME_COLUMN, Column("query", "query", Text(MAX_QUERY, line=True)), CREATED),
    same="fold",
    derive=folded,
)
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
    id="",
)

TABLES: tuple[Table, ...] = (
    SEARCHES,
    COMPANIES,
    PEOPLE,
    ROLES,
    THEMES,
    PITCHES,
    ENTRIES,
    VERDICTS_GIVEN,
    SAVED,
    DRAFTS,
    IMPORTS,
    IMPORTED,
)
"""Every table that a full export holds, in the order in which they are taken up again: what is pointed to
before what points to it, but for late links."""

BY_NAME = {table.name: table for table in TABLES}
BY_TABLE = {table.table: table for table in TABLES}

DERIVED = frozenset(
    "tag entry_tag takeaway takeaway_role mention word unindexed "
    "entry_words entry_heads contact_words pitch_words".split()
)
"""Tables that follow from the texts, and are made from them again."""
