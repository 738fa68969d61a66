"""The app locks an encrypted journal: by a key, and when nobody has touched one for a while.

What is locked is the screen: drafts are kept first, notices wait, and no key does anything but what the lock
says. The program itself still has the key, and what is open in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual import events
from textual.await_complete import AwaitComplete

from tui.journal.clock import elapsed

if TYPE_CHECKING:
    from textual.app import App

    from tui.app.app import PreseasonApp

    Base = App[int]
else:
    Base = object

LOOK = 5.0
"""Seconds between two looks at how long nothing was touched."""
_STILL = frozenset({"quit", "help_quit", "suspend_process"})
"""What can be done while it is locked."""


class Locks(Base):
    """To be named before Textual's own app."""

    _locked = False
    touched_at = 0.0
    """When somebody did anything last, as `elapsed` counts."""
    _later: tuple[Callable[[], object], ...] = ()
    _waiting: tuple[tuple[tuple[Any, ...], dict[str, Any]], ...] = ()

    def begin_locking(self) -> None:
        """Lock when nobody touches anything, if the journal is encrypted and the settings let it."""
        app = cast("PreseasonApp", self)
        self.touched()
        if app.journal.key is not None and app.settings.lock_minutes:
            self.set_interval(LOOK, self._look)

    def touched(self) -> None:
        """Somebody is there."""
        self.touched_at = elapsed()

    async def on_event(self, event: events.Event) -> None:
        """Note that somebody is there, and go on."""
        if isinstance(event, events.InputEvent | events.Paste):
            self.touched()
        await super().on_event(event)

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Lend the terminal to another program; whoever used that was here all the time."""
        with super().suspend():
            yield
        self.touched()

    def _look(self) -> None:
        app = cast("PreseasonApp", self)
        if not self._locked and elapsed() - self.touched_at >= 60 * app.settings.lock_minutes:
            self.action_lock()

    def action_lock(self) -> None:
        """Show nothing of the journal until its passphrase is typed; drafts are kept."""
        app = cast("PreseasonApp", self)
        key = app.journal.key
        if key is None:
            app.say("Only an encrypted journal can be locked: `preseason encrypt` makes it one.")
            return
        if self._locked:
            return
        from tui.app.lock.screen import LockScreen

        said = app.keep_drafts()
        self.clear_notifications()
        self.push_screen(LockScreen(key, said), self._unlocked)
        self._locked = True

    def _unlocked(self, _: None) -> None:
        self._locked = False
        self.touched()
        later, self._later = self._later, ()
        for push in later:
            push()
        waiting, self._waiting = self._waiting, ()
        for words, named in waiting:
            self.notify(*words, **named)

    @property
    def locked(self) -> bool:
        """Whether the lock is before everything."""
        return self._locked

    def push_screen(self, screen: Any, *given: Any, **named: Any) -> Any:
        """What a timer or a thread would show waits until it is unlocked."""
        if self._locked:
            self._later = (*self._later, partial(super().push_screen, screen, *given, **named))
            return AwaitComplete()
        return super().push_screen(screen, *given, **named)

    def pop_screen(self) -> Any:
        """Nothing but the passphrase takes the lock away."""
        if self._locked and not getattr(self.screen, "opened", False):
            return AwaitComplete()
        return super().pop_screen()

    def notify(self, *words: Any, **named: Any) -> None:
        """A notice waits until it is unlocked: it may say what is in the journal. Its text is text."""
        if self._locked:
            self._waiting = (*self._waiting, (words, named))[-5:]
        else:
            super().notify(*words, **{"markup": False, **named})

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is done from beneath the lock."""
        if self._locked and action not in _STILL:
            return False
        return super().check_action(action, parameters)
