"""What is read before a meeting, from wherever a person or a meeting is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.domain.errors import PreseasonError

if TYPE_CHECKING:
    from tui.app.acts import Shows
    from tui.app.brief.page import Answer


class BriefActs:
    """Opens the page on a person, or on a meeting with one for each whom one meets."""

    def __init__(self, screen: Shows) -> None:
        self._on = screen
        self._journal = screen.journal

    def of_person(self, contact_id: int) -> None:
        """The page on one person."""
        from tui.domain.brief_page import markdown

        def read() -> tuple[str, str]:
            brief = self._journal.briefs.of_person(contact_id)
            return brief.name, markdown([brief])

        self._open(read)

    def of_meeting(self, entry_id: int) -> None:
        """A page on each person of a meeting."""
        from tui.domain.brief_page import markdown

        def read() -> tuple[str, str]:
            occasion, briefs = self._journal.briefs.of_meeting(entry_id)
            if len(briefs) == 1 and not occasion.body.strip():
                return briefs[0].name, markdown(briefs)
            return occasion.title, markdown(briefs, occasion)

        self._open(read)

    def questions(self, then: Callable[[], None] | None = None) -> None:
        """Edit the questions one asks everybody."""
        from tui.app.brief.questions import QuestionsPage

        def left(changed: bool | None) -> None:
            if changed:
                self._on.app.say("Saved: the questions you ask everybody. u takes it back.")
            if then is not None:
                then()

        self._on.app.push_screen(QuestionsPage(self._journal), left)

    def _open(self, read: Callable[[], tuple[str, str]]) -> None:
        from tui.app.brief.page import BriefPage

        try:
            title, page = read()
        except PreseasonError as fault:
            self._on.app.say(str(fault), severity="warning")
            return

        def left(answer: Answer | None) -> None:
            if answer == "write":
                self._write(title, page)
            elif answer == "questions":
                self.questions(then=lambda: self._open(read))

        self._on.app.push_screen(BriefPage(title, page, self._journal.now()), left)

    def _write(self, title: str, page: str) -> None:
        from tui.app.dialogs.asking import AskLine
        from tui.app.dialogs.sheet_page import checked_path, usual_path, write_page

        def explain(typed: str) -> str:
            return f"A new file: {checked_path(typed)}"

        def named(typed: str | None) -> None:
            if typed is None:
                return
            try:
                path = checked_path(typed)
                write_page(path, page)
            except PreseasonError as fault:
                self._on.app.say(str(fault), severity="warning")
            else:
                self._on.app.say(f"Written: {path}")

        ask = AskLine(f"Write the page on {title} to", usual_path(f"brief {title}"), "writes", explain)
        self._on.app.push_screen(ask, named)
