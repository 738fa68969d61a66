"""The rooms of the house: who may import whom, who reads the clock, and how long a file may grow.

Read from the source alone, so that a forbidden import fails even where no test would load it.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "tui"
MODULES = sorted(PACKAGE.rglob("*.py"))
TOP_LEVEL = {"pyproject.toml", "tui", "tests", "screenshots", "README.md", "LICENSE", ".gitignore", ".ci"}
MAX_LINES = 260

MAY_IMPORT = {
    "domain": {"domain"},
    "journal": {"journal", "domain"},
    "interop": {"interop", "journal", "domain"},
    "app": {"app", "interop", "journal", "domain"},
    "cli": {"cli", "app", "interop", "journal", "domain"},
    "": {"cli"},
}
"""Arrows point one way. `cli` starts the app and the exports, so it stands above them."""

ONLY_IN = {
    "peewee": {"journal"},
    "playhouse": {"journal"},
    "textual": {"app"},
    "rich": {"app"},
    "click": {"cli"},
}
DOMAIN_MAY_USE = {"markdown_it", "rapidfuzz"}
CLOCKS = {
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("date", "today"),
    ("time", "time"),
    ("time", "time_ns"),
    ("time", "localtime"),
    ("time", "gmtime"),
}
CLOCK = PACKAGE / "journal" / "clock.py"


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def room(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else ""


def imported(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every module imported anywhere in the tree, in functions and under TYPE_CHECKING too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            if node.module == "tui":
                for alias in node.names:
                    yield f"tui.{alias.name}", node.lineno
            else:
                yield "." * node.level + (node.module or ""), node.lineno


def offences(rule: str, found: Iterator[tuple[Path, int, str]]) -> str:
    return "\n".join([rule, *(f"{path.relative_to(ROOT)}:{line}: {what}" for path, line, what in found)])


def test_the_rooms_are_these() -> None:
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir() and any(path.glob("*.py"))}
    assert rooms == set(MAY_IMPORT) - {""}


def test_arrows_point_one_way() -> None:
    def wrong() -> Iterator[tuple[Path, int, str]]:
        for path in MODULES:
            for name, line in imported(parsed(path)):
                first, _, rest = name.partition(".")
                if name.startswith("."):
                    yield path, line, "a relative import"
                elif first == "tui" and rest.split(".")[0] not in MAY_IMPORT[room(path)]:
                    yield path, line, name

    said = offences("app, cli, interop -> journal -> domain", wrong())
    assert "\n" not in said, said


def test_libraries_stay_in_their_rooms() -> None:
    def wrong() -> Iterator[tuple[Path, int, str]]:
        for path in MODULES:
            for name, line in imported(parsed(path)):
                first = name.split(".")[0]
                if first in ONLY_IN and room(path) not in ONLY_IN[first]:
                    yield path, line, name

    said = offences("a library is known in one room only", wrong())
    assert "\n" not in said, said


def test_the_domain_is_pure() -> None:
    allowed = {"tui", *DOMAIN_MAY_USE, *sys.stdlib_module_names}
    doors = {"os", "sys", "io", "pathlib", "subprocess", "socket", "sqlite3", "shutil", "tempfile", "random"}

    def wrong() -> Iterator[tuple[Path, int, str]]:
        for path in MODULES:
            if room(path) == "domain":
                for name, line in imported(parsed(path)):
                    first = name.split(".")[0]
                    if first not in allowed or first in doors:
                        yield path, line, name
                for node in ast.walk(parsed(path)):
                    called = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
                    if called in ("open", "print", "input"):
                        yield path, node.lineno, called

    said = offences("the domain uses the standard library and two others, and touches nothing", wrong())
    assert "\n" not in said, said


def test_the_domain_loads_its_libraries_late() -> None:
    def wrong() -> Iterator[tuple[Path, int, str]]:
        for path in MODULES:
            if room(path) == "domain":
                for node in parsed(path).body:
                    if isinstance(node, ast.Import | ast.ImportFrom):
                        for name, line in imported(node):
                            if name.split(".")[0] in DOMAIN_MAY_USE:
                                yield path, line, name

    said = offences("markdown-it costs 50 ms: import it in the function that parses, and so on", wrong())
    assert "\n" not in said, said


def test_the_command_line_loads_the_app_late() -> None:
    def wrong() -> Iterator[tuple[Path, int, str]]:
        for path in MODULES:
            if room(path) in ("cli", ""):
                for node in parsed(path).body:
                    for name, line in imported(node) if isinstance(node, ast.Import | ast.ImportFrom) else ():
                        if name.startswith("tui.app"):
                            yield path, line, name

    said = offences("a command must not pay for the app", wrong())
    assert "\n" not in said, said


def test_one_module_reads_the_clock() -> None:
    def wrong() -> Iterator[tuple[Path, int, str]]:
        for path in MODULES:
            if path == CLOCK:
                continue
            names = clocks_by_name(parsed(path))
            for node in ast.walk(parsed(path)):
                if isinstance(node, ast.Attribute):
                    owner = node.value
                    last = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
                    if (last, node.attr) in CLOCKS:
                        yield path, node.lineno, f"{last}.{node.attr}"
                elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
                    yield path, node.lineno, node.func.id

    said = offences("time is an argument: only tui/journal/clock.py reads the clock", wrong())
    assert "\n" not in said, said


def clocks_by_name(tree: ast.Module) -> set[str]:
    """Names bound by `from time import time` and its like."""
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "time"
        for alias in node.names
        if ("time", alias.name) in CLOCKS
    }


def test_files_stay_short() -> None:
    def wrong() -> Iterator[tuple[Path, int, str]]:
        for path in MODULES:
            lines = path.read_text(encoding="utf-8").count("\n")
            if lines >= MAX_LINES:
                yield path, lines, "lines"

    said = offences(f"files stay under {MAX_LINES} lines: split by reason to change", wrong())
    assert "\n" not in said, said


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_why_it_exists(path: Path) -> None:
    assert ast.get_docstring(parsed(path))


def test_the_top_level_holds_nothing_else() -> None:
    ignored = [line.strip("/") for line in (ROOT / ".gitignore").read_text().split("\n") if line]
    found = {
        path.name
        for path in ROOT.iterdir()
        if path.name != ".git" and not any(fnmatch(path.name, pattern) for pattern in ignored)
    }
    assert found == TOP_LEVEL
