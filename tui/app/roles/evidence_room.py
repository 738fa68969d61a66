"""What the rooms around the Roles board share: evidence, the entry it was said in, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters, on
from textual.screen import Screen

from tui.app.acts import SIZES, Acts, Made
from tui.app.heading import fill_bar
from tui.app.roles.evidence_list import EvidenceList
from tui.app.widgets.line_list import LineList
from tui.app.widgets.reader import Reader
from tui.app.widgets.top_bar import TopBar
from tui.domain.errors import NotFound

if TYPE_CHECKING:
    from textual.widget import Widget

    from tui.app.app import PreseasonApp
    from tui.domain.roles import Said
    from tui.journal.journal import Journal


class EvidenceRoom(Screen[None]):
    """Enter goes from a list to its evidence, and from there into the entry; esc goes the same way back."""

    app: PreseasonApp

    evidence = getters.query_one("#evidence", EvidenceList)
    reader = getters.query_one(Reader)
    bar = getters.query_one(TopBar)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal = journal
        self.acts = Acts(self)
        self._from: EvidenceList | None = None
        self._entry: int | None = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing happens to what cannot be seen, but one can leave."""
        return action == "back" or not (self.has_class("-tiny") or self.has_class("-flat"))

    def of_this_size(self, screen: Made) -> Made:
        """A screen whose first frame fits the window too."""
        screen.add_class(*(name for name in SIZES if self.has_class(name)))
        return screen

    # -- going in, and back

    def list_focused(self) -> EvidenceList:
        """The evidence that has the focus, or had it last."""
        focused = self.focused
        return focused if isinstance(focused, EvidenceList) else self._from or self.evidence

    def look_at(self, evidence: EvidenceList) -> None:
        """Go to the evidence."""
        self.set_class(True, "-evidence")
        evidence.focus()

    @on(LineList.Opened)
    def _opened_evidence(self, event: LineList.Opened) -> None:
        if isinstance(event.list, EvidenceList) and event.list.here is not None:
            event.stop()
            self.read(event.list, event.list.here)

    def read(self, evidence: EvidenceList, said: Said) -> None:
        """Read the entry at the line where it was said."""
        from tui.app.home import pages  # the reader's words: when something is read

        try:
            page = pages.entry(self.journal, said.entry)
        except NotFound as fault:
            self.app.say(str(fault), severity="warning")
            return
        self._from = evidence
        self._entry = said.entry
        self.set_class(True, "-evidence", "-reading")
        self.reader.show_entry(page)
        self.reader.focus()
        self.call_after_refresh(self.reader.scroll_to_line, said.line)

    def action_back(self) -> None:
        """Out of the entry, out of the evidence, then out of here."""
        if self.has_class("-reading"):
            back = self._from or self.evidence
            self.set_class(False, "-reading")
            self._entry = None
            back.focus()
        elif isinstance(self.focused, EvidenceList):
            self.set_class(False, "-evidence")
            self.before_evidence().focus()
        else:
            self.leave()

    def before_evidence(self) -> Widget:
        """Where one was before one looked at the evidence."""
        raise NotImplementedError

    def leave(self) -> None:
        """Nothing is left to go back from here."""
        raise NotImplementedError

    def on_descendant_focus(self) -> None:
        """A list one goes to by another way is in sight too."""
        focused = self.focused
        if focused is not self.reader:
            self.set_class(False, "-reading")
            self.set_class(isinstance(focused, EvidenceList), "-evidence")

    def reload(self, *, show_new: bool = False) -> None:
        """Read the journal again; what is read stays where one reads it."""
        fill_bar(self)
        if self._entry is not None and self.has_class("-reading"):
            from tui.app.home import pages

            try:
                self.reader.show_entry(pages.entry(self.journal, self._entry), keep=True)
            except NotFound:
                self.action_back()

    # -- on what is read

    def action_edit(self) -> None:
        """Edit the entry that the evidence under the cursor stands in."""
        said = self.list_focused().here
        number = self._entry if self.has_class("-reading") else said.entry if said is not None else None
        if number is None:
            self.app.say("Nothing to edit here.")
        else:
            self.acts.edit("entries", number)

    @on(Reader.LinkChosen)
    def _link(self, event: Reader.LinkChosen) -> None:
        self.app.open_url(event.url)

    @on(Reader.LineChosen)
    def _tick(self, event: Reader.LineChosen) -> None:
        self.acts.tick_one(event.entry_id, event.followup_id, event.line)
