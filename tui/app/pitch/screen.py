"""Pitch: what one says of oneself, what they said of that, and what can be done about it."""

from __future__ import annotations

from typing import ClassVar

from textual import on

from tui.app.bindings import bindings
from tui.app.clipboard import copy
from tui.app.pitch.room import PitchRoom
from tui.app.widgets.line_list import LineList
from tui.app.widgets.reader import Reader

_ON_FEEDBACK = ("adopt", "set_aside")
_ON_VERSIONS = ("changes", "rehearse", "explain")
_ON_SOMETHING = ("edit", "copy", "everything")


class PitchScreen(PitchRoom):
    """The commands on a version, and on what was said."""

    BINDINGS: ClassVar = bindings("pitch")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing happens to what cannot be seen, but one can leave; feedback is judged in its list."""
        if action in _ON_FEEDBACK and self.pane != "feedback":
            return False
        if action in _ON_VERSIONS and (self.pane == "feedback" or self.known.current is None):
            return False
        if action in _ON_SOMETHING and self.has_class("-empty", "-silent"):
            return False
        return action == "back" or not (self.has_class("-tiny") or self.has_class("-flat"))

    # -- opening, and back

    @on(LineList.Opened)
    def _open(self) -> None:
        self.read()

    @on(Reader.EntryChosen)
    def _choose(self, event: Reader.EntryChosen) -> None:
        self.entry = event.entry_id
        self.read()
        if event.line is not None:
            self.call_after_refresh(self.reader.scroll_to_line, event.line)

    @on(Reader.LinkChosen)
    def _link(self, event: Reader.LinkChosen) -> None:
        self.app.open_url(event.url)

    @on(Reader.LineChosen)
    def _tick(self, event: Reader.LineChosen) -> None:
        self.acts.tick_one(event.entry_id, event.followup_id, event.line)

    def action_back(self) -> None:
        """Out of an entry, out of the reader, then out of here."""
        if self.entry is not None and self.pane == "versions":
            self.entry = None
            self.follow()
        elif self.focused is self.reader or self.has_class("-reading"):
            self.set_class(False, "-reading")
            (self.feedback if self.pane == "feedback" else self.versions).focus()
        else:
            self.app.go_to_room("journal")

    def action_pane(self, name: str) -> None:
        """Go to a pane."""
        pane = self.feedback if name == "feedback" else self.versions
        if pane.display:
            self.set_class(False, "-reading")
            pane.focus()

    # -- on the pitch

    def action_new_version(self) -> None:
        """Write the next version, from the current one."""
        self.deeds.write()

    def action_edit(self) -> None:
        """Edit the entry that is shown; on a version, write the next one from it."""
        said = self.feedback.here if self.pane == "feedback" else None
        entry = self.entry if self.entry is not None else said.entry if said is not None else None
        if entry is not None:
            self.acts.edit("entries", entry)
        else:
            self.deeds.write(self.versions.current)

    def action_rehearse(self) -> None:
        """Say the version aloud."""
        self.deeds.rehearse()

    def action_changes(self) -> None:
        """What changed since the version before."""
        self.deeds.changes()

    def action_explain(self) -> None:
        """Say anew why it was written."""
        self.deeds.explain()

    def action_copy(self) -> None:
        """Copy the text of the version."""
        line = self.line
        self.app.say(copy(self.app, line.version.body if line is not None else ""))

    # -- on what was said

    def action_adopt(self) -> None:
        """Adopt it."""
        self.deeds.adopt()

    def action_set_aside(self) -> None:
        """Set it aside."""
        self.deeds.set_aside()

    def action_everything(self) -> None:
        """Only what waits, or all of it."""
        self.everything = not self.everything
        self.reload()
        self.action_pane("feedback")
