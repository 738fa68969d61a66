"""One thread for what takes longer than a key may: themes over all roles, what has none, what looks alike."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TypeVar

TURN = 0.0005
"""Seconds that a thread which computes may make another wait: Python’s five milliseconds show in a key."""
PATIENCE = 2.0
"""Seconds to wait for it to end before the journal is closed under it."""

T = TypeVar("T")


class Background:
    """Answers questions in turn; what was asked before `forget` is not answered any more."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "roles")
        self._question = 0
        self._running: Future[object] | None = None
        sys.setswitchinterval(TURN)

    def forget(self) -> None:
        """No answer that is still to come is wanted."""
        self._question += 1

    def rest(self) -> None:
        """Forget, and wait until the thread has nothing to do."""
        self.forget()
        if self._running is not None:
            wait((self._running,), PATIENCE)

    async def ask(self, find: Callable[[], T]) -> T | None:
        """The answer, or None where it is not wanted any more. Raises what `find` raises."""
        question = self._question

        def work() -> T | None:
            return find() if question == self._question else None

        running = self._thread.submit(work)
        self._running = running  # type: ignore[assignment]
        answer = await asyncio.wrap_future(running)
        return answer if question == self._question else None
