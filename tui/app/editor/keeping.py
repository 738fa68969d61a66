"""What is typed is kept: as a draft, and where the journal's disk takes nothing, in a file elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from textual.widget import Widget

from tui.app.editor.draft_keeper import DraftKeeper
from tui.app.editor.header_text import HeaderText
from tui.app.editor.rescue import rescue
from tui.app.editor.writing import Writing


class Keeping:
    """Keeps what `typed` gives; `show` gets a few words on how it stands, `complain` a fault, once."""

    def __init__(
        self,
        clock: Widget,
        writing: Writing,
        *,
        typed: Callable[[], tuple[HeaderText, str]],
        show: Callable[[str], None],
        complain: Callable[[str], None],
    ) -> None:
        self._drafts = DraftKeeper(clock, self._keep)
        self._writing = writing
        self._typed = typed
        self._show = show
        self._complain = complain
        self._complained = False

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

    def elsewhere(self) -> str | None:
        """Write the text to a file outside the journal; its path, or None if nowhere takes it."""
        journal = self._writing.journal
        path = rescue(self._typed()[1], beside=journal.path.parent, now=journal.now())
        return None if path is None else str(path)

    def forget(self) -> None:
        """There is nothing to keep any more."""
        self._drafts.forget()

    def _keep(self) -> bool:
        kept = self._writing.keep_draft(*self._typed())
        if kept:
            self._complained = False
            self._show("draft kept" if self._writing.has_draft else "")
        else:
            self._show("draft not kept")
            if not self._complained:
                self._complained = True
                self._complain(f"The draft could not be kept: {self._writing.fault}. Your text stays here")
        return kept
