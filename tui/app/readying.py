"""The rooms are made while nobody types: a first way to one takes no longer than any later way. What they
ask of the journal is read ahead, and again where something was written."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.app import rooms
from tui.app.coming import ComesBack
from tui.app.roles.background import Background
from tui.app.rooms import ROOMS, Place
from tui.domain.errors import PreseasonError
from tui.journal.clock import elapsed

if TYPE_CHECKING:
    from textual.screen import Screen

    from tui.app.app import PreseasonApp

QUIET = 0.4
"""Seconds without a key after which nobody types."""
LOOK = 2.0
"""Seconds between two looks whether something was written since."""
MOST = 25_000
"""Meetings up to which it is done: of more, what is shown takes memory that nobody may need."""
BETWEEN = 0.05
"""Seconds between two rooms: what came meanwhile is done first."""


class Readying:
    """Reads what each room shows in a thread, then makes it, out of sight."""

    def __init__(self, app: PreseasonApp) -> None:
        self._app = app
        self._background = Background()

    def begin(self) -> None:
        """Begin; the start is over."""
        self._app.run_worker(self._work(), exit_on_error=False)

    async def _work(self) -> None:
        try:
            await self.make_all()
            while True:
                await asyncio.sleep(LOOK)
                await self.read_again()
        finally:  # nothing is read from a journal that will be closed
            self._background.rest()

    async def make_all(self) -> None:
        """Make all that nobody went to yet."""
        await asyncio.to_thread(rooms.load, self._app.journal)
        await self._pause()
        self._read_styles()
        for place in ROOMS if await self._background.ask(self._fits) else ():
            if place.module:
                await self._pause()
                await self._make(place)

    async def read_again(self) -> None:
        """Where something was written since, read again what the rooms will ask; never while somebody writes,
        when every pause keeps a draft, and there is no way to a room."""
        for place in ROOMS:
            if place.module and self._app.is_screen_installed(place.id):
                await self._pause()
                if self._app.busy or rooms.is_writing(self._app):
                    return
                await self._read_ahead(rooms.screen_of(self._app, place))

    def _fits(self) -> bool:
        return self._app.journal.entries.count("meeting") <= MOST

    async def _pause(self) -> None:
        await asyncio.sleep(BETWEEN)
        while (wait := self._app.touched_at + QUIET - elapsed()) > 0:
            await asyncio.sleep(wait)

    def _read_styles(self) -> None:
        """The styles of all screens, at once: each would have all of them parsed again."""
        sheet = self._app.stylesheet
        paths = sorted(Path(__file__).parent.rglob("*.tcss"))
        new = [path for path in paths if not sheet.has_source(str(path))]
        if new:
            sheet.read_all(new)
            sheet.reparse()
            sheet.update(self._app)

    async def _make(self, place: Place) -> None:
        screen = rooms.screen_of(self._app, place)
        if not screen.is_running:
            await self._read_ahead(screen)
            await self._pause()
        if not screen.is_running:
            await rooms.make_out_of_sight(self._app, screen)

    async def _read_ahead(self, screen: Screen[Any]) -> None:
        if isinstance(screen, ComesBack) and screen.is_behind:
            with suppress(PreseasonError):  # whoever goes there reads it again, and is told
                state = screen.ahead.state()
                await self._background.ask(partial(screen.ahead.fill, state, screen.read_ahead))
