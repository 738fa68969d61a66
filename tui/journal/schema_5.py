"""What version 5 adds: the runs in which the pitch was rehearsed, and how feedback is found by what became of
it, and introductions by the meeting they were offered at, without reading the rest of either."""

from __future__ import annotations

VERSION_5: tuple[str, ...] = (
    """CREATE TABLE rehearsal (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE,
        pitch INTEGER NOT NULL REFERENCES pitch_version, at TEXT NOT NULL,
        seconds INTEGER NOT NULL CHECK (seconds > 0))""",
    "CREATE INDEX rehearsal_pitch ON rehearsal (pitch, at)",
    "CREATE INDEX feedback_inbox ON feedback (state, closed_at, entry_id)",
    "CREATE INDEX feedback_adopted ON feedback (adopted_in) WHERE adopted_in IS NOT NULL",
    "CREATE INDEX feedback_said ON feedback (entry_id, closed_at)",
    "CREATE INDEX introduction_offered ON introduction (entry_id, direction, closed_at)",
)
