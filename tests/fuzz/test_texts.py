"""A short run of every target, with the same texts each time; `python -m tests.fuzz` goes on for longer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fuzz.__main__ import NAMES
from tests.fuzz.given import try_out
from tests.fuzz.targets import Target, targets

EXAMPLES = {"marks": 60, "query": 80, "save": 12, "arguments": 50}


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Target]]:
    found, asking = targets(tmp_path_factory.mktemp("asked"))
    yield found
    asking.close()


@pytest.mark.parametrize("name", NAMES)
def test_no_text_breaks_it(
    every: dict[str, Target], name: str, thorough: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.setenv("VISUAL", "true")
    monkeypatch.setenv("PRESEASON_CONFIG", str(tmp_path / "config"))
    try_out(name, every[name], examples=EXAMPLES.get(name, 150) * thorough)


def test_every_target_has_a_name(every: dict[str, Target]) -> None:
    assert set(every) == set(NAMES)


def test_a_text_that_breaks_it_is_found() -> None:
    def fragile(typed: str) -> None:
        assert "[@click" not in typed

    with pytest.raises(AssertionError):
        try_out("text", fragile, examples=400)
