"""What the Journal screen says where there is nothing, or no room."""

from __future__ import annotations

TOO_SMALL = "Preseason needs 60 columns and 12 lines.\nMake this terminal a little larger."

EMPTY = {
    "contacts": ("Nobody yet.", "`n` adds a person; so", "does logging a meeting."),
    "meetings": ("No meetings yet.", "`n` logs one, with", "whoever you met."),
    "reflections": ("No reflections yet.", "`n` writes one down."),
    "searches": ("No saved searches.", "`n` asks one, to be saved."),
}
NO_SEARCHES = "No saved searches yet: in Find, ctrl+s saves one under a name."
NO_CURRENT = "No job search goes on: g s, then n starts one."
NONE_IN_IT = ("None in this search yet.", "`a` shows those of all.")
NONE_OF_THEM = ("None of this person’s.", "`esc` shows everybody’s.")
