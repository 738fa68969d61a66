"""The one place that says which tables a full export holds, and how: a table that is in none of these lists
makes a test fail."""

from __future__ import annotations

from tui.domain.pitch import MAX_REASON
from tui.domain.roles import MAX_WHY, VERDICTS
from tui.journal.naming import theme_key
from tui.journal.portable.besides import CONTACT_DRAFTS, DRAFTS, IMPORTED, IMPORTS, MILESTONES, NOTES
from tui.journal.portable.kinds import Day, Moment, Number, OneOf, Text
from tui.journal.portable.nouns import ENTRIES, PEOPLE
from tui.journal.portable.parts import (
    BODY,
    CREATED,
    FORMER_NAMES,
    LONG,
    NAME_COLUMN,
    UID_COLUMN,
    VERSION_COLUMN,
    folded,
)
from tui.journal.portable.spec import Column, Fields, Link, Pairs, Table
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
    parts=(FORMER_NAMES,),
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
REHEARSALS = Table(
    "rehearsals",
    "rehearsal",
    "rehearsal",
    (
        UID_COLUMN,
        Link("pitch", "pitch", "pitch_version", "uid"),
        Column("at", "at", Moment()),
        Column("seconds", "seconds", Number(1)),
    ),
    label="at",
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
TABLES: tuple[Table, ...] = (
    SEARCHES,
    COMPANIES,
    PEOPLE,
    ROLES,
    THEMES,
    PITCHES,
    REHEARSALS,
    ENTRIES,
    VERDICTS_GIVEN,
    SAVED,
    DRAFTS,
    CONTACT_DRAFTS,
    NOTES,
    MILESTONES,
    IMPORTS,
    IMPORTED,
)
"""Every table that a full export holds, in the order in which they are taken up again: what is pointed to
before what points to it, but for late links."""

BY_NAME = {table.name: table for table in TABLES}
BY_TABLE = {table.table: table for table in TABLES}


def id_column(table: str) -> str:
    """The column that tells the rows of a table apart, be it one of these or of what belongs to them."""
    return BY_TABLE[table].id if table in BY_TABLE else "id"


DERIVED = frozenset(
    "tag entry_tag takeaway takeaway_role mention word unindexed "
    "entry_words entry_heads contact_words pitch_words".split()
)
"""Tables that follow from the texts, and are made from them again."""
