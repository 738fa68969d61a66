"""The pitch in words: how long it is, what followed from it, how it changed, how it was rehearsed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.cli import out, wrapping
from tui.domain.dates import show_date
from tui.domain.differences import Difference, Fate
from tui.domain.pitch import PitchFeedback, PitchUse, PitchVersion
from tui.domain.rehearsal import Rehearsal, beside_target, clock, length, longest_of, run_bar
from tui.domain.text import visible

NO_PITCH = "no pitch yet: `preseason pitch new` writes the first version"
_SIGNS: dict[Fate, tuple[str, str]] = {"gone": ("[-", "-]"), "come": ("{+", "+}")}
_STYLES: dict[Fate, str] = {"gone": "31;9", "come": "32;4"}
_BAR = 24
"""Cells of the bar of a run."""


def counted(count: int, one: str, many: str = "") -> str:
    """`1 word`, `2 words`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def size(version: PitchVersion) -> str:
    """`105 words, 42 s`."""
    return f"{counted(version.words, 'word')}, {length(version.seconds)}"


def times(count: int) -> str:
    """`once`, `11 times`."""
    return "once" if count == 1 else f"{count:,} times"


def heard(use: PitchUse) -> str:
    """`heard 11 times, mean score 4.3 from 11 scores`; few of them are called few."""
    if not use.uses:
        return "not heard yet"
    said = f"heard {times(use.uses)}"
    if use.mean_score is not None:
        said += f", mean score {use.mean_score:.1f} from {counted(use.scored, 'score')}"
    return said + (": too few to go by" if use.few else "")


def then(use: PitchUse) -> str:
    """What was said and offered at the meetings that heard it."""
    parts = []
    if use.said:
        parts.append(f"{counted(use.said, 'thing')} said of it")
    if use.introductions:
        parts.append(f"{counted(use.introductions, 'introduction')} offered")
    return ", ".join(parts)


def tell_version(version: PitchVersion, use: PitchUse, rehearsals: int) -> None:
    """A version with its text."""
    out.say(out.bold(f"Version {version.number} · {show_date(version.written_at.date())}"))
    out.say(size(version) + (f", rehearsed {times(rehearsals)}" if rehearsals else ""))
    out.say(heard(use))
    if then(use):
        out.say(then(use))
    if version.reason:
        wrapping.say(f"{out.dim('why')} ", version.reason)
    out.say()
    out.say(visible(version.body).strip("\n"))


def tell_versions(
    versions: Sequence[PitchVersion], uses: Mapping[int, PitchUse], rehearsals: Mapping[int, int]
) -> None:
    """The versions with what followed: some lines each on a terminal, one each on a pipe."""
    for version in versions:
        use = uses.get(version.number, PitchUse())
        runs = rehearsals.get(version.number, 0)
        day = show_date(version.written_at.date())
        parts = (str(version.number), day, size(version), heard(use), then(use), out.line(version.reason))
        if wrapping.width() is None:
            out.say("\t".join(parts))
            continue
        head = f"{version.number:>2}  "
        blank = " " * len(head)
        spoken = f" · rehearsed {times(runs)}" if runs else ""
        out.say(out.bold(head + day) + out.dim(f" · {size(version)}{spoken}"))
        if version.reason:
            wrapping.say(blank, version.reason)
        wrapping.say(blank, " · ".join(filter(None, (heard(use), then(use)))), out.dim)


def tell_feedback(found: Sequence[PitchFeedback], *, states: bool) -> None:
    """What was said: its number, the words, and by whom; with what became of it where `states` is wanted."""
    for each in found:
        one = each.feedback
        state = f"adopted in version {one.adopted_in}" if one.adopted_in else one.state.replace("-", " ")
        if wrapping.width() is None:
            out.say("\t".join((str(one.id), state, out.line(one.text), where(each))))
            continue
        head = f"{one.id:>3}  "
        wrapping.say(head, one.text)
        told = f"{where(each)} · {state}" if states else where(each)
        wrapping.say(" " * len(head), told, out.dim)


def where(each: PitchFeedback) -> str:
    """`Ada Lovelace, Thu 5 Nov 2026, heard version 1 (3:4)`: with the entry, and the line in it."""
    version = f", heard version {each.heard}" if each.heard is not None else ""
    line = f":{each.feedback.line}" if each.feedback.line is not None else ""
    return out.line(f"{each.who}, {show_date(each.on)}{version} ({each.entry}{line})")


def changed(found: Difference) -> str:
    """`3 words gone, 5 come`."""
    if found.none:
        return "the same words"
    parts = [f"{counted(found.gone, 'word')} gone" if found.gone else ""]
    parts.append(f"{found.come:,} come" if found.gone else f"{counted(found.come, 'word')} come")
    return ", ".join(filter(None, parts[: 2 if found.come else 1]))


def tell_difference(before: int, after: int, found: Difference) -> None:
    """A text with what went between `[-` and `-]`, and what came between `{+` and `+}`."""
    out.say(out.bold(f"From version {before} to {after}: {changed(found)}"))
    if found.none:
        return
    out.say()
    shown = "".join(_marked(piece.fate, piece.text) for piece in found.pieces)
    out.say(shown.strip("\n"))


def _marked(fate: Fate, text: str) -> str:
    """A piece between its signs, which no line end comes between; a text may be of several lines."""
    return "\n".join(_signed(fate, line) for line in visible(text).split("\n"))


def _signed(fate: Fate, line: str) -> str:
    words = line.strip()
    if fate == "same" or not words:
        return line
    before, behind = _SIGNS[fate]
    marked = f"{before}{words}{behind}"
    if out.coloured():
        marked = f"\x1b[{_STYLES[fate]}m{marked}\x1b[0m"
    start = line.index(words)
    return line[:start] + marked + line[start + len(words) :]


def tell_rehearsals(runs: Sequence[Rehearsal], targets: Mapping[int, int]) -> None:
    """The runs, each with a bar that has its target marked on a terminal."""
    longest = longest_of(runs, [targets[run.version] for run in runs])
    rows = []
    for run in runs:
        aim = targets[run.version]
        when = f"{show_date(run.at.date())} {run.at:%H:%M}"
        bar = run_bar(run.seconds, aim, longest, _BAR) if wrapping.width() is not None else ""
        row = (str(run.id), when, f"v{run.version}", clock(run.seconds), bar, beside_target(run.seconds, aim))
        rows.append(row if bar else (*row[:4], row[5]))
    out.table(rows, right=(0, 3), quiet=(0,))
