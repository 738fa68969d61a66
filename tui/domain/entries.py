"""An entry: a dated Markdown text, of a meeting or a reflection, and what was derived from it.

The records are named tuples: frozen dataclasses would cost every start a millisecond and a half each. Their
annotations are not made strings, since each of those is compiled: that would be two more for this module.
"""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Literal, NamedTuple, get_args

from tui.domain.errors import BadInput

Kind = Literal["meeting", "reflection"]
Status = Literal["planned", "held", "cancelled"]
Form = Literal["coffee", "call", "video", "in-person", "event"]
Stance = Literal["want", "dont", "unsure"]
Direction = Literal["to_me", "by_me"]
IntroductionStatus = Literal["offered", "chased", "made", "met", "declined", "lapsed"]
FollowUpKind = Literal["thank-you", "task", "promise", "chase", "tell"]
FeedbackState = Literal["new", "adopted", "set-aside"]

FORMS: tuple[Form, ...] = get_args(Form)
STATUSES: tuple[Status, ...] = get_args(Status)

MAX_BODY = 10_000_000
"""Characters of Markdown one entry may hold; more is refused, with the text kept in its draft."""
MAX_NAME = 200
"""Characters in a person's, company's or role's name, or in a title."""
MAX_PEOPLE = 200
"""People, and roles, at one meeting."""
MAX_MINUTES = 24 * 60


class EntryText(NamedTuple):
    """What a person wrote: the header and the Markdown. Everything else about an entry is derived.

    `people` and `roles` are names as typed, in order; `about` is the id of the entry a reflection is
    about; `status` and `form` are None for a reflection. `search` None means the current job search.
    `thanks` is False for a meeting nobody is to be thanked for.
    """

    kind: Kind
    on: date
    body: str = ""
    title: str = ""
    at: time | None = None
    status: Status | None = None
    form: Form | None = None
    minutes: int | None = None
    people: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    pitch: int | None = None
    score: int | None = None
    about: int | None = None
    search: str | None = None
    thanks: bool = True

    @property
    def held(self) -> bool:
        """Whether this is a meeting that took place."""
        return self.kind == "meeting" and self.status == "held"


class Takeaway(NamedTuple):
    """A want, a don't-want or an unsure, with its theme, its roles and its 1-based line."""

    kind: Stance
    text: str
    theme: str
    roles: tuple[str, ...]
    line: int


class Introduction(NamedTuple):
    """Someone offered to introduce someone; `id` is None until saved, `line` None once its line is gone."""

    name: str
    detail: str
    direction: Direction
    due: date | None
    line: int | None
    status: IntroductionStatus = "offered"
    id: int | None = None


class FollowUp(NamedTuple):
    """Something to do; `line` is None where it came from no line (the thank-you a meeting creates)."""

    text: str
    kind: FollowUpKind
    due: date | None
    done: bool
    line: int | None
    id: int | None = None


class Feedback(NamedTuple):
    """What someone said of the pitch; `adopted_in` is the version that answers it."""

    text: str
    line: int | None
    state: FeedbackState = "new"
    id: int | None = None
    adopted_in: int | None = None


class Derived(NamedTuple):
    """Everything one entry's Markdown says, in the order of its lines."""

    takeaways: tuple[Takeaway, ...] = ()
    introductions: tuple[Introduction, ...] = ()
    followups: tuple[FollowUp, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    tags: tuple[str, ...] = ()


class Entry(NamedTuple):
    """A saved entry. `version` rises by one with every save (optimistic locking)."""

    id: int
    uid: str
    version: int
    text: EntryText
    derived: Derived
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None = None

    @property
    def label(self) -> str:
        """What to call this entry in a sentence or a list."""
        return label(self.text.kind, self.text.title, self.text.people, headline(self.text.body))


class EntryLine(NamedTuple):
    """One row of a list of entries: enough to draw it, and no body."""

    id: int
    kind: Kind
    on: date
    at: time | None
    label: str
    status: Status | None
    form: Form | None
    people: tuple[str, ...] = ()


class Revision(NamedTuple):
    """One past state of an entry, numbered from 1; `saved_at` is local time."""

    number: int
    saved_at: datetime
    text: EntryText


def label(kind: Kind, title: str, people: Sequence[str], first_line: str) -> str:
    """The title if there is one, else the people met, else the first line that says something."""
    if title:
        return title
    if kind == "meeting" and people:
        return ", ".join(people)
    return first_line or ("Meeting" if kind == "meeting" else "Reflection")


def headline(body: str, limit: int = 80) -> str:
    """The first line of a Markdown text that says something, unsigned, at most `limit` characters."""
    for line in body[:4000].split("\n"):
        words = line.strip().lstrip("#>-*+ \t").strip()
        if words.startswith("[") and words[2:3] == "]":
            words = words[3:].strip()
        if words.strip("-=*_`~| "):
            return words if len(words) <= limit else words[: limit - 1].rstrip() + "…"
    return ""


def checked(text: EntryText) -> EntryText:
    """The same text, fit to save; raises BadInput naming the first field that is not.

    A reflection has no status, form, minutes, pitch or score; a meeting has a status and a form.
    """
    if text.kind == "meeting" and not text.people:
        raise BadInput("with", "a meeting needs at least one person: say who it was with")
    for what, value, top in (("minutes", text.minutes, MAX_MINUTES), ("score", text.score, 5)):
        if value is not None and not 1 <= value <= top:
            raise BadInput(what, f"{what} must be from 1 to {top}, not {value}")
    for what, names in (("with", text.people), ("role", text.roles), ("title", (text.title,))):
        if len(names) > MAX_PEOPLE:
            raise BadInput(what, f"{len(names)} names are too many for one entry: at most {MAX_PEOPLE}")
        if any(len(name) > MAX_NAME for name in names):
            raise BadInput(what, f"that name is too long: at most {MAX_NAME} characters")
    if len(text.body) > MAX_BODY:
        raise BadInput("body", f"the text has {len(text.body):,} characters; an entry holds {MAX_BODY:,}")
    if text.kind == "meeting":
        return text._replace(status=text.status or "held", form=text.form or "coffee")
    return text._replace(status=None, form=None, minutes=None, pitch=None, score=None, thanks=True)
