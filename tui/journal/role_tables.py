"""What a person decided about roles and themes, as Peewee sees it."""

# ruff: noqa: D106 - Meta is Peewee's word
from __future__ import annotations

from peewee import AutoField, CompositeKey, ForeignKeyField, TextField

from tui.journal.shared import Row
from tui.journal.tables import Entry, Role, Theme


class VerdictGiven(Row):
    """One verdict on a role; the last one is what the role's own row says too."""

    id = AutoField()
    uid = TextField(unique=True)
    role = ForeignKeyField(Role)
    verdict = TextField()
    at = TextField()
    entry = ForeignKeyField(Entry, null=True)
    why = TextField()

    class Meta:
        table_name = "verdict"


class ThemeApart(Row):
    """Two themes that are not the same, however alike they look."""

    a = ForeignKeyField(Theme)
    b = ForeignKeyField(Theme)

    class Meta:
        primary_key = CompositeKey("a", "b")
