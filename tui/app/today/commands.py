"""The commands of Today, for the one table of all."""

from __future__ import annotations

from tui.app.command import Command

TODAY: tuple[Command, ...] = (
    Command("today-done", "x", "done", "Done", "It is done; a planned meeting is written up", "today", True),
    Command(
        "today-snooze",
        "s",
        "snooze",
        "Snooze",
        "Keep quiet about it until a day; put off a planned meeting",
        "today",
        footer=True,
    ),
    Command(
        "today-became",
        "w",
        "became",
        "Outcome",
        "What became of it: an introduction, a planned meeting",
        "today",
        footer=True,
    ),
    Command("today-read", "o", "read_line", "Read", "Read the entry, at its line", "today"),
    Command("today-edit", "e", "edit", "Edit", "Edit the entry it was said in", "today"),
    Command("today-copy", "y", "copy", "Copy", "Copy the draft of a letter, or the line itself", "today"),
    Command("today-new", "n", "new", "New", "Log a meeting with whom it is about", "today", footer=True),
    Command("today-plan", "p", "plan", "Plan", "Plan a meeting with whom it is about", "today", footer=True),
    Command(
        "today-back",
        "escape",
        "back",
        "Back",
        "Back: out of the entry, then to the Journal",
        "today",
        palette=False,
    ),
    Command("today-next", "tab", "app.focus_next", "Next", "To the entry, and back", "today", palette=False),
    Command(
        "today-previous",
        "shift+tab",
        "app.focus_previous",
        "Previous",
        "To the entry, and back",
        "today",
        palette=False,
    ),
)
