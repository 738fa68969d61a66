"""What the board shows of one role, of all of them, or of what has none: records, ready to be drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from tui.app.roles import words
from tui.domain.boards import across
from tui.domain.dates import show_date
from tui.domain.entries import Stance
from tui.domain.roles import OPPOSITE, Across, Board, Said, ThemeTally, VerdictChange

Subject = Literal["role", "every", "none"]


class Key(NamedTuple):
    """What is shown: one role by its name, every role, or what has none yet."""

    subject: Subject
    name: str = ""


EVERY = Key("every")
NONE = Key("none")


class View(NamedTuple):
    """`facts` and `why` stand at the top; `tallies` are in the order in which they are drawn."""

    key: Key
    title: str
    facts: tuple[tuple[str, str], ...]
    why: str
    headings: Mapping[Stance, str]
    tallies: Mapping[Stance, tuple[ThemeTally, ...]]

    def opposite(self, tally: ThemeTally) -> ThemeTally | None:
        """The same theme as it is held the other way round."""
        other = OPPOSITE.get(tally.stance)
        found = self.tallies[other] if other is not None else ()
        return next((each for each in found if each.theme == tally.theme), None)

    def evidence(self, tally: ThemeTally) -> tuple[Said, ...]:
        """What a theme rests on; where it is in dispute, what speaks against it too."""
        other = self.opposite(tally) if tally.contradicts else None
        return tally.evidence + (other.evidence if other is not None else ())

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said."""
        return not any(self.tallies.values())


def of_role(board: Board, last: VerdictChange | None) -> View:
    """One role."""
    role = board.role
    facts = [(words.verdict_words(role.verdict), words.VERDICT_LOOKS[role.verdict])]
    if last is not None:
        facts.append((f"since {show_date(last.at.date()).partition(' ')[2]}", "muted"))
    facts.append((words.counted(role.meetings, "meeting"), "muted"))
    facts.append((words.stance_words(role.want, role.dont, role.unsure) or "nothing said yet", "muted"))
    tallies: dict[Stance, tuple[ThemeTally, ...]] = {
        "want": board.want,
        "dont": board.dont,
        "unsure": board.unsure,
    }
    return View(Key("role", role.name), role.name, tuple(facts), board.why, words.HEADINGS, tallies)


def of_every(found: Across, search: str | None, current: str | None) -> View:
    """Every role, in one job search or in all; `current` is the one that goes on."""
    facts: tuple[tuple[str, str], ...] = (("whatever the role", "muted"),)
    if search is not None:
        facts = ((f"in {search} alone", "muted"), ("a counts all job searches", "muted"))
    elif current is not None:
        facts = (("in all job searches", "muted"), (f"a counts {current} alone", "muted"))
    return View(EVERY, "Every role", facts, "", words.EVERY_HEADINGS, _tallies(found))


def of_none(said: Sequence[Said]) -> View:
    """What has no role yet."""
    facts = ((words.counted(len(said), "takeaway"), "muted"), ("r gives one a role", "muted"))
    return View(NONE, "No role yet", facts, "", words.HEADINGS, _tallies(across(said, {})))


def coming(key: Key) -> View:
    """What is being read."""
    title = "Every role" if key.subject == "every" else "No role yet"
    return View(key, title, (("a moment …", "muted"),), "", words.HEADINGS, _tallies(Across((), (), ())))


def _tallies(found: Across) -> dict[Stance, tuple[ThemeTally, ...]]:
    return {"want": found.want, "dont": found.dont, "unsure": found.unsure}
