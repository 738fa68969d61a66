"""Rehearsal: the pitch to say, a clock to say it against, and how long it took the times before."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.containers import Center, Container
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Digits, Static

from tui.app.bindings import bindings
from tui.app.dialogs.once import Once
from tui.app.home.words import TOO_SMALL
from tui.app.pitch import words
from tui.app.pitch.cue import CueText
from tui.app.widgets.cells import fit
from tui.app.widgets.key_bar import KeyBar
from tui.domain.charts import large_clock
from tui.domain.errors import BadInput, PreseasonError
from tui.domain.pitch import WORDS_A_MINUTE
from tui.domain.rehearsal import (
    Rehearsal,
    beside_target,
    clock,
    due_words,
    length,
    longest_of,
    run_bar,
)

if TYPE_CHECKING:
    from tui.app.app import PreseasonApp
    from tui.domain.pitch import PitchVersion
    from tui.journal.journal import Journal

TICK = 0.1
"""Seconds between two looks at the clock while one speaks."""
RUNS = 5
"""Runs that are shown."""
BAR, SHORTEST_BAR = 30, 6
TEXT = 72
"""Cells that the text and the runs have at most."""
BESIDE_BAR = 40
"""Cells of a run beside its bar: when, how long, and how much over."""
FEWEST = 14
"""Lines of the window that leave room for the text alone; of two more, a run has one."""


class RehearsalScreen(Once, Screen[None]):
    """Space starts and stops; a run is kept when it stops."""

    CSS_PATH = "rehearsing.tcss"
    AUTO_FOCUS = "#cue"
    BINDINGS: ClassVar = bindings("rehearsal")
    app: PreseasonApp

    cue = getters.query_one(CueText)
    digits = getters.query_one(Digits)

    def __init__(self, journal: Journal, version: PitchVersion) -> None:
        super().__init__()
        self.journal = journal
        self.version = version
        self._words = version.words
        self._target = version.seconds
        self._since: float | None = None
        self._began = journal.now()
        self._timer: Timer | None = None
        self._runs: list[Rehearsal] = []
        self._said = ""
        self._told_pace = Content("")
        self._faced = False

    def compose(self) -> ComposeResult:
        """What is said and how long it should take; the clock; the text; the runs before."""
        yield Static("", id="cue-head", markup=False)
        yield Digits("0:00", id="cue-clock")
        yield Center(Static("", id="cue-large", markup=False), id="cue-face")
        yield Static("", id="cue-pace", markup=False)
        yield Container(CueText(self.version.body), id="cue-room")
        yield Center(Static("", id="cue-runs", markup=False), id="cue-past")
        yield KeyBar()
        yield Static(Content(TOO_SMALL), id="too-small")

    def on_mount(self) -> None:
        """Nobody speaks yet."""
        self.reload()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is going on can be dropped; what cannot be seen is not started, but one can leave."""
        if action == "drop":
            return self.running
        return action == "back" or not (self.has_class("-tiny") or self.has_class("-flat"))

    def on_resize(self) -> None:
        """As many runs, and as long bars, as there is room for."""
        self._show()

    def reload(self, *, show_new: bool = False) -> None:
        """Read the runs again; where the version is gone, there is nothing to say."""
        self._said = "" if show_new else self._said  # something was undone
        try:
            self.journal.pitch.get(self.version.number)
            self._runs = self.journal.pitch.rehearsals.of(self.version.number, RUNS)
        except PreseasonError as fault:
            self.app.say(str(fault), severity="warning")
            self._end()
            self.dismiss(None)
            return
        self._show()

    # -- the clock

    @property
    def running(self) -> bool:
        """Whether somebody speaks."""
        return self._since is not None

    @property
    def seconds(self) -> float:
        """How long somebody has been speaking."""
        return monotonic() - self._since if self._since is not None else 0.0

    def action_start_or_stop(self) -> None:
        """Start, or stop and keep the run."""
        if self.running:
            self._stop()
            return
        self._began = self.journal.now()
        self._since = monotonic()
        self._timer = self.set_interval(TICK, self._show_time)
        self.flush = self._stop
        self.set_class(True, "-running")
        self._show()
        self.refresh_bindings()

    def _stop(self) -> bool:
        """Keep the run; False if it could not be kept."""
        seconds = self.seconds
        self._end()
        try:
            run = self.journal.pitch.rehearsals.keep(self.version.number, seconds, at=self._began)
        except BadInput as fault:
            self._said = str(fault)
        except PreseasonError as fault:
            self.app.say(f"{length(seconds)}, not kept: {fault}", severity="error")
            return False
        else:
            beside = beside_target(run.seconds, self._target)
            self._said = f"kept: {length(run.seconds)}, {beside} (u takes it back)"
        self.reload()
        return True

    def _end(self) -> None:
        """Nobody speaks any more."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._since = None
        self.__dict__.pop("flush", None)  # nothing is under way that leaving would cut off
        self.set_class(False, "-running")
        self.refresh_bindings()

    def action_drop(self) -> None:
        """Stop without keeping the run."""
        self._end()
        self._said = "not kept"
        self._show()

    def action_back(self) -> None:
        """Stop, and keep what was said; then leave."""
        if self.running:
            self._stop()
        else:
            self.dismiss(None)

    # -- showing it

    def _show(self) -> None:
        number = self.version.number
        aim = f"aim {clock(self._target)} · {words.counted(self._words, 'word')} at {WORDS_A_MINUTE} a minute"
        head = Content.styled(f" Rehearse ─ version {number}", "bold $primary")
        room = self.app.size.width - head.cell_length - 2
        aim = f"{fit(aim, room, pad=False):>{max(0, room)}} "
        self.query_one("#cue-head", Static).update(head.append_text(aim, "$muted"))
        self.query_one("#cue-past").set_class(not self._room, "-none")
        self.query_one("#cue-runs", Static).update(self._told())
        self._show_time()

    def _show_time(self) -> None:
        seconds = self.seconds
        last = self._runs[0].seconds if self._runs and not self.running else 0
        shown = clock(seconds if self.running else last)
        if self.digits.value != shown or not self._faced:
            self._faced = True
            self.digits.update(shown)
            face = "\n".join(large_clock(shown))
            self.query_one("#cue-large", Static).update(Content(face))
        due = due_words(seconds, self._words)
        self.cue.show_due(due if self.running else None)
        told = self._pace(seconds, due)
        if told != self._told_pace:  # ten looks a second need not be ten frames
            self._told_pace = told
            self.query_one("#cue-pace", Static).update(told)

    def _pace(self, seconds: float, due: int) -> Content:
        if not self.running:
            said = Content.styled(f"{self._said} · ", "$foreground") if self._said else Content("")
            rest = "starts again" if self._said else "starts, and stops: every run is kept"
            return said.append_text("space", "bold $primary").append_text(f" {rest}", "$muted")
        width = max(10, min(60, self.app.size.width - 34))
        bar = run_bar(seconds, self._target, max(seconds, self._target), width)
        over = seconds - self._target
        told = (
            f"{length(over)} over" if over >= 1 else f"word {min(due + 1, self._words):,} of {self._words:,}"
        )
        style = "$warning" if over >= 1 else "$foreground"
        reached = len(bar) - len(bar.lstrip("━┿"))
        ahead = bar[reached:].replace(" ", "─")
        return (
            Content.styled(bar[:reached], "$primary")
            .append_text(ahead, "$faint")
            .append_text(f"  {told}", style)
        )

    @property
    def _room(self) -> int:
        """How many runs there is room for."""
        return max(0, min(RUNS, (self.app.size.height - FEWEST) // 2))

    def _told(self) -> Content:
        """The runs before, each with a bar on which the target is marked."""
        if not self._runs:
            return Content.styled("No run yet. Say it as you would over coffee.", "$muted")
        longest = longest_of(self._runs, [self._target])
        room = min(BAR, min(TEXT, self.app.size.width) - BESIDE_BAR)
        lines = []
        for run in self._runs[: self._room]:
            when = f"{words.day(run.at.date(), self.journal.today())} {run.at:%H:%M}"
            beside = beside_target(run.seconds, self._target)
            line = Content.styled(f"{when:>13}  ", "$muted").append(f"{clock(run.seconds):>5}  ")
            if room >= SHORTEST_BAR:
                line = line.append_text(run_bar(run.seconds, self._target, longest, room), "$primary").append(
                    "  "
                )
            lines.append(line.append_text(beside, "$muted"))
        return Content("\n").join(lines)
