"""What may have become of something that is open, as choices."""

from __future__ import annotations

from tui.domain.entries import IntroductionStatus
from tui.domain.introductions import INTRODUCTION_STATUSES
from tui.domain.today import Due

STATUSES: dict[str, IntroductionStatus] = {status: status for status in INTRODUCTION_STATUSES}

_TO_ME = (
    ("made", "Made", "They introduced us: who it is comes into the contacts."),
    ("chased", "Chased", "I asked again; look at it again in some days."),
    ("declined", "Declined", "It was not to be: they would rather not, or could not."),
    ("lapsed", "Lapsed", "I let it go."),
)
_MADE = (
    ("met", "Met", "We met, though no meeting is logged; logging one says so by itself."),
    ("offered", "Not made yet", "They have not introduced us after all."),
    ("declined", "Declined", "Who it was to would rather not."),
    ("lapsed", "Lapsed", "I let it go."),
)
_BY_ME = (
    ("made", "Made", "I introduced them."),
    ("met", "Met", "I introduced them, and they met."),
    ("declined", "Declined", "One of them would rather not."),
    ("lapsed", "Lapsed", "I let it go."),
)
_PLANNED = (
    ("held", "It took place", "Write it up."),
    ("moved", "Another day", "Put it off."),
    ("cancelled", "Called off", "It stays in the journal, struck through."),
)
_CHOICES = {
    "introduction": _TO_ME,
    "meet": _MADE,
    "introduce": _BY_ME,
    "meeting": _PLANNED,
    "happened": _PLANNED,
}


def choices(due: Due) -> tuple[tuple[str, str, str], ...]:
    """Names, what they are called, and what they mean; none for what is done or not."""
    return _CHOICES.get(due.kind, ())
