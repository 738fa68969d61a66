"""The commands of what shows two texts beside each other, for the one table of all."""

from __future__ import annotations

from tui.app.command import Command

TEXTS: tuple[Command, ...] = (
    Command(
        "next-difference",
        "right_square_bracket",
        "next_difference",
        "Next",
        "To the next place where the two texts differ",
        "texts",
        palette=False,
    ),
    Command(
        "previous-difference",
        "left_square_bracket",
        "previous_difference",
        "Before",
        "To the place before where they differ",
        "texts",
        palette=False,
    ),
    Command(
        "merge-both",
        "b,enter",
        "both",
        "Keep both",
        "Keep the text that holds both, as it is saved",
        "merge",
        footer=True,
    ),
    Command("merge-theirs", "t", "theirs", "Theirs", "Keep theirs alone", "merge", footer=True),
    Command("merge-mine", "m", "mine", "Mine", "Keep mine alone", "merge", footer=True),
    Command(
        "merge-edit", "e", "edit", "Edit both", "Write on in the text that holds both", "merge", footer=True
    ),
    Command(
        "merge-view",
        "tab",
        "view",
        "Compare",
        "Show theirs or mine beside the text that holds both, or beside each other",
        "merge",
        footer=True,
    ),
    Command("merge-close", "escape", "both", "Close", "Close; both are kept", "merge", palette=False),
)

HISTORY: tuple[Command, ...] = (
    Command(
        "history-restore",
        "r",
        "restore",
        "Restore",
        "Let the entry say again what this revision says; the later ones stay",
        "history",
        footer=True,
    ),
    Command(
        "history-compare",
        "c",
        "compare",
        "Compare",
        "Beside what the entry says now, or beside what it said before",
        "history",
        footer=True,
    ),
    Command("history-copy", "y", "copy", "Copy", "Copy the text of the revision", "history", footer=True),
    Command(
        "history-back", "escape", "back", "Back", "Back, to where it was opened", "history", palette=False
    ),
    Command(
        "history-next",
        "tab",
        "app.focus_next",
        "Next",
        "To the texts, or the revisions",
        "history",
        palette=False,
    ),
)

TRASH: tuple[Command, ...] = (
    Command("trash-restore", "r", "bring_back", "Bring back", "Bring it back", "trash", footer=True),
    Command(
        "trash-purge",
        "X",
        "purge",
        "For good",
        "Let it go for good, once its name is typed",
        "trash",
        footer=True,
    ),
    Command("trash-back", "escape", "back", "Back", "Back to the Journal", "trash", palette=False),
    Command(
        "trash-next", "tab", "app.focus_next", "Next", "To the text, or the list", "trash", palette=False
    ),
)
