"""People and entries: what a journal is made of."""

from __future__ import annotations

from typing import get_args

from tui.domain.entries import FORMS, MAX_MINUTES, STATUSES, Kind, headline
from tui.domain.people import LEVELS
from tui.journal.packing import digest
from tui.journal.portable.kinds import Clock, Day, Flag, Moment, Number, OneOf
from tui.journal.portable.parts import (
    ALIASES,
    BODY,
    CREATED,
    FEEDBACK,
    FOLLOWUPS,
    INTRODUCTIONS,
    LINE,
    NAME,
    NAME_COLUMN,
    PAST,
    QUIET,
    REVISIONS,
    UID_COLUMN,
    VERSION_COLUMN,
    folded,
)
from tui.journal.portable.spec import Column, Fields, Link, Links, Pairs, Table


def _entry(fields: Fields) -> Fields:
    return {"headline": headline(fields["body"]), "digest": digest(fields["body"])}


PEOPLE = Table(
    "people",
    "contact",
    "contact",
    (
        UID_COLUMN,
        VERSION_COLUMN,
        NAME_COLUMN,
        Link("company", "company_id", "company", "name", optional=True),
        Column("title", "title", NAME, usual=""),
        Column("email", "email", LINE, usual=""),
        Column("phone", "phone", LINE, usual=""),
        Column("link", "link", LINE, usual=""),
        Column("how_met", "how_met", LINE, usual=""),
        Link("introduced_by", "introduced_by_id", "contact", "name", optional=True, late=True),
        Column("level", "level", OneOf(LEVELS), usual="contact"),
        CREATED,
        Column("updated_at", "updated_at", Moment()),
        Column("deleted_at", "deleted_at", Moment(), optional=True),
        Column("notes", "notes", BODY, usual=""),
    ),
    same="fold",
    pairs=(Pairs("apart", "contact_apart", "a_id", "b_id"),),
    parts=(PAST, ALIASES, QUIET),
    derive=folded,
)
ENTRIES = Table(
    "entries",
    "entry",
    "entry",
    (
        UID_COLUMN,
        VERSION_COLUMN,
        Column("kind", "kind", OneOf(get_args(Kind))),
        Column("on", "day", Day()),
        Column("at", "at", Clock(), optional=True),
        Column("title", "title", NAME, usual=""),
        Column("status", "status", OneOf(STATUSES), optional=True),
        Column("form", "form", OneOf(FORMS), optional=True),
        Column("minutes", "minutes", Number(1, MAX_MINUTES), optional=True),
        Column("pitch", "pitch", Number(1), optional=True),
        Column("score", "score", Number(1, 5), optional=True),
        Link("about", "about_id", "entry", "uid", optional=True, late=True),
        Link("search", "search_id", "job_search", "name", optional=True),
        CREATED,
        Column("updated_at", "updated_at", Moment()),
        Column("deleted_at", "deleted_at", Moment(), optional=True),
        Column("body", "body", BODY),
        Column("thanks", "thanks", Flag(), usual=1),
    ),
    links=(
        Links("with", "entry_contact", "entry_id", "contact_id", "contact"),
        Links("roles", "entry_role", "entry_id", "role_id", "role"),
    ),
    parts=(INTRODUCTIONS, FOLLOWUPS, FEEDBACK, REVISIONS),
    derive=_entry,
    label="headline",
)
