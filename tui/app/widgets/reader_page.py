"""The lines above and around the Markdown of what the reader shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tui.app.widgets.layout_inline import MAY_FOLLOW, plain
from tui.app.widgets.layout_marks import hang, sign_lines
from tui.app.widgets.layout_wrap import Flow, Line, Span, Target, prefixed, width_of, wrap
from tui.app.widgets.reader_records import CardDetail, CardPage, CardRow, CardSection, EntryPage, Words
from tui.domain.dates import show_date
from tui.domain.entries import Entry

ROWS_AT_ONCE = 40
"""Rows of a card that are laid out in one go."""


def entry_title(entry: Entry) -> str:
    """What the reader's border says: `Thu 5 Nov 2026 · coffee, 35 min`."""
    text = entry.text
    day = show_date(text.on) + (f" at {text.at:%H:%M}" if text.at else "")
    what: str = (text.form or "meeting") if text.kind == "meeting" else "reflection"
    if text.minutes:
        what += f", {text.minutes} min"
    words = [day, what.replace("-", " ")]
    if text.status in ("planned", "cancelled"):
        words.append(text.status)
    if entry.deleted_at is not None:
        words.append("in the trash")
    return " · ".join(words)


def entry_head(page: EntryPage, width: int) -> list[Line]:
    """The title, if there is one, and the facts; then a blank line."""
    lines = _title(page.entry.text.title, width) + _facts(page.facts, width)
    return [*lines, Line()] if lines else []


def card_parts(page: CardPage, width: int) -> Iterator[list[Line]]:
    """Everything on a card above its notes, some rows at a time: one may have met someone often."""
    begun = False
    for block in _blocks(page, width):
        for number, part in enumerate(block):
            yield [Line(), *part] if begun and number == 0 else part
            begun = True


def _blocks(page: CardPage, width: int) -> Iterator[Iterable[list[Line]]]:
    facts = _facts(page.facts, width)
    if facts:
        yield (facts,)
    if page.details:
        yield (_details(page.details, width),)
    for section in page.sections:
        yield _section(section, width)
    if page.notes.strip():
        yield ([_heading("Notes", width)],)


def _section(section: CardSection, width: int) -> Iterator[list[Line]]:
    rows = section.rows
    reach = max((width_of((Span(plain(row.lead)),)) for row in rows), default=0)
    for start in range(0, len(rows), ROWS_AT_ONCE):
        heading = [] if start else [_heading(section.title, width)]
        yield heading + _rows(rows[start : start + ROWS_AT_ONCE], reach, width)


def centred(words: Sequence[Words], width: int, height: int) -> list[Line]:
    """Lines of an empty state in the middle of the window; each is text, or parts with their styles."""
    lines: list[Line] = []
    for number, part in enumerate(words):
        pieces = [(part, "")] if isinstance(part, str) else part
        usual = "muted" if number else "strong"
        flow = Flow(tuple(Span(plain(text), style or usual) for text, style in pieces if text))
        lines += wrap(flow, max(2, min(width, 60)))
    above = max(0, (height - len(lines)) * 2 // 5)
    return [Line()] * above + [
        line._replace(spans=(Span(" " * max(0, (width - width_of(line.spans)) // 2)), *line.spans))
        for line in lines
    ]


def _title(title: str, width: int) -> list[Line]:
    return wrap(Flow((Span(plain(title), "title"),)), width) if title.strip() else []


def _heading(title: str, width: int) -> Line:
    return wrap(Flow((Span(plain(title), "h2"),)), width)[0]


def _facts(facts: Sequence[str], width: int) -> list[Line]:
    """The facts with dots between, broken at the dots where that can be."""
    lines: list[Line] = []
    row: list[Span] = []
    for fact in facts:
        span = Span(plain(fact), "facts")
        if not span.text:
            continue
        if row and width_of((*row, span)) + 3 <= width:
            row += [Span(" · ", "facts-dot"), span]
            continue
        if row:
            lines += wrap(Flow(tuple(row)), width)
        row = [span]
    return lines + (wrap(Flow(tuple(row)), width) if row else [])


def _details(details: Sequence[CardDetail], width: int) -> list[Line]:
    label = min(max(width_of((Span(plain(detail.label)),)) for detail in details), width * 2 // 5) + 2
    lines: list[Line] = []
    for detail in details:
        to = detail.to if MAY_FOLLOW.match(detail.to) else None
        lead = wrap(Flow((Span(plain(detail.label), "muted"),)), label)[0].spans
        lead = (*lead, Span(" " * (label - width_of(lead))))
        value = Span(plain(detail.value), "link" if to else "", to)
        lines += hang(lead, [Flow((value,))], "", width)
    return lines


def _rows(rows: Sequence[CardRow], reach: int, width: int) -> list[Line]:
    """Rows whose leads take `reach` cells."""
    indent = (Span("  "),) if width >= 36 else ()
    inside = width - width_of(indent)
    lines: list[Line] = []
    for row in rows:
        to = Target(row.entry_id, row.line) if row.entry_id is not None else None
        content = [Flow((Span(plain(row.text), "", to),))]
        note = plain(row.note)
        if row.kind:
            done = row.kind == "done"
            tick = (
                Target(row.entry_id, row.line, row.followup_id, tick=True, done=done)
                if row.followup_id is not None
                else None
            )
            found = sign_lines(row.kind, content, note, inside, target=tick, done=done)
        else:
            lead = Span(plain(row.lead).rjust(reach) + "  ", "muted")
            found = hang((lead,) if reach else (), content, note, inside)
        lines += prefixed(indent, indent, found)
    return lines
