"""What Today's commands do to what is open, each said in a notice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.app.acts import NOTICE, Acts
from tui.app.clipboard import copy
from tui.app.widgets.cells import fit
from tui.domain.dates import show_date
from tui.domain.errors import PreseasonError
from tui.domain.letters import note_name
from tui.domain.today import CONTACT, INTRODUCTION, MEETING, Due

if TYPE_CHECKING:
    from datetime import date

    from tui.app.today.letter import Act
    from tui.app.today.screen import TodayScreen
    from tui.domain.entries import IntroductionStatus
    from tui.domain.letters import Letter


class TodayActs(Acts):
    """Every act goes through the journal, then Today is read again."""

    def __init__(self, screen: TodayScreen) -> None:
        super().__init__(screen)
        self.screen = screen

    # -- done, and put off

    def done(self, due: Due) -> None:
        """It is done; a planned meeting is written up, as held."""
        if due.id.startswith(MEETING):
            self.took_place(due.number)
        else:
            self._try(lambda: self._done(due))

    def _done(self, due: Due) -> None:
        before = set(self.journal.contacts.names())
        self.journal.promises.done(due)
        new = sorted(set(self.journal.contacts.names()) - before)
        said = {CONTACT: f"In touch with {due.contact}"}.get(due.id[0], f"Done: {due.words}")
        if due.id.startswith(INTRODUCTION):
            said = f"{self.journal.promises.introduction(due.number).status.capitalize()}: {due.words}"
        self._said(due, said, f" · new in contacts: {', '.join(new)}" if new else "")

    def snooze(self, due: Due) -> None:
        """Ask until when, then keep quiet about it."""
        from tui.app.today.snooze import Snooze

        verb = "Put off" if due.id.startswith(MEETING) else "Snooze"

        def chosen(until: date | None) -> None:
            if until is not None:
                self._try(lambda: self._snoozed(due, until))

        self.screen.app.push_screen(Snooze(f"{verb}: {due.words}", self.journal.today()), chosen)

    def _snoozed(self, due: Due, until: date) -> None:
        self.journal.promises.snooze(due, until)
        verb = "Put off to" if due.id.startswith(MEETING) else "Quiet until"
        self._said(due, f"{verb} {show_date(until)}: {due.words}")

    def _said(self, due: Due, words: str, more: str = "") -> None:
        self.screen.reload(leave=due.id)
        self.screen.app.say(f"{fit(words, NOTICE, pad=False)}{fit(more, NOTICE, pad=False)}. u undoes")
        self._tell_reached()

    # -- letters

    def letter(self, due: Due) -> bool:
        """Open the draft of the letter that it asks for; whether it asks for one."""
        begun = self._letter(due)
        if begun is None:
            return False
        from tui.app.today.letter import LetterPage

        def closed(act: Act | None) -> None:
            if act == "chased":
                self._try(lambda: self._became(due, "chased"))
            elif act == "done":
                self._try(lambda: self._done(due))

        letter = begun._replace(text=self._kept(due, begun))
        keep = partial(self._keep, note_name(due.id), begun.text)
        self.screen.app.push_screen(LetterPage(letter, due.kind, original=begun.text, keep=keep), closed)
        return True

    def _kept(self, due: Due, begun: Letter) -> str:
        return self.journal.notes.get(note_name(due.id)) or begun.text

    def _keep(self, name: str, begun: str, text: str) -> None:
        """Keep what was made of a letter; nothing where it is as it was begun."""
        try:
            self.journal.notes.keep(name, None if text == begun else text)
        except PreseasonError as fault:
            self.screen.app.say(f"The letter is not kept: {fault}", severity="error")

    def _letter(self, due: Due) -> Letter | None:
        try:
            return self.journal.promises.letter(due)
        except PreseasonError as fault:
            self.screen.app.say(str(fault), severity="warning")
            return None

    def copy_line(self, due: Due) -> None:
        """The draft of its letter, as it was left, or the line itself, to the clipboard."""
        begun = self._letter(due)
        words = due.words if begun is None else self._kept(due, begun)
        self.screen.app.say(copy(self.screen.app, words))

    # -- what became of it

    def became(self, due: Due) -> None:
        """Ask what became of an introduction or a planned meeting."""
        from tui.app.dialogs.asking import Which
        from tui.app.today import became

        choices = became.choices(due)
        if not choices:
            self.screen.app.say("This is done or not: x says that it is done.")
            return

        def chosen(answer: str | None) -> None:
            if answer == "held":
                self.took_place(due.number)
            elif answer == "cancelled":
                self._try(lambda: self._cancelled(due))
            elif answer == "moved":
                self.snooze(due)
            elif answer == "made" and due.kind == "introduction":
                self._ask_name(due)
            elif answer is not None:
                self._try(lambda: self._became(due, became.STATUSES[answer]))

        self.screen.app.push_screen(Which(due.words, choices), chosen)

    def _cancelled(self, due: Due) -> None:
        self.journal.entries.set_status(due.number, "cancelled")
        self._said(due, f"Called off: {due.words.removeprefix('Did it take place? ')}")

    def _ask_name(self, due: Due) -> None:
        from tui.app.dialogs.asking import AskLine

        offered = self.journal.promises.introduction(due.number)
        known = set(self.journal.contacts.names())

        def explain(name: str) -> str:
            if not name:
                return "They need a name."
            if name in known:
                return f"{name} is in the contacts already."
            by = f", introduced by {offered.by[1]}" if offered.by else ""
            return f"{name} is new in the contacts{by}."

        def named(name: str | None) -> None:
            if name:
                self._try(lambda: self._became(due, "made", name))

        name = offered.contact[1] if offered.contact else offered.name
        self.screen.app.push_screen(AskLine("Whom were you introduced to?", name, "saves", explain), named)

    def _became(self, due: Due, status: IntroductionStatus, name: str = "") -> None:
        new = self.journal.promises.became(due, status, name=name)
        more = f" · new in contacts: {', '.join(new)}" if new else ""
        self._said(due, f"{status.capitalize()}: {due.words}", more)

    # -- meetings

    def meet(self, due: Due | None, *, planned: bool) -> None:
        """Write a meeting with whom something is about: to come if it is `planned`."""
        from tui.app.editor.start import EditorStart

        try:
            template = "" if planned else self.screen.app.settings.template("meeting")
        except PreseasonError as fault:
            self.screen.app.say(str(fault), severity="warning")
            template = ""
        people = self._people(due)
        start = EditorStart.new(
            "meeting",
            today=self.journal.today(),
            people=people,
            template=template,
            thanks=self.journal.customs.thanks,
        )
        self._open(start.planned() if planned else start)

    def _people(self, due: Due | None) -> tuple[str, ...]:
        if due is None or due.id.startswith(MEETING):
            return ()
        if due.kind == "meet":
            offered = self.journal.promises.introduction(due.number)
            return (offered.contact[1] if offered.contact else offered.name,)
        if due.contact_id is None:
            return ()
        return (self.journal.contacts.get(due.contact_id).text.name,)
