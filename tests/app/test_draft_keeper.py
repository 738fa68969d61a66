"""When a draft is saved: at a pause, or without one before a second is over; and again where it failed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tui.app.editor import draft_keeper
from tui.app.editor.draft_keeper import DraftKeeper


class Clock:
    """A widget's timers, on a clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 0.0
        self._due: tuple[float, Callable[[], None]] | None = None

    def set_timer(self, delay: float, call: Callable[[], None]) -> Clock:
        self._due = (self.now + delay, call)
        return self

    def stop(self) -> None:
        self._due = None

    def go_on(self, seconds: float) -> None:
        until = self.now + seconds
        while self._due is not None and self._due[0] <= until:
            self.now, call = self._due
            self._due = None
            call()
        self.now = until


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(draft_keeper, "monotonic", lambda: made.now)
    return made


@pytest.mark.parametrize("between", [0.01, 0.05, 0.2, 0.29])
def test_without_a_pause_no_more_than_a_second_is_not_saved(clock: Clock, between: float) -> None:
    saved: list[float] = [0.0]
    keeper = DraftKeeper(clock, lambda: saved.append(clock.now) or True)  # type: ignore[arg-type, func-returns-value]
    while clock.now < 10:
        keeper.changed()
        clock.go_on(between)
        assert clock.now - saved[-1] <= 1.0 + between
    assert len(saved) < 14, "not at every key either"


def test_at_a_pause_it_is_saved_at_once_and_once(clock: Clock) -> None:
    saved: list[float] = []
    keeper = DraftKeeper(clock, lambda: saved.append(clock.now) or True)  # type: ignore[arg-type, func-returns-value]
    keeper.changed()
    clock.go_on(5)
    assert saved == [draft_keeper.PAUSE]
    assert not keeper.pending


def test_a_save_that_failed_is_tried_again_until_it_succeeds(clock: Clock) -> None:
    answers = iter([False, False, True])
    keeper = DraftKeeper(clock, lambda: next(answers))  # type: ignore[arg-type]
    keeper.changed()
    clock.go_on(1.5)
    assert keeper.pending
    clock.go_on(2)
    assert not keeper.pending
