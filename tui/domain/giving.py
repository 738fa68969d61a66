"""Gives a takeaway a role by editing the text it stands in, and nothing else of what that text says.

Each way of saying it is tried in turn, and the text is read again afterwards: an edit is taken only if that
one takeaway has the role, and every other mark says what it said before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.entries import MAX_NAME, Derived, EntryText, Stance, Takeaway
from tui.domain.errors import BadInput, ChangedElsewhere
from tui.domain.text import clean_line, fold

if TYPE_CHECKING:
    from markdown_it.token import Token

    from tui.domain.headings import Sign

_HEADINGS: dict[Stance, str] = {"want": "Want", "dont": "Don't want", "unsure": "Unsure"}
_ATX = re.compile(r"( {0,3}#{1,6}[ \t]+)(.*?)((?:[ \t]+#+)?[ \t]*)$")
_SIGNS: dict[Stance, Sign] = {"want": "+", "dont": "-", "unsure": "?"}
_LEVEL = 2


class _Heading(NamedTuple):
    """A heading outside lists and quotes: its lines (from 0, `[first, end)`), its level and its words."""

    first: int
    end: int
    level: int
    words: str


def giving(
    line: int, role: str, *, whole_meeting: bool, said: str | None
) -> Callable[[EntryText], EntryText]:
    """The edit that gives the takeaway on a line (from 1) a role, for all of its entry or for itself alone.

    It raises BadInput where there is no takeaway, where that has a role already, and where no edit of the
    text says it; ChangedElsewhere where the takeaway does not say what was `said`, if that is told.
    """
    role = clean_line(role)
    if not role:
        raise BadInput("role", "a role needs a name")
    if len(role) > MAX_NAME:
        raise BadInput("role", f"that name is too long: at most {MAX_NAME} characters")

    def edit(text: EntryText) -> EntryText:
        now = _derive(text)
        found = next((each for each in now.takeaways if each.line == line), None)
        if found is None:
            raise BadInput("line", f"line {line} holds no want, don't-want or unsure")
        if said is not None and found.text != said:
            raise ChangedElsewhere("that line has changed since it was read: nothing was saved")
        if fold(role) in map(fold, found.roles):
            return text
        if found.roles:
            raise BadInput(
                "role", f"that line is for {', '.join(found.roles)} already: edit the entry instead"
            )
        if whole_meeting:
            if text.roles:
                raise BadInput("role", "that entry has a role already, which its headings set aside")
            return text._replace(roles=(role,))
        for body in (_as_headed(text.body, line, role), *_moved(text.body, found, role)):
            given = text._replace(body=body)
            if body != text.body and _only_given(now, _derive(given), found, role):
                return given
        raise BadInput(
            "role",
            f"“{role}” cannot be given to line {line} alone: give it to the whole entry, or edit the text",
        )

    return edit


def _derive(text: EntryText) -> Derived:
    from tui.domain.marks import derive

    return derive(text.body, on=text.on, roles=text.roles)


def _as_headed(body: str, line: int, role: str) -> str:
    """The role in the heading that the takeaway stands under."""
    from tui.domain.headings import meaning
    from tui.domain.marks import read

    lines = body.split("\n")
    above = [each for each in _headings(read(body).tokens) if each.end < line]
    for heading in reversed(above):
        section = meaning(heading.words)
        if section.sign is None:
            continue
        if section.roles:
            break
        match = _ATX.match(lines[heading.first])
        words = (match[2] if match else lines[heading.end - 2]).rstrip().rstrip(":")
        if match:
            lines[heading.first] = f"{match[1]}{words}: {role}{match[3]}"
        else:
            lines[heading.end - 2] = f"{words}: {role}"
        return "\n".join(lines)
    return body


def _moved(body: str, found: Takeaway, role: str) -> Iterator[str]:
    """The item with all that is below it, in a section of that role: one that is there, or one at the end."""
    from tui.domain.headings import meaning
    from tui.domain.marks import read

    tokens = read(body).tokens
    span = _item(tokens, found.line)
    if span is None:
        return
    lines = body.split("\n")
    first, end = span[0], _trimmed(lines, *span)
    indent = len(lines[first]) - len(lines[first].lstrip(" "))
    item = [each[min(indent, len(each) - len(each.lstrip(" "))) :] for each in lines[first:end]]
    headings = _headings(tokens)
    for heading in headings:
        section = meaning(heading.words)
        if section.sign == _SIGNS[found.kind] and [*map(fold, section.roles)] == [fold(role)]:
            below = next((each.first for each in headings if each.first >= heading.end), len(lines))
            items = [
                _trimmed(lines, *each.map)
                for each in tokens
                if each.type == "list_item_open" and each.map and heading.end <= each.map[0] < below
            ]
            last = max(items, default=_trimmed(lines, heading.end, below))
            yield _with(lines, (first, end), last, item if items else ["", *item])
    heads = f"{'#' * _LEVEL} {_HEADINGS[found.kind]}: {role}"
    yield _with(lines, (first, end), _trimmed(lines, 0, len(lines)), ["", heads, "", *item])


def _trimmed(lines: list[str], first: int, end: int) -> int:
    """The end without the empty lines before it."""
    while end > first and not lines[end - 1].strip():
        end -= 1
    return end


def _with(lines: list[str], span: tuple[int, int], at: int, new: list[str]) -> str:
    """These lines without those of a span, and with new ones where `at` was; no two empty ones meet by it."""
    before, between, after = lines[: span[0]], lines[span[1] : at], lines[max(span[1], at) :]
    if at <= span[0]:
        before, between, after = lines[:at], lines[at : span[0]], lines[span[1] :]
        return "\n".join(_joined(before, new, between, after))
    return "\n".join(_joined(before, between, new, after))


def _joined(*parts: list[str]) -> list[str]:
    joined: list[str] = []
    for part in parts:
        meet = bool(joined and part) and not joined[-1].strip() and not part[0].strip()
        joined += part[1:] if meet else part
    return joined


def _headings(tokens: list[Token]) -> list[_Heading]:
    from tui.domain.markdown import plain
    from tui.domain.tags import without_tags

    found = []
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and token.level == 0 and token.map:
            words = without_tags(plain(tokens[at + 1]), tokens[at + 1].meta.get("tags", ()))
            found.append(_Heading(token.map[0], token.map[1], int(token.tag[1]), words))
    return found


def _item(tokens: list[Token], line: int) -> tuple[int, int] | None:
    """The lines (from 0, `[first, end)`) of the list item whose text starts on a line (from 1)."""
    for token in reversed(tokens):
        if token.type == "list_item_open" and token.map and token.map[0] == line - 1:
            return token.map[0], token.map[1]
    return None


def _only_given(before: Derived, after: Derived, found: Takeaway, role: str) -> bool:
    """Whether everything is said as before, wherever it stands now, but for this takeaway's role."""
    wanted = Counter(map(_saying, before.takeaways))
    wanted[_saying(found)] -= 1
    wanted[_saying(found._replace(roles=(role,)))] += 1
    return (
        +wanted == Counter(map(_saying, after.takeaways))
        and _others(before) == _others(after)
        and any(fold(each) == fold(role) for one in after.takeaways for each in one.roles)
    )


def _saying(takeaway: Takeaway) -> Hashable:
    return takeaway.kind, takeaway.text, takeaway.theme, tuple(map(fold, takeaway.roles))


def _others(derived: Derived) -> Hashable:
    return (
        frozenset(Counter(each._replace(line=None) for each in derived.introductions).items()),
        frozenset(Counter(each._replace(line=None) for each in derived.followups).items()),
        frozenset(Counter(each._replace(line=None) for each in derived.feedback).items()),
        frozenset(map(fold, derived.tags)),
    )
