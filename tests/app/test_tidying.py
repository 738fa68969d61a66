"""When what nothing refers to is looked for: not in the middle of a key."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from tui.app.tidying import SELDOM, Tidying


@pytest.fixture
def threshold() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often young things were looked at by each look; a full look ends the count."""
    counts = [0]
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, counts[0]))
    monkeypatch.setattr(gc, "collect", lambda: counts.__setitem__(0, 0))
    return counts


def test_all_is_looked_at_seldom_once_the_start_is_over(threshold: None) -> None:
    Tidying().begin()
    assert gc.isenabled()
    assert gc.get_threshold()[2] == SELDOM


def test_all_is_looked_at_when_nothing_happened_since_something_did(looks: list[int]) -> None:
    tidying = Tidying()
    assert not tidying.look(), "nothing happened at all"
    looks[0] = 3
    assert not tidying.look(), "something is happening"
    looks[0] = 5
    assert not tidying.look()
    assert tidying.look()
    assert not tidying.look(), "nothing happened since"
    looks[0] = 1
    assert not tidying.look()
    assert tidying.look()
