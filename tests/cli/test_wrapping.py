"""Lists on a terminal that is too narrow for them: what is long goes on below its own beginning."""

from __future__ import annotations

import os
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.cli import out, wrapping

ROWS = [
    ("i1", "offered", "Grace Hopper, who runs a fund", "(1:3)"),
    ("i12", "met", "漢字漢字 漢字", ""),
]


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(out, "on_terminal", lambda _: True)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((30, 24)))


def plain(capsys: pytest.CaptureFixture[str]) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out)


def test_a_table_flows_where_it_is_too_wide(narrow: None, capsys: pytest.CaptureFixture[str]) -> None:
    wrapping.table(ROWS, flow=2, quiet=(0,))
    assert plain(capsys) == (
        "i1   offered  Grace Hopper,\n"
        "              who runs a fund\n"
        "              (1:3)\n"
        "i12  met      漢字漢字 漢字\n"
    )


def test_a_table_is_one_where_it_fits_and_on_a_pipe(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrapping.table(ROWS, flow=2)
    assert capsys.readouterr().out == "\n".join("\t".join(row) for row in ROWS) + "\n"
    monkeypatch.setattr(out, "on_terminal", lambda _: True)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((80, 24)))
    wrapping.table(ROWS, flow=2)
    assert plain(capsys).startswith("i1   offered  Grace Hopper, who runs a fund  (1:3)\n")


def test_items_go_on_below_their_words(narrow: None, capsys: pytest.CaptureFixture[str]) -> None:
    wrapping.section("Open", [("[ ] send her the whole article", "by Fri 6 Nov"), ("> Kay", "met")])
    assert plain(capsys) == ("\nOpen\n  [ ] send her the whole\n      article  by Fri 6 Nov\n  > Kay  met\n")


@given(st.text(alphabet="ab 漢\u0301👩\u200d🚀", max_size=60), st.integers(1, 20))
def test_no_word_is_lost_and_no_line_too_long(text: str, room: int) -> None:
    lines = wrapping.folded(text, room)
    assert " ".join(lines).split() == text.split()
    assert all(out.cells(line) <= room or len(line.split()) == 1 for line in lines)
