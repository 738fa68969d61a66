"""Which version of the pitch a meeting heard, where nobody says so but something says that one was heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.domain.entries import EntryText
    from tui.journal.journal import Journal

_SIGNS = ("[~]", "pitch", "feedback")
"""One of these stands in every text that has feedback: a mark, or a heading of some."""


def with_version(text: EntryText, journal: Journal, *, by_feedback: bool) -> tuple[EntryText, str]:
    """The text with the version that was current then, and a remark that says so.

    A score says that a pitch was heard; so does feedback on it in the text, if that may tell (`by_feedback`).
    A version that is named but is not there is kept, and remarked on.
    """
    feedback = by_feedback and text.pitch is None and _has_feedback(text)
    if text.kind != "meeting" or (text.pitch is None and text.score is None and not feedback):
        return text, ""
    from tui.domain.pitch import version_heard, was_pitched_at  # a meeting that nobody pitched at needs none

    written = journal.pitch.written()
    if not written:
        return text, ""
    if text.pitch is not None:
        last = written[-1][0]
        missing = all(number != text.pitch for number, _ in written)
        return (
            text,
            f"there is no version {text.pitch} of the pitch; the last one is {last}" if missing else "",
        )
    if not was_pitched_at(text, feedback=feedback):
        return text, ""
    number = version_heard(written, text.on, text.at)
    remark = f"heard version {number} of the pitch, the one current then; --pitch names another"
    return text._replace(pitch=number), remark


def _has_feedback(text: EntryText) -> bool:
    body = text.body.lower()
    if not any(sign in body for sign in _SIGNS):
        return False
    from tui.journal.deriving import derive_text

    return bool(derive_text(text).feedback)
