"""What the Season room says where there is nothing yet."""

from __future__ import annotations

from tui.app.widgets.reader_records import Words

NO_SEASON: tuple[Words, ...] = (
    "Before the season",
    "A job search has a name, a goal, and meetings a week.",
    "What you log meanwhile belongs to it, people are for life.",
    "",
    (("n", "key"), (" starts one.", "muted")),
    (
        ("g j", "key"),
        (" then ", "muted"),
        ("n", "key"),
        (" logs a meeting, with a search or without.", "muted"),
    ),
    "",
    (("Here they add up: people met, weeks, introductions,", "muted"),),
    (("the roles the time went to, and what was reached.", "muted"),),
)
