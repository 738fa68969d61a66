"""A whole season laid out for a page of any width: one column, or two where there is room."""

from __future__ import annotations

from tui.app.season import blocks
from tui.app.season.blocks import Block, Line
from tui.app.widgets.cells import fit
from tui.app.widgets.layout_wrap import Flow, Span, wrap
from tui.domain import season_words as words
from tui.domain.markdown import parse, plain
from tui.domain.season import Season
from tui.domain.seasons import SearchLine
from tui.domain.text import visible

TWO_COLUMNS = 120
"""Cells from which there are two."""
LARGE = 60
"""Cells from which the digits are large."""
BESIDE = 28
"""Cells from which introductions stand beside the days."""
MOST_GOAL = 3
"""Lines of a goal, and of an outcome."""
INDENT = 1
NOBODY: Block = [
    [("Nobody met yet.", "muted")],
    [("g j", "key"), (" then ", "muted"), ("n", "key"), (" logs one.", "muted")],
]
BEGIN: Block = [
    [("n", "key"), (" starts a job search:", "muted")],
    [("what you log belongs to it.", "muted")],
    [],
]


def lay_out(season: Season, searches: tuple[SearchLine, ...], width: int, *, tall: bool) -> Block:
    """The lines of the page."""
    room = max(20, width - 2 * INDENT)
    head = [
        *([] if searches else BEGIN),
        *_said(season, room, MOST_GOAL if tall else 2),
        *blocks.figures(season, room, large=tall and room >= LARGE, close=not tall),
    ]
    high = 6 if tall else 4
    if not season.sums.meetings:
        return _indented(_stacked([*head, [], *NOBODY], *_memories(season, room)))
    if room >= TWO_COLUMNS:
        half = (room - 2 * blocks.GAP) // 2
        left = _stacked(blocks.weeks(season, half, high), blocks.heat(season, half))
        right = _stacked(*_others(season, searches, half))
        return _indented([*head, [], *blocks.beside(left, right, half + 2 * blocks.GAP)])
    days = blocks.heat(season, room, widest=0)
    at = max(map(blocks.width, days)) + blocks.GAP
    if season.introductions.offered and room - at >= BESIDE:
        days = blocks.beside(days, blocks.introductions(season, room - at), at)
        others = _others(season, searches, room, introductions=False)
    else:
        days, others = blocks.heat(season, room), _others(season, searches, room)
    return _indented(_stacked(head, blocks.weeks(season, room, high), days, *others))


def _others(
    season: Season, searches: tuple[SearchLine, ...], room: int, *, introductions: bool = True
) -> list[Block]:
    found: list[Block] = []
    if season.search is None and searches:
        found.append(_searches(searches, room))
    if introductions and season.introductions.offered:
        found.append(blocks.introductions(season, room))
    if season.roles:
        found.append(blocks.roles(season, room))
    return [*found, *_memories(season, room)]


def _memories(season: Season, room: int) -> list[Block]:
    """This week of the last search, and a year ago; nothing of what there is not."""
    return [_last_search(season, room), _year_ago(season, room)]


def _said(season: Season, room: int, most: int) -> Block:
    """The goal, and the outcome, in a few lines each."""
    search = season.search
    if search is None:
        return []
    block: Block = []
    for text, sign, look in ((search.text.goal, "", "goal"), (search.text.outcome, "→ ", "")):
        if text:
            block += [[(line, look)] for line in _wrapped(f"{sign}{_plain(text)}", room, most)]
    return [*block, []] if block else []


def _plain(text: str) -> str:
    """Markdown as one line of words."""
    tokens = parse(text)[0]
    return " ".join(" ".join(plain(token) for token in tokens if token.type == "inline").split())


def _wrapped(text: str, room: int, most: int) -> list[str]:
    lines = [line.text for line in wrap(Flow((Span(visible(text), ""),)), room)]
    return lines if len(lines) <= most else [*lines[: most - 1], fit(f"{lines[most - 1]} …", room, pad=False)]


def _searches(searches: tuple[SearchLine, ...], room: int) -> Block:
    """This search beside all the others."""
    rows = [
        (
            each.search.name,
            float(each.people_met),
            f"{each.people_met:,} met, {words.short_span(each.search)}",
        )
        for each in searches
    ]
    return [[("SEARCHES", "heading")], *blocks.bars(rows, room)]


def _last_search(season: Season, room: int) -> Block:
    then = season.last_search
    if then is None:
        return []
    block: Block = [[("THIS WEEK, LAST SEARCH", "heading")]]
    for sentence in words.last_search(then, season):
        block += [[(line, "")] for line in _wrapped(sentence, room, MOST_GOAL)]
    return block


def _year_ago(season: Season, room: int) -> Block:
    ago = season.year_ago
    if ago is None:
        return []
    block: Block = [blocks.heading("A YEAR AGO", words.year_ago(ago).partition(", ")[2], room)]
    return [*block, *([(fit(words.entry_words(each), room, pad=False), "")] for each in ago.entries)]


def _stacked(*parts: Block) -> Block:
    """Blocks below each other, a blank line between."""
    found: Block = []
    for part in parts:
        if part:
            found += [[], *part] if found else part
    return found


def _indented(block: Block) -> Block:
    margin: Line = [(" " * INDENT, "")]
    return [[*margin, *line] for line in block]
