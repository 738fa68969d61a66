"""What the benches stand on: journals that are the same every time, and figures that are read rightly."""

from __future__ import annotations

from itertools import islice, pairwise

import pyte
import pytest

from tests.bench import roles, season, texts
from tests.bench.journals import generated, people
from tests.bench.report import Report, percentile
from tests.bench.watching import box, settled
from tui.domain.marks import derive

SCREEN = (
    " Preseason               ",
    "                  ╭ Thu ╮",
    "╭ 1 Contacts ─ 2 ╮│words│",
    "│▸Ada Abara      ││     │",
    "│ Bea Brandt     │╰─────╯",
    "╰────────────────╯       ",
)


def test_a_journal_is_the_same_every_time() -> None:
    assert list(generated(50)) == list(generated(50))
    assert people(50) == people(50)


def test_a_third_of_the_entries_are_logged_out_of_date_order() -> None:
    logged = list(generated(600))
    late = [each for each in logged if each.text.on != each.on]
    assert all(before.on <= after.on for before, after in pairwise(logged))
    assert all(each.text.on <= each.on for each in logged)
    assert 150 < len(late) < 250
    assert len({each.text.on for each in late}) > 100


def test_fifty_entries_are_out_of_order_and_of_every_kind() -> None:
    logged = list(generated(50))
    assert len(logged) == 50
    assert any(before.text.on > after.text.on for before, after in pairwise(logged))
    assert {each.text.kind for each in logged} == {"meeting", "reflection"}
    assert any(each.text.pitch for each in logged)
    written = [derive(each.text.body, on=each.text.on, roles=each.text.roles) for each in logged]
    assert all(len(each.takeaways) >= 2 for each in written)
    assert any(each.introductions for each in written)
    assert any(not followup.done for each in written for followup in each.followups)


def test_a_text_has_from_150_to_400_words() -> None:
    counts = [len(each.text.body.split()) for each in islice(generated(1000), 200)]
    assert 145 <= min(counts) < 200
    assert 350 < max(counts) <= 415


def test_words_are_everywhere_or_almost_nowhere() -> None:
    bodies = [each.text.body.lower().split() for each in generated(200)]
    entries_with = {word: sum(word in body for body in bodies) for word in ("the", texts.vocabulary()[-1])}
    assert entries_with["the"] > 190
    assert entries_with[texts.vocabulary()[-1]] < 5
    assert len(texts.vocabulary()) == len(set(texts.vocabulary())) == texts.VOCABULARY
    assert len(set(texts.themes())) == texts.THEMES


@pytest.mark.parametrize("size", [50, 1000])
def test_a_word_and_a_phrase_stand_in_a_few_entries_of_any_journal(size: int) -> None:
    bodies = [each.text.body for each in generated(size)]
    assert 5 <= sum(texts.RARE in body for body in bodies) <= 9
    assert 3 <= sum(texts.PHRASE in body for body in bodies) <= 5


def test_an_empty_journal_has_nobody() -> None:
    assert list(generated(0)) == []
    assert people(0) == []


def test_the_journal_of_roles_has_as_many_as_it_says() -> None:
    texts = list(roles.generated())
    assert texts[:300] == list(islice(roles.generated(), 300))
    assert len(texts) == roles.ENTRIES
    assert len(set(roles.roles())) == roles.ROLES == len({role for text in texts for role in text.roles})
    said = [derive(text.body, on=text.on, roles=text.roles).takeaways for text in texts[: roles.THEMES]]
    assert {takeaways[0].theme for takeaways in said} == set(roles.themes())
    assert len(set(roles.themes())) == roles.THEMES


def test_the_journal_of_seasons_is_the_same_every_time() -> None:
    assert len(season.search_names()) == season.SEARCHES
    years = [list(season.generated(number)) for number in (0, 1)]
    assert years == [list(season.generated(number)) for number in (0, 1)]
    assert all(len(year) == season.EACH for year in years)
    assert years[0][-1].on < years[1][0].on
    assert any(text.minutes is None for text in years[0])


def test_percentile() -> None:
    values = [float(value) for value in range(100, 0, -1)]
    assert percentile(values, 0.5) == 51
    assert percentile(values, 0.95) == 96
    assert percentile(values, 1.0) == 100
    assert percentile([7.0], 0.95) == 7


def test_a_bound_that_is_passed_fails_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report()
    report.faster("find", [0.1], [5.1], bound=50, against="jrnl")
    report.say("a figure")
    assert not report.failed
    report.faster("find", [0.1], [4.9], bound=50, against="jrnl")
    assert report.failed
    assert [line[:4] for line in capsys.readouterr().out.splitlines()] == ["ok  ", "    ", "PAST"]


def test_what_could_not_be_measured_fails_the_run() -> None:
    report = Report()
    report.missing("find", "jrnl could not be installed")
    assert report.failed


def test_a_box_is_found_by_what_its_border_says() -> None:
    screen = pyte.Screen(25, 6)
    pyte.Stream(screen).feed("\r\n".join(SCREEN))
    assert box(screen, "1 Contacts").text(screen) == ["▸Ada Abara      ", " Bea Brandt     "]
    assert box(screen, "Thu").text(screen) == ["words", "     "]
    assert box(screen, "1 Contacts").beside(screen) == box(screen, "Thu")
    with pytest.raises(AssertionError, match="3 Reflections"):
        box(screen, "3 Reflections")


def test_how_a_part_looks_counts_too() -> None:
    screen = pyte.Screen(25, 6)
    stream = pyte.Stream(screen)
    stream.feed("\r\n".join(SCREEN))
    pane, reader = box(screen, "1 Contacts"), box(screen, "Thu")
    before = pane.cells(screen), reader.cells(screen)
    stream.feed("\x1b[4;3H\x1b[1mAda")
    assert pane.cells(screen) != before[0]
    assert reader.cells(screen) == before[1]


def test_a_part_has_settled_when_it_stays_as_it_is_at_the_end() -> None:
    states = [(0.01, ["b", "x"]), (0.02, ["a", "x"]), (0.03, ["c", "x"]), (0.04, ["c", "x"])]
    assert settled(["a", "x"], states) == [0.03, None]
    assert settled(["a", "y"], states[:2]) == [None, 0.01]
