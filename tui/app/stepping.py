"""Undo and redo: at once, or in a thread where it is of so much that a key would have to wait for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.domain.errors import PreseasonError

if TYPE_CHECKING:
    from tui.app.app import PreseasonApp

MANY = 300
"""Things that are undone within a key; more take a thread, and a word on what goes on."""


def step(app: PreseasonApp, *, redo: bool) -> None:
    """Take back the last change of the session, or make it again, and say which it was."""
    changes = app.journal.changes
    act: Callable[[], str] = changes.redo if redo else changes.undo
    if changes.weight(redo=redo) > MANY:
        from tui.app.imports.running import Running

        title = f"{'Redoing' if redo else 'Undoing'} {changes.can_redo if redo else changes.can_undo}"
        running = Running(title, "", lambda tell: act(), stops=False)
        app.push_screen(running, lambda done: _said(app, done, redo=redo))
        return
    try:
        done: object = act()
    except PreseasonError as fault:
        done = fault
    _said(app, done, redo=redo)


def _said(app: PreseasonApp, done: object, *, redo: bool) -> None:
    if isinstance(done, PreseasonError):
        app.say(str(done), severity="warning")
        return
    app.say(f"{'Redone' if redo else 'Undone'}: {done}")
    app.reload_screens(show_new=True)
