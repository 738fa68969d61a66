"""The trees of who led to whom, a person a row: their branch, their level, and how many they led to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.strip import Strip

from tui.app.allies import words
from tui.app.bindings import bindings
from tui.app.widgets.cells import fit, width_of
from tui.app.widgets.line_list import LineList
from tui.app.widgets.paging import Row, Source
from tui.domain.allies import Ally, Forest, Led, grow
from tui.domain.ladder import suggested
from tui.domain.people import ColdContact

SHORTEST_NAME = 12
"""Cells that a name keeps before the branch in front of it is drawn in fewer."""
SPELT = 46
"""Cells of a row from which on levels are words; below they are bars, one for each rung."""
_NUMBERS = 3


class Leaf(NamedTuple):
    """A row: someone, what is drawn before them, and whether their branch is open (None: there is none)."""

    ally: Ally
    lead: str
    open: bool | None


class TreeList(LineList):
    """Shows the forest; branches that one closed stay closed."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("tree")
    LOOKS: ClassVar[Mapping[str, str]] = {
        **LineList.LOOKS,
        "cursor-blurred": "bold on $cursor-row",
        "branch": "not-bold $muted",
        "muted": "not-bold $muted",
        "intro": "not-bold $intro",
        "want": "not-bold $want",
        "advocate": "bold $want",
        "up": "bold $primary",
        "cold": "bold $secondary",
    }

    def __init__(self) -> None:
        super().__init__(id="tree", name="Allies", empty=("Nobody yet.",))
        self.forest: Forest = grow((), ())
        self.cold: Mapping[int, ColdContact] = {}
        self._folded: set[int] = set()
        self._roots: frozenset[int] = frozenset()

    def show_forest(self, forest: Forest, *, keep: int | None = None) -> None:
        """Show this one; the cursor stays on whom it was on, or goes to `keep`, whose branch is opened."""
        self.forest = forest
        self._roots = frozenset(forest.roots)
        if keep is not None:
            self._folded.difference_update(forest.path(keep)[:-1] if keep in forest.people else ())
        self._grow(keep)

    def show_cold(self, cold: Mapping[int, ColdContact]) -> None:
        """Say with whom it is going cold."""
        if cold != self.cold:
            self.cold = cold
            self._grow(None)

    @property
    def ally(self) -> Ally | None:
        """Whom the cursor is on."""
        return self.forest.people.get(self.current) if self.current is not None else None

    def on_resize(self) -> None:
        """Say what the signs mean, as far as there is room."""
        super().on_resize()
        self._explain()

    def _explain(self) -> None:
        signs = words.signs(self.size.width) if self.forest.parents else ""
        self.border_subtitle = Content(signs)

    def _grow(self, keep: int | None) -> None:
        self._explain()
        self.show(Source(self._in_sight(), self._rows), keep=keep)

    def _in_sight(self) -> list[int]:
        """Everyone whose branch is open, in the order of the trees."""
        found: list[int] = []
        children, folded = self.forest.children, self._folded
        waiting = list(reversed(self.forest.roots))
        while waiting:
            each = waiting.pop()
            found.append(each)
            if each in children and each not in folded:
                waiting.extend(reversed(children[each]))
        return found

    def _rows(self, ids: Sequence[int]) -> list[Row]:
        return [Row(each, "", "", record=self._leaf(each)) for each in ids if each in self.forest.people]

    def _leaf(self, each: int) -> Leaf:
        """A row, with the branch that leads to it."""
        forest = self.forest
        parts: list[str] = []
        at = each
        while at not in self._roots:
            above = forest.parents[at]
            last = forest.children[above][-1] == at
            parts.append(("└ " if last else "├ ") if at == each else "  " if last else "│ ")
            at = above
        is_open = each not in self._folded if each in forest.children else None
        return Leaf(forest.people[each], "".join(reversed(parts)), is_open)

    # -- opening and closing branches

    def action_close_branch(self) -> None:
        """Close the branch under the cursor; where there is none, go to whoever led to them."""
        here = self.current
        if here is None:
            return
        if here in self.forest.children and here not in self._folded:
            self._folded.add(here)
            self._grow(None)
        elif here in self.forest.parents:
            self.go_to(self.forest.parents[here])

    def action_open_branch(self) -> None:
        """Open the branch under the cursor; where it is open, go into it."""
        here = self.current
        if here is None or here not in self.forest.children:
            return
        if here in self._folded:
            self._folded.discard(here)
            self._grow(None)
        else:
            self.move(1)

    def on_click(self, event: events.Click) -> None:
        """On the sign in front of a name, open its branch or close it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        place = offset.y + int(self.scroll_offset.y)
        row = self.pages.row(place) if place < self.count else None
        if row is not None and self._sign_at(row) <= offset.x <= self._sign_at(row) + 1:
            event.stop()
            event.prevent_default()  # it reads nobody
            self.cursor = place
            self._folded ^= {row.id}
            self._grow(None)

    def _sign_at(self, row: Row) -> int:
        """The cell at which a row says that its branch is open or closed; out of reach where it has none."""
        leaf, width = row.record, self.scrollable_content_region.width
        if not isinstance(leaf, Leaf) or leaf.open is None:
            return width + 1
        room = width - 1 - sum(width_of(text) for text, _ in self._right(leaf.ally, width))
        return 1 + width_of(self._lead(leaf, room - SHORTEST_NAME - 2))

    def action_fold_all(self) -> None:
        """Close every branch, or open them all where they are closed."""
        branches = set(self.forest.children)
        self._folded = set() if branches <= self._folded else branches
        here = self.ally
        self._grow(self.forest.path(here.id)[0] if here is not None and self._folded else None)

    # -- drawing

    def row_line(self, row: Row, part: int, width: int, *, here: bool) -> Strip:
        """The branch, the name, the level with its signs, and how many people they led to."""
        under = self.row_style(row, here=here)
        leaf = row.record
        if not isinstance(leaf, Leaf):
            return Strip.blank(width, under)
        ally, looks = leaf.ally, self.looks
        right = self._right(ally, width)
        room = width - 1 - sum(width_of(text) for text, _ in right)
        lead = self._lead(leaf, room - SHORTEST_NAME - 2)
        fold = {True: "▾", False: "▹", None: " "}[leaf.open]
        pieces = [
            Segment("▸" if here else " ", under + looks["sign"]),
            Segment(lead, under + looks["branch"]),
            Segment(f"{fold} ", under + looks["muted"]),
            Segment(fit(ally.name, room - width_of(lead) - 2), under),
            *(Segment(text, under + looks[look]) for text, look in right),
        ]
        return Strip(pieces).adjust_cell_length(width, under)

    def _right(self, ally: Ally, width: int) -> tuple[tuple[str, str], ...]:
        """What stands behind a name, each with its look."""
        led = self.forest.led.get(ally.id, _NOBODY)
        level = words.level_words(ally.level, short=width < SPELT)
        return (
            (f" {level}", words.LEVEL_LOOKS[ally.level]),
            (words.SUGGESTED if suggested(ally, led) else " ", "up"),
            (words.COLD if ally.id in self.cold else " ", "cold"),
            (f"{f'{led.people:,}' if led.people else '':>{_NUMBERS}} ", "muted"),
        )

    def _lead(self, leaf: Leaf, room: int) -> str:
        """The branch in front of a name; of a deep one the end, after how deep it is."""
        lead = leaf.lead
        if width_of(lead) <= max(room, 0):
            return lead
        deep = f"{len(lead) // 2}… "
        return deep + lead[len(lead) - max(room - len(deep), 2) :]


_NOBODY = Led()
