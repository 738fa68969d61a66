"""What belongs to the rows of other tables and comes with them, and the columns that several tables have."""

from __future__ import annotations

from typing import get_args

from tui.domain.entries import MAX_BODY, MAX_NAME, Direction, FeedbackState, FollowUpKind, IntroductionStatus
from tui.journal.packing import digest, key
from tui.journal.portable.kinds import Day, Flag, Moment, Number, OneOf, Text
from tui.journal.portable.spec import Column, Fields, Link, Part
from tui.journal.portable.states import Header, Uids

NAME = Text(MAX_NAME, line=True)
LINE = Text(2000, line=True)
BODY = Text(MAX_BODY)
UID = Text(100, line=True)
LONG = Text(100_000)


def folded(fields: Fields) -> Fields:
    """The key of a name."""
    return {"fold": key(fields["name"])}


def _revision(fields: Fields) -> Fields:
    return {"digest": digest(fields["header"], fields["body"])}


UID_COLUMN = Column("uid", "uid", UID)
VERSION_COLUMN = Column("version", "version", Number(1), usual=1)
NAME_COLUMN = Column("name", "name", NAME)
CREATED = Column("created_at", "created_at", Moment())
_CLOSED = Column("closed_at", "closed_at", Moment(), optional=True)
_LINE = Column("line", "line", Number(1), optional=True)
_DUE = Column("due", "due", Day(), optional=True)
_SNOOZED = Column("snoozed", "snoozed", Day(), optional=True)
_SNOOZED_DUE = Column("snoozed_due", "snoozed_due", Day(), optional=True)

STEPS = Part(
    "steps",
    "introduction_step",
    "introduction_id",
    (
        Column("status", "status", OneOf(get_args(IntroductionStatus))),
        Column("at", "at", Moment()),
        Link("entry", "entry_id", "entry", "uid", optional=True, late=True),
    ),
)

INTRODUCTIONS = Part(
    "introductions",
    "introduction",
    "entry_id",
    (
        UID_COLUMN,
        Column("name", "name", Text(MAX_NAME, line=True)),
        Column("detail", "detail", BODY),
        Column("direction", "direction", OneOf(get_args(Direction))),
        Column("status", "status", OneOf(get_args(IntroductionStatus))),
        Link("contact", "contact_id", "contact", "name", optional=True),
        _DUE,
        _SNOOZED,
        _SNOOZED_DUE,
        _LINE,
        CREATED,
        _CLOSED,
    ),
    parts=(STEPS,),
    derive=folded,
)
FOLLOWUPS = Part(
    "followups",
    "followup",
    "entry_id",
    (
        UID_COLUMN,
        Column("text", "text", BODY),
        Column("kind", "kind", OneOf(get_args(FollowUpKind))),
        Link("contact", "contact_id", "contact", "name", optional=True),
        Link("introduction", "introduction_id", "introduction", "uid", optional=True, late=True),
        _DUE,
        _SNOOZED,
        _SNOOZED_DUE,
        Column("done", "done", Flag()),
        Column("done_at", "done_at", Moment(), optional=True),
        _LINE,
        CREATED,
        _CLOSED,
    ),
)
FEEDBACK = Part(
    "feedback",
    "feedback",
    "entry_id",
    (
        UID_COLUMN,
        Column("text", "text", BODY),
        Column("state", "state", OneOf(get_args(FeedbackState))),
        Column("adopted_in", "adopted_in", Number(1), optional=True),
        _LINE,
        CREATED,
        _CLOSED,
    ),
)
REVISIONS = Part(
    "revisions",
    "revision",
    "entry_id",
    (
        Column("number", "number", Number(1)),
        Column("version", "version", Number(1)),
        Column("saved_at", "saved_at", Moment()),
        Column("header", "header", Header()),
        Column("contacts", "contacts", Uids("contact")),
        Column("body", "body", BODY),
    ),
    order="number",
    derive=_revision,
)
PAST = Part(
    "past",
    "contact_past",
    "contact_id",
    (Column("company", "company", NAME), Column("title", "title", NAME), Column("until", "until", Day())),
)
ALIASES = Part(
    "aliases",
    "contact_alias",
    "contact_id",
    (Column("name", "name", NAME),),
    order="fold",
    derive=folded,
    once="fold",
)
QUIET = Part("quiet", "contact_quiet", "contact_id", (Column("until", "until", Day()),), order="until")
FORMER_NAMES = Part(
    "former_names",
    "search_name",
    "search_id",
    (Column("name", "fold", NAME),),
    order="fold",
    derive=lambda fields: {"fold": key(fields["fold"])},
    once="fold",
)
