"""The page of a season: laid out to any width, and readable without colour."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.app.season.blocks import Block, beside, figures, heat, introductions, weeks, width
from tui.app.season.page_lines import lay_out
from tui.app.season.recap_acts import usual_path
from tui.app.season.typed import Typed, echo, text_of, typed_of
from tui.domain.entries import EntryLine
from tui.domain.errors import BadInput
from tui.domain.season import Held, Introductions, RoleTime, SameWeek, Season, YearAgo
from tui.domain.seasons import JobSearch, SearchLine, SearchText
from tui.domain.summing import nothing, role_times, sum_up

TODAY = date(2026, 11, 19)
BAD = "[@click=app.quit]x[/]\x1b[31m\u202e 漢字 👩‍🔬 é" + "z" * 90


def season(
    *days: int, name: str = "Leaving law", began: int = 60, target: int | None = 2, every: bool = False
) -> Season:
    """Meetings of an hour so many days ago, each with somebody new."""
    search = JobSearch(
        1, "u", 1, SearchText(name, TODAY - timedelta(days=began), target=target, goal=name, outcome=name)
    )
    on = [TODAY - timedelta(days=day) for day in sorted(days)[::-1]]
    held = Held(
        range(len(on)), on, [60] * len(on), [3] * len(on), [(place, place) for place in range(len(on))]
    )
    of = None if every else search
    sums = sum_up(held, of, today=TODAY)
    line = EntryLine(1, "meeting", TODAY, None, name, "planned", "coffee")
    return nothing(TODAY)._replace(
        search=of,
        sums=sums,
        people_met_all=1234,
        companies=1,
        introductions=Introductions({"offered": 3, "made": 1, "met": 4}, 2),
        roles=tuple(role_times(held, [(0, name), (0, "Judge")])) or (RoleTime(name, 0, 0),),
        year_ago=YearAgo(TODAY - timedelta(days=365), (line,)),
        last_search=SameWeek(search, 3, TODAY, 7, (line,)),
    )


def said(block: Block) -> str:
    return "\n".join("".join(text for text, _ in line) for line in block)


LINE = SearchLine(JobSearch(1, "u", 1, SearchText(BAD, TODAY)), 3, 4, 5)


@settings(max_examples=60, deadline=None)
@given(
    st.integers(27, 220),
    st.booleans(),
    st.lists(st.integers(0, 900), max_size=30),
    st.sampled_from(["Leaving law", BAD]),
    st.booleans(),
)
def test_every_line_fits(room: int, tall: bool, days: list[int], name: str, every: bool) -> None:
    of = season(*days, name=name, every=every, began=max([*days, 3]))
    for line in lay_out(of, (LINE, LINE), room, tall=tall):
        assert width(line) <= room, said([line])
    assert "\x1b" not in said(lay_out(of, (LINE,), room, tall=tall))


def test_at_80_columns_it_says_everything_without_colour() -> None:
    page = said(lay_out(season(0, 1, 8, 30), (LINE,), 50, tall=False))
    for words in (
        "4 meetings",
        "2 weeks in a row",
        "MEETINGS A WEEK  target 2, reached in 1 of 10",
        "DAY BY DAY",
        "offered  ",
        "Judge",
        "THIS WEEK, LAST SEARCH",
        "A YEAR AGO  16–22 Nov 2025",
    ):
        assert words in page, words
    assert "█ █          ▀█  ▀▀█ ▀▀█ █ █" in page


def test_where_there_is_room_there_are_two_columns() -> None:
    page = said(lay_out(season(0, 1, 8), (LINE,), 150, tall=True))
    assert "INTRODUCTIONS" in next(line for line in page.split("\n") if "MEETINGS A WEEK" in line)
    assert "██████" in page


def test_the_days_and_the_introductions_stand_beside_each_other_where_they_fit() -> None:
    page = said(lay_out(season(0, 1, 8), (LINE,), 78, tall=True))
    assert "INTRODUCTIONS" in next(line for line in page.split("\n") if "DAY BY DAY" in line)
    long = said(lay_out(season(0, 1, 8, began=400), (LINE,), 78, tall=True))
    assert "INTRODUCTIONS" not in next(line for line in long.split("\n") if "DAY BY DAY" in line)


def test_columns_are_two_lines_a_meeting_and_the_target_is_a_line() -> None:
    block = [said([line]).rstrip() for line in weeks(season(0, 8, 9, began=20), 50, 6)]
    assert block == [
        "MEETINGS A WEEK  target 2, reached in 1 of 4",
        "  2 ▔▔▔▔▔▔▔▔███▔▔▔▔▔",
        "            ███",
        "            ███ ███",
        "            ███ ███",
        "    ·   ·   2   1",
        "    Oct Nov",
    ]


def test_more_weeks_than_fit_are_the_last_ones() -> None:
    of = season(*range(0, 700, 7), began=700)
    block = weeks(of, 44, 4)
    assert "the last 20 weeks" in said(block)
    assert width(block[-2]) <= 44


def test_digits_of_this_search_and_ever() -> None:
    block = said(figures(season(0), 48, large=False))
    assert "people met" in block
    assert "ever" in block
    assert said(figures(season(0, every=True), 48, large=False)).count("ever") == 0


def test_beside_pads_what_is_shorter() -> None:
    assert said(beside([[("a", "")]], [[("b", "")], [("c", "")]], 3)) == "a  b\n   c"


def test_before_the_first_meeting_it_says_what_to_press() -> None:
    page = said(lay_out(season(), (LINE,), 60, tall=False))
    assert "Nobody met yet.\n g j then n logs one." in page
    alone = said(lay_out(season(0, every=True), (), 60, tall=False))
    assert alone.startswith(" n starts a job search")


# -- what is typed in a form


def test_what_is_typed_is_understood_by_its_fields() -> None:
    typed = Typed(name="Law", goal="g", target="2", on="5 nov", ended="yesterday", outcome="o")
    text = text_of(typed, today=TODAY, usual=TODAY)
    assert text == SearchText("Law", date(2026, 11, 5), date(2026, 11, 18), 2, "g", "o")
    assert text_of(typed_of(text), today=TODAY, usual=TODAY) == text
    bare = text_of(Typed(name="Law", target="0"), today=TODAY, usual=date(2026, 7, 17))
    assert (bare.started_on, bare.ended_on, bare.target) == (date(2026, 7, 17), None, None)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (Typed(target="two"), "target"),
        (Typed(target="-1"), "target"),
        (Typed(target="²"), "target"),
        (Typed(on="someday"), "on"),
        (Typed(ended="30 february"), "ended"),
    ],
)
def test_what_cannot_be_read_is_named_by_its_field(typed: Typed, field: str) -> None:
    with pytest.raises(BadInput) as fault:
        text_of(typed, today=TODAY, usual=TODAY)
    assert fault.value.field == field


def test_a_day_is_echoed() -> None:
    assert echo("on", "friday", today=TODAY) == "Fri 13 Nov 2026"
    assert echo("on", " ", today=TODAY, usual="today") == "today"
    assert "someday" in echo("on", "someday", today=TODAY)


def test_the_usual_path_of_a_recap_is_one_that_any_file_system_takes() -> None:
    assert usual_path("Leaving law") == "~/leaving-law.html"
    assert usual_path("../../Été: 2026?") == "~/ete-2026.html"
    assert usual_path("漢字") == "~/recap.html"


def test_a_month_that_begins_in_the_second_week_has_its_name_above_it() -> None:
    lines = [said([line]).rstrip() for line in heat(season(0, began=19), 50)]
    assert lines[1] == "       Nov", "there is no room for that of the Friday and Saturday before"
    assert lines[2].startswith("Mon    ·· ··")


def test_what_became_of_introductions_goes_on_in_a_second_line() -> None:
    of = season(0)._replace(
        introductions=Introductions({"offered": 3, "made": 2, "declined": 1, "lapsed": 1}, 2)
    )
    text = said(introductions(of, 28))
    assert text.endswith("3 waiting · 1 declined\n1 lapsed · 2 offered by me")
