"""What is remembered of job searches besides themselves, as Peewee sees it."""

# ruff: noqa: D106 - Meta is Peewee's word
from __future__ import annotations

from peewee import CompositeKey, ForeignKeyField, TextField

from tui.journal.shared import Row
from tui.journal.tables import JobSearch


class MilestoneTold(Row):
    """A milestone that was shown; of all searches where `search_uid` is empty."""

    search_uid = TextField()
    kind = TextField()

    class Meta:
        primary_key = CompositeKey("search_uid", "kind")


class SearchName(Row):
    """What a job search was called before."""

    fold = TextField(primary_key=True)
    search = ForeignKeyField(JobSearch)
