"""What README.md says of your words names tests that are there, and test something."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = re.search(
    r"^## What happens to your words$(.*?)^## ",
    (ROOT / "README.md").read_text("utf-8"),
    re.MULTILINE | re.DOTALL,
)
ROWS = re.findall(r"^\| (?!promise|---)(.+?) \| (.+?) \|$", PAGE[1] if PAGE else "", re.MULTILINE)
NAMED = re.compile(r"`(?:tests/)?([\w/]*test_\w+\.py)`")


def test_the_page_makes_its_promises() -> None:
    assert len(ROWS) >= 15


@pytest.mark.parametrize(("promise", "tested"), ROWS, ids=[promise[:40] for promise, _ in ROWS])
def test_each_promise_names_tests_that_are_there(promise: str, tested: str) -> None:
    named = NAMED.findall(tested)
    assert named, promise
    for each in named:
        path = ROOT / "tests" / each
        assert path.is_file(), each
        functions = [
            node
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
        ]
        assert functions, each


def test_no_named_test_stands_outside_its_folder() -> None:
    assert all(
        f"`tests/{each}`" in (PAGE[1] if PAGE else "") for _, tested in ROWS for each in NAMED.findall(tested)
    )
