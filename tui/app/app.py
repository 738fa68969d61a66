"""The app: it holds the journal, the themes and the keys, and gives the terminal back whatever happens."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.css.query import NoMatches
from textual.filter import LineFilter
from textual.screen import Screen
from textual.worker import WorkerFailed

from tui.app import rooms
from tui.app.acts import Reloads
from tui.app.bindings import bindings
from tui.app.clashes import clashes
from tui.app.control import ControlCharacters
from tui.app.faults import bear_faults, is_moot
from tui.app.going import Going
from tui.app.heading import Headings
from tui.app.leaving import Leaving
from tui.app.lock.locks import Locks
from tui.app.theme import DARK, LIGHT, THEMES, variables_for
from tui.app.tidying import Tidying
from tui.app.watching import Watching
from tui.domain.errors import PreseasonError

if TYPE_CHECKING:
    from tui.app.widgets.top_bar import TopBar
    from tui.journal.journal import Journal
    from tui.journal.settings import Settings

NOTIFIED = 4.0
"""Seconds a notice stays."""
CHECK_EVERY = 2.0
"""Seconds between looks at whether another session changed the journal."""
SETTLED = 0.5
"""Seconds after the start by which the first frames are drawn."""


class PreseasonApp(Locks, App[int]):
    """The whole app over one open journal."""

    TITLE = "Preseason"
    NOTIFICATION_TIMEOUT = NOTIFIED
    CSS_PATH: ClassVar = ["app.tcss", "home/home.tcss"]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  declared so by Textual
        (0, "-tiny"),
        (60, "-narrow"),
        (100, "-normal"),
        (160, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-flat"),
        (12, "-low"),
        (30, "-tall"),
    ]
    BINDINGS: ClassVar = bindings("everywhere")
    COMMAND_PALETTE_DISPLAY = "ctrl+p"

    def __init__(
        self,
        journal: Journal,
        settings: Settings,
        *,
        demo: bool = False,
        room: str = "",
        settled: Callable[[PreseasonApp], None] | None = None,
    ) -> None:
        """`room` is the id of the one to open on, if that is not the Journal; `settled` is called once the
        start is over."""
        super().__init__()
        self.opens_on = room
        bear_faults()
        self.journal = journal
        self.settings = settings
        self.demo = demo
        self.reading = ""  # what is read only, in a few words
        self.busy = False  # whether a long run has the journal for itself
        self._settled = settled
        self._control = ControlCharacters()
        self._going = Going(self)
        self._tidying = Tidying()
        self.headings = Headings(journal, demo=demo)
        self._leaving = Leaving(self)
        self._watching = Watching(self)
        for theme in THEMES:
            self.register_theme(theme)
        wanted = settings.theme or DARK
        self._unknown_theme = "" if wanted in self.available_themes else wanted
        self.theme = DARK if self._unknown_theme else wanted

    # -- looks

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of the marks, for themes that do not know them."""
        return variables_for(dark=self.current_theme.dark)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, after ours."""
        return [self._control, *super().get_line_filters()]

    def get_default_screen(self) -> Screen[None]:
        """The Journal."""
        from tui.app.home.screen import HomeScreen

        return HomeScreen(self.journal)

    def format_title(self, title: str, sub_title: str) -> str:  # type: ignore[override]
        """Never anything of the journal's in the window's title."""
        return self.TITLE or ""

    # -- life

    async def on_mount(self) -> None:
        """Keys as the user wants them, then listen for the ways a terminal goes away."""
        self.set_keymap(self.settings.keys)
        for fault in clashes(self.settings.keys):
            self.notify(fault, title="Keys", severity="warning", markup=False)
        if self._unknown_theme:
            unknown = f"There is no theme “{self._unknown_theme}”; ctrl+p, Theme lists them"
            self.say(unknown, severity="warning")
        self.watch(self, "theme", self._remember_theme, init=False)
        if not self.is_headless:
            self._leaving.listen()
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        self._watching.begin()
        self.begin_locking()
        self.set_interval(CHECK_EVERY, self._look_for_changes)
        self.set_timer(SETTLED, self._settle)
        if self.opens_on:
            self.go_to_room(self.opens_on)

    def _settle(self) -> None:
        """The start is over."""
        self._tidying.begin()
        self.run_worker(asyncio.to_thread(rooms.load, self.journal), exit_on_error=False)
        if self._settled is not None:
            self._settled(self)

    def keep_drafts(self) -> str:
        """Save what is being typed on any screen, now; a sentence on what no journal holds, or ''."""
        return self._leaving.keep()

    async def action_quit(self) -> None:
        """Quit; drafts are kept."""
        self._leaving.by_key(0)

    def action_help_quit(self) -> None:
        """Ctrl+C: as every program in a terminal, go; what was typed is kept as a draft."""
        self._leaving.by_key(130)

    def _handle_exception(self, error: Exception) -> None:
        """What the journal cannot do now is said; the screens are read again once it can. What a screen
        misses that is being left is nothing, whether a handler looks for it or a worker."""
        met = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(met, PreseasonError):
            self._watching.say(met)
        elif not (isinstance(met, NoMatches) and is_moot(met)):
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """A crash: keep what was typed, give the terminal back, and say where it was, no text."""
        from tui.app.crash import report

        error = sys.exc_info()[1] or self._exception
        self._exit_renderables.append(self._leaving.crash(report(error) if error else "unknown"))
        self._return_code = 1
        self._close_messages_no_wait()

    def _remember_theme(self, name: str) -> None:
        try:
            self.settings.remember_theme(name)
        except PreseasonError as fault:
            self.say(str(fault), severity="warning")

    def _look_for_changes(self) -> None:
        if self.busy:
            return
        self._tidying.look()
        self._watching.look()

    def reload_screens(self, *, show_new: bool = False) -> None:
        """Every screen reads the journal again; with `show_new` it goes to what came back."""
        for screen in self.screen_stack:
            if isinstance(screen, Reloads) and screen.is_mounted and screen.is_attached:  # not as it goes
                screen.reload(show_new=show_new)

    # -- what every screen can do

    def say(self, words: str, *, severity: str = "information") -> None:
        """A short notice; its text is text."""
        self.notify(words, severity=severity, markup=False)

    def action_undo(self) -> None:
        """Undo the last change of this session."""
        self._step(redo=False)

    def action_redo(self) -> None:
        """Redo what was undone last."""
        self._step(redo=True)

    def _step(self, *, redo: bool) -> None:
        if self.screen.has_class("-tiny") or self.screen.has_class("-flat"):
            return
        changes = self.journal.changes
        try:
            label = changes.redo() if redo else changes.undo()
        except PreseasonError as fault:
            self.say(str(fault), severity="warning")
            return
        self.say(f"{'Redone' if redo else 'Undone'}: {label}")
        self.reload_screens(show_new=True)

    def action_toggle_light(self) -> None:
        """From light to dark and back."""
        self.theme = LIGHT if self.current_theme.dark else DARK

    def action_keys(self) -> None:
        """Every key, on a page."""
        from tui.app.dialogs.keys import KeysPage

        self.push_screen(KeysPage(self.settings.keys, self.screen))

    def action_command_palette(self) -> None:
        """Every command, by its words."""
        from tui.app.dialogs.commands import Commands

        if not Commands.is_open(self):  # type: ignore[arg-type]
            self.push_screen(Commands(id="--command-palette"))

    def action_go(self) -> None:
        """Wait for the second key."""
        self._going.wait()

    def on_key(self, event: events.Key) -> None:
        """A key that no widget took."""
        self._going.hear(event)

    def go_to_room(self, room: str) -> None:
        """Go to a room, by its name in lower case."""
        rooms.go_to(self, room)

    def on_top_bar_room_chosen(self, event: TopBar.RoomChosen) -> None:
        """A room was clicked in the line at the top."""
        self.go_to_room(event.room)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every command of the table, then Textual's own theme command."""
        from tui.app.palette import commands

        yield from commands(self, screen)
        for command in super().get_system_commands(screen):
            if command.title == "Theme":
                yield command
