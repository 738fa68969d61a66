"""What is written once and kept by itself, as Peewee sees it: saved searches, and versions of the pitch."""

from __future__ import annotations

from peewee import AutoField, IntegerField, TextField

from tui.journal.shared import Row


class SavedSearch(Row):
    """A query with a name."""

    id = AutoField()
    uid = TextField(unique=True)
    name = TextField()
    fold = TextField(unique=True)
    query = TextField()
    created_at = TextField()


class PitchVersion(Row):
    """One version of the pitch."""

    number = IntegerField(primary_key=True)
    uid = TextField(unique=True)
    reason = TextField(default="")
    created_at = TextField()
    body = TextField()
