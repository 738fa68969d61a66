"""What the pilots of the Roles board have in common."""

from __future__ import annotations

from textual import events
from textual.pilot import Pilot

from tests.app.test_home import press
from tui.app.app import PreseasonApp
from tui.app.roles.screen import RolesScreen

COUNSEL, MANAGER = "In-house counsel", "Product manager"


KEYS = {" ": "space", ".": "full_stop", "~": "tilde", "/": "slash", "-": "minus"}


def typed(words: str) -> list[str]:
    """A line as the keys that type it."""
    return [KEYS.get(letter, letter) for letter in words]


def roles(app: PreseasonApp) -> RolesScreen:
    """The board, which is what one sees."""
    screen = app.screen
    assert isinstance(screen, RolesScreen), screen
    return screen


async def settle(pilot: Pilot) -> None:
    """Let the thread answer, and what follows from that be drawn."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause(0.02)


async def board(pilot: Pilot, *keys: str) -> RolesScreen:
    """Go to the roles, and press some keys there."""
    await pilot.press("g", "r")
    await settle(pilot)
    if keys:
        await press(pilot, *keys)
        await settle(pilot)
    screen = pilot.app.get_screen("roles")
    assert isinstance(screen, RolesScreen)
    return screen


async def write(pilot: Pilot, text: str) -> None:
    """Write at the cursor, at once."""
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()


def notices(app: PreseasonApp) -> str:
    """What was said in notices."""
    return " | ".join(note.message for note in app._notifications)
