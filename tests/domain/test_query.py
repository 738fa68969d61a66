"""A query is read whatever is typed: words, phrases, fields; on Thursday 12 November 2026."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.query import FIELD_HELP, At, Filter, Query, Term, at, finished, parse, put, spell, without
from tui.domain.query_fields import CHOICES, DATE_FIELDS
from tui.domain.text import CONTROL, UNSTORABLE

TODAY = date(2026, 11, 12)
NAMED = [field for field in FIELD_HELP if field not in CHOICES and field not in DATE_FIELDS]

ANY = st.text(st.characters(exclude_categories=[]), max_size=60)
SIGNS = """" "" “ ” « - -- * : :: // \\ ( ) ' ; \u0301 \u200b \0 \ud800 🎉 a foo don't C++ 10:30 é 日本
    http://x.y C:\\x thanks:) nosuch:x nosuch: with: with:Ada -in:me on:2026 before:x is:o is:open tag:#x"""
LONGER = ['with:"Ada L"', 'after:"last month"', "role:“x y”", '-"a b"', '"a b"*', " ", "\n", ""]
PIECES = st.sampled_from(SIGNS.split() + LONGER)
TYPED = st.lists(PIECES, max_size=12).map("".join) | st.lists(PIECES, max_size=12).map(" ".join)


def read(text: str, *, typing: bool = False) -> Query:
    return parse(text, today=TODAY, typing=typing)


def words(text: str, *, typing: bool = False) -> list[str]:
    """Each term as a line: its words, `*` if it may go on, in quotes if it was."""
    found = read(text, typing=typing)
    shown = []
    for sign, terms in (("", found.terms), ("-", found.excluded)):
        for term in terms:
            line = " ".join(term.words) + ("*" if term.prefix else "")
            shown.append(sign + (f'"{line}"' if term.quoted else line))
    return shown


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", []),
        ("   \n\t ", []),
        ("Strategy  LAW", ["strategy", "law"]),
        ("José straße", ["jose", "strasse"]),
        ('"the Long  room"', ['"the long room"']),
        ("“the long room” «law»", ['"the long room"', '"law"']),
        ('"unclosed phrase', ['"unclosed phrase"']),
        ('say ""aloud""', ["say", "aloud"]),
        ("in-house don't C++ 10:30", ["in house", "don t", "c", "10 30"]),
        ('-paperwork -"long room" law', ["law", "-paperwork", '-"long room"']),
        ("- -- --law -", ["law"]),
        ("law*  pro* don't* * **", ["law*", "pro*", "don t*"]),
        ("-pap*", ["-pap*"]),
        ('"long ro"* “the la”* law', ['"long ro*"', '"the la*"', "law"]),
        ('"long ro"*law "long ro" * ""*', ['"long ro"', "law"]),
        ('-"long ro"*', ['-"long ro*"']),
        ("law law LAW", ["law"]),
        ("AND OR NOT NEAR( near", ["and", "or", "not", "near"]),
        ("日本", ["日 本"]),
        ("\" ' * : ( ) [] {} \\ / ; , . ! ? & | ~ ^ %", []),
        ("https://example.com/a?b=c mailto:a@b.c", ["https example com a b c", "mailto a b c"]),
        ("C:\\Users std::vector thanks:) a:- x:/y", ["c users", "std vector", "thanks", "a", "x y"]),
        ("with://x with::y -in::me", ["with x", "with y", "-in me"]),
        ("note: law. Re: this", ["note", "law", "re", "this"]),
        ("5:30pm v1.2:3 x-y:z foo_bar:z 日:本", ["5 30pm", "v1 2 3", "x y z", "foo bar z", "日 本"]),
        ("a:b:c", []),
        ('24" monitor', ["24", "monitor"]),
        ("' OR 1=1; DROP TABLE entry;--", ["or", "1 1", "drop", "table", "entry"]),
        ("\0\ud800 \x1b[31m", ["31m"]),
        ("🎉", []),
    ],
)
def test_words(text: str, terms: list[str]) -> None:
    assert words(text) == terms


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("la", ["la*"]),
        ("strategy la", ["strategy", "la*"]),
        ("strategy la ", ["strategy", "la"]),
        ("don't", ["don t*"]),
        ("don'", ["don"]),
        ("C++", ["c"]),
        ("law,", ["law"]),
        ('"long ro', ['"long ro*"']),
        ('"long ', ['"long"']),
        ('"long room"', ['"long room"']),
        ('"long room" of', ['"long room"', "of*"]),
        ("-pap", ["-pap"]),
        ("-pap*", ["-pap*"]),
        ('-"long ro', ['-"long ro"']),
        ("Jose\u0301", ["jose*"]),
        ("la in:meetings", ["la"]),
        ("la in:", ["la"]),
    ],
)
def test_the_last_word_may_go_on_while_typing(text: str, terms: list[str]) -> None:
    assert words(text, typing=True) == terms


@pytest.mark.parametrize(
    ("text", "field", "value", "choice", "excluded"),
    [
        ("with:Ada", "with", "Ada", "", False),
        ('with:"Ada Lovelace"', "with", "Ada Lovelace", "", False),
        ('-with:"Ada Lovelace"', "with", "Ada Lovelace", "", True),
        ("WITH:Ada", "with", "Ada", "", False),
        ("person:Ada", "with", "Ada", "", False),
        ("people:Ada", "with", "Ada", "", False),
        ("don't:paperwork", "dont", "paperwork", "", False),
        ("don’t:paperwork", "dont", "paperwork", "", False),
        ("-dont:“the paperwork”", "dont", "the paperwork", "", True),
        ('role:"In-house ""lead"" counsel"', "role", 'In-house "lead" counsel', "", False),
        ("tag:c++:x", "tag", "c++:x", "", False),
        ("company:O'Neill&Co.", "company", "O'Neill&Co.", "", False),
        ('with:"Ada Lo', "with", "Ada Lo", "", False),
        ("search:2026", "search", "2026", "", False),
        ("in:meetings", "in", "meetings", "meetings", False),
        ("in:me", "in", "me", "meetings", False),
        ("in:Meeting", "in", "Meeting", "meetings", False),
        ("in:p", "in", "p", "pitch", False),
        ("in:people", "in", "people", "contacts", False),
        ("kind:inperson", "kind", "inperson", "in-person", False),
        ('kind:"In person"', "kind", "In person", "in-person", False),
        ("kind:co", "kind", "co", "coffee", False),
        ("is:canceled", "is", "canceled", "cancelled", False),
        ("is:ov", "is", "ov", "overdue", False),
        ("-is:trash", "is", "trash", "trashed", True),
        ("intro:met", "intro", "met", "met", False),
        ("intro:o", "intro", "o", "offered", False),
    ],
)
def test_a_filter(text: str, field: str, value: str, choice: str, excluded: bool) -> None:
    query = read(f"law {text}")
    assert query.filters == (Filter(field, value, excluded, 4, 4 + len(text), None, choice),)
    assert [term.words for term in query.terms] == [("law",)]
    assert not query.fault
    assert not query.unread


def test_filters_of_days() -> None:
    query = read('after:"last month" -on:2026-11-05 before:oct')
    assert [(each.field, each.days) for each in query.filters] == [
        ("after", (date(2026, 10, 1), date(2026, 10, 31))),
        ("on", (date(2026, 11, 5), date(2026, 11, 5))),
        ("before", (date(2026, 10, 1), date(2026, 10, 31))),
    ]
    assert [each.excluded for each in query.filters] == [False, True, False]


@pytest.mark.parametrize("field", FIELD_HELP)
def test_a_field_without_a_value_is_not_there_yet(field: str) -> None:
    for text in (f"{field}:", f"-{field}: law", f'law {field}:""', f'{field}:" ', f'{field}:"'):
        query = read(text, typing=True)
        assert query.filters == ()
        assert query.fault == query.unread == ""


@pytest.mark.parametrize("field", FIELD_HELP)
def test_every_field_has_help_with_an_example_that_is_read(field: str) -> None:
    example = FIELD_HELP[field].rsplit("as in ", 1)[1]
    query = read(example)
    assert [each.field for each in query.filters] == [field]
    assert not query.unread


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("rol:law", "did you mean role:?"),
        ("-wiht:Ada", "did you mean with:?"),
        ("BEFOR:2026", "did you mean before:?"),
        ("persn:Ada", "did you mean with:?"),
        ("since:2026", "did you mean after:?"),
        ("theme:law", "did you mean want:?"),
        ("status:open", "did you mean is:?"),
        ('zzz:"law"', "“zzz”."),
        (f"{'q' * 40}:x", "qqq”."),
    ],
)
def test_an_unknown_field_is_the_one_fault(text: str, hint: str) -> None:
    query = read(f"law {text} in:me")
    assert query.fault.startswith("no field is called “")
    assert hint in query.fault
    assert query.fault.endswith(f"The fields are {', '.join(FIELD_HELP)}")
    assert len(query.fault) < 240
    assert [each.field for each in query.filters] == ["in"]
    assert words(f"law {text}") == ["law"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("after:\x1b[31m", "after: “␛[31m” is not a date"),
        ("after:banana", "after: “banana” is not a date"),
        ('on:"30 february"', "on: there is no 30 February"),
        ("before:5/11", "before: “5/11” could be 5 Nov or 11 May: name the month"),
        ("after:last month", 'after: “last” alone is no date: put the words in quotes, as in "last month"'),
        (
            "kind:lunch",
            "“lunch” is nothing that kind: knows: it may be coffee, call, video, in-person or event",
        ),
        ("is:o", "is:o could be overdue or open"),
        ("in:???", "“???” is nothing that in: knows"),
        ("intro:m", "intro:m could be made or met"),
        (f"in:{'x' * 500}", "x…” is nothing"),
    ],
)
def test_what_a_value_does_not_say_is_said(text: str, sentence: str) -> None:
    query = read(f"law {text}")
    assert sentence in query.unread
    assert len(query.unread) < 200
    assert query.filters == ()
    assert not query.fault


def test_an_empty_query() -> None:
    assert read("").is_empty
    assert read("- * with:").is_empty
    for text in ("law", "-law", "in:me", "-in:me"):
        assert not read(text).is_empty


def test_a_query_has_an_end() -> None:
    many = read(" ".join(f"w{number} in:me" for number in range(100)))
    assert len(many.terms) + len(many.filters) == 48
    assert many.cut
    assert not read(" ".join(f"w{number}" for number in range(48))).cut
    assert read("( " * 5000).cut
    phrase = read('"' + "a b " * 100 + '"')
    assert phrase.terms == (Term(("a", "b") * 24, False, True),)
    assert phrase.cut
    long = read("do-" + "é" * 100_000)
    assert long.terms == (Term(("do", "e" * 200), True),)
    assert long.cut
    far = read("a" + "+" * 20_000 + "b")
    assert far.terms == (Term(("a",), True),)
    assert far.cut


@pytest.mark.parametrize("piece", [each + blank for each in (*SIGNS.split(), *LONGER) for blank in ("", " ")])
def test_a_query_of_any_length_is_read(piece: str) -> None:
    text = piece * (100_000 // (len(piece) or 1))
    for typing in (False, True):
        query = read(text, typing=typing)
        assert len(query.terms) + len(query.filters) <= 48
        assert sum(len(word) for term in query.terms for word in term.words) < 20_000
    for caret in (0, 50_000, len(text)):
        at(text, caret)


@given(ANY | TYPED, st.booleans())
def test_nothing_typed_fails(text: str, typing: bool) -> None:
    query = read(text, typing=typing)
    assert query.text == UNSTORABLE.sub("\ufffd", text)
    for term in (*query.terms, *query.excluded):
        assert term.words
        assert all(word and " " not in word for word in term.words)
    for each in query.filters:
        assert each.field in FIELD_HELP
        assert each.value.strip()
        assert text[each.start] == "-" if each.excluded else text[each.start].isalpha()
        assert (each.days is not None) == (each.field in DATE_FIELDS)
        assert (each.choice != "") == (each.field in CHOICES)
    for sentence in (query.fault, query.unread):
        assert len(sentence) < 250
        assert not CONTROL.search(sentence)
        assert "\n" not in sentence


@given(ANY | TYPED)
def test_typing_only_lets_the_last_word_go_on(text: str) -> None:
    done, typed = read(text), read(text, typing=True)
    assert typed._replace(terms=()) == done._replace(terms=())
    pairs = list(zip(done.terms, typed.terms, strict=False))
    assert all(one == other for one, other in pairs[:-1])
    assert read(text + " ", typing=True).terms == read(text + " ").terms


@given(st.sampled_from(NAMED), ANY | TYPED, st.booleans())
def test_a_value_that_is_spelt_is_read_again(field: str, value: str, excluded: bool) -> None:
    value = UNSTORABLE.sub("", value)
    text = "-" * excluded + spell(field, value)
    for typing in (False, True):
        query = read(f"a {text} b", typing=typing)
        expected = Filter(field, value, excluded, 2, 2 + len(text))
        assert query.filters == ((expected,) if value.strip() else ())
        assert [term.words for term in query.terms] == [("a",), ("b",)]


def test_only_what_needs_quotes_has_them() -> None:
    assert spell("with", "Ada") == "with:Ada"
    assert spell("kind", "in-person") == "kind:in-person"
    assert spell("with", "José") == "with:José"
    assert spell("with", "Ada Lovelace") == 'with:"Ada Lovelace"'
    assert spell("with", 'Ada "L"') == 'with:"Ada ""L"""'
    assert spell("tag", "//x") == 'tag:"//x"'


@given(TYPED, st.booleans(), st.data())
def test_without_a_filter_the_rest_means_the_same(text: str, typing: bool, data: st.DataObject) -> None:
    query = read(text, typing=typing)
    if not query.filters or query.cut:
        return
    which = data.draw(st.integers(0, len(query.filters) - 1))
    left = read(without(text, query.filters[which]), typing=typing)
    assert (left.terms, left.excluded, left.fault) == (query.terms, query.excluded, query.fault)
    others = [each for number, each in enumerate(query.filters) if number != which]
    assert [each[:3] + each[5:] for each in left.filters] == [each[:3] + each[5:] for each in others]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("law with:Ada pay", "law pay"),
        ("with:Ada", ""),
        ("  with:Ada  pay", "pay"),
        ("law -with:Ada", "law "),
        ('law with:"Ada L"pay', "law pay"),
    ],
)
def test_a_filter_is_lifted(text: str, left: str) -> None:
    query = read(text)
    assert without(text, query.filters[0]) == left


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("|", At("", "", 0, 0)),
        ("wi|", At("", "wi", 0, 2)),
        ("law wi|", At("", "wi", 4, 6)),
        ("law wi|th", At("", "wi", 4, 8)),
        ("law |with:Ada", At("", "", 4, 4)),
        ("law wi|th:Ada", At("", "wi", 4, 9)),
        ("law with:|", At("with", "", 9, 9)),
        ("law with:Ad|a pay", At("with", "Ad", 9, 12)),
        ("-with:Ad|", At("with", "Ad", 6, 8)),
        ("-wi|", At("", "wi", 1, 3)),
        ("-|", At("", "", 1, 1)),
        ("people:Ad|", At("with", "Ad", 7, 9)),
        ('with:"Ada L|', At("with", "Ada L", 5, 11)),
        ('with:"Ada L| pay', At("with", "Ada L", 5, 11)),
        ('with:"Ada L|ove" pay', At("with", "Ada L", 5, 15)),
        ('with:"Ada ""L|', At("with", 'Ada "L', 5, 13)),
        ('with:"Ada L"|', None),
        ('"long ro|', None),
        ('"long room"|', None),
        ("nosuch:x|", None),
        ("law  | pay", At("", "", 5, 5)),
        ("law |", At("", "", 4, 4)),
    ],
)
def test_what_the_caret_stands_in(text: str, place: At | None) -> None:
    assert at(text.replace("|", ""), text.index("|")) == place


@pytest.mark.parametrize(
    ("text", "completed", "result"),
    [
        ("wi|", "with:", "with:|"),
        ("law -wi| pay", "with:", "law -with:| pay"),
        ("wi|th:Ada", "with:", "with:|Ada"),
        ("with:Ad|", "Ada Lovelace", 'with:"Ada Lovelace" |'),
        ("with:Ad|a pay", "Ada", "with:Ada |pay"),
        ('with:"Ada L| pay', "Ada Lovelace", 'with:"Ada Lovelace" |pay'),
        ("in:|", "meetings", "in:meetings |"),
        ("law stra| pay", "strategy", "law strategy |pay"),
    ],
)
def test_a_completion_is_put_in(text: str, completed: str, result: str) -> None:
    place = at(text.replace("|", ""), text.index("|"))
    assert place is not None
    put_in, caret = put(text.replace("|", ""), place, completed)
    assert put_in[:caret] + "|" + put_in[caret:] == result


@given(TYPED, st.data(), ANY)
def test_a_completion_is_a_filter_then(text: str, data: st.DataObject, value: str) -> None:
    caret = data.draw(st.integers(0, len(text)))
    place = at(text, caret)
    if place is None:
        return
    assert 0 <= place.start <= caret <= place.end <= len(text)
    value = UNSTORABLE.sub("", value)
    if place.field in NAMED and value.strip() and not read(text).cut:
        put_in, after = put(text, place, value)
        assert (place.field, value) in [(each.field, each.value) for each in read(put_in).filters]
        assert at(put_in, after) == At("", "", after, after)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("fort", "fort*"),
        ("with:ada fo", "with:ada fo*"),
        ("don't", "don't*"),
        ("fort ", "fort "),
        ("fort*", "fort*"),
        ("with:ada", "with:ada"),
        ('"half a phrase"', '"half a phrase"'),
        ('"half a phr', '"half a phr"*'),
        ("law “half a phr", 'law “half a phr"*'),
        ('"half a ', '"half a '),
        ('with:"ada lo', 'with:"ada lo'),
        ('-"half a phr', '-"half a phr'),
        ("-fort", "-fort"),
        ("", ""),
    ],
)
def test_a_query_that_was_being_typed_is_kept_as_what_it_found(typed: str, kept: str) -> None:
    today = date(2026, 11, 19)
    assert finished(typed, today=today) == kept
    assert parse(kept, today=today).terms == parse(typed, today=today, typing=True).terms
    assert finished(kept, today=today) == kept
