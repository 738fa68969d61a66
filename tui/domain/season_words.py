"""A season in words, the same on the command line, on the screen and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tui.domain.charts import LEVELS, MONTH_NAMES, steps
from tui.domain.dates import show_date, show_day
from tui.domain.entries import EntryLine, IntroductionStatus
from tui.domain.season import Introductions, PitchTold, RoleTime, SameWeek, Season, Sums, YearAgo
from tui.domain.seasons import JobSearch, LooseEnd, SearchLine, Unclaimed
from tui.domain.summing import around
from tui.domain.text import clean_line

EVERY = "All searches"
NO_ROLE = "no role"


def counted(count: int, one: str, many: str = "") -> str:
    """`1 meeting`, `1,204 meetings`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def people_met(count: int) -> str:
    """`1 person met`, `20 people met`."""
    return f"{counted(count, 'person', 'people')} met"


def length(minutes: float) -> str:
    """`24 h 48 min`, `50 min`, `12 h`."""
    hours, rest = divmod(round(minutes), 60)
    parts = [f"{hours:,} h" if hours else "", f"{rest} min" if rest or not hours else ""]
    return " ".join(part for part in parts if part)


def title(search: JobSearch | None) -> str:
    """What the season is of."""
    return search.name if search is not None else EVERY


def span(search: JobSearch, *, week: int | None = None) -> str:
    """`week 19, since Fri 17 Jul 2026`, or when it began and ended."""
    text = search.text
    if text.ended_on is not None:
        return f"{show_date(text.started_on)} to {show_date(text.ended_on)}"
    since = f"since {show_date(text.started_on)}"
    return f"week {week}, {since}" if week is not None else since


def short_span(search: JobSearch) -> str:
    """`since 17 Jul 2026`, `6 Feb – 30 Jun 2017`."""
    text = search.text
    if text.ended_on is not None:
        return days(text.started_on, text.ended_on)
    return f"since {show_day(text.started_on).strip()} {text.started_on.year}"


def facts(season: Season) -> list[str]:
    """Meetings, hours and companies."""
    sums = season.sums
    found = [counted(sums.meetings, "meeting")]
    if sums.minutes:
        found.append(length(sums.minutes))
    if season.companies:
        found.append(counted(season.companies, "company", "companies"))
    return found


def unmeasured(sums: Sums) -> str:
    """How much of the time is not known; nothing where all of it is."""
    if not sums.unmeasured or not sums.minutes:
        return ""
    return f"{counted(sums.unmeasured, 'meeting')} without a length"


def in_a_row(sums: Sums) -> str:
    """`7 weeks in a row, the longest 18`; nothing where there were never two."""
    run, longest = sums.run, sums.longest
    if longest is None or longest.weeks < 2:
        return ""
    if run is None:
        return f"{longest.weeks:,} weeks in a row at most"
    now = f"{counted(run.weeks, 'week')} in a row"
    return now if run.weeks >= longest.weeks else f"{now}, the longest {longest.weeks}"


def target(season: Season) -> str:
    """`target 2, reached in 9 of 19`; nothing where there is none."""
    if season.search is None or season.search.text.target is None:
        return ""
    aim = season.search.text.target
    reached = sum(week.meetings >= aim for week in season.sums.weeks)
    return f"target {aim}, reached in {reached} of {len(season.sums.weeks)}"


def funnel(found: Introductions) -> list[tuple[str, int]]:
    """How far introductions came: offered, of those made, of those met."""
    return [("offered", found.offered), ("made", found.made), ("met", found.met)]


def funnel_note(found: Introductions) -> str:
    """What became of the others, and how many I offered."""
    others: tuple[tuple[str, int], ...] = (
        ("waiting", found.waiting),
        ("declined", _of(found, "declined")),
        ("lapsed", _of(found, "lapsed")),
    )
    parts = [f"{count:,} {words}" for words, count in others if count]
    if found.by_me:
        parts.append(f"{found.by_me:,} offered by me")
    return " · ".join(parts)


def role_note(role: RoleTime) -> str:
    """`12 h 5 min, 11 meetings`."""
    met = counted(role.meetings, "meeting")
    return f"{length(role.minutes)}, {met}" if role.minutes else met


def role_name(role: RoleTime) -> str:
    """Its name, or what stands for none."""
    return role.name or NO_ROLE


def year_ago(ago: YearAgo) -> str:
    """`A year ago, 16–22 Nov 2025`."""
    return f"A year ago, {days(*around(ago.day))}"


def days(first: date, last: date) -> str:
    """`16–22 Nov 2025`, `29 Dec 2025 – 4 Jan 2026`, `16 Nov 2025` of one day."""
    if first == last:
        return f"{show_day(first).strip()} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{show_day(last).strip()} {last.year}"
    if first.year == last.year:
        return f"{show_day(first).strip()} – {show_day(last).strip()} {last.year}"
    return f"{show_day(first).strip()} {first.year} – {show_day(last).strip()} {last.year}"


def last_search(then: SameWeek, now: Season) -> list[str]:
    """Where the search before stood in its week of the same number, and where this one stands."""
    name = clean_line(then.search.name)
    if then.over:
        outcome = clean_line(then.search.text.outcome)
        ended = f"“{name}” was over by week {then.number}, with {people_met(then.people_by_then)}"
        return [f"{ended}: {outcome}" if outcome else f"{ended}."]
    return [
        f"Week {then.number} of “{name}”, {_week(then.first)}: "
        f"{counted(len(then.meetings), 'meeting')}; {people_met(then.people_by_then)} by then, "
        f"{now.sums.people_met:,} now."
    ]


def entry_words(line: EntryLine) -> str:
    """An entry in a few words: a planned meeting says so."""
    note = "" if line.status in ("held", None) else f", {line.status}"
    return f"{line.label}{note}"


def month_span(first: date, last: date) -> str:
    """`Jul 2026 – Nov 2026`."""
    begin, end = (f"{MONTH_NAMES[day.month - 1]} {day.year}" for day in (first, last))
    return begin if begin == end else f"{begin} – {end}"


def logged(found: Unclaimed) -> str:
    """`27 meetings and 12 reflections`."""
    counts = ((found.meetings, "meeting"), (found.reflections, "reflection"))
    return " and ".join(counted(count, noun) for count, noun in counts if count)


def unclaimed(found: Unclaimed) -> str:
    """`27 meetings and 12 reflections (the first on Fri 17 Jul 2026)`."""
    since = f" (the first on {show_date(found.first)})" if found.first is not None else ""
    return f"{logged(found)}{since}"


def belong(found: Unclaimed, to: str) -> str:
    """`1 meeting (the first on Fri 17 Jul 2026) belongs to Leaving law`."""
    return f"{unclaimed(found)} belong{'s' if found.entries == 1 else ''} to {to}"


def belonging(line: SearchLine) -> str:
    """`27 entries belong to “Leaving law”`."""
    belong = "belongs" if line.entries == 1 else "belong"
    return f"{counted(line.entries, 'entry', 'entries')} {belong} to “{line.search.name}”"


def end_people(end: LooseEnd) -> str:
    """With whom something is open, but for those whom its words name."""
    return "" if end.kind == "planned" else names([name for name in end.people if name not in end.text], 2)


def legend(most: int, between: str = "   ") -> str:
    """What the signs of a heat map mean: `· 0   ░ 1–2   ▒ 3–4`."""
    return between.join(
        f"{LEVELS[step]} {low:,}" if low == high else f"{LEVELS[step]} {low:,}–{high:,}"
        for step, low, high in steps(most)
    )


def mean_score(told: PitchTold) -> str:
    """`3.4 of 5, scored 7 times`; nothing where it was never scored."""
    if told.mean_score is None:
        return ""
    return f"{told.mean_score:.1f} of 5, scored {times(told.scored)}"


def times(count: int) -> str:
    """`once`, `twice`, `3 times`."""
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")


def capital(words: str) -> str:
    """The words as a sentence begins."""
    return words[:1].upper() + words[1:]


def names(all_names: Sequence[str], most: int = 3) -> str:
    """Some names, and how many more."""
    more = len(all_names) - most
    return ", ".join(all_names[:most]) + (f" and {more} more" if more > 0 else "")


def _of(found: Introductions, status: IntroductionStatus) -> int:
    return found.to_me.get(status, 0)


def _week(first: date) -> str:
    last = date.fromordinal(min(first.toordinal() + 6, date.max.toordinal()))
    return days(first, last)
