"""The way from a command to the journal it was asked about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from tui.domain.customs import USUAL
from tui.domain.errors import BadInput, PreseasonError

if TYPE_CHECKING:
    from tui.domain.customs import Customs
    from tui.journal.journal import Journal
    from tui.journal.settings import Settings

P = ParamSpec("P")
R = TypeVar("R")


class Door:
    """Which journal; `db` is the value of `--db`, or None for the usual place."""

    def __init__(self, db: str | None = None) -> None:
        self.db = db

    @property
    def path(self) -> Path:
        """Where the journal is: `--db`, else `$PRESEASON_DB`, else the user's data folder."""
        from tui.journal.settings import journal_path

        return journal_path(self.db)

    @property
    def begun(self) -> bool:
        """Whether anything stands at the path, or may stand there: reading begins no journal."""
        try:
            self.path.lstat()
        except FileNotFoundError:
            return False
        except (OSError, ValueError):
            pass  # opening it says what is wrong
        return True

    def open(self) -> Journal:
        """The journal, open. Raises JournalRefused where there is none."""
        from tui.journal.journal import Journal

        return Journal.open(self.path, create=False, customs=self._customs())

    def open_or_begin(self) -> Journal:
        """The journal, open; where there is none it is begun."""
        from tui.journal.journal import Journal

        return Journal.open(self.path, customs=self._customs())

    def _customs(self) -> Customs:
        """What is wont; a fault in the settings is said, and costs nobody the text of an entry."""
        from tui.journal.settings import load_customs

        try:
            return load_customs()
        except BadInput as fault:
            from tui.cli import out

            out.note(f"preseason: {fault} (until then, what is usual counts)")
            return USUAL

    def back_up_daily(self) -> None:
        """Make the backup of the day, if it is not made yet; what goes wrong with it is a remark."""
        from tui.cli import out

        try:
            with self.open() as journal:
                journal.back_up_daily()
        except PreseasonError as fault:
            out.note(f"no backup could be made: {out.sentence(fault)}")

    def settings(self) -> Settings:
        """The user's settings and templates."""
        from tui.journal.settings import load

        return load()

    def kept_texts(self) -> tuple[Path, ...]:
        """Where texts are kept that no journal holds, the best place first."""
        from tui.journal.kept_texts import places

        try:
            data_folder = self.settings().data_folder
        except PreseasonError:  # what is wrong with the settings is said where they are needed
            data_folder = None
        return places(data_folder, self.path)


def pass_door(command: Callable[Concatenate[Door, P], R]) -> Callable[P, R]:
    """Hand a command the door as its first argument."""
    import click  # here, since a search is over sooner than this is loaded

    return click.make_pass_decorator(Door)(command)
