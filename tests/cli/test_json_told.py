"""What the README says of the JSON of promises, people and briefs: every key there is, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from tests.cli.conftest import ROOT, Shell

SECTION = re.compile(r"<!-- json of promises -->\n(.*)\n<!-- /json of promises -->", re.DOTALL)
SHAPES = ("DUE", "INTRODUCTION", "CONTACT", "PROMISE")
ELSEWHERE = ("takeaways", "entries", "followups", "introduced", "briefs")
"""What is as in an entry, or the same as told of another command."""

WAYS: dict[str, tuple[str, ...]] = {
    "today": ("today",),
    "done": ("done", "f1"),
    "snooze": ("snooze", "i1", "a week"),
    "introductions": ("introductions",),
    "allies": ("allies",),
    "allies --path NAME": ("allies", "--path", "jean"),
    "contacts": ("contacts",),
    "contact NAME": ("contact", "lovelace"),
    "contact NAME --brief": ("contact", "lovelace", "--brief"),
    "show ENTRY --brief": ("show", "1", "--brief"),
    "contacts --suggest": ("contacts", "--suggest"),
    "contact NAME --merge INTO": ("contact", "ada l.", "--merge", "ada lovelace", "--dry-run"),
    "contact NAME --split": ("contact", "kay mcnulty", "--split"),
    "contact NAME --apart OTHER": ("contact", "ada l.", "--apart", "ada lovelace"),
}


def keys_in(value: object, *, card: bool) -> set[str]:
    """Every key, however deep, but below what is told elsewhere."""
    if isinstance(value, list):
        return {key for each in value for key in keys_in(each, card=card)}
    if not isinstance(value, dict):
        return set()
    below = {key for key in value if key not in ELSEWHERE and not (card and key == "introductions")}
    return set(value) | {key for each in below for key in keys_in(value[each], card=card)}


def test_the_readme_tells_every_key_and_no_other(shell: Shell) -> None:
    shell.ok("pitch", "new", "I was a lawyer.")
    shell.ok(
        *("log", "- [+] decide\n- [>] Jean Bartik\n- [<] the paper", "--score", "4"),
        *("--with", "Ada Lovelace", "--role", "Counsel"),
    )
    shell.ok("log", "- [?] the hours", "--with", "Ada L.", "--role", "Counsel")
    for name in ("ada lovelace", "ada l."):
        shell.ok("contact", name, "--company", "Engines", "--title", "Analyst")
    shell.ok("contact", "ada lovelace", "--company", "Looms")
    shell.ok("contact", "ada l.", "--company", "Looms")
    shell.ok("introduction", "1", "--status", "made")
    shell.ok("log", "x", "--with", "Kay McNulty")
    shell.ok("log", "x", "--with", "Betty Holberton")
    shell.ok("contact", "kay", "--merge", "betty")
    section = SECTION.search(Path(ROOT / "README.md").read_text(encoding="utf-8"))
    assert section
    told = dict(re.findall(r"^\| `([^`]*)` \| (.*) \|$", section[1], re.MULTILINE))
    shapes = {name: re.findall(rf"{name} is `([^`]*)`", section[1])[0] for name in SHAPES}
    assert WAYS.keys() | {"questions"} == told.keys() - {"command"}
    for row, arguments in WAYS.items():
        words = told[row]
        for name, shape in shapes.items():
            words = re.sub(rf"\b{name}\b", lambda _, shape=shape: shape, words)
        found = shell.ok(*arguments, "--json").json
        assert found, row
        names = set(re.findall(r'"(\w+)"', words)) - ({"by", "entry"} if row == "contact NAME" else set())
        assert names == keys_in(found, card=row == "contact NAME"), row
    assert shell.ok("questions", "--json").json
    (introduced,) = shell.ok("contact", "jean", "--json").json["introduced"]
    assert (introduced["by"], introduced["entry"]) == ("Ada Lovelace", 1)
