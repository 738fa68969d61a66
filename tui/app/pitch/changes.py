"""What changed from one version of the pitch to another, word by word."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import getters, work
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tui.app.bindings import bindings
from tui.app.dialogs.once import Once
from tui.app.heading import fill_bar
from tui.app.home.words import TOO_SMALL
from tui.app.pitch import words
from tui.app.widgets.key_bar import KeyBar
from tui.app.widgets.layout_inline import plain
from tui.app.widgets.layout_wrap import Flow, Span
from tui.app.widgets.reader import Reader
from tui.app.widgets.reader_records import FlowPage
from tui.app.widgets.top_bar import TopBar
from tui.domain.dates import show_date
from tui.domain.differences import Difference, Fate, Piece, difference
from tui.domain.errors import PreseasonError

if TYPE_CHECKING:
    from tui.app.app import PreseasonApp
    from tui.domain.pitch import PitchVersion
    from tui.journal.journal import Journal

AT_ONCE = 40_000
"""Characters of both texts up to which they are compared at once; longer ones in a thread."""
LONG = 80
"""Characters of what went, and of what came for it, from which each stands in lines of its own."""
LONGEST = 8_000
"""Characters of one paragraph that are laid out in one go."""
_SIGNS: dict[Fate, tuple[str, str]] = {"gone": ("[−", "−]"), "come": ("{+", "+}")}


class ChangesText(Reader):
    """Left and right scroll nothing: they are the screen's."""

    BINDINGS: ClassVar = bindings("changes", "changes-before", "changes-after")


class ChangesScreen(Once, Screen[None]):
    """Shows how a version came from another: left and right go from change to change."""

    CSS_PATH = "changes.tcss"
    AUTO_FOCUS = "ChangesText"
    BINDINGS: ClassVar = bindings("changes")
    app: PreseasonApp

    reader = getters.query_one(Reader)

    def __init__(self, journal: Journal, before: int, after: int) -> None:
        super().__init__()
        self.journal = journal
        self.pair = (before, after)
        self._numbers: list[int] = []

    def compose(self) -> ComposeResult:
        """The text, marked."""
        bar = TopBar()
        bar.room = "Pitch"
        yield bar
        yield ChangesText()
        yield KeyBar()
        yield Static(Content(TOO_SMALL), id="too-small")

    def on_mount(self) -> None:
        """Compare."""
        self.reload()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing happens to what cannot be seen, but one can leave."""
        return action == "back" or not (self.has_class("-tiny") or self.has_class("-flat"))

    def reload(self, *, show_new: bool = False) -> None:
        """Read the journal again; a version that is gone by then leads back."""
        fill_bar(self)
        try:
            self._numbers = [number for number, _ in self.journal.pitch.written()]
            before, after = (self.journal.pitch.get(number) for number in self.pair)
        except PreseasonError as fault:
            self.app.say(str(fault), severity="warning")
            self.dismiss(None)
            return
        if len(before.body) + len(after.body) <= AT_ONCE:
            self._show(before, after, difference(before.body, after.body))
        else:
            self.reader.show_text(FlowPage(self._title(), ("a moment: these are long texts …",)))
            self._compare(before, after)

    @work(exclusive=True, exit_on_error=False)
    async def _compare(self, before: PitchVersion, after: PitchVersion) -> None:
        found = await asyncio.to_thread(difference, before.body, after.body)
        if self.is_current and self.pair == (before.number, after.number):
            self._show(before, after, found)

    def _show(self, before: PitchVersion, after: PitchVersion, found: Difference) -> None:
        told = changed(found)
        days = [show_date(each.written_at.date()) for each in (before, after)]
        written = f"written {days[0]}, then {days[1]}" if days[0] != days[1] else f"both written {days[0]}"
        facts = (told, written, f"because: {after.reason}" if after.reason else "")
        page = FlowPage(self._title(), tuple(filter(None, facts)), tuple(flows(found)))
        self.reader.show_text(page)
        self.reader.border_subtitle = Content("" if found.none else "[−what went−]  {+what came+}")

    def _title(self) -> str:
        return f"From version {self.pair[0]} to version {self.pair[1]}"

    def action_step(self, by: int) -> None:
        """To the change before, or the one after: from each version to the next."""
        after = self.pair[1] + by
        if not 1 < after <= max(self._numbers, default=0):
            self.app.say("That was the first change." if by < 0 else "That was the last change.")
            return
        self.pair = (after - 1, after)
        self.reload()

    def action_older(self) -> None:
        """Compare with a version that is older still; after the first one, with the one before again."""
        before, after = self.pair
        self.pair = (before - 1 if before > 1 else after - 1, after)
        self.reload()

    def action_back(self) -> None:
        """Back."""
        self.dismiss(None)


def changed(found: Difference) -> str:
    """`3 words gone, 5 come`."""
    if found.none:
        return "the same words: nothing changed"
    went = f"{words.counted(found.gone, 'word')} gone" if found.gone else ""
    came = (
        (f"{found.come:,} come" if went else f"{words.counted(found.come, 'word')} come")
        if found.come
        else ""
    )
    return ", ".join(filter(None, (went, came)))


def flows(found: Difference) -> Iterator[Flow]:
    """A paragraph a flow: what went is struck out and what came underlined, between signs both."""
    spans: list[Span] = []
    size = 0
    before = Piece("same", "")
    for piece in found.pieces:
        if before.fate == "gone" and piece.fate == "come" and min(len(before.text), len(piece.text)) > LONG:
            yield Flow(tuple(spans))
            yield Flow(())
            spans, size = [], 0
        before = piece
        for number, line in enumerate(piece.text.split("\n")):
            if number:
                yield Flow(tuple(spans))
                spans, size = [], 0
            for part in _parts(line):
                spans += _spans(piece.fate, part)
                size += len(part)
                if size > LONGEST:
                    yield Flow(tuple(spans))
                    spans, size = [], 0
    if spans:
        yield Flow(tuple(spans))


def _parts(line: str) -> Iterator[str]:
    """A line in parts that can be laid out each by itself, cut at a blank."""
    start = 0
    while len(line) - start > LONGEST:
        cut = line.rfind(" ", start, start + LONGEST)
        end = cut + 1 if cut > start else start + LONGEST
        yield line[start:end]
        start = end
    yield line[start:]


def _spans(fate: Fate, text: str) -> list[Span]:
    said = text.strip()
    if fate == "same" or not said:
        return [Span(plain(text))] if text else []
    start = text.index(said)
    before, behind = _SIGNS[fate]
    return [
        Span(text[:start]),
        Span(before, "sign"),
        Span(plain(said), fate),
        Span(behind, "sign"),
        Span(text[start + len(said) :]),
    ]
