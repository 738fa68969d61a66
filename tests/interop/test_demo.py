"""The sample journal reads like a real search, and everything in it is derived as it was meant."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tui.domain.entries import Derived, EntryText, Stance
from tui.domain.errors import BadInput
from tui.domain.introductions import INTRODUCTION_STATUSES
from tui.domain.marks import derive
from tui.domain.names import find_name, near
from tui.domain.roles import Said
from tui.domain.text import CONTROL
from tui.interop.demo import NOW, fill
from tui.interop.demo.reader import Sample, packaged, read
from tui.journal.journal import Journal

FIRST, LAST_WRITTEN, LAST_PLANNED = date(2026, 7, 17), date(2026, 11, 18), date(2026, 11, 24)
ROLES = {"In-house counsel", "Product manager", "Safety investigator"}
THEMES = {"people", "hours", "strategy", "finding-out", "pay", "autonomy", "writing", "craft", "blame"}
NEAR_THEMES = {"find-out", "the-people", "working-hours"}
WRITTEN_UP = 6
"""Entries of years ago, at the end of the file: five meetings of another search, and a reflection."""
NEVER_MET = {"Piet Vandermolen", "Inês Calado", "Lucan Feathergill", "Tevita Marlowe"}
MARK = re.compile(r"^ *(?:[-*+]|\d+\.) (?:\[x\] (?=\[<\]))?\[([-+?~> x<])\] ", re.MULTILINE)
UNREAD = re.compile(r"\bby (\d|the end|end|next|today|tomorrow|\w+day)")
UNDERSTOOD: dict[str, Stance] = {"+": "want", "-": "dont", "?": "unsure"}


TWICE = "Des Achterberg"
"""Who was written down twice, as happens: there is a pair to merge."""


@pytest.fixture(scope="module")
def sample() -> Sample:
    return read(packaged())


@pytest.fixture(scope="module")
def texts(sample: Sample) -> list[EntryText]:
    return [entry.text for entry in sample.entries]


@pytest.fixture(scope="module")
def derived(texts: list[EntryText]) -> list[tuple[EntryText, Derived]]:
    return [(text, derive(text.body, on=text.on, roles=text.roles)) for text in texts]


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "demo.db", now=lambda: NOW) as opened:
        fill(opened)
        yield opened


def test_it_is_four_months_of_meetings(sample: Sample, texts: list[EntryText]) -> None:
    assert len(sample.contacts) == 24
    assert Counter((text.kind, text.status) for text in texts) == {
        ("meeting", "held"): 32,
        ("meeting", "planned"): 2,
        ("meeting", "cancelled"): 1,
        ("reflection", None): 13,
    }
    now, before = texts[:-WRITTEN_UP], texts[-WRITTEN_UP:]
    assert [text.on for text in before] == sorted(text.on for text in before)
    assert all(text.on < FIRST for text in before)
    assert [text.on for text in now] == sorted(text.on for text in now)
    assert now[0].on == FIRST
    for text in now:
        if text.status == "planned":
            assert NOW.date() < text.on <= LAST_PLANNED
        else:
            assert FIRST <= text.on <= LAST_WRITTEN


def test_bodies_are_long_enough_to_read_and_short_enough_to_be_read(texts: list[EntryText]) -> None:
    lengths = [len(text.body.split()) for text in texts]
    assert max(lengths) <= 250
    assert sum(length >= 60 for length in lengths) >= 38
    assert sum(length < 60 for length in lengths) >= 2  # written in a hurry


def test_people_are_all_different_and_reachable_nowhere(sample: Sample) -> None:
    people = [contact for contact in sample.contacts if contact.name != TWICE]
    names = [contact.name for contact in people]
    for name in names:
        others = [other for other in names if other != name]
        assert find_name(name, names) == name
        assert near(name, others) is None
    assert len({name.split()[0] for name in names}) == len({name.split()[-1] for name in names}) == len(names)
    for contact in people:
        assert contact.email.endswith(".example.org")
        assert re.fullmatch(r"555-01\d\d", contact.phone)
    assert {contact.level for contact in sample.contacts} == {"contact", "helpful", "ally", "advocate"}


def test_somebody_was_written_down_twice(journal: Journal) -> None:
    (double,) = journal.contacts.doubles()
    assert (double.from_, double.into) == (TWICE, "Desmond Achterberg")


def test_links_lead_to_example_domains() -> None:
    assert all(re.match(r"[a-z]+\.example\.org", rest) for rest in packaged().split("https://")[1:])


def test_everyone_at_a_meeting_is_a_contact(sample: Sample, texts: list[EntryText]) -> None:
    names = {contact.name for contact in sample.contacts} - {TWICE}
    assert {name for text in texts for name in text.people} == names
    assert {name for text in texts if text.held for name in text.people} == names - {"Solange Abebe"}
    assert {role for text in texts for role in text.roles} == ROLES


def test_introductions_lead_to_contacts(sample: Sample, derived: list[tuple[EntryText, Derived]]) -> None:
    introduced_by = {contact.name: contact.introduced_by for contact in sample.contacts}
    offered = {
        each.name: text
        for text, found in derived
        for each in found.introductions
        if each.direction == "to_me"
    }
    assert offered.keys() == {name for name, by in introduced_by.items() if by} | NEVER_MET
    for name, text in offered.items():
        if name not in NEVER_MET:
            assert introduced_by[name] in text.people
    by_me = [each for _, found in derived for each in found.introductions if each.direction == "by_me"]
    assert {each.name for each in by_me} == {"Callum Dinsmore", "Delphine Rocque"}


def test_introductions_reach_four_deep(sample: Sample) -> None:
    by = {contact.name: contact.introduced_by for contact in sample.contacts}

    def depth(name: str) -> int:
        return 1 + depth(by[name]) if by[name] else 1

    assert max(map(depth, by)) == 4


def test_every_mark_is_derived_as_what_it_says(derived: list[tuple[EntryText, Derived]]) -> None:
    seen: Counter[str] = Counter()
    for text, found in derived:
        signs = Counter(MARK.findall(text.body))
        seen.update(signs)
        stances = Counter(takeaway.kind for takeaway in found.takeaways)
        for sign, kind in UNDERSTOOD.items():
            assert stances[kind] >= signs[sign], (text.on, kind)
        to_me = sum(each.direction == "to_me" for each in found.introductions)
        assert to_me >= signs[">"]
        assert len(found.feedback) >= signs["~"]
        kept = sum(each.direction == "by_me" for each in found.introductions) + len(found.followups)
        assert kept >= signs["<"] + signs[" "] + signs["x"]
        assert any((found.takeaways, found.introductions, found.followups, found.feedback, found.tags))
    assert seen.keys() == set("+-?~><x ")


def test_no_theme_is_misspelt(derived: list[tuple[EntryText, Derived]]) -> None:
    for text, found in derived:
        written = set(re.findall(r"(?<!\S)#([\w-]+)", text.body))
        assert written <= THEMES | NEAR_THEMES | {"pitch"}, text.on
        assert set(found.tags) <= {"pitch"}, text.on
    themes = Counter(takeaway.theme for _, found in derived for takeaway in found.takeaways)
    assert all(themes[theme] >= 5 for theme in THEMES)
    assert themes["home for supper"] >= 2
    assert themes["home by supper"] == 1


def test_no_due_date_is_left_unread(derived: list[tuple[EntryText, Derived]]) -> None:
    for text, found in derived:
        said = [(each.detail, each.due) for each in found.introductions]
        said += [(each.text, each.due) for each in found.followups]
        for words, due in said:
            assert not UNREAD.search(words), (text.on, words)
            assert due is None or text.status == "planned" or text.on <= due


def test_every_role_changes(derived: list[tuple[EntryText, Derived]]) -> None:
    held: dict[tuple[str, str], set[str]] = defaultdict(set)
    for _, found in derived:
        for takeaway in found.takeaways:
            for role in takeaway.roles:
                held[role, takeaway.theme].add(takeaway.kind)
    for role in ROLES:
        assert any({"want", "dont"} <= kinds for (of, _), kinds in held.items() if of == role), role


def test_the_pitch_has_three_versions_that_do_better(texts: list[EntryText]) -> None:
    scores: dict[int, list[int]] = defaultdict(list)
    for text in texts:
        if text.pitch and text.score:
            scores[text.pitch].append(text.score)
    assert sorted(scores) == [1, 2, 3]
    means = [sum(scores[version]) / len(scores[version]) for version in (1, 2, 3)]
    assert means == sorted(means)
    assert {score for each in scores.values() for score in each} == {1, 2, 3, 4, 5}


def test_the_pitch_gets_better_for_reasons(journal: Journal, texts: list[EntryText]) -> None:
    versions = journal.pitch.versions()
    assert [one.number for one in versions] == [4, 3, 2, 1]
    assert all(FIRST - one.written_at.date() < timedelta(3) for one in versions)
    assert all(one.written_at < NOW and one.reason for one in versions)
    assert [one.words for one in versions] == sorted(one.words for one in versions)
    for text in texts:
        if text.pitch is not None:
            assert journal.pitch.heard_on(text.on, text.at) == text.pitch, text.on
    quoted = " ".join(" ".join(text.body.replace("\n> ", " ").split()) for text in texts)
    for version in versions[1:3]:
        assert version.body in quoted, "a reflection has the same words"
    uses = journal.pitch.followed()
    assert [uses[number].few for number in (1, 2, 3)] == [True, False, False]
    assert 4 not in uses
    states = Counter(one.feedback.state for one in journal.pitch.feedback.all())
    assert states == {"adopted": 15, "set-aside": 5, "new": 4}
    for one in journal.pitch.feedback.all():
        if one.feedback.adopted_in is not None and one.heard is not None:
            assert one.feedback.adopted_in > one.heard
    runs = journal.pitch.rehearsals
    assert [runs.counts()[number] for number in (1, 2, 3, 4)] == [1, 4, 4, 3]
    assert all(run.at > journal.pitch.get(run.version).written_at for run in runs.latest())
    assert journal.examine().findings == ()


def test_nothing_in_it_is_invisible() -> None:
    assert not CONTROL.search(packaged())
    assert "\t" not in packaged()


def test_filling_logs_everything_in_order(journal: Journal, sample: Sample) -> None:
    assert journal.entries.count("meeting") == 35
    assert journal.entries.count("reflection") == 13
    assert sorted(journal.contacts.names()) == sorted(contact.name for contact in sample.contacts)
    assert set(journal.roles.names()) == ROLES
    assert (journal.seasons.people_met(), journal.seasons.people_met(all=True)) == (20, 22)
    logged = [journal.entries.get(number) for number in range(1, len(sample.entries) + 1)]
    assert [entry.text.on for entry in logged] == [each.text.on for each in sample.entries]
    for entry, each in zip(logged, sample.entries, strict=True):
        assert entry.text.body == each.text.body
        if each.about is not None:
            assert entry.text.about is not None
            assert journal.entries.get(entry.text.about).text.on == each.about


def test_there_is_a_search_and_one_of_years_ago(journal: Journal, sample: Sample) -> None:
    law, desk = journal.seasons.searches()
    assert [law.search.text, desk.search.text] == sorted(
        sample.searches, key=lambda text: text.started_on, reverse=True
    )
    assert law.search.goes_on
    assert law.search.text.started_on == FIRST
    assert (law.search.text.target, law.meetings, desk.meetings) == (2, 27, 5)
    assert all(text.goal for text in sample.searches)
    assert desk.search.text.outcome
    season = journal.seasons.season(law.search.name)
    assert season.last_search is not None
    assert season.last_search.meetings
    assert season.year_ago is not None
    assert {each.kind for each in season.milestones} >= {"first", "people-10", "five"}
    assert journal.seasons.tell_milestones() == []


def test_the_view_of_every_role_changes_with_reasons(journal: Journal, sample: Sample) -> None:
    assert [one.at for one in sample.verdicts] == sorted(one.at for one in sample.verdicts)
    assert all(FIRST <= one.at.date() <= LAST_WRITTEN and one.why for one in sample.verdicts)
    verdicts = {role: [one.verdict for one in reversed(journal.roles.verdicts(role))] for role in ROLES}
    assert verdicts == {
        "In-house counsel": ["pursuing", "exploring", "ruled-out"],
        "Product manager": ["exploring", "ruled-out"],
        "Safety investigator": ["ruled-out", "exploring", "pursuing"],
    }
    assert {tally.name: tally.verdict for tally in journal.roles.tallies()} == {
        role: given[-1] for role, given in verdicts.items()
    }
    for one in sample.verdicts:
        (given,) = (each for each in journal.roles.verdicts(one.role) if each.at == one.at)
        assert given.why == one.why
        if one.reflection is None:
            assert given.entry is None
        else:
            assert given.entry is not None
            text = journal.entries.get(given.entry).text
            assert (text.kind, text.on) == ("reflection", one.at.date())
            assert one.role in text.roles
            assert text.on == one.reflection
        spoken = [said.on for said in _evidence(journal, one.role) if said.on <= one.at.date()]
        assert spoken, "no verdict comes before the first word about its role"


def test_there_is_a_change_of_mind_and_a_difference_between_roles(journal: Journal) -> None:
    product = {line.theme: line for line in journal.roles.timeline("Product manager")}
    assert [said.stance for said in product["strategy"].said] == ["want", "dont", "dont"]
    assert product["strategy"].changed
    investigator = journal.roles.board("Safety investigator")
    autonomy = next(tally for tally in investigator.want if tally.theme == "autonomy")
    assert (autonomy.contradicts, autonomy.changed) == (True, False)
    writing = next(tally for tally in investigator.want if tally.theme == "writing")
    assert not writing.contradicts
    finding = next(tally for tally in investigator.want if tally.theme == "finding-out")
    assert (finding.contradicts, finding.elsewhere) == (False, ("Product manager",))


def test_some_themes_are_merged_and_some_are_left_to_suggest(journal: Journal, sample: Sample) -> None:
    merged = {line.name: set(line.merged) for line in journal.themes.all() if line.merged}
    assert merged == {"finding-out": {"find-out"}, "people": {"the-people"}}
    assert {one.from_ for one in sample.merges} < NEAR_THEMES
    names = {line.name for line in journal.themes.all()}
    assert {"hours", "working-hours", "home for supper", "home by supper"} <= names
    suggested = {frozenset((one.from_, one.into)) for one in journal.themes.suggestions()}
    assert {"hours", "working-hours"} in suggested
    assert {"home for supper", "home by supper"} in suggested


def test_introductions_stand_in_every_way_there_is(journal: Journal, sample: Sample) -> None:
    found = journal.promises.introductions()
    assert {one.status for one in found} == set(INTRODUCTION_STATUSES)
    assert [step.at for step in sample.steps] == sorted(step.at for step in sample.steps)
    for one in found:
        days = [step.on for step in one.steps]
        assert days == sorted(days), one.name
    solange = next(one for one in found if one.name == "Solange Abebe")
    assert [step.status for step in solange.steps] == ["offered", "chased", "made"]
    assert Counter(one.direction for one in found) == {"to_me": 19, "by_me": 2}


def test_today_shows_something_of_everything(journal: Journal) -> None:
    today = journal.promises.today()
    assert all(today), [name for name, rows in today._asdict().items() if not rows]
    assert {each.kind for each in today.overdue} >= {"tell", "task"}
    assert {each.kind for each in today.coming_up} == {"meeting"}
    assert 2 <= journal.promises.count_due() <= 5
    assert journal.examine().findings == ()


def _evidence(journal: Journal, role: str) -> Iterator[Said]:
    board = journal.roles.board(role)
    for tally in (*board.want, *board.dont, *board.unsure):
        yield from tally.evidence


def test_only_the_last_few_things_are_left_to_do(journal: Journal) -> None:
    entries = journal.entries.latest("meeting", None) + journal.entries.latest("reflection", None)
    todo = [each for entry in entries for each in entry.derived.followups if not each.done]
    assert 8 <= len(todo) <= 16
    assert all(each.due is None or date(2026, 10, 28) <= each.due for each in todo)
    assert any(each.due and each.due < NOW.date() for each in todo)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "hello\n=== contact Ada\n",
        "=== friend Ada\n",
        "=== contact Ada\nshoe size: 39\n",
        "=== contact Ada\ncompany\n",
        "=== contact Ada\nlevel: friend\n",
        "=== reflection yesterday\n",
        "=== meeting 2026-07-17 teatime\n",
        "=== meeting 2026-07-17 10:00\nminutes: many\n",
        "=== verdict 2026-07-17\nrole: R\n",
        "=== verdict 2026-07-17 10:00\nrole: R\nverdict: maybe\n",
        "=== verdict 2026-07-17 10:00\nrole: R\nreason: x\n",
        "=== theme pay\ninto: money\n",
        "=== pitch 2026-07-17 10:00\nreason: x\n\nwords\n",
        "=== pitch yesterday\n\nwords\n",
        "=== rehearsal 2026-07-17 10:00\nseconds: 30\n",
        "=== aside words\nwhy: x\n",
        "=== search Law\nbegan: friday\n",
        "=== search Law\nbegan: 2026-07-17\nuntil: 2026-08-17\n",
        "=== meeting 2026-07-17 10:00\nwith: Ada\nwith: Grace\n",
        "=== meeting 2026-07-17 10:00\ntold: them\n",
        "=== introduction 2026-07-17 10:00\nname: Ada\nstatus: maybe\n",
        "=== introduction 2026-07-17\nname: Ada\nstatus: made\n",
    ],
)
def test_a_mistake_in_the_file_is_told_by_its_line(source: str) -> None:
    with pytest.raises(BadInput, match="line 1"):
        read(source)
