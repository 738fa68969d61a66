"""A long run in a thread of its own, with how far it is, and a way out of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import ProgressBar, Static

from tui.app.dialogs.dialog import Dialog
from tui.app.widgets.cells import fit
from tui.domain.errors import PreseasonError, Stopped

EVERY = 0.1
"""Seconds between looks at how far it is."""

Tell = Callable[[int], None]


class Run:
    """What the thread tells, and what it is told."""

    def __init__(self, share: Callable[[], float]) -> None:
        self.share = share
        self.count = 0
        self.stopped = False

    def told(self, count: int) -> None:
        """So many are done; raises Stopped where nobody wants more."""
        self.count = count
        if self.stopped:
            raise Stopped("it was stopped: nothing was changed")


class Running(Dialog[Any]):
    """Ends with what the work returns, with the fault that it raised, or with None where it was stopped."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar = [("escape,ctrl+c", "stop", "Stop")]
    DEFAULT_CSS = """
    Running .box { width: 60; padding: 1 2; }
    Running Static { height: auto; }
    Running ProgressBar { width: 100%; padding: 1 0 0 0; }
    Running ProgressBar Bar { width: 1fr; }
    """

    def __init__(
        self, title: str, verb: str, work: Callable[[Tell], object], share: Callable[[], float] | None = None
    ) -> None:
        """`share` says how much is done, from 0 to 1; 0 for unknown."""
        super().__init__()
        self._title, self._verb, self._work = title, verb, work
        self._run = Run(share or (lambda: 0.0))

    def compose(self) -> ComposeResult:
        """How far it is."""
        with Vertical(classes="box") as box:
            box.border_title = Content(fit(self._title, 54, pad=False))
            box.border_subtitle = Content("esc stops it: then nothing was changed")
            yield Static("", id="running", markup=False)
            yield ProgressBar(show_eta=False)

    def on_mount(self) -> None:
        """Begin."""
        self._look()
        self.set_interval(EVERY, self._look)
        self.run_worker(self._do(), exit_on_error=False)

    async def _do(self) -> None:
        app: Any = self.app
        app.busy = True
        try:
            found = await asyncio.to_thread(self._work, self._run.told)
        except Stopped:
            found = None
        except PreseasonError as fault:
            found = fault
        finally:
            app.busy = False
        self.dismiss(found)

    def _look(self) -> None:
        run = self._run
        share = min(1.0, run.share())
        self.query_one("#running", Static).update(Content(f"{run.count:,} {self._verb}"))
        if share:
            self.query_one(ProgressBar).update(total=100, progress=share * 100)

    def action_stop(self) -> None:
        """Stop at the next record."""
        self._run.stopped = True
        self.query_one(".box").border_subtitle = Content("stopping …")

    async def action_dismiss(self, result: Any = None) -> None:
        """Only its end ends it."""
        self.action_stop()
