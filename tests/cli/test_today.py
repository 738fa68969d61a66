"""What is due at the command line, and the whole story of an introduction, in words and in JSON."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Shell

TEXT = """\
- [>] Grace Hopper, runs a fund, by Friday
- [<] send her the article
- [<] introduce Alan Turing to her
- [ ] book the flight by tomorrow
"""
ITEM_KEYS = {"id", "text", "contact", "due", "entry", "kind", "line", "snoozed", "also", "status"}
SECTIONS = ["overdue", "thank_you", "promised_to_me", "i_promised", "going_cold", "coming_up"]
INTRODUCTION_KEYS = {
    "id", "name", "detail", "direction", "status", "due", "line", "entry", "on", "by", "contact", "snoozed",
    "steps",
}  # fmt: skip


@pytest.fixture
def story(shell: Shell) -> Shell:
    """A coffee with Ada on Thursday 5 November."""
    shell.ok("log", TEXT, "--with", "Ada Lovelace")
    return shell


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Another day of November."""
    return lambda day: monkeypatch.setenv("PRESEASON_NOW", f"2026-11-{day:02}T16:00:00")


def ids(found: list[dict[str, Any]]) -> list[str]:
    return [each["id"] for each in found]


def test_today_has_every_section_and_every_key(story: Shell) -> None:
    found = story.ok("today", "--json").json
    assert list(found) == SECTIONS
    assert {key: ids(found[key]) for key in SECTIONS} == {
        "overdue": [],
        "thank_you": ["f3"],
        "promised_to_me": ["i1"],
        "i_promised": ["f2", "i2", "f1"],
        "going_cold": [],
        "coming_up": [],
    }
    for rows in found.values():
        assert all(set(row) == ITEM_KEYS for row in rows)
    assert found["promised_to_me"] == [
        {
            "id": "i1",
            "text": "Grace Hopper, runs a fund",
            "contact": "Ada Lovelace",
            "due": "2026-11-06",
            "entry": 1,
            "kind": "introduction",
            "line": 1,
            "snoozed": False,
            "also": [],
            "status": "offered",
        }
    ]


def test_without_a_journal_or_with_nothing_due_it_says_so(shell: Shell) -> None:
    assert shell.ok("today", "--json").json == {name: [] for name in SECTIONS}
    result = shell.ok("today")
    assert (result.out, "nothing is due" in result.err) == ("", True)
    assert shell.ok("introductions", "--json").json == []
    assert "no introductions" in shell.ok("introductions").err


def test_a_person_reads_sections_days_and_places(story: Shell, later: Any) -> None:
    later(9)
    said = story.ok("today").out
    assert said.splitlines()[:4] == [
        "Overdue",
        "i1\tFri 6 Nov, 3 days ago\tGrace Hopper, runs a fund\tAda Lovelace\t(1:1)",
        "f2\tFri 6 Nov, 3 days ago\tbook the flight\tAda Lovelace\t(1:4)",
        "f3\tFri 6 Nov, 3 days ago\tThank Ada Lovelace\t\t(1)",
    ]
    assert "I promised\ni2\tThu 12 Nov\tIntroduce Alan Turing to her\tAda Lovelace\t(1:3)\n" in said
    later(7)
    assert "Fri 6 Nov, 1 day ago" in story.ok("today").out


def test_the_story_of_an_introduction_from_the_offer_to_the_telling(story: Shell, later: Any) -> None:
    later(9)
    made = story.ok("introduction", "1", "--status", "made", "--json").json
    assert set(made) == INTRODUCTION_KEYS
    assert (made["status"], made["contact"], made["by"]) == ("made", "Grace Hopper", "Ada Lovelace")
    assert made["snoozed"] == "2026-11-16"
    contacts = {each["name"]: each for each in story.ok("contacts", "--json").json}
    assert contacts["Grace Hopper"]["introduced_by"] == "Ada Lovelace"
    later(12)
    result = story.ok("log", "She runs it.", "--with", "Grace Hopper")
    assert "tell Ada Lovelace how it went with Grace Hopper" in result.out
    entry = story.ok("show", "2", "--json").json
    (tell,) = [each for each in entry["followups"] if each["kind"] == "tell"]
    assert tell == {
        "id": 5, "text": "Tell Ada Lovelace how it went with Grace Hopper", "kind": "tell",
        "due": "2026-11-13", "done": False, "line": None,
    }  # fmt: skip
    met = story.ok("introduction", "i1", "--json").json
    assert met["steps"] == [
        {"status": "offered", "on": "2026-11-05", "entry": 1},
        {"status": "made", "on": "2026-11-09", "entry": None},
        {"status": "met", "on": "2026-11-12", "entry": 2},
    ]
    assert "f5" in ids(story.ok("today", "--json").json["i_promised"])
    assert story.ok("done", "f5").out == "Done: Tell Ada Lovelace how it went with Grace Hopper\n"
    everything = [each for rows in story.ok("today", "--json").json.values() for each in ids(rows)]
    assert "f5" not in everything
    assert "i1" not in everything


def test_done_says_what_became_of_it(story: Shell, later: Any) -> None:
    assert story.ok("done", "1").out == "Done: send her the article (Ada Lovelace)\n"
    assert "- [x] [<] send her the article" in story.ok("show", "1").out
    result = story.ok("done", "i1")
    assert (result.out, result.err) == (
        "Made: Grace Hopper, runs a fund (Ada Lovelace)\n",
        "new contact: Grace Hopper\n",
    )
    answer = story.ok("done", "f3", "--json").json
    assert (answer["id"], answer["done"]) == ("f3", True)
    story.ok("log", "", "--with", "Yuki", "--planned", "--on", "2026-11-09")
    assert "still to come" in story.fails("done", "m2")
    later(10)
    assert story.ok("done", "m2").out == "Held: Coffee with Yuki\n"
    for wrong in ("f3", "f99", "m2", "nonsense", "", "f1; DROP TABLE followup"):
        assert "`preseason today` lists" in story.fails("done", wrong)


def test_snooze_takes_days_in_words(story: Shell) -> None:
    result = story.ok("snooze", "f1", "3", "days")
    assert result.out == "Snoozed until Sun 8 Nov 2026: send her the article (Ada Lovelace)\n"
    assert story.ok("snooze", "i1", "a week", "--json").json["due"] == "2026-11-12"
    found = story.ok("today", "--json").json["coming_up"]
    assert [(each["id"], each["due"], each["snoozed"]) for each in found] == [
        ("f1", "2026-11-08", True),
        ("i1", "2026-11-12", True),
    ]
    assert "snoozed until Sun 8 Nov" in story.ok("today").out
    assert "no day to come" in story.fails("snooze", "f1", "today")
    assert "not a date" in story.fails("snooze", "f1", "when", "pigs", "fly")
    assert story.fails("snooze", "f1", status=2)
    assert "[<] send her the article\n" in story.ok("show", "1").out


def test_a_planned_meeting_is_put_off(story: Shell) -> None:
    story.ok("log", "", "--with", "Yuki", "--planned", "--on", "friday")
    (one,) = story.ok("today", "--json").json["coming_up"]
    assert (one["id"], one["kind"], one["due"]) == ("m2", "meeting", "2026-11-06")
    assert story.ok("snooze", "m2", "2026-11-20").out == "Put off to Fri 20 Nov 2026: Coffee with Yuki\n"
    assert story.ok("show", "2", "--json").json["on"] == "2026-11-20"


def test_introductions_are_listed_with_their_steps(story: Shell) -> None:
    assert story.ok("introductions").out.splitlines() == [
        "i1\toffered\tby Ada Lovelace\tGrace Hopper, runs a fund\t(1:1)",
        "i2\toffered\tby you, at a meeting with Ada Lovelace\tAlan Turing to her\t(1:3)",
    ]
    story.ok("introduction", "2", "--status", "made")
    (made,) = story.ok("introductions", "--status", "made", "--json").json
    assert (made["id"], made["direction"], made["contact"]) == (2, "by_me", None)
    assert story.ok("introduction", "i1").out.splitlines() == [
        "Grace Hopper, runs a fund",
        "by Ada Lovelace (entry 1)",
        "  offered   Thu 5 Nov 2026  entry 1",
        "to be looked at on Fri 6 Nov 2026",
    ]


def test_what_was_done_or_snoozed_by_mistake_is_open_again(story: Shell) -> None:
    before = story.ok("today", "--json").json
    for each in ("f1", "f3"):
        story.ok("done", each)
        assert story.ok("done", each, "--undo").out.startswith("Open again: ")
    story.ok("snooze", "f1", "a week")
    assert story.ok("snooze", "f1", "--undo", "--json").json["snoozed"] is False
    story.ok("snooze", "i1", "friday")
    assert story.ok("snooze", "--undo", "i1").out.startswith("No longer snoozed: Grace Hopper")
    assert story.ok("today", "--json").json == before
    assert "introduction i1 --status offered" in story.fails("done", "i1", "--undo")
    assert "edit 1 --planned" in story.fails("done", "m1", "--undo")
    assert "edit 1 --on DATE" in story.fails("snooze", "m1", "--undo")
    assert "no follow-up 99" in story.fails("done", "f99", "--undo")
    assert "nothing with the number 99" in story.fails("snooze", "i99", "--undo")
    assert "is no id of" in story.fails("done", "x", "--undo")
    story.fails("snooze", "f1", "friday", "--undo", status=2)
    story.fails("snooze", "f1", status=2)


def test_who_was_introduced_can_be_named(story: Shell) -> None:
    result = story.ok("introduction", "1", "--status", "made", "--name", "Rear Admiral Hopper")
    assert "in the contacts as Rear Admiral Hopper" in result.out
    assert result.err.splitlines() == [
        "milestone: First introduction made: Rear Admiral Hopper",
        "new contact: Rear Admiral Hopper",
    ]
    assert story.ok("introduction", "1", "--status", "made").out.startswith("Unchanged: Grace Hopper")
    assert "--name goes with" in story.fails("introduction", "1", "--name", "x", status=2)
    assert "there is no introduction" in story.fails("introduction", "f1", "--status", "met")
    assert "there is no introduction" in story.fails("introduction", "99999999999999999999999")
    assert "is not one of" in story.fails("introduction", "1", "--status", "mad", status=2)


def test_nobody_is_to_be_thanked_where_one_says_so(shell: Shell) -> None:
    assert shell.ok("log", "hello", "--with", "Ada", "--no-thanks").out.count("\n") == 1
    assert shell.ok("today", "--json").json["thank_you"] == []
    assert "thank-you due" in shell.ok("edit", "1", "--thanks").out
    assert ids(shell.ok("today", "--json").json["thank_you"]) == ["f1"]
    shell.ok("edit", "1", "--no-thanks")
    assert shell.ok("today", "--json").json["thank_you"] == []
    assert "has no “thanks”" in shell.fails(
        "edit", shell.ok("reflect", "x", "--json").json["uid"], "--thanks"
    )


def test_customs_are_the_users(shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv("PRESEASON_CONFIG", str(tmp_path))
    (tmp_path / "config.toml").write_text("[promises]\nthank_you_hours = 72\nintroduction_days = 2\n")
    shell.ok("log", "- [>] Grace Hopper", "--with", "Ada")
    found = shell.ok("today", "--json").json
    assert [each["due"] for each in (*found["thank_you"], *found["promised_to_me"])] == [
        "2026-11-08",
        "2026-11-07",
    ]
    (tmp_path / "config.toml").write_text("[promises]\nthank_you_hours = 0\n")
    shell.ok("log", "x", "--with", "Alan")
    assert len(shell.ok("today", "--json").json["thank_you"]) == 1
    (tmp_path / "config.toml").write_text("[promises]\nthank_you_hours = 'soon'\n")
    result = shell.ok("log", "y", "--with", "Grace")
    assert "config.toml: line 2: thank_you_hours must be" in result.err
    assert "thank-you due Fri 6 Nov" in result.out


def test_names_from_anywhere_are_only_shown(shell: Shell) -> None:
    shell.ok("log", "- [<] send \x1b]52;c;x\x07 it\n- [>] \x1b[31mEve", "--with", "A\x1b[2Jda")
    for command in (["today"], ["introductions"], ["introduction", "1"], ["done", "f1"], ["done", "i1"]):
        result = shell.ok(*command)
        assert "\x1b" not in result.out + result.err
