"""What was learnt of roles, in words: bars and signs that read without colour, wrapped on a terminal only."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tui.cli import out
from tui.domain.dates import show_date
from tui.domain.entries import Stance
from tui.domain.roles import Across, Board, Cell, Comparison, RoleTally, Said, ThemeTally, TimeLine
from tui.domain.roles import VerdictChange as Change
from tui.domain.text import normalise

SIGNS: dict[Stance, str] = {"want": "+", "dont": "−", "unsure": "?"}
_ALSO: dict[Stance, str] = {"want": "unwanted", "dont": "wanted", "unsure": "wanted and unwanted"}
_BAR = 10
_BALANCE = 20
_LONGEST = 160
_THEME = 30
_NARROWEST, _WIDEST = 9, 22
"""Cells: of the longest bar, of the longest balance of a role, of a text and of a theme of the matrix where
a terminal shows it, and of a column of the matrix."""


def tell_roles(tallies: Sequence[RoleTally]) -> None:
    """The roles, a line each, with a bar of wants, don't-wants and unsure."""
    most = max((each.want + each.dont + each.unsure for each in tallies), default=0)
    out.table(
        [
            (
                out.line(each.name),
                each.verdict,
                _meetings(each.meetings),
                *(f"{SIGNS[stance]}{count}" for stance, count in _counts(each)),
                "".join(SIGNS[stance] * _part(count, most, _BALANCE) for stance, count in _counts(each)),
            )
            for each in tallies
        ],
        right=(2, 3, 4, 5),
    )


def tell_board(board: Board) -> None:
    """A role, its verdict, and its themes with their evidence."""
    role = board.role
    out.say(out.bold(f"{out.line(role.name)} · {role.verdict}"))
    counts = " ".join(f"{SIGNS[stance]}{count}" for stance, count in _counts(role))
    out.say(f"{_meetings(role.meetings)} · {counts}")
    _say_paragraphs("why ", board.why)
    for title, tallies in (("WANT", board.want), ("DON'T WANT", board.dont), ("UNSURE", board.unsure)):
        for tally in _headed(title, tallies):
            alone = _goes_without_saying(tally)
            _say_theme(tally, _part(tally.meetings, _most(tallies), _BAR))
            for said in tally.evidence:
                _say("      ", _source(said) if alone else f"{_shown(said.text)} — {_source(said)}")


def tell_across(across: Across, search: str | None) -> None:
    """What is wanted and not wanted whatever the role: each theme with its roles and what was said last."""
    where = f"job search {out.line(search)}" if search is not None else "every job search"
    out.say(out.bold(f"Whatever the role · {where}"))
    for title, tallies in (("WANT", across.want), ("DEAL-BREAKERS", across.dont), ("UNSURE", across.unsure)):
        for tally in _headed(title, tallies):
            last = tally.evidence[0]
            _say_theme(tally, _part(tally.meetings, _most(tallies), _BAR))
            roles = Counter(role for said in tally.evidence for role in said.roles or ("no role",))
            _say("      ", ", ".join(f"{role} {SIGNS[tally.stance]}{roles[role]}" for role in roles))
            alone = _goes_without_saying(tally)
            _say("      ", _source(last) if alone else f"{_shown(last.text)} — {_source(last)}")


def tell_comparison(comparison: Comparison) -> None:
    """Themes by roles; where a terminal is too narrow for all of them, the roles go on below."""
    names = [out.line(role) for role in comparison.roles]
    rows = [
        (out.line(row.theme), [_cell(row.cells.get(role, Cell())) for role in comparison.roles])
        for row in comparison.rows
    ]
    width = _width()
    if width is None:
        out.table([("theme", *names), *((theme, *cells) for theme, cells in rows)])
        return
    names = [out.cut(name, _WIDEST) for name in names]
    rows = [(out.cut(theme, _THEME), cells) for theme, cells in rows]
    left = max((out.cells(theme) for theme, _ in rows), default=0)
    for start, end in _blocks([max(_NARROWEST, out.cells(name)) for name in names], width - left):
        if start:
            out.say()
        shown = [(theme, *cells[start:end]) for theme, cells in rows if any(cells[start:end])]
        out.table([("", *names[start:end]), *shown])


def tell_time_lines(lines: Sequence[TimeLine], *, whole: bool) -> None:
    """How themes were held over time, oldest first; `whole` quotes what other roles hold against it."""
    for number, line in enumerate(lines):
        if number:
            out.say()
        mark = _mark(line.contradicts, line.changed, "wanted and unwanted")
        out.say(out.bold(_shown(line.theme)) + mark)
        for said in line.said:
            _say(
                f"  {show_date(said.on):>15}  {SIGNS[said.stance]} ", f"{_shown(said.text)} — {_source(said)}"
            )
        if whole:
            for said in line.elsewhere:
                as_ = f"{_shown(said.text)} — {', '.join(said.roles)}: {_source(said)}"
                _say(f"    in other roles  {SIGNS[said.stance]} ", as_)
        elif line.elsewhere:
            held = dict.fromkeys(
                f"{SIGNS[said.stance]} {role}" for said in line.elsewhere for role in said.roles
            )
            _say("   in other roles  ", ", ".join(held))


def tell_verdicts(changes: Iterable[Change]) -> None:
    """Verdicts with their reasons, in the order given."""
    for change in changes:
        where = f"  (entry {change.entry})" if change.entry is not None else ""
        out.say(out.bold(f"{show_date(change.at.date())} {change.at:%H:%M}  {change.verdict}") + where)
        _say_paragraphs("  ", change.why)


def tell_without_role(found: Iterable[Said]) -> None:
    """Takeaways of no role, each after the ENTRY:LINE that `--give` takes."""
    for said in found:
        theme = "" if _is_theme(said) else f" #{_shown(said.theme)}"
        _say(
            f"{place(said):>7}  {SIGNS[said.stance]} ",
            f"{_shown(said.text)}{theme} — {_source(said)}",
        )


def place(said: Said) -> str:
    """Where it was said, as ENTRY:LINE."""
    return f"{said.entry}:{said.line}"


def _headed(title: str, tallies: Sequence[ThemeTally]) -> Iterator[ThemeTally]:
    if tallies:
        out.heading(title)
    yield from tallies


def _say_theme(tally: ThemeTally, bar: int) -> None:
    mark = _mark(tally.contradicts, tally.changed, f"also {_ALSO[tally.stance]}")
    elsewhere = f"  ({_ALSO[tally.stance]} in {', '.join(tally.elsewhere)})" if tally.elsewhere else ""
    name = tally.evidence[0].text if _goes_without_saying(tally) else tally.theme
    head = f"  {'█' * bar:<{_BAR}} {tally.meetings:>3}  "
    _say(head, f"{_shown(name)}{mark}{out.line(elsewhere) and elsewhere}")


def _mark(contradicts: bool, changed: bool, words: str) -> str:
    return f"  (≠ {words}{': a change of mind' if changed else ''})" if contradicts else ""


def _source(said: Said) -> str:
    """Who said it, how they met and when, and where it is written."""
    how = said.kind if said.kind == "reflection" else said.form or "coffee"
    planned = "" if said.held or said.kind == "reflection" else ", not held"
    who = ", ".join(said.people) or said.title
    return f"{who}, {how}{planned}, {show_date(said.on)} ({place(said)})"


def _goes_without_saying(tally: ThemeTally) -> bool:
    """Whether a theme is nothing but its only text."""
    return len(tally.evidence) == 1 and _is_theme(tally.evidence[0])


def _is_theme(said: Said) -> bool:
    return normalise(said.theme) == normalise(said.text)


def _counts(role: RoleTally) -> tuple[tuple[Stance, int], ...]:
    return (("want", role.want), ("dont", role.dont), ("unsure", role.unsure))


def _cell(cell: Cell) -> str:
    counts: tuple[tuple[Stance, int], ...] = (
        ("want", cell.want),
        ("dont", cell.dont),
        ("unsure", cell.unsure),
    )
    return " ".join(f"{SIGNS[stance]}{count}" for stance, count in counts if count)


def _most(tallies: Sequence[ThemeTally]) -> int:
    return max((tally.meetings for tally in tallies), default=0)


def _part(count: int, most: int, cells: int) -> int:
    """How many cells a count takes of a bar that the highest fills; whatever there is shows."""
    return max(1, round(cells * count / max(most, cells))) if count else 0


def _blocks(widths: Sequence[int], room: int) -> Iterator[tuple[int, int]]:
    """Columns `[start, end)` that fit beside the first one, at least one at a time."""
    start = 0
    while start < len(widths):
        end, used = start + 1, widths[start] + 2
        while end < len(widths) and used + widths[end] + 2 <= room:
            used += widths[end] + 2
            end += 1
        yield start, end
        start = end


def _meetings(number: int) -> str:
    return f"{number:,} meeting{'' if number == 1 else 's'}"


def _width() -> int | None:
    """The cells of a line of the terminal; None on a pipe, where nothing is cut or wrapped."""
    if not out.on_terminal(sys.stdout):
        return None
    import shutil

    return shutil.get_terminal_size().columns


def _shown(text: str) -> str:
    """User text in one line, cut at a word on a terminal where it is very long."""
    if _width() is None:
        return out.line(text)
    from tui.domain.role_sheet import cut

    return out.line(cut(text, _LONGEST))


def _say_paragraphs(head: str, text: str) -> None:
    for paragraph in filter(str.strip, text.split("\n")):
        _say(head, paragraph)
        head = " " * len(head)


def _say(head: str, text: str) -> None:
    """A line that goes on below its own beginning where a terminal ends."""
    width = _width()
    left = " " * out.cells(head)
    line = head
    used = 0
    words = out.line(text).split(" ")
    for word in words:
        if width is not None and used and out.cells(f"{line}{word}") > width:
            out.say(line.rstrip())
            line, used = left, 0
        line += f"{word} "
        used += 1
    out.say(line.rstrip())
