"""The rows as Peewee sees them: fields and constraints, for every change. They never leave this room.

No model is bound to a database: each query is run on the journal it is for, so two journals can be open.
"""

# ruff: noqa: D106 - Meta is Peewee's word
from __future__ import annotations

from peewee import (
    AutoField,
    BooleanField,
    CompositeKey,
    ForeignKeyField,
    IntegerField,
    TextField,
)

from tui.journal.shared import Row


class JobSearch(Row):
    """One stretch of looking for work."""

    id = AutoField()
    uid = TextField(unique=True)
    name = TextField()
    fold = TextField(unique=True)
    goal = TextField(default="")
    started_on = TextField()
    ended_on = TextField(null=True)
    weekly_target = IntegerField(null=True)
    outcome = TextField(default="")
    version = IntegerField(default=1)


class Company(Row):
    """Where contacts work."""

    id = AutoField()
    uid = TextField(unique=True)
    name = TextField()
    fold = TextField(unique=True)


class Contact(Row):
    """A person."""

    id = AutoField()
    uid = TextField(unique=True)
    version = IntegerField(default=1)
    name = TextField()
    fold = TextField(unique=True)
    company = ForeignKeyField(Company, null=True)
    title = TextField(default="")
    email = TextField(default="")
    phone = TextField(default="")
    link = TextField(default="")
    how_met = TextField(default="")
    introduced_by = ForeignKeyField("self", null=True)
    level = TextField(default="contact")
    created_at = TextField()
    updated_at = TextField()
    deleted_at = TextField(null=True)
    notes = TextField(default="")


class ContactPast(Row):
    """Where a contact worked before, and as what."""

    id = AutoField()
    contact = ForeignKeyField(Contact)
    company = TextField()
    title = TextField()
    until = TextField()


class Role(Row):
    """A kind of work one might do."""

    id = AutoField()
    uid = TextField(unique=True)
    version = IntegerField(default=1)
    name = TextField()
    fold = TextField(unique=True)
    verdict = TextField(default="exploring")
    why = TextField(default="")
    created_at = TextField()


class Theme(Row):
    """What several takeaways have in common."""

    id = AutoField()
    uid = TextField(unique=True)
    name = TextField()
    fold = TextField(unique=True)
    merged_into = ForeignKeyField("self", null=True)


class Tag(Row):
    """A #tag of an entry."""

    id = AutoField()
    name = TextField()
    fold = TextField(unique=True)


class Entry(Row):
    """A meeting or a reflection."""

    id = AutoField()
    uid = TextField(unique=True)
    version = IntegerField(default=1)
    kind = TextField()
    day = TextField()
    at = TextField(null=True)
    title = TextField(default="")
    status = TextField(null=True)
    form = TextField(null=True)
    minutes = IntegerField(null=True)
    pitch = IntegerField(null=True)
    score = IntegerField(null=True)
    about = ForeignKeyField("self", null=True)
    search = ForeignKeyField(JobSearch, null=True)
    headline = TextField()
    digest = TextField()
    created_at = TextField()
    updated_at = TextField()
    deleted_at = TextField(null=True)
    body = TextField()


class EntryContact(Row):
    """Who was at a meeting, in the order they were named."""

    entry = ForeignKeyField(Entry)
    contact = ForeignKeyField(Contact)
    place = IntegerField()

    class Meta:
        primary_key = CompositeKey("entry", "contact")


class EntryRole(Row):
    """Which roles an entry is about."""

    entry = ForeignKeyField(Entry)
    role = ForeignKeyField(Role)
    place = IntegerField()

    class Meta:
        primary_key = CompositeKey("entry", "role")


class EntryTag(Row):
    """The tags of an entry."""

    entry = ForeignKeyField(Entry)
    tag = ForeignKeyField(Tag)
    place = IntegerField()

    class Meta:
        primary_key = CompositeKey("entry", "tag")


class Takeaway(Row):
    """A want, a don't-want or an unsure: derived, and replaced at each save."""

    id = AutoField()
    entry = ForeignKeyField(Entry)
    kind = TextField()
    theme = ForeignKeyField(Theme)
    line = IntegerField()
    text = TextField()


class TakeawayRole(Row):
    """The roles a takeaway belongs to."""

    takeaway = ForeignKeyField(Takeaway)
    role = ForeignKeyField(Role)
    place = IntegerField()

    class Meta:
        primary_key = CompositeKey("takeaway", "role")


class Introduction(Row):
    """The ledger of introductions: what became of each."""

    id = AutoField()
    uid = TextField(unique=True)
    entry = ForeignKeyField(Entry)
    direction = TextField()
    status = TextField(default="offered")
    due = TextField(null=True)
    line = IntegerField(null=True)
    created_at = TextField()
    closed_at = TextField(null=True)
    name = TextField()
    fold = TextField()
    detail = TextField()


class FollowUp(Row):
    """The ledger of things to do."""

    id = AutoField()
    uid = TextField(unique=True)
    entry = ForeignKeyField(Entry)
    contact = ForeignKeyField(Contact, null=True)
    kind = TextField()
    due = TextField(null=True)
    done = BooleanField(default=False)
    done_at = TextField(null=True)
    line = IntegerField(null=True)
    created_at = TextField()
    closed_at = TextField(null=True)
    text = TextField()

    class Meta:
        table_name = "followup"


class Feedback(Row):
    """The ledger of what was said of the pitch."""

    id = AutoField()
    uid = TextField(unique=True)
    entry = ForeignKeyField(Entry)
    state = TextField(default="new")
    adopted_in = IntegerField(null=True)
    line = IntegerField(null=True)
    created_at = TextField()
    closed_at = TextField(null=True)
    text = TextField()


class Revision(Row):
    """One past state of an entry, whole."""

    entry = ForeignKeyField(Entry)
    number = IntegerField()
    version = IntegerField()
    saved_at = TextField()
    contacts = TextField()
    header = TextField()
    digest = TextField()
    body = TextField()

    class Meta:
        primary_key = CompositeKey("entry", "number")


class Draft(Row):
    """Typing that was not saved yet."""

    uid = TextField(primary_key=True)
    entry_id = IntegerField(null=True)
    seen = IntegerField(null=True)
    fields = TextField()
    header = TextField()
    updated_at = TextField()
    owner_pid = IntegerField()
    owner_start = TextField()
    body = TextField()
