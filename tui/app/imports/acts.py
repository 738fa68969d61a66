"""Importing from a file, and exporting to one, step by step from the question where it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.app.imports.asking import AskPath, completed
from tui.app.imports.preview import Preview, Wish, pairs, preview
from tui.app.imports.running import Running
from tui.domain.errors import BadInput, PreseasonError
from tui.domain.import_words import counts, left_out
from tui.domain.imports import Imported
from tui.interop.exporting import FORMS, write
from tui.interop.files import shown
from tui.interop.importing import CALLED, bring, guessed

if TYPE_CHECKING:
    from tui.app.app import PreseasonApp
    from tui.app.imports.screen import Answer
    from tui.journal.journal import Journal

TAB = "A file or a folder: tab completes."


def path_of(typed: str) -> Path:
    """The path that was typed; raises BadInput where nothing was."""
    if not typed:
        raise BadInput("path", "where is it? ~ is your home folder")
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        raise BadInput("path", "there is no such home folder") from None


class Importing:
    """One import, from the question to what became of it."""

    def __init__(self, app: PreseasonApp, journal: Journal) -> None:
        self._app = app
        self._journal = journal

    def begin(self) -> None:
        """Ask what."""

        def explain(typed: str) -> str:
            path = path_of(typed)
            if completed(typed) is not None and not path.is_file():
                return TAB
            return f"{CALLED[guessed(path)]}: nothing comes in before you have seen it."

        def answered(typed: str | None) -> None:
            if typed is None:
                return
            try:
                path = path_of(typed)
                self._look(Wish(path, guessed(path)))
            except BadInput as fault:
                self._app.say(str(fault), severity="error")

        self._app.push_screen(AskPath("Import from", "~/", "shows what would come in", explain), answered)

    def _look(self, wish: Wish) -> None:
        """See what it would do."""
        reading = wish.reader(self._journal)

        def seen(found: Preview | PreseasonError | None) -> None:
            if isinstance(found, Preview):
                self._show(found)
            elif isinstance(found, BadInput) and found.field == "map":
                self._ask_columns(wish, str(found).partition(": say --map")[0])
            elif found is not None:
                self._app.say(str(found), severity="error")

        running = Running(
            f"Reading {reading.source}",
            "records read",
            lambda tell: preview(self._journal, wish, reading, tell),
            lambda: reading.share,
        )
        self._app.push_screen(running, seen)

    def _show(self, found: Preview) -> None:
        from tui.app.imports.screen import ImportScreen

        screen = ImportScreen(self._journal, found)
        self._app.push_screen(screen, lambda answer: self._next(found.wish, answer))

    def _next(self, wish: Wish, answer: Answer | None) -> None:
        if answer is None:
            return
        what, choosing = answer
        if what == "meetings":
            self._look(wish._replace(meetings=not wish.meetings))
        elif what == "format":
            self._ask_format(wish, choosing.shown)
        elif what == "columns":
            self._ask_columns(wish, f"Now: {'; '.join(choosing.shown.told.remarks[:1])}", choosing.shown)
        else:
            self._bring(wish, choosing.how)

    def _ask_format(self, wish: Wish, before: Preview) -> None:
        from tui.app.dialogs.asking import Which

        def chosen(format: str | None) -> None:
            if format is not None:
                self._look(wish._replace(format=format))
            else:
                self._show(before)

        rows = [(name, called, f"import {name}") for name, called in CALLED.items()]
        self._app.push_screen(Which(f"Read {shown(wish.path.name)} as", rows), chosen)

    def _ask_columns(self, wish: Wish, said: str, before: Preview | None = None) -> None:
        """Ask which column is what; without an answer it is as it was `before`."""
        from tui.app.dialogs.asking import AskLine

        def explain(typed: str) -> str:
            return f"Such as Name=Full name; Company=Firm; =Column leaves one out.\n{said}"

        def answered(typed: str | None) -> None:
            if typed is not None:
                self._look(wish._replace(columns=tuple(pairs(typed))))
            elif before is not None:
                self._show(before)

        typed = "; ".join(f"{field}={column}" for field, column in wish.columns)
        self._app.push_screen(AskLine("Which column is what", typed, "reads it again", explain), answered)

    def _bring(self, wish: Wish, how: object) -> None:
        from tui.domain.imports import How

        reading = wish.reader(self._journal)
        wanted = how if isinstance(how, How) else How()

        def done(told: Imported | PreseasonError | None) -> None:
            if isinstance(told, Imported):
                verb = "Imported" if told.does_something else "Nothing new in"
                came = " · ".join(filter(None, (counts(told.tallies), left_out(told.problem_count))))
                undo = ". u takes it back" if told.batch is not None else ""
                self._app.say(f"{verb} {told.source}: {came}{undo}")
            else:
                self._app.say(str(told or "It was stopped: nothing came in."), severity="warning")
            self._app.reload_screens()

        running = Running(
            f"Importing {reading.source}",
            "records brought in",
            lambda tell: bring(self._journal, reading, how=wanted, tell=tell),
            lambda: reading.share,
        )
        self._app.push_screen(running, done)


class Exporting:
    """One export, from the question to what became of it."""

    def __init__(self, app: PreseasonApp, journal: Journal) -> None:
        self._app = app
        self._journal = journal

    def begin(self) -> None:
        """Ask for the format."""
        from tui.app.dialogs.asking import Which

        rows = [
            (name, name, f"{form.holds}; {'a folder' if form.folder else 'one file'}")
            for name, form in FORMS.items()
        ]

        def chosen(format: str | None) -> None:
            if format is not None:
                self._ask_path(format)

        self._app.push_screen(Which("Export as", rows), chosen)

    def _ask_path(self, format: str) -> None:
        def explain(typed: str) -> str:
            path = path_of(typed)
            if path.exists() or path.is_symlink():
                raise BadInput("path", f"{shown(path)} is there already, and stays as it is")
            if not path.parent.is_dir():
                raise BadInput("path", f"there is no folder {shown(path.parent)}")
            return "What is written is not encrypted: whoever can read it knows your notes."

        def answered(typed: str | None) -> None:
            if typed is not None:
                self._write(format, path_of(typed))

        usual = f"~/preseason-{self._journal.today().isoformat()}{FORMS[format].ending}"
        self._app.push_screen(AskPath(f"Export {format} to", usual, "writes it", explain), answered)

    def _write(self, format: str, path: Path) -> None:
        def done(count: object) -> None:
            if isinstance(count, int):
                self._app.say(f"Exported {count:,} records to {shown(path)}, as plain text")
            else:
                self._app.say(str(count or "It was stopped: nothing was written."), severity="warning")

        running = Running(
            f"Exporting to {shown(path.name)}",
            "records written",
            lambda tell: write(self._journal, format, path, overwrite=False, tell=tell),
        )
        self._app.push_screen(running, done)
