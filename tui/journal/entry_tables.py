"""The rows that hang on an entry, as Peewee sees them: links, what was derived, past states, drafts."""

# ruff: noqa: D106 - Meta is Peewee's word
from __future__ import annotations

from peewee import AutoField, BooleanField, CompositeKey, ForeignKeyField, IntegerField, TextField

from tui.journal.shared import Row
from tui.journal.tables import Contact, Entry, Role, Tag, Theme


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
    contact = ForeignKeyField(Contact, null=True)
    snoozed = TextField(null=True)
    snoozed_due = TextField(null=True)


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
    introduction = ForeignKeyField(Introduction, null=True)
    snoozed = TextField(null=True)
    snoozed_due = TextField(null=True)

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
