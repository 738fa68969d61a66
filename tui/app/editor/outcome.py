"""What a text becomes when it is saved, as records; and the words for it. No widgets, no clock."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from textual.content import Content

from tui.app.widgets.signs import KINDS, SIGNS
from tui.domain.dates import show_date
from tui.domain.entries import Derived, FollowUp, Introduction, Takeaway
from tui.domain.introductions import spoken
from tui.domain.text import normalise, visible

MOST = 40
"""Items of one kind that are shown; the rest is counted."""

MUTED = "$muted"
_TOO_LONG = "This text is very long: what it becomes is worked out when it is saved."
_NOTHING = "Nothing yet. Start a line with a mark and it is gathered here as you type."
_TAUGHT = {sign: kind for sign, kind in KINDS.items() if kind != "done"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything one save makes: `thank_yous` come from the meeting itself, the `new` are not known yet."""

    derived: Derived = field(default_factory=Derived)
    roles: tuple[str, ...] = ()
    thank_yous: tuple[FollowUp, ...] = ()
    new_people: tuple[str, ...] = ()
    new_roles: tuple[str, ...] = ()
    too_long: bool = False
    on: date = date.min
    """The entry's own day: what is due before it is said to be."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing: its sign's kind, its words, and what is said of it in muted type."""

    kind: str
    words: str
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Things of one kind under their heading."""

    heading: str
    items: tuple[Item, ...]


def groups(outcome: Outcome) -> list[Group]:
    """The outcome in the order in which it is shown; empty kinds are left out."""
    derived = outcome.derived
    found = [
        Group(heading, tuple(_takeaway(t, outcome.roles) for t in derived.takeaways if t.kind == kind))
        for kind, heading in (("want", "Wants"), ("dont", "Don’t wants"), ("unsure", "Unsure"))
    ]
    found.append(
        Group(
            "Introductions",
            tuple(_introduction(introduction, outcome.on) for introduction in derived.introductions),
        )
    )
    promises = tuple(f for f in derived.followups if f.kind == "promise")
    found.append(Group("I promised", tuple(_followup(f, "promise", outcome.on) for f in promises)))
    rest = (*(f for f in derived.followups if f.kind != "promise"), *outcome.thank_yous)
    found.append(Group("To do", tuple(_followup(f, "todo", outcome.on) for f in rest)))
    found.append(Group("Pitch feedback", tuple(Item("feedback", f.text) for f in derived.feedback)))
    return [group for group in found if group.items]


def _takeaway(takeaway: Takeaway, roles: tuple[str, ...]) -> Item:
    asides = []
    if normalise(takeaway.theme) != normalise(takeaway.text):
        asides.append(f"#{takeaway.theme}")
    if takeaway.roles != roles and takeaway.roles:
        asides.append(", ".join(takeaway.roles))
    return Item(takeaway.kind, takeaway.text, " · ".join(asides))


def _introduction(introduction: Introduction, on: date) -> Item:
    words = spoken(introduction.name, introduction.detail, introduction.direction)
    sign = "intro" if introduction.direction == "to_me" else "promise"
    return Item(sign, words, _by(introduction.due, on, to_me=introduction.direction == "to_me"))


def _followup(item: FollowUp, kind: str, on: date) -> Item:
    return Item("done" if item.done else kind, item.text, "done" if item.done else _by(item.due, on))


def _by(due: date | None, on: date, *, to_me: bool = True) -> str:
    when = f"by {show_date(due)}" if due else ""
    if due is not None and due < on:
        when += ", before the entry’s own day"
    return when if to_me else " · ".join(filter(None, ("from you", when)))


def summary(outcome: Outcome, width: int) -> Content:
    """One line: how many of each kind, and the thank-you; in signs where the words do not fit."""
    if outcome.too_long:
        return Content.styled("a very long text: worked out when it is saved", MUTED)
    counts = Counter(item.kind for group in groups(outcome) for item in group.items)
    due = ""
    thanks = outcome.thank_yous
    if thanks and thanks[0].due is not None:
        counts["todo"] -= len(thanks)
        many = "thank-you" if len(thanks) == 1 else f"{len(thanks)} thank-yous"
        due = f"{many} by {_short(thanks[0].due)}"
    line = _counted(counts, due, signs=False)
    return line if line.cell_length <= width else _counted(counts, due, signs=True)


def _counted(counts: Counter[str], due: str, *, signs: bool) -> Content:
    parts = []
    for kind, count in counts.items():
        sign = SIGNS[kind]
        words = f"{sign.glyph}{count}" if signs else f"{count} {sign.word if count == 1 else sign.plural}"
        if count:
            parts.append(Content.styled(words, f"${sign.variable}"))
    if due:
        parts.append(Content.styled(due, "$todo"))
    gap = "  " if signs else " · "
    return Content.styled(gap, MUTED).join(parts) if parts else Content.styled("no marks yet", MUTED)


def _short(day: date) -> str:
    return show_date(day).rsplit(" ", 1)[0]


def detail(outcome: Outcome, width: int, *, dense: bool = False) -> list[Content]:
    """Lines of at most `width` cells: every group, then tags and who is new; no headings if `dense`."""
    if outcome.too_long:
        return _wrapped("", _TOO_LONG, width, MUTED)
    lines: list[Content] = []
    for group in groups(outcome):
        if not dense:
            lines += [Content(""), _heading(group, width)] if lines else [_heading(group, width)]
        for item in group.items[:MOST]:
            sign = SIGNS[item.kind]
            lead = Content.styled(f"{sign.glyph} ", f"bold ${sign.variable}")
            lines += _wrapped(lead, item.words, width, aside=item.aside)
        if len(group.items) > MOST:
            lines += _wrapped("  ", f"… and {len(group.items) - MOST:,} more", width, MUTED)
    for heading, names in (
        ("New people", outcome.new_people),
        ("New roles", outcome.new_roles),
        ("Tags", tuple(f"#{tag}" for tag in outcome.derived.tags)),
    ):
        lines += _named(heading, names, width, after=bool(lines), dense=dense)
    return lines or _nothing_yet(width)


def _heading(group: Group, width: int) -> Content:
    count = str(len(group.items))
    gap = " " * max(1, width - len(group.heading) - len(count))
    return Content.assemble((group.heading, "$muted"), gap, (count, MUTED))


def _named(heading: str, names: tuple[str, ...], width: int, *, after: bool, dense: bool) -> list[Content]:
    if not names:
        return []
    shown = ", ".join(names[:MOST]) + (f" … and {len(names) - MOST:,} more" if len(names) > MOST else "")
    if dense:
        return _wrapped(Content.styled(f"{heading}: ", MUTED), shown, width)
    blank = [Content("")] if after else []
    return [*blank, Content.styled(heading, MUTED), *_wrapped("  ", shown, width, "")]


def _nothing_yet(width: int) -> list[Content]:
    lines = _wrapped("", _NOTHING, width, MUTED)
    lines.append(Content(""))
    for mark, kind in _TAUGHT.items():
        sign = SIGNS[kind]
        lines.append(Content.assemble((f"- [{mark}] ", f"${sign.variable}"), (sign.word, MUTED)))
    return lines


def _wrapped(lead: Content | str, words: str, width: int, style: str = "", aside: str = "") -> list[Content]:
    """Text in lines that hang under their first; an aside is muted and stays in one piece."""
    first = Content(lead) if isinstance(lead, str) else lead
    room = max(4, width - len(first.plain))
    rows = [row.rstrip() for row in Content.styled(_one_line(words), style).wrap(room)]
    if aside:
        said = Content.styled(_one_line(aside), MUTED)
        if rows[-1].cell_length + 2 + said.cell_length <= room:
            rows[-1] = rows[-1].append("  ").append(said)
        else:
            rows += said.wrap(room)
    rest = Content(" " * len(first.plain))
    return [(rest if index else first).append(row.rstrip()) for index, row in enumerate(rows[:12])]


def _one_line(words: str) -> str:
    return visible(words[:2000]).replace("\n", " ").replace("\t", " ")
