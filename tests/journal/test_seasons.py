"""What a season adds up to, against a count made from the texts alone; and what is told of it, once."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from tests.journal.conftest import Clock, Statements, meeting, reflection
from tests.journal.test_migrations import PAST
from tui.domain.entries import EntryText
from tui.domain.seasons import SearchText
from tui.domain.text import fold
from tui.journal.journal import Journal

TODAY = date(2026, 11, 5)
LAW = SearchText("Law", date(2026, 6, 1), target=2)
PEOPLE = ("Ada Lovelace", "ADA LOVELACE", "Grace Hopper", "Ida Sample", "Émile Test", "emile test", "Kay")
ROLES = ("Judge", "Counsel", "judge")


def written(chance: Random, count: int) -> Iterator[EntryText]:
    for _ in range(count):
        on = TODAY - timedelta(days=chance.randint(0, 400))
        if chance.random() < 0.2:
            yield EntryText("reflection", on, "Thoughts with Grace Hopper.")
            continue
        yield EntryText(
            "meeting",
            on,
            "- [>] Somebody\n" * chance.randint(0, 2) + "- [<] introduce Kay\n" * chance.randint(0, 1),
            people=tuple(chance.sample(PEOPLE, chance.randint(1, 3))),
            roles=tuple(chance.sample(ROLES, chance.randint(0, 2))),
            status=chance.choice(("held", "held", "held", "planned", "cancelled")),
            minutes=chance.choice((None, 20, 45)),
            score=chance.choice((None, None, 3, 5)),
            search=chance.choice((None, "Past", "Law")),
        )


class ByHand:
    """A season from the texts: nothing of it reads the journal."""

    def __init__(self, texts: Sequence[EntryText], search: str | None) -> None:
        self.met = [
            text
            for text in texts
            if text.kind == "meeting"
            and text.status == "held"
            and (search is None or (text.search or "Law") == search)
        ]
        self.people = {fold(name) for text in self.met for name in text.people}
        self.minutes = sum(text.minutes or 0 for text in self.met)
        self.weeks: defaultdict[tuple[int, int], list[EntryText]] = defaultdict(list)
        for text in self.met:
            self.weeks[text.on.isocalendar()[:2]].append(text)
        self.roles = Counter(fold(role) for text in self.met for role in {fold(each) for each in text.roles})


@pytest.mark.parametrize("seed", range(4))
def test_a_season_is_what_the_texts_say(journal: Journal, seed: int) -> None:
    journal.seasons.start(SearchText("Past", date(2025, 1, 1), date(2025, 12, 31)))
    journal.seasons.start(LAW)
    chance = Random(seed)
    texts = list(written(chance, 40))
    kept = []
    for text in texts:
        entry = journal.entries.log(text).entry
        if chance.random() < 0.15:
            journal.entries.delete(entry.id)
        else:
            kept.append(text)
    for search in ("Law", "Past", None):
        season, hand = journal.seasons.season(search), ByHand(kept, search)
        sums = season.sums
        assert sums.people_met == len(hand.people)
        assert season.people_met_all == len(ByHand(kept, None).people) == journal.seasons.people_met(all=True)
        assert (sums.meetings, sums.minutes) == (len(hand.met), hand.minutes)
        assert sums.unmeasured == sum(text.minutes is None for text in hand.met)
        weeks = {week.first.isocalendar()[:2]: week for week in sums.weeks if week.meetings}
        assert {week: (of.meetings, of.people) for week, of in weeks.items()} == {
            week: (len(of), len({fold(name) for text in of for name in text.people}))
            for week, of in hand.weeks.items()
        }
        assert {fold(each.name): each.meetings for each in season.roles if each.name} == hand.roles
        assert sum(each.minutes for each in season.roles) == pytest.approx(hand.minutes)
        details = journal.seasons.details(search)
        assert {fold(each.name) for each in details.people} == hand.people
        lines = {each.search.name: each for each in journal.seasons.searches()}
        if search is not None:
            assert (lines[search].people_met, lines[search].meetings) == (len(hand.people), len(hand.met))
    assert journal.seasons.people_met() == len(ByHand(kept, "Law").people)


def test_companies_are_those_of_the_people_met(journal: Journal) -> None:
    journal.entries.log(meeting("", "Ada", "Grace"))
    journal.entries.log(meeting("", "Ida", status="planned"))
    for name, company in (("Ada", "Engines"), ("Grace", "ENGINES"), ("Ida", "Elsewhere")):
        person = journal.contacts.find(name)
        journal.contacts.save(person.id, person.text._replace(company=company), seen=person.version)
    assert journal.seasons.season(None).companies == 1


def test_a_contact_in_the_trash_was_met_all_the_same(journal: Journal) -> None:
    journal.entries.log(meeting("", "Ada", "Grace"))
    journal.contacts.delete(journal.contacts.find("Ada").id)
    assert journal.seasons.season(None).sums.people_met == journal.seasons.people_met(all=True) == 2


def test_introductions_by_what_became_of_them(journal: Journal) -> None:
    journal.seasons.start(LAW)
    journal.entries.log(meeting("- [>] Bruno\n- [>] Ida\n- [>] Kay\n- [<] introduce Sam"))
    ids = {each.name: each.id for each in journal.promises.introductions()}
    journal.promises.set_status(ids["Ida"], "met")
    journal.promises.set_status(ids["Kay"], "lapsed")
    for search in ("law", None):
        found = journal.seasons.season(search).introductions
        assert (dict(found.to_me), found.by_me) == ({"offered": 1, "met": 1, "lapsed": 1}, 1)
    reached = {each.kind: each for each in journal.seasons.milestones("law")}
    assert reached["introduction"].text == "First introduction made: Ida"


@pytest.mark.parametrize("search", ["law", None])
def test_an_introduction_was_made_on_its_own_day_to_whoever_it_is_by_now(
    search: str | None, journal: Journal, clock: Clock
) -> None:
    def first() -> tuple[str, date, int | None]:
        return next(each[1:] for each in journal.seasons.milestones(search) if each.kind == "introduction")

    journal.seasons.start(LAW)
    talk = journal.entries.log(meeting("- [>] Ida\n- [>] Bruno", on=TODAY - timedelta(days=30))).entry.id
    ids = {each.name: each.id for each in journal.promises.introductions()}
    clock.time += timedelta(days=2)
    journal.promises.set_status(ids["Ida"], "made", name="Ida Sample")
    assert first() == ("First introduction made: Ida Sample", clock.time.date(), talk)
    person = journal.contacts.find("Ida Sample")
    journal.contacts.save(person.id, person.text._replace(name="Ida Other"), seen=person.version)
    clock.time += timedelta(days=3)
    journal.promises.set_status(ids["Bruno"], "made")
    assert first() == ("First introduction made: Ida Other", clock.time.date() - timedelta(days=3), talk)
    journal.promises.set_status(ids["Ida"], "offered")
    journal.promises.set_status(ids["Ida"], "made")
    clock.time += timedelta(days=1)
    assert first() == ("First introduction made: Bruno", clock.time.date() - timedelta(days=1), talk)


def test_an_introduction_met_by_itself_was_made_by_the_day_of_that_meeting(journal: Journal) -> None:
    talk = journal.entries.log(meeting("- [>] Kay", on=TODAY - timedelta(days=30))).entry.id
    journal.entries.log(meeting("", "Kay", on=TODAY - timedelta(days=9)))
    found = {each.kind: each for each in journal.seasons.milestones(None)}
    assert found["introduction"][2:] == (TODAY - timedelta(days=9), talk)


def test_a_year_ago_is_the_week_around_that_day(journal: Journal) -> None:
    near = [
        journal.entries.log(text).entry.id
        for text in (
            meeting("", on=date(2025, 11, 2)),
            reflection("hm", on=date(2025, 11, 5)),
            meeting("", on=date(2025, 11, 8), status="planned"),
        )
    ]
    journal.entries.log(meeting("", on=date(2025, 11, 1)))
    journal.entries.log(meeting("", on=date(2025, 11, 9)))
    journal.entries.log(meeting("", on=date(2025, 11, 5), status="cancelled"))
    ago = journal.seasons.season(None).year_ago
    assert ago is not None
    assert [each.id for each in ago.entries] == near


def test_this_week_of_the_last_search(journal: Journal) -> None:
    journal.seasons.start(SearchText("Desk", date(2020, 1, 1), date(2020, 12, 31)))
    journal.seasons.start(LAW)
    number = journal.seasons.season("law").week
    assert number == 23
    first = date(2019, 12, 30) + timedelta(days=7 * 22)
    journal.entries.log(meeting("", "Ada", on=first - timedelta(days=1), search="Desk"))
    there = journal.entries.log(
        meeting("", "Ada", "Grace", on=first + timedelta(days=6), search="Desk")
    ).entry
    journal.entries.log(meeting("", "Ida", on=first + timedelta(days=7), search="Desk"))
    then = journal.seasons.season("law").last_search
    assert then is not None
    assert (then.search.name, then.number, then.first, then.people_by_then) == ("Desk", 23, first, 2)
    assert [each.id for each in then.meetings] == [there.id]
    assert journal.seasons.season("desk").last_search is None


def test_a_season_takes_as_many_queries_whatever_it_holds(
    journal: Journal, statements: Callable[[], Statements]
) -> None:
    journal.seasons.start(SearchText("Past", date(2025, 1, 1), date(2025, 12, 31)))
    journal.seasons.start(LAW)

    def queries(search: str | None) -> int:
        statements()
        journal.seasons.season(search)
        return statements().queries

    journal.entries.log(meeting("- [>] Bruno", on=date(2025, 11, 5)))
    few = {search: queries(search) for search in ("law", None)}
    for text in written(Random(1), 30):
        journal.entries.log(text)
    assert {search: queries(search) for search in ("law", None)} == few
    assert max(few.values()) <= 16


def test_a_future_or_a_far_day_is_counted_and_breaks_nothing(journal: Journal) -> None:
    journal.seasons.start(LAW)
    for on in (date(9999, 12, 31), date(1, 1, 1), TODAY + timedelta(days=30)):
        journal.entries.log(meeting("", f"Person {on.year}", on=on))
    for search in ("law", None):
        sums = journal.seasons.season(search).sums
        assert (sums.people_met, sums.meetings) == (3, 3)
        assert len(sums.weeks) < 50


# -- what is told, once


def told(journal: Journal) -> list[str]:
    return [each.text for each in journal.seasons.tell_milestones()]


def test_a_milestone_is_told_once(journal: Journal, other: Journal) -> None:
    assert told(journal) == []
    journal.entries.log(meeting("", "Ada", score=5))
    assert told(journal) == ["First meeting", "First pitch that scored 5"]
    assert told(other) == told(journal) == []
    five = journal.entries.log(meeting("", *(f"Person {number}" for number in range(4)))).entry
    assert told(other) == ["5 people met"]
    journal.entries.delete(five.id)
    journal.entries.undelete(five.id)
    assert told(journal) == []


def test_of_many_at_once_the_highest_is_told(journal: Journal) -> None:
    with journal.together():
        for number in range(30):
            journal.entries.log(meeting("", f"Person {number}"))
    assert told(journal) == ["First meeting", "25 people met"]
    assert told(journal) == []


def test_a_search_has_milestones_of_its_own_told_by_its_name(journal: Journal) -> None:
    journal.entries.log(meeting("", *(f"Person {number}" for number in range(7))))
    assert told(journal) == ["First meeting", "5 people met"]
    journal.seasons.start(SearchText("Next", TODAY))
    journal.entries.log(meeting("", "Ada"))
    assert told(journal) == ["First meeting in “Next”"]
    journal.entries.log(meeting("", "Ida", "Kay", "Sam", "Bruno"))
    assert told(journal) == ["10 people met", "5 people met in “Next”"]


def test_what_a_search_adopts_is_no_news(journal: Journal) -> None:
    journal.entries.log(meeting("", *(f"Person {number}" for number in range(7))))
    told(journal)
    journal.seasons.start(LAW, adopt=True)
    assert told(journal) == []
    journal.entries.log(meeting("", "Ada", "Ida", "Kay"))
    assert told(journal) == ["10 people met"]


def test_a_year_later_it_is_told_for_a_month(journal: Journal, clock: Clock) -> None:
    journal.entries.log(meeting(on=TODAY))
    told(journal)
    clock.time = datetime(2027, 11, 4, 12)
    assert told(journal) == []
    clock.time = datetime(2027, 11, 20, 12)
    assert told(journal) == ["A year since the first meeting"]
    clock.time = datetime(2028, 11, 5, 12)
    assert told(journal) == ["2 years since the first meeting"]
    clock.time = datetime(2030, 6, 1, 12)
    assert told(journal) == []


def test_what_a_journal_had_reached_before_is_no_news(path: Path, quick: None) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((PAST / "version_3.sql").read_text())
    path.chmod(0o600)
    with Journal.open(path, now=lambda: datetime(2026, 11, 6)) as journal:
        assert [each.kind for each in journal.seasons.milestones(None)] == ["first"]
        assert told(journal) == []
        journal.entries.log(meeting("", "Ida", "Kay", "Sam", "Bruno", "Vi"))
        assert told(journal) == ["5 people met"]
