"""The commands of the Season room, for the one table of all."""

from __future__ import annotations

from tui.app.command import Command

SEASON: tuple[Command, ...] = (
    Command("season-start", "n", "start", "New", "Start a job search", "season", footer=True),
    Command(
        "season-edit",
        "e",
        "edit",
        "Edit",
        "Edit the job search: name, goal, target, days; or the entry that is read",
        "season",
        footer=True,
    ),
    Command(
        "season-end",
        "x",
        "end",
        "End",
        "End the job search, or open it again; in an entry that is read, tick a follow-up",
        "season",
        footer=True,
    ),
    Command(
        "season-all",
        "a",
        "all",
        "All",
        "The job search that goes on, or all of them",
        "season",
        footer=True,
    ),
    Command("season-page", "p", "page", "Recap", "The recap, on a page", "season", footer=True),
    Command("season-write", "w", "write", "Write recap", "Write the recap to a file, to print", "season"),
    Command("season-copy", "y", "copy", "Copy recap", "Copy the recap, as Markdown", "season"),
    Command(
        "season-adopt",
        "A",
        "adopt",
        "Adopt",
        "Let entries of no job search belong to this one",
        "season",
    ),
    Command(
        "season-delete",
        "d",
        "delete",
        "Delete",
        "Delete the job search; what was logged in it stays",
        "season",
    ),
    Command(
        "season-back",
        "escape",
        "back",
        "Back",
        "Back: out of the entry, to the searches, then to the Journal",
        "season",
        footer=True,
        palette=False,
    ),
    Command("season-next", "tab", "app.focus_next", "Next", "Next pane", "season", palette=False),
    Command(
        "season-previous",
        "shift+tab",
        "app.focus_previous",
        "Previous",
        "Previous pane",
        "season",
        palette=False,
    ),
)
