"""What became of introductions, and what is known of people besides their details, as Peewee sees it."""

# ruff: noqa: D106 - Meta is Peewee's word
from __future__ import annotations

from peewee import AutoField, CompositeKey, ForeignKeyField, IntegerField, TextField

from tui.journal.entry_tables import Introduction
from tui.journal.shared import Row
from tui.journal.tables import Contact, Entry


class IntroductionStep(Row):
    """A status an introduction came to after it was offered; the last is that of its own row."""

    id = AutoField()
    introduction = ForeignKeyField(Introduction)
    status = TextField()
    at = TextField()
    entry = ForeignKeyField(Entry, null=True)

    class Meta:
        table_name = "introduction_step"


class ContactAlias(Row):
    """A name that a merged contact had: text that is written with it speaks of this contact."""

    fold = TextField(primary_key=True)
    name = TextField()
    was_id = IntegerField(null=True)
    contact = ForeignKeyField(Contact)

    class Meta:
        table_name = "contact_alias"


class ContactApart(Row):
    """Two contacts that are not the same person, however alike they look."""

    a = ForeignKeyField(Contact)
    b = ForeignKeyField(Contact)

    class Meta:
        table_name = "contact_apart"
        primary_key = CompositeKey("a", "b")


class ContactQuiet(Row):
    """Until when nothing is said of a contact who goes cold."""

    contact = ForeignKeyField(Contact, primary_key=True)
    until = TextField()

    class Meta:
        table_name = "contact_quiet"


class ContactDraft(Row):
    """Details of a contact that were not saved yet."""

    uid = TextField(primary_key=True)
    contact_id = IntegerField(null=True)
    seen = IntegerField(null=True)
    base = TextField()
    fields = TextField()
    updated_at = TextField()
    owner_pid = IntegerField()
    owner_start = TextField()

    class Meta:
        table_name = "contact_draft"


class Note(Row):
    """A text that has a name, such as the questions one asks."""

    name = TextField(primary_key=True)
    updated_at = TextField()
    body = TextField()
