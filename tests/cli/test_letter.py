"""Letters at the command line: printed, changed, begun anew; never sent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Shell

Editor = Callable[[str], Path]
THANKS = """\
Hi Ada,

Thank you for the coffee today.

And thank you for offering to introduce me to Grace Hopper: I would be very glad of it.

Thank you again, and all the best,
"""


@pytest.fixture
def story(shell: Shell) -> Shell:
    """A coffee with Ada: f1 is to call her, i1 an introduction, f2 the thanks."""
    shell.ok("log", "- [>] Grace Hopper\n- [ ] call her by tomorrow", "--with", "Ada Lovelace")
    return shell


def test_a_letter_is_printed_and_nothing_is_kept_of_that(story: Shell) -> None:
    assert story.ok("letter", "f2").out == THANKS
    found = story.ok("letter", "f2", "--json").json
    assert found == {
        "id": "f2",
        "kind": "thank-you",
        "to": "Ada Lovelace",
        "text": THANKS.rstrip("\n"),
        "changed": False,
    }
    story.ok("edit", "1", "- [ ] call her by tomorrow")
    assert "Grace" not in story.ok("letter", "f2").out, "a letter nobody changed follows the text"


def test_a_letter_is_changed_and_begun_anew(story: Shell) -> None:
    assert story.ok("letter", "f2", "Hi Ada,\n\nthank you!").out == "Hi Ada,\n\nthank you!\n"
    story.ok("edit", "1", "- [ ] call her by tomorrow")
    found = story.ok("letter", "f2", "--json").json
    assert (found["text"], found["changed"]) == ("Hi Ada,\n\nthank you!", True)
    assert story.ok("letter", "f2", "-", stdin="- from a pipe\n").out == "- from a pipe\n"
    begun = story.ok("letter", "f2", "--anew")
    assert begun.out.startswith("Hi Ada,\n\nThank you for the coffee")
    assert story.ok("letter", "f2", "--json").json["changed"] is False


def test_a_letter_is_written_on_in_the_editor(story: Shell, editor: Editor) -> None:
    editor('echo "Yours, Mary" >> "$1"')
    assert story.ok("letter", "f2", "--edit").out == f"{THANKS}Yours, Mary\n"
    assert story.ok("letter", "f2").out == f"{THANKS}Yours, Mary\n"
    editor("true")
    assert "nothing written" in story.fails("letter", "f2", "--edit")
    editor('sed -i "/^Yours/d" "$1"')
    assert story.ok("letter", "f2", "--edit", "--json").json["changed"] is False


def test_introductions_to_ask_again_for_and_to_tell_of_have_letters(story: Shell) -> None:
    assert "kindly offered to introduce me to Grace Hopper" in story.ok("letter", "i1").out
    story.ok("log", "well", "--with", "Grace Hopper")
    (told,) = [
        each for rows in story.ok("today", "--json").json.values() for each in rows if each["kind"] == "tell"
    ]
    assert story.ok("letter", told["id"]).out.startswith("Hi Ada,\n\nI met Grace Hopper")


def test_what_asks_for_no_letter_has_none(story: Shell) -> None:
    assert "f1 asks for no letter" in story.fails("letter", "f1")
    assert "nothing open has the id 'f9'" in story.fails("letter", "f9")
    assert "empty" in story.fails("letter", "f2", " \n")
    story.fails("letter", "f2", "x", "--anew", status=2)
    story.fails("letter", status=2)
    story.ok("done", "f2")
    story.fails("letter", "f2")
