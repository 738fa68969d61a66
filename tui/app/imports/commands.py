"""The commands of a preview of an import, for the one table of all."""

from __future__ import annotations

from tui.app.command import Command

IMPORT: tuple[Command, ...] = (
    Command("import-now", "ctrl+s", "bring", "Import", "Bring it in, as it is shown", "import", footer=True),
    Command(
        "import-choose",
        "c",
        "choose",
        "Choose",
        "Of whom is there already: fill in, leave, take the file’s, or make another",
        "import",
        footer=True,
    ),
    Command(
        "import-choose-all",
        "a",
        "choose_all",
        "All so",
        "Let all who are there already be treated so",
        "import",
        footer=True,
    ),
    Command(
        "import-meetings",
        "m",
        "meetings",
        "Meetings",
        "Let texts that say with whom one was be meetings, or reflections again",
        "import",
        footer=True,
    ),
    Command("import-columns", "C", "columns", "Columns", "Say which column is what", "import", footer=True),
    Command("import-format", "f", "format", "Format", "Read it as another format", "import"),
    Command("import-back", "escape", "back", "Back", "Back; nothing is brought in", "import", footer=True),
    Command(
        "import-next", "tab", "app.focus_next", "Next", "To the record, and back", "import", palette=False
    ),
)
