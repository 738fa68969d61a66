"""A takeaway that has no role is given one in the text of its entry, where it can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.roles import words
from tui.app.roles.deeds import Deeds

if TYPE_CHECKING:
    from tui.domain.roles import Said


class GiveActs(Deeds):
    """Acts on the takeaway under the cursor, of the evidence or of a theme that rests on that one alone."""

    def give(self) -> None:
        """Ask for the role, and say how the text will tell it."""
        said = self._without_role()
        if said is None:
            return
        from tui.app.dialogs.choosing import Choose

        entry = self.journal.entries.get(said.entry)
        others = len(entry.derived.takeaways) - 1
        where = f"{entry.label}, {words.when(said)}"
        if entry.text.roles:
            told = f"A heading in the text of {where}, will say so"
        elif others:
            told = f"Then: is all of {where}, about it, or only this?"
        else:
            told = f"The header of {where}, will say so"

        def chosen(role: str | None) -> None:
            if role is None:
                return
            if entry.text.roles or not others:
                self._given(said, role, whole=not entry.text.roles)
            else:
                self._ask(said, role, entry.text.kind, others)

        does = "goes on" if others and not entry.text.roles else "gives it"
        title = f"Give “{words.quoted(said)}” the role"
        names = self.journal.roles.names()
        screen = Choose(title, names, does=does, free="a new role", explain=lambda role: told)
        self.screen.app.push_screen(screen, chosen)

    def _without_role(self) -> Said | None:
        screen = self.screen
        said = screen.evidence.here if screen.focused is not screen.board else None
        tally = screen.board.tally
        if said is None and tally is not None and len(tally.evidence) == 1:
            said = tally.evidence[0]
        if said is None and tally is not None and not tally.evidence[0].roles:
            screen.app.say("Which of them? enter shows each; r there gives it a role.")
        elif said is None or said.roles:
            screen.app.say("It has a role: edit its text (e) to change that.")
        return said if said is not None and not said.roles else None

    def _ask(self, said: Said, role: str, kind: str, others: int) -> None:
        """All of the entry, or this alone?"""
        from tui.app.dialogs.asking import Which

        more = words.counted(others, "other takeaway")
        choices = (
            ("whole", f"The whole {kind} is about {role}", f"its header names the role, and {more} with it"),
            ("line", "Only this one takeaway", "a heading in the text names the role"),
        )

        def chosen(which: str | None) -> None:
            if which is not None:
                self._given(said, role, whole=which == "whole")

        self.screen.app.push_screen(Which("What is about it?", choices), chosen)

    def _given(self, said: Said, role: str, *, whole: bool) -> None:
        def give() -> None:
            entry = self.journal.roles.give_role(
                said.entry, said.line, role, whole_meeting=whole, said=said.text
            )
            self.did("Changed the text of", f"{entry.label}: “{words.quoted(said)}” is about {role}")

        self.attempt(give)
