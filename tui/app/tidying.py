"""What nothing refers to any more is looked for when nothing happens: a look over everything takes as long as
two keys may, and Python would take it in the middle of one."""

from __future__ import annotations

import gc

YOUNG, MIDDLE = 10_000, 20
"""New things after which those are looked through, and how often before the older ones are; Python's own
numbers, 700 and 10, let a key wait more often than there is anything to find."""
SELDOM = 1_000
"""Looks at what is young after which all is looked at even so; Python's own number is 10."""


class Tidying:
    """To be told when the start is over, and every few seconds since."""

    def __init__(self) -> None:
        self._young = -1

    def begin(self) -> None:
        """What the start made stays; what comes is collected from now on."""
        gc.freeze()
        gc.set_threshold(YOUNG, MIDDLE, SELDOM)
        gc.enable()

    def look(self) -> bool:
        """Look over everything, if nothing happened since the last time and something did before that."""
        young = gc.get_count()[2]
        quiet, self._young = young == self._young, young
        if quiet and young:
            gc.collect()
            self._young = -1
            return True
        return False
