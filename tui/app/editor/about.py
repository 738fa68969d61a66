"""The meeting a reflection is about: named in words one can complete, kept as an id."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.app.editor.header_text import HeaderText
from tui.app.editor.known_names import KnownNames
from tui.domain.dates import show_date
from tui.domain.entries import EntryLine, EntryText
from tui.domain.errors import BadInput, PreseasonError
from tui.domain.text import clean_line, fold

if TYPE_CHECKING:
    from tui.journal.journal import Journal

OFFERED = 300
"""Meetings, newest first, that the field completes from; older ones are found by their id."""


class About:
    """The recent meetings by their labels."""

    def __init__(self, journal: Journal, base: EntryText) -> None:
        self._journal = journal
        ids: Sequence[int] = journal.entries.order("meeting")[:OFFERED]
        self._ids: dict[str, int] = {}
        self._labels: dict[int, str] = {}
        for line in journal.entries.lines(ids):
            self._learn(line.id, _label(line))
        if base.about is not None and base.about not in self._labels:
            try:
                entry = journal.entries.get(base.about)
            except PreseasonError:
                return
            self._learn(entry.id, f"{entry.label}, {show_date(entry.text.on)}")

    def _learn(self, entry_id: int, label: str) -> None:
        if fold(label) in self._ids:
            label = f"{label} (no. {entry_id})"
        self._ids[fold(label)] = entry_id
        self._labels[entry_id] = label

    @property
    def labels(self) -> KnownNames:
        """What the field may be completed to, the newest first."""
        return KnownNames(list(self._labels.values()))

    def shown(self, header: HeaderText) -> HeaderText:
        """The header with the label in the place of a bare id."""
        bare = header.about
        return header._replace(about=self._labels.get(int(bare), bare)) if bare.isdecimal() else header

    def meant(self, words: str) -> int | None:
        """The entry meant; raises BadInput if there is none."""
        typed = clean_line(words)
        if not typed:
            return None
        known = self._ids.get(fold(typed))
        if known is not None:
            return known
        try:
            return self._journal.entries.find(typed).id
        except PreseasonError as fault:
            raise BadInput("about", f"no meeting is called “{typed[:60]}”: pick one from the list") from fault


def _label(line: EntryLine) -> str:
    return clean_line(f"{line.label}, {show_date(line.on)}")
