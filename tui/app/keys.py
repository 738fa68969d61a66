"""The one table of commands: bindings, footer, palette, the list of keys and the README all come from it."""

from __future__ import annotations

from tui.app.allies.commands import ALLIES
from tui.app.command import Command
from tui.app.find.commands import FIND
from tui.app.history.commands import HISTORY, TEXTS, TRASH
from tui.app.imports.commands import IMPORT
from tui.app.pitch.commands import PITCH
from tui.app.roles.commands import ROLES
from tui.app.rooms import ROOMS
from tui.app.season.commands import SEASON
from tui.app.today.commands import TODAY

COMMANDS: tuple[Command, ...] = (
    Command("new", "n", "new", "New", "New, of the pane’s kind", "journal", footer=True),
    Command("new-meeting", "m", "new_meeting", "Meeting", "New meeting", "journal"),
    Command(
        "new-reflection",
        "r",
        "new_reflection",
        "Reflection",
        "New reflection, about the meeting under the cursor",
        "journal",
    ),
    Command("edit", "e", "edit", "Edit", "Edit what is shown", "journal", footer=True),
    Command("find", "slash", "find", "Find", "Find anything while typing", "journal", footer=True),
    Command("find-theirs", "F", "find_theirs", "Find theirs", "Find in what is about this person", "journal"),
    Command(
        "done", "x", "done", "Done", "Tick a follow-up as done, or as open again", "journal", footer=True
    ),
    Command(
        "took-place",
        "H",
        "took_place",
        "It took place",
        "A planned meeting took place: write it up",
        "journal",
    ),
    Command("delete", "d", "delete", "Delete", "Delete: move it to the trash", "journal", footer=True),
    Command("copy", "y", "copy", "Copy", "Copy the text of what is shown", "journal"),
    Command(
        "this-search",
        "a",
        "search",
        "This search",
        "The job search that goes on alone, or all of them",
        "journal",
    ),
    Command(
        "move-search", "S", "move", "Move", "Move a meeting or a reflection to another search", "journal"
    ),
    Command("history", "h", "history", "History", "How the entry came to say what it says", "journal"),
    Command("trash", "T", "trash", "Trash", "What was deleted: bring it back, or let it go", "journal"),
    Command(
        "import",
        "I",
        "import",
        "Import",
        "Bring in what other programs hold; seen before it comes",
        "journal",
    ),
    Command("export", "E", "export", "Export", "Take everything out, for other programs", "journal"),
    Command("drafts", "D", "drafts", "Drafts", "Continue writing a draft", "journal"),
    Command(
        "back",
        "escape",
        "back",
        "Back",
        "Back: out of the reader, then to everybody’s meetings",
        "journal",
        palette=False,
    ),
    Command("pane-1", "1", "pane('contacts')", "Contacts", "Go to the contacts", "journal"),
    Command("pane-2", "2", "pane('meetings')", "Meetings", "Go to the meetings", "journal"),
    Command("pane-3", "3", "pane('reflections')", "Reflections", "Go to the reflections", "journal"),
    Command("pane-4", "4", "pane('searches')", "Searches", "Go to the saved searches", "journal"),
    Command("next-pane", "tab", "app.focus_next", "Next", "Next pane", "journal", palette=False),
    Command(
        "previous-pane",
        "shift+tab",
        "app.focus_previous",
        "Previous",
        "Previous pane",
        "journal",
        palette=False,
    ),
    Command(
        "open",
        "enter",
        "open",
        "Open",
        "Open: read it; on a contact, show only that person’s",
        "list",
        footer=True,
        palette=False,
    ),
    Command(
        "jump",
        "f",
        "jump",
        "Jump",
        "Jump: type how a name starts; ↓ goes to the next",
        "pane",
        palette=False,
    ),
    Command("up", "up,k", "up", "Up", "One line up", "move", palette=False),
    Command("down", "down,j", "down", "Down", "One line down", "move", palette=False),
    Command("page-up", "pageup,ctrl+b", "page_up", "Page up", "One page up", "move", palette=False),
    Command(
        "page-down", "pagedown,ctrl+f,space", "page_down", "Page down", "One page down", "move", palette=False
    ),
    Command("top", "home", "top", "Top", "To the first line (also g g)", "move", palette=False),
    Command("bottom", "end,G", "bottom", "Bottom", "To the last line", "move", palette=False),
    Command(
        "next-mark",
        "right_square_bracket",
        "next_mark",
        "Next mark",
        "To the next match of a search, else the next mark; x ticks it",
        "reader",
        palette=False,
    ),
    Command(
        "previous-mark",
        "left_square_bracket",
        "previous_mark",
        "Previous mark",
        "To the match or the mark before",
        "reader",
        palette=False,
    ),
    *FIND,
    *TODAY,
    *ROLES,
    *PITCH,
    *SEASON,
    *ALLIES,
    *TEXTS,
    *HISTORY,
    *TRASH,
    *IMPORT,
    Command("save", "ctrl+s", "save", "Save", "Save and go back to the journal", "editor", footer=True),
    Command(
        "close",
        "escape",
        "close",
        "Close",
        "Close; what is not saved stays as a draft",
        "editor",
        footer=True,
    ),
    Command("header", "f2", "header", "Header", "To the header", "editor", footer=True),
    Command("text", "f3", "markdown", "Text", "To the Markdown", "editor", footer=True),
    Command(
        "outside", "f4", "outside", "$EDITOR", "Write on in $EDITOR, and come back", "editor", footer=True
    ),
    Command("mark", "f5", "mark", "Mark", "Mark this line: then + - ? > < ~ or x", "editor", footer=True),
    Command("becomes", "f8", "panel", "Becomes", "Show or hide what the text becomes", "editor", footer=True),
    Command(
        "indent",
        "tab",
        "indent",
        "Indent",
        "In a list, move the item in; elsewhere, leave the text",
        "text",
        palette=False,
    ),
    Command(
        "undo",
        "u",
        "undo",
        "Undo",
        "Undo the last save, delete, tick or new thing",
        "everywhere",
        footer=True,
    ),
    Command("redo", "U", "redo", "Redo", "Redo what was undone", "everywhere"),
    Command(
        "go",
        "g",
        "go",
        "Go to",
        "Go to: then g top, " + ", ".join(f"{place.key} {place.name}" for place in ROOMS),
        "everywhere",
        footer=True,
        palette=False,
    ),
    Command(
        "light",
        "L",
        "toggle_light",
        "Light or dark",
        "Switch between the light and the dark theme",
        "everywhere",
    ),
    Command(
        "lock", "ctrl+l", "lock", "Lock", "Lock an encrypted journal; what is written is kept", "everywhere"
    ),
    Command("keys", "question_mark", "keys", "Keys", "Show every key", "everywhere", footer=True),
    Command(
        "palette",
        "ctrl+p",
        "command_palette",
        "Commands",
        "Find a command by its name",
        "everywhere",
        palette=False,
    ),
    Command("quit", "q", "quit", "Quit", "Quit; a draft that is open is kept", "everywhere"),
)

GO: tuple[tuple[str, str, str], ...] = (
    ("g", "top", "Top of the list"),
    *((place.key, place.id, place.name) for place in ROOMS),
)
"""What may follow `g`: key, what it does, its name."""

_SHOWN = {
    "question_mark": "?",
    "slash": "/",
    "escape": "esc",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "plus": "+",
    "equals_sign": "=",
    "minus": "-",
}


def shown_keys(keys: str) -> str:
    """Textual's names of some keys as a person reads them: `down,j` is `↓ j`."""
    return " ".join(_SHOWN.get(key, key) for key in keys.split(","))
