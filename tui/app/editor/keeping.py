"""What is typed is kept: as a draft, and where the journal's disk takes nothing, in a file elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from textual.widget import Widget

from tui.app.editor.draft_keeper import DraftKeeper
from tui.app.editor.header_text import HeaderText
from tui.app.editor.writing import Writing
from tui.domain.errors import WriteFailed
from tui.journal.kept_texts import keep_text


class Keeping:
    """Keeps what `typed` gives, at worst in one of the `places`; `show` gets a few words on how it stands,
    `complain` a fault, once."""

    def __init__(
        self,
        clock: Widget,
        writing: Writing,
        *,
        places: tuple[Path, ...],
        typed: Callable[[], tuple[HeaderText, str]],
        show: Callable[[str], None],
        complain: Callable[[str], None],
    ) -> None:
        self._drafts = DraftKeeper(clock, self._keep)
        self._writing = writing
        self._places = places
        self._typed = typed
        self._show = show
        self._complain = complain
        self._complained = False
        self.rescued: Path | None = None

    def changed(self) -> None:
        """Something was typed: keep it soon."""
        self._drafts.changed()

    def now(self) -> bool:
        """Keep it now, as a draft; False if that cannot be."""
        self._drafts.changed()
        return self._drafts.flush()

    def rest(self) -> bool:
        """Keep what is not kept yet, at any price; False if it is nowhere but in this program."""
        return self._drafts.flush() or self.elsewhere() is not None

    def elsewhere(self) -> Path | None:
        """Write header and text to a file outside the journal; its path, or None if nowhere takes it."""
        header, body = self._typed()
        try:
            path = keep_text(_sheet(header, body), "rescue", self._places)
        except WriteFailed:
            return None
        self._forget_rescued()
        self.rescued = path
        return path

    def forget(self) -> None:
        """There is nothing to keep any more."""
        self._drafts.forget()
        self._forget_rescued()

    def _keep(self) -> bool:
        kept = self._writing.keep_draft(*self._typed())
        if kept:
            self._complained = False
            self._forget_rescued()
            self._show("draft kept" if self._writing.has_draft else "")
        else:
            self._show("draft not kept")
            if not self._complained:
                self._complained = True
                self._complain(f"The draft could not be kept: {self._writing.fault}. Your text stays here")
        return kept

    def _forget_rescued(self) -> None:
        """The text is safe elsewhere, so its file is not needed."""
        if self.rescued is not None:
            with suppress(OSError):
                self.rescued.unlink()
            self.rescued = None


def _sheet(header: HeaderText, body: str) -> str:
    """The text as an editor of the command line shows it: what was typed in the header, a fence, the body."""
    fields = [f"{name}: {value}" for name, value in header.as_dict().items() if value]
    return "\n".join(["---", *fields, "---", "", body])
