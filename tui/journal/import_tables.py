"""Imports and what they brought in, as Peewee sees them."""

# ruff: noqa: D106 - Meta is Peewee's word
from __future__ import annotations

from peewee import AutoField, BlobField, CompositeKey, ForeignKeyField, IntegerField, TextField

from tui.journal.shared import Row


class ImportBatch(Row):
    """One import."""

    id = AutoField()
    uid = TextField(unique=True)
    format = TextField()
    source = TextField()
    at = TextField()
    undone_at = TextField(null=True)
    counts = TextField()


class ImportItem(Row):
    """One record of a file, and the contact or entry that it became or changed."""

    batch = ForeignKeyField(ImportBatch)
    place = IntegerField()
    noun = TextField()
    item_id = IntegerField()
    key = BlobField(null=True)
    digest = BlobField(null=True)
    version = IntegerField()
    state = TextField(default="in")
    before = TextField(null=True)
    after = TextField(null=True)

    class Meta:
        primary_key = CompositeKey("batch", "place")
