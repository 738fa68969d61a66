"""What was done with the pitch, as Peewee sees it."""

from __future__ import annotations

from peewee import AutoField, ForeignKeyField, IntegerField, TextField

from tui.journal.saved_tables import PitchVersion
from tui.journal.shared import Row


class Rehearsal(Row):
    """One run of a version said aloud, and its length in seconds."""

    id = AutoField()
    uid = TextField(unique=True)
    pitch = ForeignKeyField(PitchVersion, column_name="pitch")
    at = TextField()
    seconds = IntegerField()
