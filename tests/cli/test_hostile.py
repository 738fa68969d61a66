"""Text from anywhere is only ever shown: nothing printed may drive a terminal."""

from __future__ import annotations

import re

import pytest

from tests.cli.conftest import Shell

DRIVES = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\u200b\u2060\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
HOSTILE = [
    "\x1b]52;c;cm0gLXJm\x07",
    "\x1b]0;title\x1b\\",
    "\x1b]8;;file:///etc/passwd\x1b\\click\x1b]8;;\x1b\\",
    "\x1b[2J\x1b[31mred",
    "\x1bP+q544e\x1b\\",
    "\x9b31m\x9d52;c;\x9c",
    "\x1b]52;c;unterminated",
    "safe\u202egpj.exe",
    "a\u200bb\u2060c\ufeffd",
    "\U000e0041\U000e0042tags",
    "line\u2028separated\u2029twice",
    "tab\tand\rreturn\x0b\x0c",
    "back\x08\x08space\x7f",
    "z" + "\u0301" * 180,
    "\udcff\ud800 lone",
    "[@click=app.quit]x[/] [/oops] [link=file:]",
    "<script>alert(1)</script> javascript:alert(1)",
    "'; DROP TABLE entry; --",
    "漢字 👩🏽‍🚀 שלום عربى",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_field_drives_the_terminal(shell: Shell, text: str) -> None:
    said = [
        shell("log", f"x {text}\n\n- [+] {text} #{text}\n- [>] {text}, {text}\n- [ ] {text}\n- [~] {text}",
              "--with", f"N {text}", "--role", f"R {text}", "--title", f"T {text}"),
        shell("reflect", f"{text}\n{text}", "--title", text, "--role", text),
        *(
            shell(*command)
            for command in (
                ("show", "1"), ("show", "1", "--json"), ("show", "2"), ("meetings",), ("meetings", "--json"),
                ("reflections",), ("reflections", "--json"), ("contacts",), ("contacts", "--json"),
                ("contact", "n"), ("contact", "n", "--json"), ("history", "1"), ("history", "1", "--json"),
                ("history", "1", "--revision", "1"), ("meetings",), ("edit", "1", "y", "--title", text + "!"),
                ("delete", "1"), ("trash",), ("trash", "--json"), ("undelete", "1"),
            )
        ),
    ]  # fmt: skip
    assert [one.status for one in said] == [0] * len(said), said
    refused = [
        shell("show", text),
        shell("contact", f"nobody {text}"),
        shell("log", "x", "--with", "A", "--on", text),
        shell("log", "x", "--with", "A", "--kind", text),
        shell("log", "x", "--with", "A", "--" + "".join(text.split())),
        shell("--db", f"{__file__}/{text}".replace("\ud800", ""), "meetings"),
        shell(f"x{text}"),
    ]
    assert all(one.status in (1, 2) for one in refused), refused
    for result in (*said, *refused):
        assert not DRIVES.search(result.out), result.out
        assert not DRIVES.search(result.err), result.err
    for result in refused:
        assert result.err.startswith("preseason: ")
        assert result.err.count("\n") == 1


@pytest.mark.parametrize("text", [text for text in HOSTILE if "\ud800" not in text and "\r" not in text])
def test_a_body_makes_the_round_trip(shell: Shell, text: str) -> None:
    shell.ok("reflect", stdin=f"a{text}")
    assert shell.ok("show", "1", "--json").json["body"] == f"a{text}"


def test_a_heap_of_accents_is_capped_on_screen_and_kept_in_the_journal(shell: Shell) -> None:
    heap = "z" + "\u0301" * 3000
    shell.ok("reflect", stdin=heap)
    assert shell.ok("show", "1").out.count("\u0301") <= 16
    assert shell.ok("history", "1").out.count("\u0301") <= 8
    assert shell.ok("show", "1", "--json").json["body"] == heap
