"""The commands of Allies, for the one table of all."""

from __future__ import annotations

from tui.app.command import Command

ALLIES: tuple[Command, ...] = (
    Command(
        "allies-level",
        "v",
        "level",
        "Level",
        "Set the level of a person, with what suggests it",
        "allies",
        footer=True,
    ),
    Command("allies-raise", "plus,equals_sign", "raise", "Raise", "One level up", "allies"),
    Command("allies-lower", "minus", "lower", "Lower", "One level down", "allies"),
    Command("allies-edit", "e", "edit", "Edit", "Edit the details of a person", "allies", footer=True),
    Command("allies-find", "f,slash", "find", "Find", "Go to a person, by name", "allies", footer=True),
    Command("allies-merge", "m", "merge", "Merge", "Merge the person into another: they are one", "allies"),
    Command("allies-alike", "M", "look_alikes", "Look alike", "People that may be one", "allies"),
    Command("allies-split", "S", "split", "Split", "Part two again that were merged by mistake", "allies"),
    Command("allies-done", "x", "done", "Done", "Tick a follow-up with the person", "allies"),
    Command("allies-copy", "y", "copy", "Copy", "Copy the name and the addresses", "allies"),
    Command(
        "allies-meetings",
        "o",
        "meetings",
        "Meetings",
        "Their meetings, in the Journal",
        "allies",
        footer=True,
    ),
    Command("allies-new", "n", "new", "New", "A new meeting with the person", "allies", footer=True),
    Command("allies-cold", "c", "next_cold", "Cold", "To the next person who goes cold", "allies"),
    Command("allies-write", "w", "write", "Write", "Write the tree to a file, as a graph", "allies"),
    Command("allies-back", "escape", "back", "Back", "Back, to where you were", "allies", palette=False),
    Command("allies-next", "tab", "app.focus_next", "Next", "Next pane", "allies", palette=False),
    Command(
        "allies-previous",
        "shift+tab",
        "app.focus_previous",
        "Previous",
        "Previous pane",
        "allies",
        palette=False,
    ),
    Command(
        "tree-close",
        "left,h",
        "close_branch",
        "Close",
        "Close the branch, or go to whoever led here",
        "tree",
        palette=False,
    ),
    Command(
        "tree-open", "right,l", "open_branch", "Open", "Open the branch, or go into it", "tree", palette=False
    ),
    Command("tree-fold", "z", "fold_all", "Fold", "Close every branch, or open them all", "tree"),
    Command("brief", "b", "brief", "Brief", "What to read before you meet: one page", "person", footer=True),
    Command("questions", "Q", "questions", "Questions", "Edit the questions you ask everybody", "person"),
)
