"""`contact` and `contacts`: details that are set, two that are one, two that are not; and what one asks."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Shell
from tests.cli.test_hostile import DRIVES, HOSTILE


@pytest.fixture
def people(shell: Shell) -> Shell:
    shell.ok("log", "- [+] decide\n- [>] Jean Bartik", "--with", "Grace Hopper")
    shell.ok("log", "- [<] the paper", "--with", "Grace H.", "--on", "2026-10-01")
    shell.ok("log", "x", "--with", "Ada Lovelace")
    return shell


def names(shell: Shell) -> list[str]:
    return [one["name"] for one in shell.ok("contacts", "--json").json]


# -- details


def test_details_are_set(people: Shell) -> None:
    result = people.ok(
        *("contact", "hopper", "--company", "Navy", "--title", "Admiral", "--email", "g@x.example"),
        *(
            "--level",
            "ALLY",
            "--introduced-by",
            "Kay McNulty",
            "--how-met",
            "on a boat",
            "--phone",
            "1",
            "--link",
            "l",
        ),
    )
    assert result.out == (
        "Changed Grace Hopper: company Navy, title Admiral, e-mail g@x.example, phone 1, link l, "
        "how met on a boat, introduced by Kay McNulty, level ally\n"
    )
    assert result.err == "new contact: Kay McNulty\n"
    found = people.ok("contact", "hopper", "--json").json
    assert (found["company"], found["level"], found["introduced_by"]) == ("Navy", "ally", "Kay McNulty")
    assert found["path"] == ["Kay McNulty", "Grace Hopper"]
    assert people.ok("contact", "kay", "--json").json["led_to"] == ["Grace Hopper"]


def test_who_introduced_them_is_found_by_a_part_of_the_name(people: Shell) -> None:
    result = people.ok("contact", "hopper", "--introduced-by", "lovelace")
    assert (result.out, result.err) == ("Changed Grace Hopper: introduced by Ada Lovelace\n", "")
    result = people.ok("contact", "hopper", "--introduced-by", "Ada Lovelate")
    assert "there is also Ada Lovelace: did you mean that person?" in result.err
    assert "could be" in people.fails("contact", "lovelace", "--introduced-by", "grace")


def test_a_new_place_leaves_the_old_one_in_the_history(people: Shell) -> None:
    people.ok("contact", "hopper", "--company", "Navy", "--title", "Admiral")
    people.ok("contact", "hopper", "--company", "Harvard")
    assert people.ok("contact", "hopper", "--json").json["past"] == [
        {"company": "Navy", "title": "Admiral", "until": "2026-11-05"}
    ]
    assert "until Thu 5 Nov 2026 Admiral, Navy" in people.ok("contact", "hopper").out


def test_a_detail_is_cleared_and_what_is_the_same_is_said_so(people: Shell) -> None:
    people.ok("contact", "hopper", "--phone", "1")
    assert people.ok("contact", "hopper", "--phone", "").out == "Changed Grace Hopper: no phone\n"
    assert people.ok("contact", "hopper", "--phone", "").out == "Unchanged: Grace Hopper\n"
    assert people.ok("contact", "hopper", "--phone", "2", "--json").json["phone"] == "2"


def test_a_contact_is_called_something_else(people: Shell) -> None:
    assert "name Grace Murray Hopper" in people.ok("contact", "hopper", "--name", "Grace Murray Hopper").out
    assert "already a contact" in people.fails("contact", "murray", "--name", "ada lovelace")
    assert "needs a name" in people.fails("contact", "murray", "--name", " ")


def test_notes_come_from_a_pipe(people: Shell) -> None:
    assert people.ok("contact", "hopper", "--notes", "-", stdin="Likes clocks.\n").out.endswith("notes\n")
    assert people.ok("contact", "hopper", "--json").json["notes"] == "Likes clocks.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("--level", "friend"),
        ("--dry-run",),
        ("--brief", "--phone", "1"),
        ("--merge", "ada", "--level", "ally"),
        ("--merge", "ada", "--apart", "ada"),
    ],
)
def test_what_does_not_go_together(people: Shell, arguments: tuple[str, ...]) -> None:
    people.fails("contact", "hopper", *arguments, status=2)


def test_nobody_introduces_themselves(people: Shell) -> None:
    assert "nobody introduces" in people.fails("contact", "hopper", "--introduced-by", "grace hopper")


# -- two that are one


def test_a_merge_is_previewed_and_done(people: Shell) -> None:
    dry = people.ok("contact", "grace h.", "--merge", "hopper", "--dry-run")
    assert dry.out.startswith("Would merge “Grace H.” into “Grace Hopper”: 1 entry, 1 follow-up\n")
    assert "The name “Grace H.” means Grace Hopper from now on." in dry.out
    assert len(names(people)) == 3
    done = people.ok("contact", "grace h.", "--merge", "hopper", "--json").json
    assert done["done"]
    assert (done["from"], done["into"], done["entries"], done["together"]) == (
        "Grace H.",
        "Grace Hopper",
        1,
        0,
    )
    assert names(people) == ["Ada Lovelace", "Grace Hopper"]
    found = people.ok("contact", "Grace H.", "--json").json
    assert (found["name"], found["also_called"], found["meetings"]) == ("Grace Hopper", ["Grace H."], 2)
    assert people.ok("show", "2", "--json").json["with"] == ["Grace Hopper"]
    assert people.ok("history", "2", "--json").json[0]["with"] == ["Grace H."]


def test_the_old_name_means_them_from_then_on(people: Shell) -> None:
    people.ok("contact", "grace h.", "--merge", "hopper")
    logged = people.ok("log", "x", "--with", "grace h., Ada Lovelace")
    assert "with Grace Hopper, Ada Lovelace" in logged.out
    assert "new contact" not in logged.out + logged.err
    assert len(people.ok("find", 'with:"Grace H."', "--json").json) >= 3


def test_what_cannot_be_merged(people: Shell) -> None:
    assert "one and the same" in people.fails("contact", "hopper", "--merge", "hopper")
    assert "no contact is called" in people.fails("contact", "hopper", "--merge", "nobody")


def test_pairs_are_suggested_until_they_are_kept_apart(people: Shell) -> None:
    assert people.ok("contacts", "--suggest").out == " 78%  Grace H. → Grace Hopper, since the same initial\n"
    people.ok("log", "x", "--with", "Bill Tell", "--with", "Zoe Z")
    people.ok("log", "x", "--with", "William Tell")
    assert people.ok("contacts", "--suggest", "--limit", "1", "--json").json == [
        {"from": "Bill Tell", "into": "William Tell", "why": "Bill is short for William", "likeness": 86}
    ]
    assert (
        people.ok("contact", "bill", "--apart", "william").out == "Kept apart: Bill Tell and William Tell\n"
    )
    left = people.ok("contacts", "--suggest", "--json").json
    assert [one["from"] for one in left] == ["Grace H."]
    again = people.ok("contact", "bill", "--apart", "william", "--json").json
    assert again == {"apart": ["Bill Tell", "William Tell"]}


def test_before_there_is_a_journal(shell: Shell) -> None:
    assert shell.ok("contacts", "--suggest", "--json").json == []
    assert shell.ok("contacts", "--suggest").err.count("\n") == 1
    assert shell.ok("questions", "--json").json[0].endswith("?")
    assert "no journal" in shell.fails("contact", "x", "--brief")


@pytest.mark.parametrize("name", [HOSTILE[0], HOSTILE[4], HOSTILE[7], HOSTILE[15], HOSTILE[18]])
def test_no_name_drives_the_terminal(shell: Shell, name: str) -> None:
    shell.ok("log", f"- [+] {name}\n- [>] {name}\n- [<] {name}", "--with", f"A {name}", "--role", name)
    shell.ok("log", "x", "--with", f"B {name}")
    one, other = (f"{letter} {name}" for letter in "AB")
    shell.ok("contact", one, "--company", name, "--title", name, "--notes", name, "--how-met", name)
    shell.ok("contact", other, "--company", name, "--introduced-by", one, "--phone", "5550100200")
    shell.ok("contact", one, "--phone", "5550100200")
    for arguments in (
        ("allies",),
        ("allies", "--path", other),
        ("allies", "--dot"),
        ("allies", "--mermaid"),
        ("contact", one),
        ("contact", one, "--brief"),
        ("show", "2", "--brief"),
        ("contacts", "--suggest"),
        ("contact", one, "--merge", other, "--dry-run"),
        ("contact", one, "--merge", other, "--dry-run", "--json"),
        ("contact", one, "--apart", other),
        ("questions", "--add", name),
    ):
        result = shell.ok(*arguments)
        assert not DRIVES.search(result.out.replace("\t", "") + result.err), arguments


# -- the brief


def test_a_brief_is_markdown_on_a_pipe(people: Shell) -> None:
    page = people.ok("contact", "hopper", "--brief").out
    assert page.startswith("# Grace Hopper\n\nmet once, last on Thu 5 Nov 2026\n")
    assert "## They promised\n\n- introduce me to Jean Bartik — offered, by Thu 12 Nov 2026\n" in page
    found = people.ok("contact", "hopper", "--brief", "--json").json
    assert found["last_talk"]["entry"] == 1
    assert [one["text"] for one in found["i_promised"]] == ["Thank Grace Hopper"]


def test_a_brief_is_readable_on_a_terminal(people: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.cli.out.on_terminal", lambda stream: True)
    monkeypatch.setenv("COLUMNS", "50")
    monkeypatch.setenv("TERM", "xterm")
    shown = people.ok("contact", "hopper", "--brief").out
    assert "\x1b[1mGrace Hopper\x1b[0m\n  met once, last on" in shown
    assert "  · What would you not want to lose, and what\n    would you change?\n" in shown
    assert "#" not in shown


def test_a_brief_of_a_meeting_has_a_page_on_each(people: Shell) -> None:
    people.ok(
        "log", "x", "--with", "Ada Lovelace", "--with", "Grace Hopper", "--planned", "--on", "2026-11-20"
    )
    page = people.ok("show", "4", "--brief").out
    assert page.startswith("# Ada Lovelace, Grace Hopper\n")
    assert page.index("## Ada Lovelace\n") < page.index("## Grace Hopper\n")
    found = people.ok("show", "4", "--brief", "--json").json
    assert [one["name"] for one in found["briefs"]] == ["Ada Lovelace", "Grace Hopper"]
    people.ok("reflect", "x")
    assert "only a meeting" in people.fails("show", "5", "--brief")


def test_questions(shell: Shell) -> None:
    assert shell.ok("questions").out.count("\n") == 3
    shell.ok("log", "x", "--with", "Ada")
    assert shell.ok("questions", "--add", "Why?").out.endswith("- Why?\n")
    assert shell.ok("questions", "- one?\n- two?").out == "- one?\n- two?\n"
    assert "- two?\n" in shell.ok("contact", "ada", "--brief").out
    assert (
        shell.ok(
            "questions",
            "-",
            stdin="from a pipe?\n",
        ).out
        == "- from a pipe?\n"
    )
    assert shell.ok("questions", "--json").json == ["from a pipe?"]
    assert shell.ok("questions", stdin="not this").out == "- from a pipe?\n", "a pipe alone changes nothing"
    assert shell.ok("questions", "").out == ""
    shell.fails("questions", "a", "--add", "b", status=2)
    shell.fails("questions", "--add", " ", status=2)


def test_two_that_were_merged_by_mistake_are_two_again(people: Shell) -> None:
    before = people.ok("contact", "Grace H.", "--json").json
    people.ok("contact", "Grace H.", "--merge", "Grace Hopper")
    result = people.ok("contact", "grace h.", "--split")
    assert result.out == "Two people again: Grace H. and Grace Hopper\n"
    assert people.ok("contact", "Grace H.", "--json").json == before
    assert "nobody called" in people.fails("contact", "Grace H.", "--split")
    people.fails("contact", "Grace H.", "--split", "--phone", "1", status=2)
