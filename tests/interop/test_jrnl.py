"""jrnl's journals, written by jrnl itself, by its own parser's rules, and by nobody."""

from __future__ import annotations

import json
import tracemalloc
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jrnl.journals.Entry import Entry as TheirEntry
from jrnl.journals.Journal import Journal as TheirJournal

from tests.interop.peers import run
from tui.domain.entries import EntryText
from tui.domain.errors import BadInput
from tui.domain.imports import Problem, Record
from tui.interop.jrnl.entries import JrnlEntry, entries
from tui.interop.jrnl.reader import JrnlReader
from tui.interop.jrnl.words import People, hashed, met
from tui.interop.reader import PLAIN, Options

THREE = """[2026-11-01 09:00] Coffee with Ada Lovelace about @law
She builds engines. @work/deep is good,
and a@b.example is no tag.

[2026-11-03 10:30] Just a thought. *
One.

[not a date] goes on
- [ ] call her
[2026-11-03 22:05] Just a thought.
Another.
"""


def read(path: Path, options: Options = PLAIN) -> list[Record | Problem]:
    return list(JrnlReader(path, options))


def texts(found: list[Record | Problem]) -> list[EntryText | str]:
    return [each.what if isinstance(each, Record) else f"{each.place}: {each.reason}" for each in found]  # type: ignore[misc]


def written(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "journal.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def jrnl(tmp_path: Path, *args: str, journal: str = "journal.txt", timeformat: str = "%Y-%m-%d %H:%M") -> str:
    """Run jrnl on a journal in a folder."""
    settings = {
        "version": "4.6",
        "journals": {"default": {"journal": str(tmp_path / journal)}},
        "editor": "",
        "encrypt": False,
        "template": False,
        "default_hour": 9,
        "default_minute": 0,
        "timeformat": timeformat,
        "tagsymbols": "@",
        "highlight": False,
        "linewrap": 79,
        "indent_character": "|",
        "colors": {"body": "none", "date": "none", "tags": "none", "title": "none"},
    }
    config = tmp_path / "jrnl.yaml"
    config.write_text("".join(f"{name}: {json.dumps(value)}\n" for name, value in settings.items()))
    return run("jrnl", "--config-file", str(config), *args, home=tmp_path)


def test_entries_become_reflections(tmp_path: Path) -> None:
    assert texts(read(written(tmp_path, THREE))) == [
        EntryText(
            "reflection",
            date(2026, 11, 1),
            at=datetime(2026, 11, 1, 9).time(),
            title="Coffee with Ada Lovelace about @law",
            body="She builds engines. #work/deep is good,\nand a@b.example is no tag.\n\n#law",
        ),
        EntryText(
            "reflection",
            date(2026, 11, 3),
            at=datetime(2026, 11, 3, 10, 30).time(),
            title="Just a thought.",
            body="One.\n\n[not a date] goes on\n- [ ] call her\n\n#starred",
        ),
        EntryText(
            "reflection",
            date(2026, 11, 3),
            at=datetime(2026, 11, 3, 22, 5).time(),
            title="Just a thought.",
            body="Another.",
        ),
    ]


def test_what_jrnl_itself_writes(tmp_path: Path) -> None:
    jrnl(tmp_path, "2026-11-01 9am: Met Grace Hopper. She found the moth. @work @navy")
    jrnl(tmp_path, "2026-11-02 13:45:", "A title\nand a body @work\n\nwith two paragraphs")
    jrnl(tmp_path, "2026-11-03 13:45: Starred one *\nbody")
    jrnl(tmp_path, "2026-11-04: Ünïcödé — “quotes” 👩🏽‍🚀")
    exported = json.loads(jrnl(tmp_path, "--export", "json"))
    (tmp_path / "journal.json").write_text(json.dumps(exported, indent=2))
    by_text = read(tmp_path / "journal.txt")
    by_json = read(tmp_path / "journal.json")
    assert [_alike(each) for each in by_text] == [_alike(each) for each in by_json]
    theirs = [(each["date"], each["time"], each["title"], each["body"]) for each in exported["entries"]]
    assert [_plain(each) for each in by_text] == theirs
    tags = [sorted({tag.lower() for tag in each["tags"]}) for each in exported["entries"]]
    assert tags == [["@navy", "@work"], ["@work"], [], []]
    assert "#work #navy" in _text(by_text[0]).body
    assert "#starred" in _text(by_text[2]).body


def _text(found: Record | Problem) -> EntryText:
    assert isinstance(found, Record), found
    assert isinstance(found.what, EntryText)
    return found.what


def _alike(found: Record | Problem) -> object:
    assert isinstance(found, Record), found
    return found.key, found.what


def _plain(found: Record | Problem) -> tuple[str, str, str, str]:
    text = _text(found)
    body = text.body.removesuffix("\n\n#starred").replace("#", "@")
    return text.on.isoformat(), f"{text.at:%H:%M}", text.title, body


@pytest.mark.parametrize("timeformat", ["%A, %d %B %Y %I:%M %p", "%d.%m.%Y %H:%M"])
def test_dates_as_jrnl_was_told_to_write_them(tmp_path: Path, timeformat: str) -> None:
    jrnl(tmp_path, "2026-11-13 14:05: One", timeformat=timeformat)
    jrnl(tmp_path, "2026-12-01 09:00: Two", timeformat=timeformat)
    found = [_text(each) for each in read(tmp_path / "journal.txt")]
    assert [(each.on, f"{each.at:%H:%M}", each.title) for each in found] == [
        (date(2026, 11, 13), "14:05", "One"),
        (date(2026, 12, 1), "09:00", "Two"),
    ]


def test_a_folder_of_jrnl(tmp_path: Path) -> None:
    (tmp_path / "journal").mkdir()
    for day in ("2026-11-13", "2027-01-01"):
        jrnl(tmp_path, f"{day} 14:05: Written on {day}", journal="journal/")
    found = read(tmp_path / "journal")
    assert [_text(each).title for each in found] == [
        "Written on 2026-11-13", "Written on 2027-01-01",
    ]  # fmt: skip
    assert found[0].place == "2026/11/13.txt, line 1"


WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="["), max_size=30
)
BODIES = st.lists(
    st.one_of(WORDS, st.sampled_from(("", "[x] todo", "[2020] no", "@tag", "* star *", "# head"))), max_size=6
)


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.datetimes(datetime(1900, 1, 1), datetime(2900, 1, 1)),
            WORDS.filter(lambda title: title.strip(" *").strip() and "]" not in title),
            BODIES,
            st.booleans(),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_we_read_what_jrnl_reads(written_entries: list[tuple[datetime, str, list[str], bool]]) -> None:
    theirs = TheirJournal()
    for when, title, body, starred in written_entries:
        entry = TheirEntry(theirs, when.replace(second=0, microsecond=0), starred=starred)
        entry.title, entry.body = title, "\n".join(body)
        theirs.entries.append(entry)
    text = theirs._to_text()
    expected = [
        (each.date, each.title.strip(), each.body.strip(), each.starred) for each in theirs._parse(text)
    ]
    ours = [
        (each.at, each.title, each.body, each.starred)
        for each in entries((f"{line}\n", False) for line in text.split("\n"))
        if isinstance(each, JrnlEntry)
    ]
    assert ours == expected


def test_bad_entries_are_told_and_good_ones_come_in(tmp_path: Path) -> None:
    text = (
        "Before anything.\nAnd more.\n"
        + "[2026-11-01 09:00] \n\n"
        + "[2026-02-30 09:00] belongs to the one above\n"
        + f"[2026-11-02 09:00] Long line\n{'x' * 1_000_001}\n"
        + f"[2026-11-03 09:00] {'t' * 300}\nLong title\n"
        + "[2026-11-04 09:00] Good\n"
    )
    found = texts(read(written(tmp_path, text)))
    assert found[0] == "line 1: it stands before the first entry"
    assert isinstance(found[1], EntryText)
    assert found[1].body == "[2026-02-30 09:00] belongs to the one above"
    assert found[2] == "line 6: a line of it is too long"
    assert isinstance(found[3], EntryText)
    assert (found[3].title, found[3].body) == ("", f"{'t' * 300}\n\nLong title")
    assert isinstance(found[4], EntryText)
    assert len(found) == 5
    assert (
        texts(read(written(tmp_path, "[2026-11-01 09:00] \n[2026-11-01 09:00] x")))[0]
        == "line 1: it is empty"
    )


def test_an_entry_of_more_than_fits(tmp_path: Path) -> None:
    path = written(
        tmp_path, f"[2026-11-01 09:00] Huge\n{('x' * 999 + chr(10)) * 10_100}[2026-11-02 09:00] Next\n"
    )
    assert texts(read(path))[0] == "line 1: it has more than 10,000,000 characters"
    assert len(read(path)) == 2


@pytest.mark.parametrize("raw", [b"", b"hello\n", b"\x00\xff" * 500, b"[2026] x", b"{}", b'{"entries": []}'])
def test_what_is_no_journal(tmp_path: Path, raw: bytes) -> None:
    with pytest.raises(BadInput, match="holds no entry of jrnl"):
        read(written(tmp_path, raw))


@pytest.mark.parametrize("raw", [b"gAAAAABmZm9v", b"JRNLv3\x00\x20abc"])
def test_an_encrypted_journal_says_what_to_do(tmp_path: Path, raw: bytes) -> None:
    with pytest.raises(BadInput, match="jrnl --decrypt"):
        read(written(tmp_path, raw))


def test_json_that_is_broken_or_hostile(tmp_path: Path) -> None:
    good = '{"title": "Good", "body": "b", "date": "2026-11-01", "time": "09:00", "tags": ["@a", 7]'
    good += ', "starred": true}'
    bad = [
        '{"title": "No date", "body": ""}',
        '{"title": "x", "date": "2026-02-30", "time": "09:00"}',
        '{"title": "x", "date": "2026-11-01", "time": "25:00"}',
        '{"title": NaN}',
        '{"title": "x", "title": "y"}',
        "[" * 100_000 + "]" * 100_000,
        "null",
        '{"title": ["x"], "date": {}, "time": 9}',
    ]
    path = written(tmp_path, '{"tags": {}, "entries": [' + ", ".join((good, *bad, good)) + "]}")
    found = texts(read(path))
    first = found[0]
    assert isinstance(first, EntryText)
    assert (first.title, first.body) == ("Good", "b\n\n#a #starred")
    assert [str(each).rpartition(": ")[2] for each in found[1:-1]] == [
        "its date and time cannot be read",
        "its date and time cannot be read",
        "its date and time cannot be read",
        "it is no JSON",
        "it has 'title' twice",
        "it is nested too deep",
        "it is no entry",
        "its date and time cannot be read",
    ]
    assert isinstance(found[-1], EntryText)
    path = written(tmp_path, '{"entries": [' + good + ', {"title": "cut off')
    assert texts(read(path))[1] == "the end: it is no JSON: it ends within a string"


def test_two_entries_of_one_minute_are_two(tmp_path: Path) -> None:
    found = read(
        written(
            tmp_path, "[2026-11-01 09:00] Same\na\n[2026-11-01 09:00] Same\nb\n[2026-11-01 09:00] Other\n"
        )
    )
    assert len({each.key for each in found if isinstance(each, Record)}) == 3


@pytest.mark.parametrize(
    ("title", "people", "form"),
    [
        ("Coffee with Ada Lovelace about law", ("Ada Lovelace",), "coffee"),
        ("Call with Ada", ("Ada Lovelace",), "call"),
        ("Zoom w/ Grace Hopper & Jean Bartik.", ("Grace Hopper", "Jean Bartik"), "video"),
        ("Met Ada, Jean Bartik, and Al Gore", ("Ada Lovelace", "Jean Bartik", "Al Gore"), "in-person"),
        ("Met up with Ludwig van Beethoven for lunch", ("Ludwig van Beethoven",), "in-person"),
        ("Lunch with Zoë Ångström", ("Zoë Ångström",), "in-person"),
        ("Coffee with @ada", ("Ada Lovelace",), "coffee"),
        ("Thinking of @ada_lovelace and @AdaLovelace", ("Ada Lovelace",), "in-person"),
        ("Met the team", None, ""),
        ("Coffee with Bob", None, ""),
        ("Coffee with John", None, ""),
        ("Went away with nothing", None, ""),
        ("With", None, ""),
    ],
)  # fmt: skip
def test_whom_an_entry_was_with(title: str, people: tuple[str, ...] | None, form: str) -> None:
    known = People(("Ada Lovelace", "John Smith", "John Miller"))
    found = met(title, [word[1:] for word in title.split() if word.startswith("@")], known)
    assert (found and found.people, found.form if found else "") == (people, form)


def test_meetings_where_one_asks_for_them(tmp_path: Path) -> None:
    options = Options(meetings=True, known=("Ada Lovelace",), today=date(2026, 11, 2))
    text = (
        THREE
        + "[2026-11-03 22:06] Call with Ada\n[2026-11-04 22:05] Lunch with Grace Hopper\nYes.\n"
        + "[2026-11-05 09:00] @grace\n"
    )
    found = [_text(each) for each in read(written(tmp_path, text), options)]
    assert [(each.kind, each.people, each.form, each.status) for each in found] == [
        ("meeting", ("Ada Lovelace",), "coffee", "held"),
        ("reflection", (), None, None),
        ("reflection", (), None, None),
        ("meeting", ("Ada Lovelace",), "call", "planned"),
        ("meeting", ("Grace Hopper",), "in-person", "planned"),
        ("meeting", ("Grace Hopper",), "in-person", "planned"),
    ]


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_words_at_all_stop_the_reader(title: str, body: str) -> None:
    known = People((title, body, "Ada Lovelace"))
    met(title, [body], known)
    assert hashed(body).replace("#", "@") == body.replace("#", "@")


def test_a_long_journal_takes_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "journal.txt"
    with path.open("w") as file:
        for number in range(3000):
            file.write(
                f"[2026-11-01 {number // 60 % 24:02}:{number % 60:02}] Title {number}\n{'word ' * 1000}\n\n"
            )
    tracemalloc.start()
    count = sum(1 for _ in JrnlReader(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 3000
    assert peak < 3_000_000
