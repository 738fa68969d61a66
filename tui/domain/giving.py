"""Gives a takeaway a role by editing the text it stands in, and nothing else of what that text says."""

from __future__ import annotations

from collections.abc import Callable

from tui.domain.entries import MAX_NAME, EntryText
from tui.domain.errors import BadInput, ChangedElsewhere
from tui.domain.text import clean_line


def giving(
    line: int, role: str, *, whole_meeting: bool, said: str | None
) -> Callable[[EntryText], EntryText]:
    """The edit that gives the takeaway on a line (from 1) a role."""
    role = clean_line(role)
    if not role:
        raise BadInput("role", "a role needs a name")
    if len(role) > MAX_NAME:
        raise BadInput("role", f"that name is too long: at most {MAX_NAME} characters")

    def edit(text: EntryText) -> EntryText:
        from tui.domain.marks import derive

        now = derive(text.body, on=text.on, roles=text.roles)
        found = next((each for each in now.takeaways if each.line == line), None)
        if found is None:
            raise BadInput("line", f"line {line} holds no want, don't-want or unsure")
        if said is not None and found.text != said:
            raise ChangedElsewhere("that line has changed since it was read: nothing was saved")
        if whole_meeting and not text.roles:
            return text._replace(roles=(role,))
        raise BadInput("role", "that is not possible yet")

    return edit
