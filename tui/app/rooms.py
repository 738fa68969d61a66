"""From room to room: the Journal is beneath all others; a room one was in is as one left it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.app.acts import SIZES

if TYPE_CHECKING:
    from textual.screen import Screen

    from tui.app.app import PreseasonApp

JOURNAL, ROLES = "journal", "roles"


def go_to(app: PreseasonApp, room: str) -> None:
    """Go to a room; where something is being written, it stays open."""
    if any(hasattr(screen, "flush") for screen in app.screen_stack):
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
    if room == JOURNAL:
        return app.screen_stack[0]
    if not app.is_screen_installed(ROLES):
        from tui.app.roles.screen import RolesScreen

        app.install_screen(RolesScreen(app.journal), ROLES)
    return app.get_screen(ROLES)
