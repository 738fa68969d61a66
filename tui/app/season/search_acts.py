"""What is done to a job search: it is started, changed, ended, opened again; each said in a notice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.app.season.words import told
from tui.app.widgets.cells import fit
from tui.domain import season_words as words
from tui.domain.dates import show_date
from tui.domain.errors import PreseasonError
from tui.domain.seasons import JobSearch

if TYPE_CHECKING:
    from tui.app.season.screen import SeasonScreen
    from tui.app.season.typed import Row, Typed

_NAME: Row = ("name", "Name", "Leaving law")
_GOAL: Row = ("goal", "Goal", "What it is to lead to. Markdown, if you like")
_TARGET: Row = ("target", "A week", "–")
_BEGAN: Row = ("on", "Began", "today, friday, 5 nov")
_ADOPT: Row = ("adopt", "Adopt", "")
_ENDED: Row = ("ended", "Ended", "today, friday, 5 nov")
_OVER: Row = ("ended", "Ended", "for one of the past")
_OUTCOME: Row = ("outcome", "Outcome", "What came of it")


class SearchActs:
    """Acts on the search under the cursor of the Season room."""

    def __init__(self, screen: SeasonScreen) -> None:
        self._screen = screen
        self._journal = screen.journal
        self._seasons = screen.journal.seasons

    # -- a new one

    def start(self) -> None:
        """The form for a new search; what was logged since the last one may belong to it."""
        from tui.app.season.form import Ask, SearchForm
        from tui.app.season.typed import Typed, echo, text_of

        waiting = self._seasons.unclaimed()
        today = self._journal.today()
        usual = {adopt: self._seasons.usual_start(adopt=adopt) for adopt in (True, False)}
        current = self._seasons.current()
        over = [] if current is None else [_OVER]
        fields = [_NAME, _GOAL, _TARGET, _BEGAN, *over, *([_ADOPT] if waiting.entries else [])]

        def keep(typed: Typed) -> JobSearch:
            text = text_of(typed, today=today, usual=usual[typed.adopt])
            return self._seasons.start(text, adopt=typed.adopt)

        def explain(typed: Typed) -> dict[str, str]:
            day = usual[typed.adopt]
            first = f"{show_date(day)}, the first meeting" if day != today else show_date(day)
            said = {"target": _a_week(typed), "on": echo("on", typed.on, today=today, usual=first)}
            if current is not None:
                said["ended"] = echo(
                    "ended", typed.ended, today=today, usual=f"“{fit(current, 12, pad=False)}” goes on"
                )
            return said | ({"adopt": f"{words.logged(waiting)} so far"} if waiting.entries else {})

        def started(search: JobSearch | None) -> None:
            if search is not None:
                self._screen.reload(keep=search.id)
                self._screen.app.say(f"Started: {_short(search.name)}. u takes it back.")

        ask = Ask("Start a job search", "starts it", fields)
        first = Typed(adopt=waiting.entries > 0)
        self._screen.app.push_screen(SearchForm(ask, first, keep=keep, explain=explain), started)

    # -- the one under the cursor

    def edit(self) -> None:
        """The form on a search."""
        search = self._chosen()
        if search is None:
            return
        from tui.app.season.form import Ask, SearchForm
        from tui.app.season.typed import echo, text_of, typed_of

        today = self._journal.today()
        ended = [] if search.goes_on else [_ENDED, _OUTCOME]

        def keep(typed: Typed) -> JobSearch:
            text = text_of(typed, today=today, usual=search.text.started_on)
            return self._seasons.change(search.name, lambda _: text)

        def explain(typed: Typed) -> dict[str, str]:
            said = {"target": _a_week(typed), "on": echo("on", typed.on, today=today, usual="as it was")}
            goes_on = "it goes on"
            return said | ({"ended": echo("ended", typed.ended, today=today, usual=goes_on)} if ended else {})

        def saved(kept: JobSearch | None) -> None:
            if kept is not None and kept != search:
                self._screen.reload(keep=kept.id)
                self._screen.app.say(f"Saved: {_short(kept.name)}")

        ask = Ask(search.name, "saves", [_NAME, _GOAL, _TARGET, _BEGAN, *ended])
        form = SearchForm(ask, typed_of(search.text), keep=keep, explain=explain)
        self._screen.app.push_screen(form, saved)

    def end(self) -> None:
        """End it, seeing what is still open; one that has ended goes on again."""
        search = self._chosen()
        if search is None:
            return
        if not search.goes_on:
            self._reopen(search)
            return
        from tui.app.season.form import Ask, SearchForm
        from tui.app.season.typed import Typed, day_of, echo

        today = self._journal.today()
        usual = max(today, search.text.started_on)

        def keep(typed: Typed) -> JobSearch:
            day = day_of("ended", typed.ended, today)
            return self._seasons.end(search.name, on=day, outcome=typed.outcome)

        def explain(typed: Typed) -> dict[str, str]:
            return {"ended": echo("ended", typed.ended, today=today, usual=show_date(usual))}

        def ended(kept: JobSearch | None) -> None:
            if kept is not None:
                self._screen.reload(keep=kept.id)
                self._screen.app.say(f"Ended: {_short(kept.name)}. u takes it back.")
                self._screen.offer_recap()

        ask = Ask(f"End {search.name}", "ends it", [_OUTCOME, _ENDED])
        typed = Typed(outcome=search.text.outcome)
        below = told(self._seasons.loose_ends(search.name), today)
        self._screen.app.push_screen(SearchForm(ask, typed, keep=keep, explain=explain, below=below), ended)

    def _reopen(self, search: JobSearch) -> None:
        from tui.app.dialogs.asking import Confirm

        def sure(yes: bool | None) -> None:
            if yes:
                self._try(lambda: self._reopened(search))

        says = f"“{_short(search.name)}” was {words.span(search)}."
        question = Confirm(
            "Open it again", f"{says} Let it go on? What is logged then belongs to it.", "does"
        )
        self._screen.app.push_screen(question, sure)

    def _reopened(self, search: JobSearch) -> None:
        self._seasons.reopen(search.name)
        self._screen.reload()
        self._screen.app.say(f"Goes on: {_short(search.name)}. u takes it back.")

    def delete(self) -> None:
        """Delete it; what belongs to it stays, and belongs to none."""
        search = self._chosen()
        if search is None:
            return
        from tui.app.dialogs.asking import Confirm

        line = self._screen.seasons.here
        entries = line.entries if line is not None else 0
        stays = "Nothing belongs to it. What it says goes with it."
        if line is not None and entries:
            them = "it stays, and belongs to none" if entries == 1 else "they stay, and belong to none"
            stays = f"{words.counted(entries, 'entry', 'entries')} in it: {them}."

        def sure(yes: bool | None) -> None:
            if yes:
                self._try(lambda: self._deleted(search))

        question = f"Delete “{_short(search.name)}”? {stays}"
        self._screen.app.push_screen(Confirm("Delete a job search", question, "deletes it"), sure)

    def _deleted(self, search: JobSearch) -> None:
        self._seasons.delete(search.name, release=True)
        self._screen.reload()
        self._screen.app.say(f"Deleted: {_short(search.name)}. u takes it back.")

    def adopt(self) -> None:
        """Let everything that belongs to no search belong to this one."""
        search = self._chosen()
        if search is None:
            return
        waiting = self._seasons.unclaimed(every=True)
        if not waiting.entries:
            self._screen.app.say("Everything belongs to a search already.")
            return
        from tui.app.dialogs.asking import Confirm

        def sure(yes: bool | None) -> None:
            if yes:
                self._try(lambda: self._adopted(search))

        them = "it" if waiting.entries == 1 else "them"
        question = f"{words.belong(waiting, 'no search')}. Let {them} belong to "
        self._screen.app.push_screen(Confirm("Adopt", f"{question}“{_short(search.name)}”?", "adopts"), sure)

    def _adopted(self, search: JobSearch) -> None:
        count = self._seasons.claim(search.name)
        self._screen.reload()
        self._screen.app.say(f"{words.counted(count, 'entry', 'entries')} into {_short(search.name)}.")

    def _chosen(self) -> JobSearch | None:
        search = self._screen.search
        if search is None:
            self._screen.app.say("No search here: put the cursor on one, or start one with n.")
        return search

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except PreseasonError as fault:
            self._screen.app.say(str(fault), severity="warning")


def _a_week(typed: Typed) -> str:
    if not typed.target:
        return "no target"
    return "meetings to aim at" if typed.target.isdecimal() else "a number, such as 2"


def _short(name: str) -> str:
    return fit(name, 40, pad=False)
