"""Keeping a text, whatever happens on the way, and saying what was kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from tui.cli import out, shape, source, telling
from tui.domain.dates import show_date
from tui.domain.entries import Entry
from tui.domain.errors import PreseasonError
from tui.domain.promises import too_early

if TYPE_CHECKING:
    from tui.cli.door import Door
    from tui.journal.journal import Journal

T = TypeVar("T")


class Kept:
    """What was saved, the verb for it, and what the user should hear besides."""

    def __init__(
        self,
        entry: Entry,
        verb: str,
        remarks: Sequence[str] = (),
        new_roles: Sequence[str] = (),
        merged: bool = False,
    ) -> None:
        self.entry = entry
        self.verb = verb
        self.remarks = remarks
        self.new_roles = new_roles
        self.merged = merged


def from_text(door: Door, text: str, keep: Callable[[str], T], *, piped: bool) -> T:
    """Save a text; one that came on a pipe and cannot be saved is put in a file, and the error says where."""
    try:
        return keep(text)
    except source.NothingWritten:
        raise
    except PreseasonError as fault:
        paper = _rescued(door, text) if piped else None
        if paper is None:
            raise
        raise PreseasonError(f"{out.sentence(fault)}; the text is kept in {paper.path}") from fault
    except BaseException:
        paper = _rescued(door, text) if piped else None
        if paper is not None:
            out.note(f"the text is kept in {paper.path}")
        raise


def from_editor(door: Door, begun: str, name: str, keep: Callable[[str], T]) -> T:
    """Open an editor until its text can be saved or the user gives up. The file goes once it is saved."""
    command = source.editor()
    paper = source.Paper(begun, door.kept_texts(), name)
    while True:
        text = paper.edit(command)
        try:
            if text == begun:
                raise source.NothingWritten("nothing written: the text is as it was")
            kept = keep(text)
        except source.NothingWritten:
            paper.discard()
            raise
        except PreseasonError as fault:
            sentence = out.sentence(fault)
            if not out.ask(f"preseason: {sentence}. The text is in {paper.path}. Edit it again?"):
                raise paper.kept(sentence) from fault
        except BaseException:
            paper.stay()
            out.note(f"the text is kept in {paper.path}")
            raise
        else:
            paper.discard()
            return kept


def _rescued(door: Door, text: str) -> source.Paper | None:
    """A text that could not be saved, in a file; None where that fails too, or there is nothing to keep."""
    if not text.strip():
        return None
    try:
        return source.Paper(text, door.kept_texts(), "unsaved", kept=True)
    except PreseasonError:
        return None


def tell(kept: Kept, journal: Journal, *, as_json: bool) -> None:
    """Remarks on standard error; the entry as JSON, or a line to confirm it and one of what follows."""
    for remark in kept.remarks:
        out.note(remark)
    for role in kept.new_roles:
        from tui.domain.names import near

        others = [name for name in journal.roles.names() if name not in kept.new_roles]
        like = near(role, others)
        if like:
            out.note(f"new role: {role} (there is also {like}: did you mean that one?)")
    if kept.merged:
        number = kept.entry.id
        out.note(
            f"entry {number} had changed meanwhile: both texts were kept; "
            f"look it over with `preseason show {number}`, or at each text with `preseason history {number}`"
        )
    for words, due in too_early(kept.entry.derived, kept.entry.text.on):
        out.note(f"due before the entry's own day, on {show_date(due)}: {words}")
    if as_json:
        out.say_json(shape.entry(kept.entry))
        tell_milestones(journal)
        return
    out.say(telling.saved(kept.verb, kept.entry))
    derived = telling.derived(kept.entry)
    if derived:
        out.say(derived)
    tell_milestones(journal)


def tell_milestones(journal: Journal) -> None:
    """What the save has reached, on standard error; a fault of this is no fault of the save."""
    with suppress(PreseasonError):
        for each in journal.seasons.tell_milestones():
            out.note(f"milestone: {each.text}")
