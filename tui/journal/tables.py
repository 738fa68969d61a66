"""The rows as Peewee sees them: fields and constraints. They never leave this room.

No model is bound to a database: each query is run on the journal it is for, so two journals can be open.
"""

from __future__ import annotations

from peewee import (
    AutoField,
    BooleanField,
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
    thanks = BooleanField(default=True)
