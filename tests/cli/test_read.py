"""Reading: the shapes that scripts rely on, key by key, and what a person sees."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Shell

BODY = """\
# Lunch #law

- [+] decide the product #strategy
- [?] would I miss the courtroom?
- [>] Grace Hopper, runs a fund, by Friday
- [<] introduce Niels to Ada
- [<] send her the article by 2026-12-01
- [~] too long
- [ ] book the flight by tomorrow
- [x] write it down
"""
ENTRY_KEYS = [
    "id", "uid", "kind", "title", "on", "at", "status", "form", "minutes", "with", "roles", "tags", "pitch",
    "score", "about", "search", "thanks", "version", "body", "takeaways", "introductions", "followups",
    "feedback",
]  # fmt: skip
CONTACT_KEYS = [
    "id", "uid", "name", "company", "title", "email", "phone", "link", "level", "meetings", "last_met",
    "introduced_by",
]  # fmt: skip


@pytest.fixture
def lunch(shell: Shell) -> int:
    result = shell.ok("log", BODY, "--with", "Ada Lovelace", "--role", "In-house counsel", "--json")
    assert list(result.json) == ENTRY_KEYS
    return int(result.json["id"])


def test_an_entry_says_whether_its_meeting_asks_for_thanks(shell: Shell, lunch: int) -> None:
    def asked(*args: str) -> object:
        return shell.ok(*args, "--json").json["thanks"]

    assert asked("show", str(lunch)) is True
    assert asked("log", "quick", "--with", "Ada Lovelace", "--no-thanks") is False
    assert asked("reflect", "on it") is None, "a reflection has no thanks"


def test_an_entry_has_every_key_and_no_other(shell: Shell, lunch: int) -> None:
    entry = shell.ok("show", str(lunch), "--json").json
    assert list(entry) == ENTRY_KEYS
    assert (entry["title"], entry["kind"], entry["version"]) == ("Ada Lovelace", "meeting", 1)
    assert (entry["at"], entry["minutes"], entry["pitch"], entry["score"], entry["about"]) == (None,) * 5
    assert entry["body"] == BODY
    assert entry["tags"] == ["law"]


def test_what_is_derived_has_its_keys_and_lines(shell: Shell, lunch: int) -> None:
    entry = shell.ok("show", str(lunch), "--json").json
    want, unsure = entry["takeaways"]
    assert want == {
        "kind": "want", "text": "decide the product", "theme": "strategy", "roles": ["In-house counsel"],
        "line": 3,
    }  # fmt: skip
    assert (unsure["kind"], unsure["line"]) == ("unsure", 4)
    to_me, by_me = entry["introductions"]
    assert isinstance(to_me.pop("id"), int)
    assert to_me == {
        "name": "Grace Hopper", "detail": "runs a fund", "direction": "to_me", "status": "offered",
        "due": "2026-11-06", "line": 5,
    }  # fmt: skip
    assert (by_me["direction"], by_me["line"]) == ("by_me", 6)
    followups = {one["line"]: one for one in entry["followups"]}
    assert list(followups[7]) == ["id", "text", "kind", "due", "done", "line"]
    assert (followups[7]["kind"], followups[7]["text"], followups[7]["due"]) == (
        "promise", "send her the article", "2026-12-01",
    )  # fmt: skip
    assert (followups[9]["kind"], followups[9]["due"], followups[9]["done"]) == ("task", "2026-11-06", False)
    assert followups[10]["done"] is True
    assert (followups[None]["kind"], followups[None]["due"]) == ("thank-you", "2026-11-06")
    (feedback,) = entry["feedback"]
    assert isinstance(feedback.pop("id"), int)
    assert feedback == {"text": "too long", "state": "new", "line": 8}


def test_lists_are_newest_first_without_bodies(shell: Shell) -> None:
    for day in ("2026-11-01", "2026-11-03", "2026-11-02"):
        shell.ok("log", "x", "--with", "Ada", "--on", day)
        shell.ok("reflect", "x", "--on", day)
    for command in ("meetings", "reflections"):
        listed = shell.ok(command, "--json").json
        assert [one["on"] for one in listed] == ["2026-11-03", "2026-11-02", "2026-11-01"]
        assert all(list(one) == [key for key in ENTRY_KEYS if key != "body"] for one in listed)
        assert [one["on"] for one in shell.ok(command, "--json", "--limit", "1").json] == ["2026-11-03"]
        assert len(shell.ok(command, "--limit", "2").out.splitlines()) == 2
        assert shell.ok(command, "--limit", "0", "--json").json == []


def test_a_list_on_a_pipe_has_tabs_and_no_line_is_cut(shell: Shell) -> None:
    title = "A very long title " * 10
    shell.ok("log", "x", "--with", "Ada Lovelace", "--title", title.strip(), "--at", "15:00")
    shell.ok("log", "x", "--with", "Ada Lovelace", "--planned", "--on", "2026-11-09")
    assert shell.ok("meetings").out.splitlines() == [
        "2\tMon 9 Nov 2026\tcoffee, planned\tAda Lovelace",
        f"1\tThu 5 Nov 2026 15:00\tcoffee\t{title.strip()} · Ada Lovelace",
    ]


def test_an_empty_journal_is_an_empty_list(shell: Shell) -> None:
    for command in ("meetings", "reflections", "contacts", "trash"):
        assert shell.ok(command, "--json").json == []
        result = shell.ok(command)
        assert result.out == ""
        assert result.err.count("\n") == 1


def test_show_has_the_header_the_text_and_what_follows(shell: Shell, lunch: int) -> None:
    shell.ok("edit", str(lunch), "--minutes", "35", "--at", "12:30", "--score", "3", "--title", "Lunch")
    lines = shell.ok("show", str(lunch)).out.splitlines()
    assert lines[:5] == [
        "Thu 5 Nov 2026 at 12:30 · coffee, 35 min",
        "Lunch",
        "with Ada Lovelace",
        "as In-house counsel",
        "pitch ★★★☆☆",
    ]
    assert BODY.rstrip() in "\n".join(lines)
    assert "  + decide the product  #strategy" in lines
    assert "  > Grace Hopper, runs a fund  offered, by Fri 6 Nov 2026" in lines
    assert "  [x] write it down" in lines


def test_an_entry_is_found_by_the_start_of_its_uid(shell: Shell, lunch: int) -> None:
    uid = shell.ok("show", str(lunch), "--json").json["uid"]
    assert shell.ok("show", uid[:13], "--json").json["id"] == lunch
    for missing in ("99", "zzz", "", "-1", "1; drop table entry"):
        shell.fails("show", "--", missing)


def test_history_lists_and_prints_revisions(shell: Shell, lunch: int) -> None:
    shell.ok("edit", str(lunch), "second\n\nline")
    listed = shell.ok("history", str(lunch), "--json").json
    assert [one["number"] for one in listed] == [2, 1]
    assert list(listed[0]) == ["number", "saved_at", "title", "on", "with", "characters"]
    assert listed[0]["saved_at"] == "2026-11-05T16:00:00"
    rows = [line.split("\t") for line in shell.ok("history", str(lunch)).out.splitlines()]
    assert rows[0] == ["2", "Thu 5 Nov 2026 16:00", "12 characters", "second"]
    assert shell.ok("history", str(lunch), "--revision", "1").out == BODY
    assert shell.ok("history", str(lunch), "--revision", "2").out == "second\n\nline"
    assert shell.ok("history", str(lunch), "--revision", "1", "--json").json["body"] == BODY
    shell.fails("history", str(lunch), "--revision", "3")


def test_the_trash_and_the_way_back(shell: Shell, lunch: int) -> None:
    result = shell.ok("delete", str(lunch))
    assert result.out.startswith("Deleted 1: Thu 5 Nov 2026, coffee with Ada Lovelace\n")
    assert "preseason undelete 1" in result.out
    assert shell.ok("meetings", "--json").json == []
    (gone,) = shell.ok("trash", "--json").json
    assert list(gone) == [key for key in ENTRY_KEYS if key != "body"]
    assert shell.ok("trash").out == "1\tdeleted Thu 5 Nov 2026\tThu 5 Nov 2026\tmeeting\tAda Lovelace\n"
    assert "in the trash since" in shell.ok("show", str(lunch)).out
    assert shell.ok("delete", str(lunch)).out.startswith("Already deleted 1:")
    assert shell.ok("undelete", str(lunch)).out.startswith("Brought back 1:")
    assert shell.ok("undelete", str(lunch)).out.startswith("Was not deleted 1:")
    assert shell.ok("show", str(lunch), "--json").json["body"] == BODY
    assert shell.ok("trash", "--json").json == []


def test_contacts_are_listed_by_name(shell: Shell, lunch: int) -> None:
    shell.ok("log", "x", "--with", "Émile Zola", "--planned")
    listed = shell.ok("contacts", "--json").json
    assert [one["name"] for one in listed] == ["Ada Lovelace", "Émile Zola"]
    assert all(list(one) == CONTACT_KEYS for one in listed)
    assert [(one["meetings"], one["last_met"]) for one in listed] == [(1, "2026-11-05"), (0, None)]
    assert (
        shell.ok("contacts", "--limit", "1").out
        == "Ada Lovelace\t\tcontact\t1 meeting\tlast Thu 5 Nov 2026\n"
    )


def test_a_contact_is_shown_with_all_that_concerns_them(shell: Shell, lunch: int) -> None:
    card = shell.ok("contact", "ada", "--json").json
    more = ["how_met", "notes", "past", "entries", "introductions", "introduced", "followups", "takeaways"]
    assert list(card) == [*CONTACT_KEYS, *more, "last_touch", "path", "led_to", "also_called"]
    assert [one["id"] for one in card["entries"]] == [lunch]
    assert {one["entry"] for one in card["introductions"]} == {lunch}
    text = shell.ok("contact", "lovelace").out
    assert text.startswith("Ada Lovelace\ncontact\n1 meeting, last on Thu 5 Nov 2026\n")
    assert "  > Grace Hopper, runs a fund" in text
    assert "send her the article" in text


def test_a_contact_nobody_knows_or_several_answer_to(shell: Shell, lunch: int) -> None:
    shell.ok("log", "x", "--with", "Ada Yonath")
    assert "Niels" in shell.fails("contact", "Niels")
    sentence = shell.fails("contact", "ada")
    assert "Ada Lovelace" in sentence
    assert "Ada Yonath" in sentence


def test_the_doctor_examines(shell: Shell, lunch: int, journal_path: object) -> None:
    report = shell.ok("doctor", "--json").json
    keys = ["path", "engine", "cipher", "mode", "schema", "permissions", "counts", "findings", "kept_texts"]
    assert list(report) == [*keys, "backup", "backups", "advice"]
    assert report["kept_texts"] == []
    assert (report["path"], report["findings"]) == (str(journal_path), [])
    assert "No damage was found.\n" in shell.ok("doctor", "--rebuild").out
    before = shell.ok("show", str(lunch), "--json").json
    assert shell.ok("doctor", "--rebuild", "--json").json["findings"] == []
    assert shell.ok("show", str(lunch), "--json").json == before
