"""From room to room: the Journal is beneath all others; a room one was in is as one left it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.app.acts import SIZES

if TYPE_CHECKING:
    from textual.screen import Screen

    from tui.app.app import PreseasonApp
    from tui.journal.journal import Journal


class Place(NamedTuple):
    """A room: the key after `g` that leads there, its name, and the screen made when one first goes there."""

    key: str
    name: str
    module: str = ""
    screen: str = ""

    @property
    def id(self) -> str:
        """Its name in lower case."""
        return self.name.lower()


ROOMS: tuple[Place, ...] = (
    Place("j", "Journal"),
    Place("t", "Today", "tui.app.today.screen", "TodayScreen"),
    Place("r", "Roles", "tui.app.roles.screen", "RolesScreen"),
    Place("p", "Pitch", "tui.app.pitch.screen", "PitchScreen"),
    Place("a", "Allies", "tui.app.allies.screen", "AlliesScreen"),
    Place("s", "Season", "tui.app.season.screen", "SeasonScreen"),
)
"""In the order of the line at the top. The first is the screen the app starts with."""


SOON = 0.02
"""Seconds by which widgets have heard what size they have."""


def load(journal: Journal) -> None:
    """Load what the first write needs and what the rooms are made of, when nobody waits for it."""
    journal.warm_up()
    for place in ROOMS:
        if place.module:
            import_module(place.module)


def go_to(app: PreseasonApp, room: str) -> None:
    """Go to a room, by its id; where something is being written, it stays open."""
    if app.locked or any(hasattr(screen, "flush") for screen in app.screen_stack):
        return
    wanted = _room(app, room)
    if app.screen is wanted:
        return
    sizes = [name for name in SIZES if app.screen.has_class(name)]
    while len(app.screen_stack) > 1 and app.screen is not wanted:
        app.pop_screen()
    if app.screen is wanted:
        app.reload_screens()
        return
    _fit(wanted, sizes)
    app.push_screen(wanted)


def _fit(screen: Screen[Any], sizes: Sequence[str]) -> None:
    """Its first frame fits the window too."""
    for name in SIZES:
        screen.set_class(name in sizes, name)


def _room(app: PreseasonApp, room: str) -> Screen[Any]:
    place = next(each for each in ROOMS if each.id == room)
    return screen_of(app, place) if place.module else app.screen_stack[0]


def screen_of(app: PreseasonApp, place: Place) -> Screen[Any]:
    """The screen of a room that has one of its own, made the first time."""
    if not app.is_screen_installed(place.id):
        make = getattr(import_module(place.module), place.screen)
        app.install_screen(make(app.journal), place.id)
    return app.get_screen(place.id)


async def make_out_of_sight(app: PreseasonApp, screen: Screen[Any]) -> None:
    """Mount a room's screen and lay it out, so that what is left to do when one goes there is to draw it.

    Textual has no public way to do so; its version is pinned, and a test tells if this works another way.
    """
    _fit(screen, [name for name in SIZES if app.screen.has_class(name)])
    app._load_screen_css(screen)
    _, mounted = app._get_screen(screen)
    await mounted
    for _ in range(2):  # what has a size now may lay out what it shows, and then its scroll bar
        if not screen.is_current:
            screen._refresh_layout(app.size)
        await asyncio.sleep(SOON)
    if not screen.is_current:
        screen._compositor.render_strips()
