"""When Python looks for memory that nothing uses any more: seldom, since every key waits for it."""

from __future__ import annotations

import gc

AFTER = (10_000, 20, 20)
"""How many more things there must be before the young ones are looked through, and how often that is done
before the older ones are, and the oldest. To look through all takes 25–45 ms."""


def begin() -> None:
    """The start is over: what it made stays, and what comes is looked through."""
    gc.freeze()
    gc.set_threshold(*AFTER)
    gc.enable()
