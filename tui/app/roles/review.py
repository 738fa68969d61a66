"""The guided review: a role's evidence, three questions put to it, and a verdict with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static, TextArea

from tui.app.bindings import bindings
from tui.app.dialogs.once import Once
from tui.app.editor.draft_keeper import DraftKeeper
from tui.app.editor.markdown_area import MarkdownArea
from tui.app.home.words import TOO_SMALL
from tui.app.roles import words
from tui.app.roles.evidence_list import EvidenceList
from tui.app.roles.review_text import ReviewText, Typed
from tui.app.roles.verdict_field import VerdictField
from tui.app.widgets.cells import fit
from tui.app.widgets.key_bar import KeyBar
from tui.app.widgets.line_list import LineList
from tui.domain.errors import PreseasonError
from tui.domain.role_review import QUESTIONS, Question, evidence, quote

if TYPE_CHECKING:
    from tui.app.app import PreseasonApp
    from tui.domain.roles import Board
    from tui.journal.journal import Journal

LAST = len(QUESTIONS)
"""The step after the questions: the verdict."""
CHOOSING = "Arrows choose it; tab goes to the reason."
EVERYTHING = Question("What is the verdict, and why?", ("want", "dont", "unsure"), "")


class Quotable(EvidenceList, inherit_bindings=False):
    """Evidence that enter quotes."""

    BINDINGS: ClassVar = [*bindings("quote"), *bindings("move")]

    def action_quote(self) -> None:
        """Quote what is under the cursor."""
        self.action_open()


class ReviewScreen(Once, Screen["Typed | None"]):
    """Ends with None where it was saved, else with what was typed: nothing of that is in the journal."""

    CSS_PATH = "review.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar = [*bindings("review"), *bindings("evidence", "evidence-next", "evidence-previous")]
    app: PreseasonApp

    evidence = getters.query_one("#review-evidence", EvidenceList)

    def __init__(self, journal: Journal, board: Board, typed: Typed | None) -> None:
        super().__init__()
        self._text = ReviewText(journal, board)
        self._before = typed
        self._typed = typed or self._text.begin()
        self.step = self._typed.step
        self._drafts = DraftKeeper(self, self._keep)

    def compose(self) -> ComposeResult:
        """The evidence; beside it the question, and the answer."""
        yield Static("", id="review-head", markup=False)
        yield Quotable(id="review-evidence", empty=("Nothing was said of it yet.",))
        with Vertical(id="review-answers"):
            yield Static("", id="review-question", markup=False)
            yield Static("", id="review-help", markup=False)
            for number, answer in enumerate(self._typed.answers):
                yield MarkdownArea(answer, id=f"answer-{number}")
            yield VerdictField(self._typed.verdict)
            yield MarkdownArea(self._typed.why, id="answer-why")
        yield KeyBar()
        yield Static(Content(TOO_SMALL), id="too-small")

    def on_mount(self) -> None:
        """Where one was."""
        self._show_step()
        if self._before is not None:
            self.app.say("As you left it: nothing of it is saved yet.")

    def on_unmount(self) -> None:
        """No clock runs for a screen that is gone."""
        self._drafts.forget()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing happens to what cannot be seen, but one can leave; before the first step is nothing."""
        if action == "before" and self.step == 0:
            return False
        return action == "close" or not (self.has_class("-tiny") or self.has_class("-flat"))

    # -- the steps

    def _show_step(self) -> None:
        role = self._text.role
        question = QUESTIONS[self.step] if self.step < LAST else EVERYTHING
        room = max(20, self.app.size.width - 1)
        head = f" Review ─ {role} ─ {self.step + 1} of {LAST + 1}"
        then = "ctrl+s saves all of it" if self.step == LAST else "ctrl+s asks the next"
        line = Content(fit(head, room - len(then) - 1)).append_text(f" {then}", "not bold $muted")
        self.query_one("#review-head", Static).update(line)
        self.query_one("#review-question", Static).update(Content(question.asks))
        for number in range(LAST):
            self.query_one(f"#answer-{number}").display = number == self.step
        for id_ in ("#verdict", "#answer-why"):
            self.query_one(id_).display = self.step == LAST
        pairs = evidence(self._text.board, question)
        notes = {
            place: fit(f"#{tally.theme}", 24, pad=False)
            for place, (tally, _) in enumerate(pairs)
            if " " not in tally.theme
        }
        title = f"{words.counted(len(pairs), 'thing')} said"
        self.evidence.show_said([said for _, said in pairs], title, aside="enter quotes it", notes=notes)
        self.query_one("#review-help", Static).update(Content(question.help or CHOOSING))
        self._area.focus() if self.step < LAST else self.query_one(VerdictField).focus()
        self.refresh_bindings()

    @property
    def _area(self) -> MarkdownArea:
        return self.query_one(f"#answer-{self.step if self.step < LAST else 'why'}", MarkdownArea)

    def action_on(self) -> None:
        """To the next question; at the end, save."""
        if self.step < LAST:
            self.step += 1
            self._show_step()
        else:
            self._save()

    def action_before(self) -> None:
        """To the question before."""
        if self.step:
            self.step -= 1
            self._show_step()

    @on(LineList.Opened)
    def _quote(self) -> None:
        said = self.evidence.here
        if said is not None:
            area = self._area
            text = area.text.rstrip("\n")
            area.put(f"{text}\n\n{quote(said)}\n\n" if text else f"{quote(said)}\n\n")
            area.move_cursor(area.document.end)
            area.focus()

    # -- keeping and saving

    def typed(self) -> Typed:
        """What is typed now."""
        answers = tuple(self.query_one(f"#answer-{n}", MarkdownArea).text for n in range(LAST))
        why = self.query_one("#answer-why", MarkdownArea).text
        return Typed(answers, self.query_one(VerdictField).value, why.strip(), self.step)

    @on(TextArea.Changed)
    def _changed(self) -> None:
        self._drafts.changed()

    def _keep(self) -> bool:
        return self._text.keep(self.typed())

    def flush(self) -> bool:
        """Keep what is typed as a draft, as before quitting."""
        self._drafts.changed()
        return self._drafts.flush()

    def _save(self) -> None:
        typed = self.typed()
        try:
            self._text.save(typed)
        except PreseasonError as fault:
            self.app.say(f"Not saved: {fault}", severity="error")
            return
        self._drafts.forget()
        verdict = words.VERDICT_WORDS[typed.verdict]
        self.app.say(f"Saved: a reflection on {self._text.role}, and the verdict {verdict}.")
        self.dismiss(None)

    def action_close(self) -> None:
        """Close, leaving nothing behind."""
        typed = self.typed()
        self._drafts.forget()
        self._text.forget()
        self.dismiss(typed)
