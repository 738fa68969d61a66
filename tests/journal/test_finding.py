"""What is found, in what order, and why; that it is the same as looking at every entry by hand."""

from __future__ import annotations

import random
from datetime import date, time, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.journal.conftest import meeting, reflection
from tui.domain.entries import Entry
from tui.domain.errors import Stopped
from tui.domain.found import Result
from tui.domain.people import ContactText
from tui.domain.query import Query, Term, parse
from tui.domain.text import fold
from tui.domain.words import folded
from tui.journal import finding, fts, fts_keeping, plan
from tui.journal.journal import Journal

TODAY = date(2026, 11, 19)


def asked(text: str, *, typing: bool = False) -> Query:
    return parse(text, today=TODAY, typing=typing)


def find(journal: Journal, text: str, *, typing: bool = False, count: int = 500) -> list[Result]:
    query = asked(text, typing=typing)
    return journal.find.read(journal.find.search(query, first=count).hits, query)


def titles(journal: Journal, text: str, *, typing: bool = False) -> list[str]:
    return [result.title for result in find(journal, text, typing=typing)]


@pytest.fixture
def search(journal: Journal) -> Journal:
    """A small search for work: three meetings, two reflections."""
    log = journal.entries.log
    log(
        meeting(
            "She builds the *legal* infrastructure.\n\nNo strategy at all.\n\n"
            "- [-] only paperwork #strategy\n- [>] Grace Hopper, runs a fund, by friday\n- [ ] send it",
            "Ada Lovelace",
            on=date(2026, 11, 5),
            roles=("In-house counsel",),
            status="held",
            form="coffee",
        )
    )
    log(
        meeting(
            "A café near the court.\n\n- [+] deciding what gets built #strategy\n",
            "Grace Hopper",
            on=date(2026, 10, 3),
            roles=("Product manager",),
            status="held",
            form="call",
        )
    )
    log(
        meeting("", "Émile Zola", on=date(2026, 12, 1), at=time(15), title="Strategy lunch", status="planned")
    )
    log(reflection("Grace under pressure, said Ada.", title="A week of law", on=date(2026, 11, 6)))
    log(reflection("Nothing of the kind. #money", on=date(2025, 1, 2)))
    journal.contacts.create(
        ContactText(name="Linus Court", company="Engines Ltd", email="linus@court.example")
    )
    return journal


# -- words


def test_words_are_found_whatever_their_case_and_accents(search: Journal) -> None:
    assert titles(search, "CAFE") == titles(search, "café") == ["Grace Hopper"]
    assert titles(search, "emile") == ["Émile Zola", "Strategy lunch"]


def test_every_word_must_be_there(search: Journal) -> None:
    assert titles(search, "legal infrastructure") == ["Ada Lovelace"]
    assert titles(search, "legal café") == []


def test_while_typing_the_last_word_may_go_on(search: Journal) -> None:
    assert titles(search, "infra") == []
    assert titles(search, "infra", typing=True) == ["Ada Lovelace"]
    assert titles(search, "infra ", typing=True) == []
    assert titles(search, "infra*") == ["Ada Lovelace"]


@pytest.mark.parametrize("typed", ["co", "cou", "strat", "grace cou", '"near the c', "-cou", "strategy -at"])
def test_a_beginning_finds_the_same_however_many_words_it_may_become(
    search: Journal, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    one_by_one = find(search, typed, typing=True)
    monkeypatch.setattr(fts, "MOST_PHRASES", 0)
    assert find(search, typed, typing=True) == one_by_one
    monkeypatch.setattr(plan, "MOST_ENDINGS", 0)
    assert find(search, typed, typing=True) == one_by_one != []


def test_a_phrase_is_those_words_in_that_order(search: Journal) -> None:
    assert titles(search, '"legal infrastructure"') == ["Ada Lovelace"]
    assert titles(search, '"infrastructure legal"') == []


def test_what_is_excluded_is_not_found(search: Journal) -> None:
    assert titles(search, "strategy -court in:meetings") == ["Strategy lunch", "Ada Lovelace"]
    assert titles(search, 'strategy -"strategy at all" in:meetings') == ["Strategy lunch", "Grace Hopper"]
    assert titles(search, 'strategy -"at all" -lunch -with:nobody -is:planned') == ["Grace Hopper"]


def test_to_exclude_alone_is_to_ask_for_every_other_entry(search: Journal) -> None:
    assert titles(search, "-strategy") == ["A week of law", "Nothing of the kind. #money"]


# -- fields


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("in:reflections", ["A week of law", "Nothing of the kind. #money"]),
        ("in:reflections in:meetings kind:call", ["Grace Hopper"]),
        ("in:contacts grace", ["Grace Hopper"]),
        ("-in:meetings grace", ["Grace Hopper", "A week of law"]),
        ("with:ada", ["Ada Lovelace", "Ada Lovelace"]),
        ('with:"Grace Hopper" in:meetings', ["Grace Hopper"]),
        ("with:ada with:grace in:meetings", ["Ada Lovelace", "Grace Hopper"]),
        ("in:meetings -with:ada", ["Strategy lunch", "Grace Hopper"]),
        ("with:nobody", []),
        ("in:meetings -with:nobody", ["Strategy lunch", "Ada Lovelace", "Grace Hopper"]),
        ("role:counsel", ["Ada Lovelace"]),
        ("role:counsel role:product", ["Ada Lovelace", "Grace Hopper"]),
        ("company:engines", ["Linus Court"]),
        ("want:strategy", ["Grace Hopper"]),
        ("dont:strategy", ["Ada Lovelace"]),
        ("dont:STRAT", ["Ada Lovelace"]),
        ("want:strategy dont:strategy", []),
        ("unsure:strategy", []),
        ("tag:money", ["Nothing of the kind. #money"]),
        ("kind:coffee", ["Strategy lunch", "Ada Lovelace"]),
        ("after:2026-11-05", ["Strategy lunch", "A week of law"]),
        ("before:2026-11-05", ["Grace Hopper", "Nothing of the kind. #money"]),
        ("on:2026-11-05", ["Ada Lovelace"]),
        ("on:2025 on:october", ["Grace Hopper", "Nothing of the kind. #money"]),
        ("-on:2026", ["Nothing of the kind. #money"]),
        ("after:2026-10-01 before:2026-11-06", ["Ada Lovelace", "Grace Hopper"]),
        ("after:2026-11-05 before:2026-11-05", []),
        ("intro:offered", ["Ada Lovelace"]),
        ("intro:met", []),
        ("is:planned", ["Strategy lunch"]),
        ("is:held", ["Ada Lovelace", "Grace Hopper"]),
        ("is:open", ["Ada Lovelace", "Grace Hopper"]),
        ("is:planned is:open", ["Strategy lunch", "Ada Lovelace", "Grace Hopper"]),
        ("-is:open in:meetings", ["Strategy lunch"]),
        ("search:law", []),
        ("strategy role:counsel", ["Ada Lovelace"]),
    ],
)
def test_filters(search: Journal, query: str, expected: list[str]) -> None:
    assert titles(search, query) == expected


def test_overdue_is_told_from_the_day_it_is(search: Journal) -> None:
    assert titles(search, "is:overdue") == ["Grace Hopper"]  # a thank-you of October, on 5 November
    search.entries.tick(next(f.id for f in search.entries.get(2).derived.followups if f.id), True)
    assert titles(search, "is:overdue") == []


def test_an_unknown_field_or_value_finds_nothing(search: Journal) -> None:
    for text in ("strategy colour:blue", "strategy after:blah", "strategy kind:zzz"):
        assert asked(text).fault or asked(text).unread
        assert titles(search, text) == []


def test_the_trash_is_asked_for(search: Journal) -> None:
    search.entries.delete(1)
    search.contacts.delete(search.contacts.find("Linus Court").id)
    assert titles(search, "legal") == []
    assert titles(search, "linus") == []
    assert titles(search, "legal is:trashed") == ["Ada Lovelace"]
    assert titles(search, "is:trashed") == ["Linus Court", "Ada Lovelace"]
    assert titles(search, "is:trashed in:contacts") == ["Linus Court"]
    search.changes.undo()
    search.changes.undo()
    assert titles(search, "legal") == ["Ada Lovelace"]
    assert titles(search, "is:trashed") == []


def test_more_names_than_words_in_a_query_are_a_set(journal: Journal) -> None:
    for number in range(70):
        journal.entries.log(meeting("spoke", f"Ann {number}x", on=date(2026, 1, 1)))
    journal.entries.log(meeting("spoke", "Bea"))
    assert len(find(journal, "with:ann spoke")) == 70
    assert titles(journal, "spoke -with:ann") == ["Bea"]


# -- order


def test_titles_and_people_come_before_texts_and_new_before_old(journal: Journal) -> None:
    log = journal.entries.log
    log(reflection("about tea", on=date(2026, 11, 9)))
    log(reflection("x", title="Tea", on=date(2026, 1, 1)))
    log(reflection("tea again", on=date(2026, 11, 8)))
    log(meeting("x", "Tea Tephi", on=date(2026, 1, 2)))
    found = find(journal, "tea", count=10)
    assert [(each.kind, each.on) for each in found] == [
        ("contact", date(2026, 1, 2)),
        ("reflection", date(2026, 11, 9)),  # its first line is its title
        ("reflection", date(2026, 11, 8)),
        ("meeting", date(2026, 1, 2)),
        ("reflection", date(2026, 1, 1)),
    ]


def ranked(journal: Journal) -> list[str]:
    """Entries for `green tea`, in the order they should be found in, logged in another one."""
    texts = {
        "whole title": reflection("x", title="Some green tea", on=date(2020, 1, 1)),
        "both in title": reflection("x", title="Tea, and green", on=date(2021, 1, 1)),
        "phrase in text": meeting("We had green tea.", on=date(2022, 1, 1)),
        "one in title": reflection("something green", title="Tea time", on=date(2023, 1, 1)),
        "scattered, newer": meeting("tea\n\nand a green one", on=date(2026, 1, 1)),
        "scattered, older": meeting("green grass, then tea", on=date(2024, 1, 1)),
    }
    order = list(texts)
    random.Random(3).shuffle(order)
    ids = {journal.entries.log(texts[name]).entry.id: name for name in order}
    return [ids[each.id] for each in find(journal, "green tea") if each.kind != "contact"]


WANTED = [
    "whole title",
    "both in title",
    "phrase in text",
    "one in title",
    "scattered, newer",
    "scattered, older",
]


def test_words_that_follow_one_another_come_before_scattered_ones(journal: Journal) -> None:
    assert ranked(journal) == WANTED


def test_the_order_is_the_same_where_there_are_too_many_to_sort(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "FEW", 0)
    monkeypatch.setattr(finding, "AT_ONCE", 1)
    assert ranked(journal) == WANTED


def test_few_and_many_are_found_in_the_same_order(search: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    queries = ("strategy", "a", "grace court", "in:meetings", "-strategy", "ada grace", "is:open strategy")
    few = [find(search, query, typing=True) for query in queries]
    monkeypatch.setattr(finding, "FEW", 0)
    monkeypatch.setattr(finding, "AT_ONCE", 2)
    assert [find(search, query, typing=True) for query in queries] == few
    assert all(few)


def test_an_entry_logged_out_of_order_stands_where_its_day_is(journal: Journal) -> None:
    days = [date(2026, 1, 1) + timedelta(days=n * 7 % 31) for n in range(31)]
    for on in days:
        journal.entries.log(reflection("word", on=on, title="x"))
    assert [each.on for each in find(journal, "word")] == sorted(days, reverse=True)
    moved = journal.entries.get(1)
    journal.entries.save(1, moved.text._replace(on=date(2027, 1, 1)), seen=moved.version)
    assert find(journal, "word")[0].id == 1
    journal.changes.undo()
    assert find(journal, "word")[-1].id == 1


def test_only_the_first_people_stand_above_the_meetings(journal: Journal) -> None:
    for number in range(8):
        journal.contacts.create(ContactText(name=f"Ann {number}"))
    journal.entries.log(meeting("x", "Ann 3"))
    kinds = [each.kind for each in find(journal, "ann")]
    assert kinds == [*["contact"] * 5, "meeting", *["contact"] * 3]
    assert [each.kind for each in find(journal, "ann in:contacts")] == ["contact"] * 8


# -- rows


def test_a_row_says_why_and_where(search: Journal) -> None:
    by_query = {query: find(search, query)[0] for query in ("lunch", "infrastructure", "paperwork", "ltd")}
    assert {query: result.why for query, result in by_query.items()} == {
        "lunch": "title",
        "infrastructure": "text",
        "paperwork": "takeaway",
        "ltd": "company",
    }
    assert [by_query[query].line for query in ("lunch", "infrastructure", "paperwork")] == [None, 1, 5]
    row = by_query["infrastructure"]
    assert [row.snippet[start:end] for start, end in row.spans] == ["infrastructure"]
    assert (row.on, row.people, row.roles) == (date(2026, 11, 5), ("Ada Lovelace",), ("In-house counsel",))
    title = by_query["lunch"]
    assert [title.title[start:end] for start, end in title.title_spans] == ["lunch"]


def test_a_contact_says_where_it_matched(search: Journal) -> None:
    search.contacts.create(ContactText(name="Noor", notes="Met at the *regatta*.", how_met="a barbecue"))
    assert [(each.why, each.snippet) for each in find(search, "regatta")] == [
        ("notes", "Met at the *regatta*.")
    ]
    assert [(each.why, each.snippet) for each in find(search, "barbecue")] == [("details", "a barbecue")]
    assert [each.why for each in find(search, "noor")] == ["name"]


def test_a_contact_says_when_one_met_last(search: Journal) -> None:
    search.entries.log(meeting("no", "Ada Lovelace", on=date(2026, 11, 9), status="cancelled"))
    search.entries.log(meeting("later", "Ada Lovelace", on=date(2026, 12, 9), status="planned"))
    gone = search.entries.log(meeting("gone", "Ada Lovelace", on=date(2026, 11, 8), status="held"))
    search.entries.log(meeting("long ago", "Ada Lovelace", on=date(2020, 1, 1), status="held"))
    search.entries.delete(gone.entry.id)
    met = {each.title: each.on for each in find(search, "in:contacts a", typing=True)}
    assert met == {"Ada Lovelace": date(2026, 11, 5)}
    assert [each.on for each in find(search, "linus")] == [None]


def test_a_filter_by_theme_opens_at_its_line(search: Journal) -> None:
    (row,) = find(search, "dont:strategy")
    assert (row.snippet, row.line, row.why) == ("only paperwork", 5, "takeaway")


def test_what_is_gone_meanwhile_has_no_row(search: Journal) -> None:
    query = asked("legal")
    hits = search.find.search(query).hits
    with search.database.writing():
        search.database.rows("DELETE FROM entry WHERE id = 1")
    assert search.find.read(hits, query) == []


def test_what_was_put_in_at_once_is_one_piece(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    def pieces() -> int:
        return int(journal.database.value("SELECT COUNT(DISTINCT segid) FROM entry_words_idx"))

    for number in range(3):
        journal.entries.log(reflection(f"word{number}"))
    assert pieces() == 3
    monkeypatch.setattr(fts_keeping, "MANY", 3)
    journal.examine(rebuild=True)
    assert pieces() == 1
    assert len(find(journal, "word*")) == 3


def test_hits_come_as_they_are_asked_for(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "FEW", 5)
    monkeypatch.setattr(finding, "AT_ONCE", 10)
    with journal.together():
        for number in range(45):
            journal.entries.log(reflection("word", on=date(2026, 1, 1) + timedelta(days=number), title="x"))
    found = journal.find.search(asked("word"), first=10)
    assert 10 <= len(found.hits) < 45
    assert (found.total, found.whole) == (None, False)
    assert found.count() == 45
    while not found.whole:
        found.more(10)
    assert len({*found.hits}) == len(found.hits) == 45
    assert found.more(10) == []


def test_a_search_can_be_stopped(search: Journal) -> None:
    def interrupt() -> int:
        search.find.stop()
        return 0

    search.database.connection().set_progress_handler(interrupt, 1)
    with pytest.raises(Stopped):
        search.find.search(asked("strategy"))
    search.database.connection().set_progress_handler(None, 0)
    search.find.stop()  # nothing runs: nothing happens
    assert titles(search, "legal") == ["Ada Lovelace"]


# -- help


def test_values_of_a_field_are_this_journals(search: Journal) -> None:
    assert search.find.values("with", "h") == ["Grace Hopper"]
    assert search.find.values("with", "") == ["Ada Lovelace", "Émile Zola", "Grace Hopper", "Linus Court"]
    assert search.find.values("role", "co") == ["In-house counsel"]
    assert search.find.values("dont", "") == ["strategy"]
    assert search.find.values("in", "me") == ["meetings"]
    assert search.find.values("company", "e") == ["Engines Ltd"]
    assert search.find.values("colour", "b") == []
    assert search.find.values("with", "", limit=1) == ["Ada Lovelace"]


def test_examples_find_something(search: Journal) -> None:
    examples = search.find.examples()
    assert len(examples) >= 4
    for each in examples:
        assert search.find.search(asked(each.query)).count() == each.finds > 0


def test_an_empty_journal_has_no_examples(journal: Journal) -> None:
    assert journal.find.examples() == []


def test_typing_in_a_pane_jumps(search: Journal) -> None:
    jump = search.find.jump
    assert jump("contacts", "gr") == search.contacts.find("Grace Hopper").id
    assert jump("contacts", "cou") == search.contacts.find("Linus Court").id
    assert jump("meetings", "gra") == 2
    assert jump("meetings", "strat", after=3) == 3
    assert jump("reflections", "week") == 4
    assert jump("meetings", "ada", contact=search.contacts.find("Grace Hopper").id) is None
    assert jump("meetings", "") is jump("meetings", "nobody") is None
    ids = [search.entries.log(meeting("x", "Ada Lovelace", on=date(2026, 1, n))).entry.id for n in (1, 2, 3)]
    here, seen = 1, []
    for _ in range(5):
        here = jump("meetings", "ada", after=here) or 0
        seen.append(here)
    assert seen == [*reversed(ids), 1, ids[-1]]


# -- against looking at everything by hand

WORDS = ["tea", "green", "court", "Tée", "teapot", "law-court", "GREEN"]
PEOPLE = ["Ada Tea", "Bea Green", "Cem"]
ROLES = ["Tea taster", "Judge"]
some_words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
days = st.dates(date(2026, 10, 20), date(2026, 11, 12))
entries = st.builds(
    lambda people, roles, on, at, title, body: (
        meeting(body, *people, roles=roles, on=on, at=at, title=title, status="held")
        if people
        else reflection(body, roles=roles, on=on, at=at, title=title or "t")
    ),
    people=st.lists(st.sampled_from(PEOPLE), unique=True, max_size=2).map(tuple),
    roles=st.lists(st.sampled_from(ROLES), unique=True, max_size=1).map(tuple),
    on=days,
    at=st.none() | st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    title=st.just("") | some_words,
    body=some_words | st.builds(lambda words, theme: f"- [-] {words} #{theme}", some_words, some_words),
)
queries = st.lists(
    some_words
    | some_words.map(lambda words: f'"{words}"')
    | some_words.map(lambda words: f'-"{words}"')
    | st.sampled_from(
        ["with:ada", "-with:bea", "role:judge", "in:meetings", "in:reflections", "dont:te", "-dont:gree"]
    )
    | days.map(lambda day: f"after:{day}")
    | days.map(lambda day: f"-on:{day}"),
    min_size=1,
    max_size=3,
).map(" ".join)


def holds(term: Term, columns: list[str]) -> bool:
    phrase = f" {' '.join(term.words)}{'' if term.prefix else ' '}"
    return any(phrase in f" {column} " for column in columns)


def by_hand(entry: Entry, query: Query) -> bool:
    text = entry.text
    taken = " ".join(folded(f"{each.text} {each.theme}") for each in entry.derived.takeaways)
    title = text.title if text.kind == "meeting" else text.title or entry.label
    columns = [folded(title), folded(" ".join(text.people)), folded(" ".join(text.roles)), taken]
    columns.append(folded(text.body))
    fits = all(holds(term, columns) for term in query.terms)
    fits = fits and not any(holds(term, columns) for term in query.excluded)
    groups: dict[tuple[str, bool], list[bool]] = {}
    for each in query.filters:
        first, last = each.days or (TODAY, TODAY)
        ways = {
            "with": any(fold(name).startswith(each.value) for name in text.people),
            "role": any(each.value in fold(name) for name in text.roles),
            "in": each.choice == f"{text.kind}s",
            "dont": any(
                all(any(w.startswith(v) for w in folded(t.theme).split()) for v in each.value.split())
                for t in entry.derived.takeaways
            ),
            "after": text.on > last,
            "on": first <= text.on <= last,
        }
        groups.setdefault((each.field, each.excluded), []).append(ways[each.field])
    for (_, excluded), ways_found in groups.items():
        fits = fits and (not any(ways_found) if excluded else any(ways_found))
    return fits


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Journal:
    """One journal that the examples below fill and empty, as making one takes longer than a search."""
    return Journal.open(tmp_path_factory.mktemp("shelf") / "journal.db")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(entries, min_size=1, max_size=8), st.lists(queries, min_size=1, max_size=4))
@example([meeting("tea"), reflection("tea", on=date(2026, 11, 12))], ["tea -green", "after:2026-11-05"])
def test_a_search_finds_what_looking_at_everything_finds(
    shelf: Journal, texts: list[object], wanted: list[str]
) -> None:
    with shelf.database.writing():
        shelf.database.rows("DELETE FROM entry")
    with shelf.together():
        made = [shelf.entries.log(text).entry.id for text in texts]  # type: ignore[arg-type]
    read = [shelf.entries.get(each) for each in made]
    for text in wanted:
        for typing in (False, True):
            query = asked(text, typing=typing)
            hits = [
                hit
                for hit in shelf.find.search(query, first=99).hits
                if hit.kind in ("meeting", "reflection")
            ]
            expected = {entry.id for entry in read if by_hand(entry, query)} if not query.fault else set()
            assert {hit.id for hit in hits} == expected, (text, typing)
            assert len(hits) == len(expected)
            assert len(shelf.find.read(hits, query)) == len(hits)
    assert not list(shelf.database.rows("SELECT * FROM unindexed"))
