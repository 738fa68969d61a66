"""Logging a meeting, writing a reflection: what is saved, and what is said about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Shell

LAWYER = """\
She was hired to build the legal infrastructure.

- [+] decide the product, not the paperwork #strategy
- [+] be in the room early
- [-] only the legal infrastructure #strategy
- [>] Grace Hopper, runs a fund, by Friday
"""


def test_what_is_due_before_the_meeting_is_said(shell: Shell) -> None:
    result = shell.ok("log", "- [>] Grace, by yesterday\n- [ ] call by tomorrow", "--with", "Ada Lovelace")
    assert "due before the entry's own day, on Wed 4 Nov 2026: Grace\n" in result.err
    assert "call" not in result.err


def test_a_meeting_is_confirmed_with_its_absolute_date_and_what_follows(shell: Shell) -> None:
    result = shell.ok("log", LAWYER, "--with", "Ada Lovelace", "--role", "In-house counsel")
    confirmed, derived = result.out.splitlines()
    assert confirmed == "Logged 1: Thu 5 Nov 2026, coffee with Ada Lovelace"
    assert derived == "2 wants, 1 don't-want, 1 introduction, thank-you due Fri 6 Nov"
    assert result.err == "new contact: Ada Lovelace\nmilestone: First meeting\n"


def test_every_field_is_kept(shell: Shell) -> None:
    entry = shell.ok(
        "log", "We talked.", "--with", "Ada Lovelace", "--with", "Grace Hopper", "--role", "In-house counsel",
        "--role", "Founder", "--on", "2026-11-03", "--at", "3pm", "--kind", "video", "--minutes", "35",
        "--title", "The lawyer", "--score", "3", "--json",
    ).json  # fmt: skip
    assert entry["with"] == ["Ada Lovelace", "Grace Hopper"]
    assert entry["roles"] == ["In-house counsel", "Founder"]
    assert (entry["on"], entry["at"], entry["form"], entry["minutes"]) == ("2026-11-03", "15:00", "video", 35)
    assert (entry["title"], entry["score"], entry["status"]) == ("The lawyer", 3, "held")
    assert entry["body"] == "We talked."


@pytest.mark.parametrize(
    ("words", "day"),
    [("today", "2026-11-05"), ("yesterday", "2026-11-04"), ("monday", "2026-11-02"), ("3 nov", "2026-11-03")],
)
def test_a_date_in_words_lies_behind(shell: Shell, words: str, day: str) -> None:
    assert shell.ok("log", "x", "--with", "Ada", "--on", words, "--json").json["on"] == day


def test_a_planned_meeting_lies_ahead_and_needs_no_text(shell: Shell) -> None:
    result = shell.ok("log", "--with", "Ada", "--on", "friday", "--at", "9:30", "--planned")
    assert result.out.splitlines()[0] == "Planned 1: Fri 6 Nov 2026 at 09:30, coffee with Ada"
    entry = shell.ok("show", "1", "--json").json
    assert (entry["status"], entry["body"], entry["followups"]) == ("planned", "", [])


def test_a_meeting_in_the_future_is_kept_and_a_remark_says_how_to_plan(shell: Shell) -> None:
    result = shell.ok("log", "x", "--with", "Ada", "--on", "2026-12-24")
    assert result.out.startswith("Logged 1: Thu 24 Dec 2026")
    assert "--planned" in result.err


@pytest.mark.parametrize(
    "words", ["2026-02-30", "0000-01-01", "9999-12-32", "the day the music died", "31 june"]
)
def test_a_date_that_does_not_exist_is_refused(shell: Shell, words: str) -> None:
    shell.fails("log", "x", "--with", "Ada", "--on", words)
    assert shell.ok("meetings", "--json").json == []


@pytest.mark.parametrize(
    "option", [("--score", "6"), ("--minutes", "0"), ("--kind", "tea"), ("--score", "x")]
)
def test_what_is_no_such_value_is_a_usage_error(shell: Shell, option: tuple[str, str]) -> None:
    shell.fails("log", "x", "--with", "Ada", *option, status=2)


def test_a_meeting_needs_someone(shell: Shell) -> None:
    assert "--with" in shell.fails("log", "x", status=2)


def test_a_pipe_is_the_body_to_the_byte(shell: Shell) -> None:
    body = "  Häagen\t\n\n\n- [ ] call 👩🏽‍🚀 back\n\n"
    assert shell.ok("log", "--with", "Ada", "--json", stdin=body).json["body"] == body
    assert shell.ok("log", "-", "--with", "Ada", "--json", stdin=body).json["body"] == body


def test_an_empty_pipe_writes_nothing(shell: Shell) -> None:
    assert "nothing written" in shell.fails("log", "--with", "Ada", stdin=" \n")
    assert "nothing written" in shell.fails("reflect", stdin="")
    assert "nothing written" in shell.fails("reflect")
    assert shell.ok("meetings", "--json").json == []


def test_a_text_that_begins_with_a_dash_is_a_text(shell: Shell) -> None:
    assert shell.ok("log", "- [+] to decide", "--with", "Ada", "--json").json["body"] == "- [+] to decide"
    assert shell.ok("log", "--with", "Ada", "--json", "- [-] x --with y").json["body"] == "- [-] x --with y"
    assert shell.ok("reflect", "--json", "-5 degrees outside").json["body"] == "-5 degrees outside"
    assert shell.ok("reflect", "--json", "--", "--title").json["body"] == "--title"


def test_several_values_after_one_with_where_the_text_comes_first(shell: Shell) -> None:
    entry = shell.ok("log", "x", "--with", "Ada", "Grace Hopper", "--role", "A", "B", "--json").json
    assert (entry["with"], entry["roles"]) == (["Ada", "Grace Hopper"], ["A", "B"])
    shell.fails("log", "--with", "Ada", "Grace", "x", status=2)


def test_what_is_no_text_is_replaced_and_said(shell: Shell) -> None:
    result = shell.ok("log", "--with", "Ada", "--json", stdin=b"a\0b\xffc")
    assert result.json["body"] == "a\ufffdb\ufffdc"
    assert "2 characters" in result.err


def test_a_text_that_is_too_long_is_refused_and_kept(shell: Shell) -> None:
    sentence = shell.fails("log", "--with", "Ada", stdin="x" * 10_000_001)
    kept = sentence.rpartition("kept in ")[2].strip()
    assert len(Path(kept).read_text()) == 10_000_001
    assert "too long" in shell.fails("log", "--with", "Ada", stdin=b"x" * 40_000_001)


# -- whom it was with


def test_a_name_is_matched_whatever_its_case_and_accents(shell: Shell) -> None:
    shell.ok("log", "x", "--with", "José Ångström")
    result = shell.ok("log", "x", "--with", "jose angstrom", "--json")
    assert (result.json["with"], result.err) == (["José Ångström"], "")


def test_a_name_is_matched_by_its_words(shell: Shell) -> None:
    shell.ok("log", "x", "--with", "Ada Lovelace")
    assert shell.ok("log", "x", "--with", "lovelace", "--json").json["with"] == ["Ada Lovelace"]
    assert shell.ok("log", "x", "--with", "Lovelace, Ada", "--json").json["with"] == ["Ada Lovelace"]


def test_part_of_a_word_is_someone_new(shell: Shell) -> None:
    shell.ok("log", "x", "--with", "Anna Freud")
    result = shell.ok("log", "x", "--with", "Ann", "--json")
    assert result.json["with"] == ["Ann"]
    assert "new contact: Ann" in result.err
    assert "Anna Freud" in result.err


def test_a_name_that_fits_two_people_lists_both(shell: Shell) -> None:
    shell.ok("log", "x", "--with", "Ada Lovelace", "--with", "Ada Yonath")
    sentence = shell.fails("log", "x", "--with", "ada")
    assert "Ada Lovelace" in sentence
    assert "Ada Yonath" in sentence
    assert len(shell.ok("meetings", "--json").json) == 1


def test_a_near_duplicate_is_created_and_asked_about(shell: Shell) -> None:
    shell.ok("log", "x", "--with", "Ada Lovelace")
    result = shell.ok("log", "x", "--with", "Ada Lovelaec", "--json")
    assert result.json["with"] == ["Ada Lovelaec"]
    assert "there is also Ada Lovelace" in result.err


def test_a_near_duplicate_of_a_role_is_asked_about(shell: Shell) -> None:
    shell.ok("log", "x", "--with", "Ada", "--role", "In-house counsel")
    result = shell.ok("log", "x", "--with", "Ada", "--role", "In-house counsell", "--json")
    assert result.json["roles"] == ["In-house counsell"]
    assert "there is also In-house counsel" in result.err


def test_the_same_person_twice_is_one(shell: Shell) -> None:
    entry = shell.ok(
        "log", "x", "--with", "Ada Lovelace, ada lovelace", "--with", "Ada Lovelace", "--json"
    ).json
    assert len(entry["with"]) == 1


# -- reflections


def test_a_reflection_is_confirmed(shell: Shell) -> None:
    shell.ok("log", "x", "--with", "Ada")
    result = shell.ok("reflect", "- [+] the business side", "--about", "1", "--title", "Sides")
    assert result.out.splitlines() == ["Logged 2: Thu 5 Nov 2026, reflection: Sides", "1 want"]
    entry = shell.ok("show", "2", "--json").json
    assert (entry["kind"], entry["about"], entry["status"], entry["form"]) == ("reflection", 1, None, None)


def test_a_reflection_about_nothing_that_exists_is_refused(shell: Shell) -> None:
    shell.fails("reflect", "x", "--about", "7")
    assert shell.ok("reflections", "--json").json == []
