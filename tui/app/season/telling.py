"""Says what was reached, once and quietly."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from tui.domain.errors import PreseasonError

if TYPE_CHECKING:
    from tui.app.app import PreseasonApp
    from tui.journal.journal import Journal

STAR = "★"


def tell_reached(app: PreseasonApp, journal: Journal) -> None:
    """One notice of the milestones that nobody was told of yet; a fault of this is no fault of a save."""
    with suppress(PreseasonError):
        reached = journal.seasons.tell_milestones()
        if reached:
            app.say(f"{STAR} {' · '.join(each.text for each in reached)}")
