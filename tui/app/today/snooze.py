"""Until when to keep quiet: tomorrow, three days, a week, or any day in words."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from tui.app.dialogs.dialog import Dialog
from tui.app.editor.line_field import LineField
from tui.app.widgets.cells import fit
from tui.app.widgets.choices import Choices
from tui.domain.dates import later, parse_date, show_date
from tui.domain.errors import BadInput
from tui.domain.text import clean_line

CHOICES = (("1", 1, "tomorrow"), ("3", 3, "in three days"), ("7", 7, "in a week"))
"""The key, the days, and what they are called."""


class Snooze(Dialog[date | None]):
    """Returns a day to come, or None. A key chooses at once; words are echoed as the day they mean."""

    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar = [
        ("escape", "dismiss", "Close"),
        *((key, f"days({days})", name) for key, days, name in CHOICES),
        ("d", "day", "Another day"),
    ]
    DEFAULT_CSS = """
    Snooze .box { width: 56; }
    Snooze OptionList { height: auto; border: none; background: $surface; padding: 0; }
    Snooze OptionList:focus { border: none; }
    Snooze OptionList > .option-list--option { padding: 0; }
    Snooze OptionList > .option-list--option-highlighted { color: $foreground; background: $surface; }
    Snooze OptionList:focus > .option-list--option-highlighted {
        color: $foreground; background: $cursor-row; text-style: bold;
    }
    Snooze Input { background: $panel; padding: 0 1 !important; margin: 1 0 0 0; }
    Snooze Input:focus { background: $cursor-row; }
    Snooze Static { color: $muted; padding: 0 1; height: auto; min-height: 1; max-height: 3; }
    """

    def __init__(self, title: str, today: date) -> None:
        super().__init__()
        self._title, self._today = title, today

    def compose(self) -> ComposeResult:
        """Three days at a key, and a line for any other."""
        with Vertical(classes="box") as box:
            box.border_title = Content(fit(self._title, 50, pad=False))
            box.border_subtitle = Content("enter chooses · d another day · esc closes")
            yield Choices([self._row(*choice) for choice in CHOICES])
            yield LineField("", id="until", hint="or: friday, 3 dec, in two weeks")
            yield Static("", id="until-says", markup=False)

    def _row(self, key: str, days: int, name: str) -> Content:
        row = Content.styled(key, "bold $primary").append_text(f"  {name:<15}", "")
        return row.append_text(show_date(later(self._today, days)), "$muted")

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.action_days(CHOICES[event.option_index][1])

    def action_days(self, days: int) -> None:
        """So many days from today."""
        self.dismiss(later(self._today, days))

    def action_day(self) -> None:
        """Type any day."""
        self.query_one(LineField).focus()

    def on_key(self, event: events.Key) -> None:
        """Down from the last choice leads to the line, up from the line back."""
        choices, line = self.query_one(OptionList), self.query_one(LineField)
        if event.key == "down" and self.focused is choices and choices.highlighted == len(CHOICES) - 1:
            event.stop()
            event.prevent_default()
            line.focus()
        elif event.key == "up" and self.focused is line:
            event.stop()
            choices.focus()

    @on(Input.Changed)
    def _say(self) -> date | None:
        typed = clean_line(self.query_one(LineField).value)
        day, words = None, ""
        if typed:
            try:
                day = parse_date(typed, on=self._today)
                words = show_date(day)
            except BadInput as fault:
                words = str(fault)
            if day is not None and day <= self._today:
                day, words = None, f"{words} is no day to come"
        self.query_one("#until-says", Static).update(Content(words))
        return day

    @on(Input.Submitted)
    def _take(self) -> None:
        day = self._say()
        if day is not None:
            self.dismiss(day)

    async def action_dismiss(self, result: date | None = None) -> None:
        """Close."""
        self.dismiss(None)
