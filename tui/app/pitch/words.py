"""Signs and short words of the Pitch, the same wherever it says them."""

from __future__ import annotations

from datetime import date

from tui.app.widgets.reader_records import Words
from tui.domain.dates import show_date
from tui.domain.pitch import FEW, PitchFeedback, PitchUse
from tui.domain.rehearsal import length

STARS = 5
WAITING, ADOPTED, ASIDE = "~", "✓", "–"

NO_PITCH: tuple[Words, ...] = (
    "No pitch yet",
    "It is what you say when they ask what you do,",
    "and it gets better each time somebody hears it.",
    "",
    (("n", "key"), (" writes the first version: a minute of it.", "muted")),
    (("r", "key"), (" then rehearses it against the clock.     ", "muted")),
    "",
    (("In a meeting ", "muted"), ("- [~] too long", "feedback"), (" is feedback on it,", "muted")),
    "which waits here until a version answers it;",
    "stars in the header say how it went.",
)
NO_PITCH_HERE: tuple[Words, ...] = (
    "No pitch yet",
    (("g p", "key"), (" goes to the pitch, where ", "muted"), ("n", "key"), (" writes it.", "muted")),
)
NO_VERSIONS = ("No pitch yet.", "`n` writes the first version.")
NO_FEEDBACK = ("Nothing waits.", "`- [~]` too long, in a", "meeting, is feedback.")
NOTHING_WAITS = ("Nothing waits for an answer.", "`- [~]` too long, in a meeting, is feedback.")
NO_FEEDBACK_AT_ALL = ("Nothing was said yet.", "`- [~]` too long, in a", "meeting, is feedback.")


def counted(count: int, one: str, many: str = "") -> str:
    """`1 word`, `2 words`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def times(count: int) -> str:
    """`once`, `12 times`."""
    return "once" if count == 1 else f"{count:,} times"


def size(words: int, seconds: float) -> str:
    """`38 words, 15 s`."""
    return f"{counted(words, 'word')}, {length(seconds)}"


def stars(score: int | None) -> str:
    """Filled stars, then empty ones; nothing where there is no score."""
    return "" if score is None else "★" * score + "☆" * (STARS - score)


def mean(use: PitchUse) -> str:
    """`★ 4.3 of 12`; few scores are called few."""
    if use.mean_score is None:
        return ""
    return f"★ {use.mean_score:.1f} of {use.scored}" + (", few" if use.few else "")


def caution(use: PitchUse) -> str:
    """What is to be kept in mind of a mean."""
    if use.few:
        many = "one score is" if use.scored == 1 else f"{use.scored} scores are"
        return f"{many} few: below {FEW}, one meeting more can turn the mean"
    return "what followed need not have come from the pitch" if use.scored else ""


def day(on: date, today: date) -> str:
    """`5 Nov`, with the year where it is another one."""
    shown = show_date(on).split(" ", 1)[1]
    return shown if on.year != today.year else shown.rsplit(" ", 1)[0]


def state(each: PitchFeedback) -> tuple[str, str]:
    """The sign of what became of a feedback, and the words for it."""
    feedback = each.feedback
    if feedback.adopted_in is not None:
        return ADOPTED, f"in v{feedback.adopted_in}"
    return (ASIDE, "set aside") if feedback.state == "set-aside" else (WAITING, "")
