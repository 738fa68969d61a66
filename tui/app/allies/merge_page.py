"""Two contacts beside each other, and what one contact would be out of them."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.app.dialogs.dialog import Dialog
from tui.app.widgets.cells import fit, width_of
from tui.domain.joining import Merged, short
from tui.domain.people import ContactText

FIELDS = (
    ("company", "Company"),
    ("title", "Title"),
    ("email", "E-mail"),
    ("phone", "Phone"),
    ("link", "Link"),
    ("how_met", "How we met"),
    ("introduced_by", "Introduced by"),
    ("level", "Level"),
)
_LABEL = 13
_WIDEST = 92
_FRAME = 6
"""Cells of the box that are its frame and its padding."""


class MergePage(Dialog[bool]):
    """Returns whether the two are to be merged."""

    BINDINGS: ClassVar = [("escape,q,n", "dismiss", "Close"), ("enter,y", "yes", "Yes")]
    AUTO_FOCUS = ".box"
    DEFAULT_CSS = """
    MergePage .box { width: 92; padding: 1 2; }
    """

    def __init__(self, merged: Merged, from_: ContactText, into: ContactText) -> None:
        super().__init__()
        self._merged, self._from, self._into = merged, from_, into

    def compose(self) -> ComposeResult:
        """A row for each detail of the two, and what becomes of all else below."""
        with VerticalScroll(classes="box") as box:
            box.border_title = Content("One person")
            box.border_subtitle = Content("enter merges · esc closes")
            yield Static("", id="merge-told", markup=False)

    def on_resize(self) -> None:
        """The columns are as wide as there is room for."""
        room = min(_WIDEST, self.size.width * 96 // 100) - _FRAME
        self.query_one("#merge-told", Static).update(self._told((room - _LABEL) // 3 - 1))

    def _told(self, width: int) -> Content:
        one, other, both = self._from, self._into, self._merged.text
        becomes = f"→ {both.name}" if width_of(both.name) + 2 <= width else both.name
        lines = [_row(width, "", (one.name, "strike $muted"), (other.name, ""), (becomes, "bold $primary"))]
        for field, label in FIELDS:
            values = [str(getattr(text, field)) for text in (one, other, both)]
            if any(values):
                left, stays = ("strike $muted" if value != values[2] else "" for value in values[:2])
                lines.append(_row(width, label, (values[0], left), (values[1], stays), (values[2], "bold")))
        moved = self._merged.sentence.partition("”: ")[2]
        if moved.startswith("nothing"):
            lines += [Content(""), Content(f"Nothing else is written of {short(one.name)} yet.")]
        else:
            lines += [Content(""), Content(f"Goes along: {moved}.")]
        for sentence in self._merged.tells():
            lines.append(Content.styled(sentence, "$warning" if sentence.startswith("Careful") else "$muted"))
        return Content("\n").join(lines)

    def action_yes(self) -> None:
        """Merge them."""
        self.dismiss(True)

    async def action_dismiss(self, result: bool | None = None) -> None:
        """Leave them."""
        self.dismiss(False)


def _row(width: int, label: str, *cells: tuple[str, str]) -> Content:
    row = Content.styled(fit(label, _LABEL), "$muted")
    for text, style in cells:
        shown = fit(text, width, pad=False)
        row = row.append_text(" ").append_text(shown, style).append_text(" " * (width - width_of(shown)))
    return row
