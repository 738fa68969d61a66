"""`allies`: the tree, the counts, the way to anyone, and graphs for other programs."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Shell


@pytest.fixture
def chain(shell: Shell) -> Shell:
    shell.ok("log", "- [>] Grace Hopper, at sea\n- [>] Kay McNulty", "--with", "Ada Lovelace")
    shell.ok("log", "x", "--with", "Grace Hopper")
    shell.ok("contact", "grace", "--introduced-by", "Ada Lovelace")
    shell.ok("log", "x", "--with", "Jean Bartik")
    shell.ok("contact", "jean", "--introduced-by", "Grace Hopper", "--level", "helpful")
    shell.ok("log", "x", "--with", "Charles Babbage")
    return shell


def test_before_there_is_anybody(shell: Shell, journal_path: Path) -> None:
    assert shell.ok("allies", "--json").json == {"people": [], "tree": [], "left_out": []}
    result = shell.ok("allies")
    assert (result.out, result.err.count("\n")) == ("", 1)
    assert shell.ok("allies", "--dot").out.startswith("digraph")
    assert not journal_path.exists()


def test_json_is_as_it_was_agreed(chain: Shell) -> None:
    found = chain.ok("allies", "--json").json
    assert list(found) == ["people", "tree", "left_out"]
    assert found["people"][0] == {
        "name": "Ada Lovelace",
        "level": "contact",
        "introductions": {"offered": 2, "made": 1, "met": 1},
        "earned": "ally",
        "led_to": {"people": 2, "met": 2, "meetings": 2},
        "last_touch": "2026-11-05",
        "cold_since": None,
    }
    assert found["tree"] == [
        {
            "name": "Ada Lovelace",
            "via": [{"name": "Grace Hopper", "via": [{"name": "Jean Bartik", "via": []}]}],
        },
        {"name": "Charles Babbage", "via": []},
    ]


def test_the_tree_is_plain_text_on_a_pipe(chain: Shell) -> None:
    result = chain.ok("allies")
    assert result.out.splitlines() == [
        "Ada Lovelace\tcontact → ally\t2 people, 2 meetings\t2 offered, 1 made, 1 met",
        "└─ Grace Hopper\tcontact → ally\t1 person, 1 meeting\t",
        "   └─ Jean Bartik\thelpful\t\t",
    ]
    assert result.err == "and 1 contact more, met by yourself\n"


def test_the_way_to_someone(chain: Shell) -> None:
    assert chain.ok("allies", "--path", "jean").out == "me → Ada Lovelace → Grace Hopper → Jean Bartik\n"
    assert chain.ok("allies", "--path", "babbage", "--json").json == {
        "name": "Charles Babbage",
        "path": ["Charles Babbage"],
    }
    assert "no contact is called" in chain.fails("allies", "--path", "nobody")


def test_graphs(chain: Shell) -> None:
    assert "p1 -> p2;" in chain.ok("allies", "--dot").out
    assert "p1 --> p2" in chain.ok("allies", "--mermaid").out


@pytest.mark.parametrize("arguments", [("--dot", "--mermaid"), ("--dot", "--json"), ("--path", "a", "--dot")])
def test_what_does_not_go_together(shell: Shell, arguments: tuple[str, ...]) -> None:
    shell.fails("allies", *arguments, status=2)


def test_a_circle_is_cut_and_told(chain: Shell) -> None:
    chain.ok("contact", "ada", "--introduced-by", "jean bartik")
    result = chain.ok("allies")
    assert result.out.startswith("Ada Lovelace\t")
    assert "go round in a circle" in result.err
    assert len(chain.ok("allies", "--json").json["tree"]) == 2


def test_the_same_was_read_from_the_journal_it_cannot_have(chain: Shell, journal_path: Path) -> None:
    """Someone who introduces themselves, by whatever wrote that."""
    connection = sqlite3.connect(journal_path)
    connection.execute("UPDATE contact SET introduced_by_id = id")
    connection.commit()
    connection.close()
    result = chain.ok("allies")
    assert "introduced themselves" in result.err
    assert chain.ok("allies", "--path", "jean").out == "me → Jean Bartik\n"


def test_a_chain_of_a_thousand_is_read_and_written(shell: Shell, journal_path: Path) -> None:
    shell.ok("log", "x", "--with", "P0")
    connection = sqlite3.connect(journal_path)
    connection.executemany(
        "INSERT INTO contact (uid, name, fold, introduced_by_id, created_at, updated_at) "
        "VALUES (?, ?, ?, ?, '', '')",
        [(str(n), f"P{n}", f"p{n}", n) for n in range(1, 1000)],
    )
    connection.commit()
    connection.close()
    result = shell.ok("allies", "--json")
    assert len(json.loads(result.out)["people"]) == 1000
    assert shell.ok("allies", "--path", "P999").out.count("→") == 1000
    assert "goes on alone" in shell.ok("allies").err
    assert shell.ok("allies", "--mermaid").out.count("-->") == 1000
