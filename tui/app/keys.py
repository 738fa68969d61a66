"""The one table of commands: bindings, footer, palette, the list of keys and the README all come from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Where = Literal["everywhere", "journal", "list", "reader", "editor"]


@dataclass(frozen=True, slots=True)
class Command:
    """`id` is what a config file remaps; `keys` are Textual's names, separated by commas.

    `label` is for the footer (shown there if `footer`), `help` for the palette and the list of keys.
    """

    id: str
    keys: str
    action: str
    label: str
    help: str
    where: Where
    footer: bool = False
    palette: bool = True


COMMANDS: tuple[Command, ...] = (
    Command("new", "n", "new", "New", "New, of the pane’s kind", "journal", True),
    Command("new-meeting", "m", "new_meeting", "Meeting", "New meeting", "journal"),
    Command("new-reflection", "r", "new_reflection", "Reflection", "New reflection", "journal"),
    Command(
        "open",
        "enter",
        "open",
        "Open",
        "Open: read it; on a contact, show only that person’s",
        "list",
        True,
        False,
    ),
    Command("edit", "e", "edit", "Edit", "Edit what is shown", "journal", True),
    Command(
        "done",
        "x",
        "done",
        "Done",
        "Tick a follow-up as done, or as open again",
        "journal",
        True,
    ),
    Command("delete", "d", "delete", "Delete", "Delete: move it to the trash", "journal", True),
    Command("undo", "u", "undo", "Undo", "Undo the last save, delete, tick or new thing", "everywhere", True),
    Command("redo", "U", "redo", "Redo", "Redo what was undone", "everywhere"),
    Command("copy", "y", "copy", "Copy", "Copy the text of what is shown", "journal"),
    Command(
        "back",
        "escape",
        "back",
        "Back",
        "Back: leave the reader, then show everybody again",
        "journal",
        False,
        False,
    ),
    Command("pane-1", "1", "pane('contacts')", "Contacts", "Go to the contacts", "journal"),
    Command("pane-2", "2", "pane('meetings')", "Meetings", "Go to the meetings", "journal"),
    Command("pane-3", "3", "pane('reflections')", "Reflections", "Go to the reflections", "journal"),
    Command("next-pane", "tab", "app.focus_next", "Next", "Next pane", "journal", False, False),
    Command(
        "previous-pane",
        "shift+tab",
        "app.focus_previous",
        "Previous",
        "Previous pane",
        "journal",
        False,
        False,
    ),
    Command("up", "up,k", "up", "Up", "One line up", "list", False, False),
    Command("down", "down,j", "down", "Down", "One line down", "list", False, False),
    Command("page-up", "pageup,ctrl+b", "page_up", "Page up", "One page up", "list", False, False),
    Command("page-down", "pagedown,ctrl+f", "page_down", "Page down", "One page down", "list", False, False),
    Command("top", "home", "top", "Top", "To the first line (also g g)", "list", False, False),
    Command("bottom", "end,G", "bottom", "Bottom", "To the last line", "list", False, False),
    Command("drafts", "D", "drafts", "Drafts", "Continue writing a draft", "journal"),
    Command("go", "g", "go", "Go to", "Go to: then g top, j Journal", "everywhere", True, False),
    Command(
        "light", "L", "toggle_light", "Light", "Switch between the light and the dark theme", "everywhere"
    ),
    Command("keys", "question_mark", "keys", "Keys", "Show every key", "everywhere", True),
    Command(
        "palette",
        "ctrl+p",
        "command_palette",
        "Commands",
        "Find a command by its name",
        "everywhere",
        False,
        False,
    ),
    Command("quit", "q", "quit", "Quit", "Quit; a draft that is open is kept", "everywhere"),
)

GO: tuple[tuple[str, str, str], ...] = (("g", "top", "Top of the list"), ("j", "journal", "Journal"))
"""What may follow `g`: key, what it does, its name."""

_SHOWN = {
    "question_mark": "?",
    "escape": "esc",
    "up": "↑",
    "down": "↓",
    "pageup": "pgup",
    "pagedown": "pgdn",
}


def shown_keys(keys: str) -> str:
    """Textual's names of some keys as a person reads them: `down,j` is `↓ j`."""
    return " ".join(_SHOWN.get(key, key) for key in keys.split(","))


def clashes(remapped: Mapping[str, str]) -> list[str]:
    """Sentences about a key map that names unknown commands or gives one key to two commands."""
    known = {command.id: command for command in COMMANDS}
    faults = [f"there is no command “{name}” to give a key to" for name in remapped if name not in known]
    taken: dict[str, str] = {}
    for command in COMMANDS:
        for key in remapped.get(command.id, command.keys).split(","):
            other = taken.setdefault(key.strip(), command.id)
            both_lists = {known[other].where, command.where} == {"list", "reader"}
            if other != command.id and not both_lists and "editor" not in (command.where, known[other].where):
                faults.append(f"the key “{key}” is given to both “{other}” and “{command.id}”")
    return faults
