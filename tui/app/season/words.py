"""What the Season room says where there is nothing yet, and of what is still open in a search."""

from __future__ import annotations

from datetime import date

from textual.content import Content

from tui.app.widgets.cells import fit
from tui.app.widgets.reader_records import Words
from tui.domain.dates import show_date
from tui.domain.seasons import LooseEnds

ENDS_SHOWN = 40

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


def told(ends: LooseEnds, today: date) -> Content:
    """What is still open, a line each."""
    if not ends.all:
        return Content.styled("Nothing is open any more.", "$muted")
    lines = [Content.styled(f"Still open: {len(ends.all)}", "bold $muted")]
    for heading, of in (
        ("promised", ends.promises),
        ("introductions", ends.introductions),
        ("planned", ends.planned),
        ("to do", ends.followups),
    ):
        for place, one in enumerate(of[:ENDS_SHOWN]):
            day = one.on if one.kind == "planned" else one.due
            line = Content.styled(f"{heading if not place else '':<14}", "$muted")
            line = line.append(fit(one.text, 38))
            lines.append(line.append_text(f"  {_short_day(day, today)}" if day else "", "$muted"))
    return Content("\n").join(lines)


def _short_day(day: date, today: date) -> str:
    shown = show_date(day)
    return shown.rpartition(" ")[0] if day.year == today.year else shown.partition(" ")[2]
