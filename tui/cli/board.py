"""What was learnt of roles, in words: with bars and signs that read without colour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tui.cli import out, wrapping
from tui.domain.dates import show_date
from tui.domain.entries import Stance
from tui.domain.roles import Across, Board, RoleTally, Said, ThemeTally, TimeLine, VerdictChange
from tui.domain.text import normalise

SIGNS: dict[Stance, str] = {"want": "+", "dont": "−", "unsure": "?"}
_ALSO: dict[Stance, str] = {"want": "unwanted", "dont": "wanted", "unsure": "wanted and unwanted"}
_BAR = 10
_BALANCE = 20
"""Cells of the longest bar, and of the longest balance of a role."""


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
    wrapping.say("", f"{role.name} · {role.verdict}", out.bold)
    counts = " ".join(f"{SIGNS[stance]}{count}" for stance, count in _counts(role))
    out.say(f"{_meetings(role.meetings)} · {counts}")
    wrapping.paragraphs("why ", wrapping.begun(board.why))
    for title, tallies in (("WANT", board.want), ("DON'T WANT", board.dont), ("UNSURE", board.unsure)):
        for tally in _headed(title, tallies):
            alone = _goes_without_saying(tally)
            _say_theme(tally, _part(tally.meetings, _most(tallies), _BAR))
            for said in tally.evidence:
                wrapping.say("      ", _source(said) if alone else _quoted(said))


def tell_across(across: Across, search: str | None) -> None:
    """What is wanted and not wanted whatever the role: each theme with its roles and what was said last."""
    where = f"job search {out.line(search)}" if search is not None else "every job search"
    out.say(out.bold(f"Whatever the role · {where}"))
    for title, tallies in (("WANT", across.want), ("DEAL-BREAKERS", across.dont), ("UNSURE", across.unsure)):
        for tally in _headed(title, tallies):
            last = tally.evidence[0]
            _say_theme(tally._replace(elsewhere=()), _part(tally.meetings, _most(tallies), _BAR))
            roles = Counter(role for said in tally.evidence for role in said.roles or ("no role",))
            counts = (f"{role} {SIGNS[tally.stance]}{count}" for role, count in roles.most_common())
            wrapping.say("      ", ", ".join(counts))
            wrapping.say("      ", _source(last) if _goes_without_saying(tally) else _quoted(last))


def tell_time_lines(lines: Sequence[TimeLine]) -> None:
    """How themes were held over time, oldest first, and what other roles hold against that."""
    for number, line in enumerate(lines):
        if number:
            out.say()
        alone = len(line.said) == 1 and _is_theme(line.said[0])
        name = wrapping.read(line.said[0].text) if alone else wrapping.shown(line.theme)
        mark = _mark(line.contradicts, line.changed, "wanted and unwanted")
        wrapping.say("", f"{name}{mark}", out.bold)
        for said in line.said:
            source = f"{_speaker(said)} ({said.entry}:{said.line})"
            text = source if alone else f"{wrapping.read(said.text)} — {source}"
            wrapping.say(f"  {show_date(said.on):>15}  {SIGNS[said.stance]} ", text)
        for said in line.elsewhere:
            text = f"{wrapping.read(said.text)} — {', '.join(said.roles)}: {_source(said)}"
            wrapping.say(f"   in other roles  {SIGNS[said.stance]} ", text)


def tell_verdicts(changes: Iterable[VerdictChange]) -> None:
    """Verdicts with their reasons, in the order given."""
    for change in changes:
        where = f"  (entry {change.entry})" if change.entry is not None else ""
        out.say(out.bold(f"{show_date(change.at.date())} {change.at:%H:%M}  {change.verdict}") + where)
        wrapping.paragraphs("  ", change.why)


def tell_without_role(found: Iterable[Said]) -> None:
    """Takeaways of no role, each after the ENTRY:LINE that `--give` takes."""
    for said in found:
        theme = "" if _is_theme(said) else f" #{wrapping.shown(said.theme)}"
        text = f"{wrapping.read(said.text)}{theme} — {_speaker(said)}, {show_date(said.on)}"
        wrapping.say(f"{f'{said.entry}:{said.line}':>7}  {SIGNS[said.stance]} ", text)


def _headed(title: str, tallies: Sequence[ThemeTally]) -> Iterator[ThemeTally]:
    if tallies:
        out.heading(title)
    yield from tallies


def _say_theme(tally: ThemeTally, bar: int) -> None:
    alone = _goes_without_saying(tally)
    name = wrapping.read(tally.evidence[0].text) if alone else wrapping.shown(tally.theme)
    mark = _mark(tally.contradicts, tally.changed, f"also {_ALSO[tally.stance]}")
    elsewhere = f" · {_ALSO[tally.stance]} in {', '.join(tally.elsewhere)}" if tally.elsewhere else ""
    wrapping.say(f"  {'█' * bar:<{_BAR}} {tally.meetings:>3}  ", f"{name}{mark}{elsewhere}")


def _mark(contradicts: bool, changed: bool, words: str) -> str:
    return f" · ≠ {words}{', a change of mind' if changed else ''}" if contradicts else ""


def _quoted(said: Said) -> str:
    return f"{wrapping.read(said.text)} — {_source(said)}"


def _source(said: Said) -> str:
    """Who said it, how they met, when, and where it is written."""
    day = show_date(said.on).partition(" ")[2]
    return f"{_speaker(said)}, {day} ({said.entry}:{said.line})"


def _speaker(said: Said) -> str:
    if said.kind == "reflection":
        return f"reflection: {said.title}"
    who = ", ".join(said.people) or said.title
    return f"{who}, {said.form or 'coffee'}{'' if said.held else ', not held'}"


def _goes_without_saying(tally: ThemeTally) -> bool:
    """Whether a theme is nothing but its only text."""
    return len(tally.evidence) == 1 and _is_theme(tally.evidence[0])


def _is_theme(said: Said) -> bool:
    return normalise(said.theme) == normalise(said.text)


def _counts(role: RoleTally) -> tuple[tuple[Stance, int], ...]:
    return (("want", role.want), ("dont", role.dont), ("unsure", role.unsure))


def _most(tallies: Sequence[ThemeTally]) -> int:
    return max((tally.meetings for tally in tallies), default=0)


def _part(count: int, most: int, cells: int) -> int:
    """How many cells a count takes of a bar that the highest fills; whatever there is shows."""
    return max(1, round(cells * count / max(most, cells))) if count else 0


def _meetings(number: int) -> str:
    return f"{number:,} meeting{'' if number == 1 else 's'}"
