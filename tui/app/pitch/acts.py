"""What is done about the pitch, each thing said in a notice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.app.widgets.cells import fit
from tui.domain.errors import PreseasonError
from tui.domain.pitch import fit_reason

if TYPE_CHECKING:
    from tui.app.pitch.room import PitchRoom
    from tui.app.pitch.writing import PitchWriting
    from tui.domain.pitch import PitchFeedback, PitchVersion
    from tui.journal.records import Draft

NOTICE = 60
"""Cells of what was said in a notice."""
OFFERED = 6
"""Versions among which one chooses the one that answers."""
NEW, AGAIN = "new", "again"


class PitchActs:
    """Acts on the version and the feedback under the cursors."""

    def __init__(self, screen: PitchRoom) -> None:
        self._screen = screen
        self._pitch = screen.journal.pitch

    # -- the text

    def write(self, from_number: int | None = None, *, ticked: tuple[int, ...] = ()) -> None:
        """Write the next version, begun from a version, or from the current one."""
        from tui.app.pitch.writing import PitchWriting

        self._try(lambda: self._open(PitchWriting(self._screen.journal, from_number, ticked=ticked)))

    def go_on(self, draft: Draft) -> None:
        """Go on with a draft."""
        from tui.app.pitch.writing import PitchWriting

        self._try(lambda: self._open(PitchWriting(self._screen.journal, draft=draft)))

    def _open(self, writing: PitchWriting) -> None:
        from tui.app.pitch.editor import PitchEditor

        self._screen.app.push_screen(self._screen.of_this_size(PitchEditor(writing)), self._written)

    def _written(self, version: PitchVersion | None) -> None:
        before = self._screen.known.current
        self._screen.reload(show_new=version is not None)
        if version is None:
            return
        answers = len(self._pitch.feedback.adopted_in(version.number))
        said = f"answers {answers} of what was said" if answers else ""
        if version.number == before:  # its text is as it was
            self._screen.app.say(f"Version {before} {said}. u takes it back.")
        else:
            said = f", which {said}" if said else ""
            self._screen.app.say(f"Saved: version {version.number}{said}. u takes it back.")
        self._screen.versions.focus()

    def rehearse(self) -> None:
        """Say the version under the cursor aloud."""
        line = self._screen.line
        if line is None:
            return
        from tui.app.pitch.rehearsing import RehearsalScreen

        screen = RehearsalScreen(self._screen.journal, line.version)
        self._screen.app.push_screen(self._screen.of_this_size(screen), lambda _: self._screen.reload())

    def changes(self) -> None:
        """What changed from the version before the one under the cursor."""
        line = self._screen.line
        if line is None:
            return
        before = self._screen.known.before(line.version.number)
        if before is None:
            self._screen.app.say("The first version: there is none before it to compare with.")
            return
        from tui.app.pitch.changes import ChangesScreen

        screen = ChangesScreen(self._screen.journal, before, line.version.number)
        self._screen.app.push_screen(self._screen.of_this_size(screen))

    def explain(self) -> None:
        """Say anew why the version under the cursor was written."""
        line = self._screen.line
        if line is None:
            return
        from tui.app.dialogs.asking import AskLine

        number, before = line.version.number, line.version.reason

        def does(typed: str) -> str:
            if not fit_reason(typed):
                return "No reason is given then." if before else "One line: what changed, and why."
            return "As it is." if typed == before else "It stands with the version; the text stays as it is."

        def said(typed: str | None) -> None:
            if typed is not None and typed != before:
                self._try(lambda: self._explained(number, typed))

        title = f"Why version {number} was written"
        self._screen.app.push_screen(AskLine(title, before, "saves", does), said)

    def _explained(self, number: int, reason: str) -> None:
        self._pitch.explain(number, reason)
        self._screen.reload()
        self._screen.app.say(f"Saved: why version {number} was written. u takes it back.")

    # -- what was said

    def adopt(self) -> None:
        """Say which version answers it."""
        said = self._said()
        if said is None:
            return
        from tui.app.dialogs.asking import Which

        def chosen(answer: str | None) -> None:
            if answer == NEW:
                self.write(ticked=(said.feedback.id or 0,))
            elif answer == AGAIN:
                self._try(lambda: self._judged(self._pitch.feedback.wait_again(said.feedback.id or 0)))
            elif answer is not None:
                self._try(
                    lambda: self._judged(self._pitch.feedback.adopt(said.feedback.id or 0, int(answer)))
                )

        title = f"Which version answers “{said.feedback.text}”?"
        self._screen.app.push_screen(Which(title, self._answers(said)), chosen)

    def _answers(self, said: PitchFeedback) -> list[tuple[str, str, str]]:
        """The likeliest first: what was said of the current version can only be answered by a new one."""
        known = self._screen.known
        current = known.current
        numbers = [
            number for number in self._screen.versions.source.ids if number != said.feedback.adopted_in
        ]
        answers = []
        for number in numbers[:OFFERED]:
            now = " · current" if number == current else ""
            means = known.line(number).version.reason or "no reason was given for it"
            answers.append((f"{number}", f"Version {number}{now}", fit(means, 66, pad=False)))
        new = (NEW, "A new version", f"begun from version {current}" if current else "the first one")
        said_of_it = said.heard == current or current is None
        answers = [new, *answers] if said_of_it else [*answers[:1], new, *answers[1:]]
        if said.feedback.state != "new":
            answers.append((AGAIN, "None: let it wait again", "as if it were new"))
        return answers

    def set_aside(self) -> None:
        """Nothing is to be done about it."""
        said = self._said()
        if said is not None:
            self._try(lambda: self._judged(self._pitch.feedback.set_aside(said.feedback.id or 0)))

    def _said(self) -> PitchFeedback | None:
        said = self._screen.feedback.here
        if said is None:
            self._screen.app.say("Nothing was said here.")
        return said

    def _judged(self, said: PitchFeedback) -> None:
        self._screen.reload()
        feedback = said.feedback
        what = f"Adopted in version {feedback.adopted_in}" if feedback.adopted_in else ""
        what = what or ("Set aside" if feedback.state == "set-aside" else "Waiting again")
        self._screen.app.say(f"{what}: {fit(feedback.text, NOTICE, pad=False)}. u takes it back.")

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except PreseasonError as fault:
            self._screen.reload()
            self._screen.app.say(str(fault), severity="warning")
