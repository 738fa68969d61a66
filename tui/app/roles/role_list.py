"""The roles at the left, two lines each: the name with its verdict, then how often it was met and judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import Reactive
from textual.strip import Strip

from tui.app.roles import words
from tui.app.roles.views import EVERY, NONE, Key
from tui.app.widgets.cells import fit, width_of
from tui.app.widgets.line_list import LineList
from tui.app.widgets.paging import Row, Source
from tui.domain.roles import RoleTally


class Entry(NamedTuple):
    """A row: what it stands for, and its tally if it is a role; else `says` tells what it is."""

    key: Key
    tally: RoleTally | None = None
    says: str = ""


def entries(tallies: Sequence[RoleTally], without_role: str) -> list[Entry]:
    """A row a role, one for all of them, and one for what is `without_role` where there is any."""
    found = [Entry(Key("role", tally.name), tally) for tally in tallies]
    if found or without_role:
        found.append(Entry(EVERY, says="whatever the role"))
    if without_role:
        found.append(Entry(NONE, says=without_role))
    return found


class RoleList(LineList):
    """Shows roles; the numbers of its rows stay with their roles however they are ordered."""

    ROW_LINES: ClassVar[int] = 2
    LOOKS: ClassVar[Mapping[str, str]] = {
        **LineList.LOOKS,
        "cursor-blurred": "bold on $cursor-row",
        "want": "not-bold $want",
        "dont": "not-bold $dont",
        "unsure": "not-bold $unsure",
        "muted": "not-bold $muted",
    }
    virtual_size = Reactive(Size(0, 0), layout=False, init=False)

    def __init__(self) -> None:
        super().__init__(id="roles", name="Roles", empty=("No roles yet.",))
        self._numbers: dict[Key, int] = {}
        self._entries: dict[int, Entry] = {}

    @property
    def key(self) -> Key | None:
        """What the cursor is on."""
        return self._entries[self.current].key if self.current is not None else None

    @property
    def tally(self) -> RoleTally | None:
        """The tally of the role the cursor is on."""
        return self._entries[self.current].tally if self.current is not None else None

    def show_entries(self, entries: Sequence[Entry], *, keep: Key | None = None) -> None:
        """Show these; the cursor stays on what it was on, or goes to `keep`."""
        self._entries = {self._number(entry.key): entry for entry in entries}
        ids = list(self._entries)
        self.show(Source(ids, self._rows), keep=None if keep is None else self._number(keep))

    def go_to_key(self, key: Key) -> bool:
        """Put the cursor on it; whether it is here."""
        return self.go_to(self._number(key))

    def _number(self, key: Key) -> int:
        return self._numbers.setdefault(key, len(self._numbers))

    def _rows(self, ids: Sequence[int]) -> list[Row]:
        return [Row(each, "", "", record=self._entries[each]) for each in ids]

    def watch_virtual_size(self, size: Size) -> None:
        """Tell the scroll bar."""
        self._refresh_scrollbars()
        self._scroll_update(size)

    def row_line(self, row: Row, part: int, width: int, *, here: bool) -> Strip:
        """The name and the verdict, or the tally."""
        entry = row.record
        under = self.row_style(row, here=here)
        if not isinstance(entry, Entry):
            return Strip.blank(width, under)
        looks = self.looks
        if part == 1:
            pieces = [Segment("  ", under), *self._counts(entry, under, width - 3)]
            return Strip(pieces).adjust_cell_length(width, under)
        name = entry.key.name or ("Every role" if entry.key.subject == "every" else "No role yet")
        note, look = "", "muted"
        if entry.tally is not None:
            verdict = entry.tally.verdict
            note, look = words.verdict_words(verdict), words.VERDICT_LOOKS[verdict]
            if width_of(name) + width_of(note) + 4 > width:
                note = words.VERDICT_SIGNS[verdict]
        room = width - 3 - width_of(note)
        pieces = [
            Segment("▸" if here else " ", under + looks["sign"]),
            Segment(fit(name, room), under if entry.tally is not None else under + looks["lead"]),
            Segment(" ", under),
            Segment(note, under + looks[look]),
        ]
        return Strip(pieces).adjust_cell_length(width, under)

    def _counts(self, entry: Entry, under: Style, room: int) -> list[Segment]:
        base = under + self.looks["muted"]
        tally = entry.tally
        if tally is None:
            return [Segment(fit(entry.says, room), base)]
        counts = (("want", "+", tally.want), ("dont", "−", tally.dont), ("unsure", "?", tally.unsure))
        parts = [Segment(f" {sign}{count}", base + self.looks[look]) for look, sign, count in counts]
        met = words.counted(tally.meetings, "meeting")
        if width_of(met) + sum(width_of(part.text) for part in parts) > room:
            met = f"{tally.meetings}×"
        return [Segment(met, base), *parts]
