"""What was said of a role over time, theme by theme: where I changed my mind is first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from textual import getters, on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import Static

from tui.app.bindings import bindings
from tui.app.home.words import TOO_SMALL
from tui.app.roles import words
from tui.app.roles.background import Background
from tui.app.roles.evidence_list import EvidenceList
from tui.app.roles.evidence_room import EvidenceRoom
from tui.app.roles.time_lanes import lane, moments
from tui.app.widgets.cells import fit, width_of
from tui.app.widgets.key_bar import KeyBar
from tui.app.widgets.line_list import LineList
from tui.app.widgets.paging import Row, Source
from tui.app.widgets.reader import Reader
from tui.app.widgets.top_bar import TopBar
from tui.domain.errors import PreseasonError
from tui.domain.roles import Said, TimeLine

if TYPE_CHECKING:
    from datetime import date

    from textual.widget import Widget

    from tui.journal.journal import Journal

EVERYTHING = "Everything"


class Lane(NamedTuple):
    """A row: a theme with all that was said of it; without a line it is everything there is."""

    name: str
    said: tuple[Said, ...]
    line: TimeLine | None = None

    @property
    def theme(self) -> str | None:
        """The theme, if it is one."""
        return self.line.theme if self.line is not None else None


class LaneList(LineList):
    """Themes, each over its lane: two lines a row."""

    ROW_LINES: ClassVar[int] = 2
    LOOKS: ClassVar[Mapping[str, str]] = {
        **LineList.LOOKS,
        "cursor-blurred": "bold on $cursor-row",
        "flag": "not-bold $warning",
        "+": "bold $want",
        "−": "bold $dont",
        "?": "bold $unsure",
        "±": "bold $warning",
        "·": "not-bold $faint",
    }
    virtual_size = Reactive(Size(0, 0), layout=False, init=False)

    def __init__(self) -> None:
        super().__init__(id="lanes", name="Over time", empty=("Nothing was said of it yet.",))
        self.lanes: Sequence[Lane] = ()
        self._days: tuple[date, date] | None = None

    @property
    def here(self) -> Lane | None:
        """What the cursor is on."""
        return self.lanes[self.cursor] if self.lanes else None

    def show_lanes(self, lanes: Sequence[Lane], keep: str | None) -> None:
        """Show these, the cursor on the theme `keep` if it is there."""
        self.lanes = lanes
        days = [said.on for each in lanes for said in each.said]
        self._days = (min(days), max(days)) if days else None
        if self._days is not None:
            self.border_subtitle = Content(words.span(*self._days))
        place = next((number for number, each in enumerate(lanes) if each.theme == keep), 0)
        rows = [Row(number, "", each.name, record=each) for number, each in enumerate(lanes)]
        self.show(Source(range(len(rows)), lambda ids: [rows[each] for each in ids]), keep=place)

    def watch_virtual_size(self, size: Size) -> None:
        """Tell the scroll bar."""
        self._refresh_scrollbars()
        self._scroll_update(size)

    def row_line(self, row: Row, part: int, width: int, *, here: bool) -> Strip:
        """The theme and how it is in dispute, or its lane."""
        under = self.row_style(row, here=here)
        each = row.record
        if not isinstance(each, Lane) or self._days is None:
            return Strip.blank(width, under)
        if part == 1:
            signs = lane(each.said, *self._days, max(4, width - 3))
            pieces = [Segment("  ", under), *(Segment(sign, under + self.looks[sign]) for sign in signs)]
            return Strip(pieces).adjust_cell_length(width, under)
        line = each.line
        note = words.CHANGED if line and line.changed else words.BOTH if line and line.contradicts else ""
        note = f" {note} " if note else f" {len(each.said)} "
        pieces = [
            Segment("▸" if here else " ", under + self.looks["sign"]),
            Segment(fit(each.name, width - 1 - width_of(note)), under),
            Segment(note, under + self.looks["flag" if line and line.contradicts else "lead"]),
        ]
        return Strip(pieces).adjust_cell_length(width, under)


class TimeLineScreen(EvidenceRoom):
    """The themes of a role at the left, what was said of one at the right, the oldest first."""

    CSS_PATH = "time_line.tcss"
    AUTO_FOCUS = "#lanes"
    BINDINGS: ClassVar = bindings("evidence")

    lanes = getters.query_one(LaneList)

    def __init__(
        self, journal: Journal, role: str, theme: str | None = None, *, search: str | None = None
    ) -> None:
        super().__init__(journal)
        self._role = role
        self._theme = theme
        self._search = search
        self._background = Background()

    def compose(self) -> ComposeResult:
        """Lanes, what was said, and the entry it was said in."""
        bar = TopBar()
        bar.room = "Roles"
        yield bar
        yield LaneList()
        yield EvidenceList(empty=("Nothing was said of it yet.",))
        yield Reader()
        yield KeyBar()
        yield Static(Content(TOO_SMALL), id="too-small")

    def on_mount(self) -> None:
        """Read it."""
        room = 20 if self.has_class("-narrow") else 36
        title = f"{self._role} ─ over time"
        self.lanes.border_title = Content(fit(title if len(title) <= room else self._role, room, pad=False))
        self.reload()

    def on_unmount(self) -> None:
        """Nothing is read from a journal that will be closed."""
        self._background.rest()

    def reload(self, *, show_new: bool = False) -> None:
        """Read the journal again; what all roles hold takes longer than a key may."""
        self._background.forget()
        self._read()
        super().reload(show_new=show_new)

    @work(exclusive=True)
    async def _read(self) -> None:
        roles, role, search = self.journal.roles, self._role, self._search
        try:
            lines = await self._background.ask(lambda: roles.timeline(role, search=search))
        except PreseasonError as fault:
            self.app.say(str(fault), severity="warning")
            self.leave()
            return
        if lines is None:
            return
        here = self.lanes.here
        everything = sorted(
            (said for line in lines for said in line.said), key=lambda each: (each.on, each.entry, each.line)
        )
        lanes = [Lane(words.theme_words(line.theme, line.said), line.said, line) for line in lines]
        if lanes:
            lanes.insert(0, Lane(EVERYTHING, tuple(everything)))
        self.lanes.show_lanes(lanes, here.theme if here is not None else self._theme)
        self._show_moments()

    @on(LineList.Moved, "#lanes")
    def _moved(self, event: LineList.Moved) -> None:
        if not isinstance(event, LineList.Opened):
            self._show_moments()

    def _show_moments(self) -> None:
        here = self.lanes.here
        if here is None:
            self.evidence.show_said((), "")
            return
        if here.line is None:
            said: list[Said] = list(here.said)
            notes = {n: f"#{fit(s.theme, 20, pad=False)}" for n, s in enumerate(said) if " " not in s.theme}
        else:
            found = moments(here.line)
            said = [each.said for each in found]
            notes = {number: each.note for number, each in enumerate(found) if each.note}
        same = self.evidence.said == tuple(said)
        self.evidence.show_said(said, f"{here.name} ─ oldest first", notes=notes, keep=same)

    @on(LineList.Opened, "#lanes")
    def _open_lane(self) -> None:
        if self.evidence.said:
            self.look_at(self.evidence)

    def before_evidence(self) -> Widget:
        """The lanes."""
        return self.lanes

    def leave(self) -> None:
        """Back to where it was opened from."""
        if self.is_current:
            self.app.pop_screen()
