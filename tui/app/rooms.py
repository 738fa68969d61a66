"""From room to room: the Journal is beneath all others; a room one was in is as one left it."""

from __future__ import annotations

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
    for name in SIZES:
        wanted.set_class(name in sizes, name)
    app.push_screen(wanted)


def _room(app: PreseasonApp, room: str) -> Screen[Any]:
    place = next(each for each in ROOMS if each.id == room)
    if not place.module:
        return app.screen_stack[0]
    if not app.is_screen_installed(place.id):
        make = getattr(import_module(place.module), place.screen)
        app.install_screen(make(app.journal), place.id)
    return app.get_screen(place.id)
