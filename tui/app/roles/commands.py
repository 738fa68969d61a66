"""The commands of the Roles board and of what is opened from it, for the one table of all."""

from __future__ import annotations

from tui.app.command import Command

ROLES: tuple[Command, ...] = (
    Command(
        "roles-compare", "c", "compare", "Compare", "Compare roles: themes × roles", "roles", footer=True
    ),
    Command(
        "roles-time",
        "t",
        "time_line",
        "Time line",
        "What was said of it over time, and where I changed my mind",
        "roles",
        footer=True,
    ),
    Command(
        "roles-review",
        "v",
        "review",
        "Review",
        "Review the role: three questions, a verdict, a reflection",
        "roles",
        footer=True,
    ),
    Command("roles-verdict", "V", "verdict", "Verdict", "Give a verdict; the earlier ones", "roles"),
    Command(
        "roles-give",
        "r",
        "give_role",
        "Give a role",
        "Give a takeaway that has no role one, in its text",
        "roles",
    ),
    Command("roles-merge", "m", "merge", "Merge", "Merge the theme into another one", "roles", footer=True),
    Command("roles-alike", "M", "look_alikes", "Alike", "Themes that look alike", "roles"),
    Command("roles-rename", "R", "rename", "Rename", "Rename the theme", "roles"),
    Command("roles-split", "s", "split", "Split", "Split the theme: what was merged stands alone", "roles"),
    Command(
        "roles-sheet", "p", "sheet", "Sheet", "One page on the role, to take along", "roles", footer=True
    ),
    Command("roles-copy", "y", "copy_sheet", "Copy", "Copy the role’s page", "roles"),
    Command("roles-write", "w", "write_sheet", "Write", "Write the role’s page to a file", "roles"),
    Command("roles-searches", "a", "searches", "Searches", "This job search alone, or all of them", "roles"),
    Command("columns-left", "left,h", "left", "Left", "To the column at the left", "columns", palette=False),
    Command(
        "columns-right", "right,l", "right", "Right", "To the column at the right", "columns", palette=False
    ),
    Command(
        "compare-sort",
        "s",
        "sort",
        "Sort",
        "Sort by another order: most said, most disputed, this role, name",
        "compare",
        footer=True,
    ),
    Command(
        "compare-filter", "slash", "filter", "Filter", "Type which themes to show", "compare", footer=True
    ),
    Command(
        "compare-beside",
        "b",
        "beside",
        "Beside",
        "This role beside another one, with what was said of each",
        "compare",
        footer=True,
    ),
    Command("evidence-edit", "e", "edit", "Edit", "Edit the entry it was said in", "evidence", footer=True),
    Command(
        "evidence-back",
        "escape",
        "back",
        "Back",
        "Back, to where you were",
        "evidence",
        footer=True,
        palette=False,
    ),
    Command("evidence-next", "tab", "app.focus_next", "Next", "Next pane", "evidence", palette=False),
    Command(
        "evidence-previous",
        "shift+tab",
        "app.focus_previous",
        "Previous",
        "Previous pane",
        "evidence",
        palette=False,
    ),
    Command(
        "review-on",
        "ctrl+s",
        "on",
        "Go on",
        "To the next question; after the verdict, save the review",
        "review",
        footer=True,
    ),
    Command(
        "review-before",
        "f2",
        "before",
        "Before",
        "Back to the question before",
        "review",
        footer=True,
        palette=False,
    ),
    Command(
        "review-quote",
        "enter",
        "quote",
        "Quote",
        "Quote it in the answer",
        "quote",
        footer=True,
        palette=False,
    ),
    Command(
        "review-close",
        "escape",
        "close",
        "Close",
        "Close the review; what was typed is offered again",
        "review",
        footer=True,
        palette=False,
    ),
)
