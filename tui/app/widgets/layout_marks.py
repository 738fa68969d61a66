"""A list item that is a mark: its sign, its text, and at the right edge what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from tui.app.widgets.layout_inline import plain
from tui.app.widgets.layout_wrap import Flow, Line, Span, Target, styled, width_of, wrap
from tui.app.widgets.signs import KINDS, SIGNS
from tui.domain.dates import show_date, split_due
from tui.domain.entries import Derived, Feedback, FollowUp, Introduction
from tui.domain.markdown import MARK

if TYPE_CHECKING:
    from tui.domain.marks import Mark

_LEAST_TEXT = 24
"""Cells the text must keep for a note to stand at its right; else the note follows the text."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What was derived from an entry, by the line it came from; `on` is the entry's date."""

    on: date | None = None
    introductions: dict[int, Introduction] = field(default_factory=dict)
    followups: dict[int, FollowUp] = field(default_factory=dict)
    feedback: dict[int, Feedback] = field(default_factory=dict)

    @classmethod
    def of(cls, derived: Derived, on: date | None) -> Facts:
        """The same facts, found by line."""
        return cls(
            on,
            {row.line: row for row in derived.introductions if row.line is not None},
            {row.line: row for row in derived.followups if row.line is not None},
            {row.line: row for row in derived.feedback if row.line is not None},
        )


def mark_lines(mark: Mark, line: int, content: list[Flow], facts: Facts, width: int) -> list[Line]:
    """The paragraph of a marked item in `width` cells; `line` is its source line in the whole body."""
    kind = "done" if mark.done and mark.sign not in "<>" else KINDS[mark.sign]
    introduction, followup = facts.introductions.get(line), facts.followups.get(line)
    due = introduction.due if introduction else followup.due if followup else None
    done = introduction is None and (mark.done or bool(followup and followup.done))
    if mark.explicit:
        content = [_without_mark(content[0]), *content[1:]]
    content, tags = _without_tags(content, mark.tags)
    if due is not None and facts.on is not None:
        content = _without_due(content, due, facts.on)
    target = None
    if introduction is None and (followup is not None or kind in ("todo", "done")):
        target = Target(None, line, followup.id if followup else None, tick=True, done=done)
    note = [f"#{plain(tag)}" for tag in tags]
    if introduction is not None:
        state: str = introduction.status
        if due is not None and state in ("offered", "chased"):
            state += f", {due_note(due, facts.on)}"
        note.insert(0, state)
    elif done and kind == "promise":
        note.insert(0, "kept")
    elif due is not None and not done:
        note.insert(0, due_note(due, facts.on))
    elif line in facts.feedback and facts.feedback[line].state != "new":
        found = facts.feedback[line]
        adopted = f"adopted in v{found.adopted_in}" if found.adopted_in else ""
        note.insert(0, adopted or found.state.replace("-", " "))
    return sign_lines(kind, content, "  ".join(note), width, target=target, done=done)


def sign_lines(
    kind: str,
    content: Sequence[Flow],
    note: str,
    width: int,
    *,
    target: Target | None = None,
    done: bool = False,
) -> list[Line]:
    """A row led by the sign of its kind: the text hangs beside it, the note stands at the right edge."""
    sign = Span(SIGNS[kind].glyph, kind, target)
    if done:
        content = [flow._replace(spans=_in_style(flow.spans, "struck")) for flow in content]
    return hang((sign, Span(" ")), content, note, width)


def hang(
    lead: tuple[Span, ...],
    content: Sequence[Flow],
    note: str,
    width: int,
    *,
    note_style: str = "note",
) -> list[Line]:
    """Text beside a lead, with a note at the right edge, or after the text where there is no room."""
    indent = width_of(lead)
    room = width - indent
    taken = width_of((Span(note),))
    fits = len(content) == 1 and width_of(content[0].spans) + taken + 2 <= room
    beside = bool(note) and (fits or room - taken - 3 >= max(_LEAST_TEXT, taken))
    lines = [line for flow in content for line in wrap(flow, room - taken - 3 if beside else room)]
    out = _hung(lead, indent, lines or [Line()])
    if beside:
        spare = width - taken - width_of(out[0].spans)
        out[0] = out[0]._replace(spans=(*out[0].spans, Span(" " * spare), Span(note, note_style)))
    elif note:
        _follow(out, note, note_style, indent, width)
    return out


def _hung(lead: tuple[Span, ...], indent: int, lines: list[Line]) -> list[Line]:
    blank = (Span(" " * indent),)
    return [
        line._replace(spans=((lead if not number else blank) + line.spans), lead=indent if number else 0)
        for number, line in enumerate(lines)
    ]


def _follow(out: list[Line], note: str, style: str, indent: int, width: int) -> None:
    """Put a note after the text: on its last line if it fits there, else on lines of its own."""
    last = out[-1]
    if width_of(last.spans) + 2 + width_of((Span(note),)) <= width:
        out[-1] = last._replace(spans=(*last.spans, Span("  "), Span(note, style)))
        return
    blank = Span(" " * indent)
    for line in wrap(Flow((Span(note, style),), None), width - indent):
        out.append(Line((blank, *line.spans), last.source, " ", indent))


def due_note(due: date, on: date | None) -> str:
    """`by Fri 6 Nov`; the year is said only where it is not that of `on`."""
    shown = show_date(due)
    return f"by {shown.removesuffix(f' {on.year}') if on is not None else shown}"


def _in_style(spans: Iterable[Span], name: str) -> tuple[Span, ...]:
    return tuple(Span(span.text, styled(span.style, name), span.to) for span in spans)


def _without_mark(flow: Flow) -> Flow:
    """The flow of an item without the `[+]` it starts with."""
    match = MARK.match(flow.spans[0].text) if flow.spans else None
    if match is None:
        return flow
    first = flow.spans[0]
    rest = first.text[match.end() :].lstrip()
    taken = len(first.text) - len(rest)
    spans = (Span(rest, first.style, first.to), *flow.spans[1:])
    return Flow(
        tuple(span for span in spans if span.text),
        flow.source,
        tuple(max(0, at - taken) for at in flow.breaks),
    )


def _without_tags(content: list[Flow], tags: Sequence[str]) -> tuple[list[Flow], list[str]]:
    """The content without the themes at its end, and these; a theme inside the sentence stays there."""
    known = {tag.lstrip("#").casefold() for tag in tags}
    spans = list(content[-1].spans)
    found: list[str] = []
    while len(spans) > 1:
        text, style, _ = spans[-1]
        if text.isspace():
            spans.pop()
        elif style.endswith("tag") and text[1:].casefold() in known:
            found.insert(0, text[1:])
            spans.pop()
        else:
            break
    if not found:
        return content, []
    last = spans[-1]
    spans[-1] = Span(last.text.rstrip(), last.style, last.to)
    return [*content[:-1], content[-1]._replace(spans=tuple(spans))], found


def _without_due(content: list[Flow], due: date, on: date) -> list[Flow]:
    """The content without the `by friday` that the note says as a date."""
    for number, flow in enumerate(content):
        for place, span in enumerate(flow.spans):
            if " by " not in f" {span.text.casefold()}" or span.to or "code" in span.style:
                continue
            rest, found = split_due(span.text, on=on)
            if found == due:
                before = span.text[: len(span.text) - len(span.text.lstrip())]
                kept = Span(before + rest.strip(), span.style, span.to)
                spans = (*flow.spans[:place], kept, *flow.spans[place + 1 :])
                shorter = flow._replace(spans=tuple(part for part in spans if part.text))
                return [*content[:number], shorter, *content[number + 1 :]]
    return content
