"""Several names in one field: apart at the commas, a name that holds a comma in quotes."""

from __future__ import annotations

from collections.abc import Iterable

from tui.domain.text import clean_line


def split_names(field: str) -> list[str]:
    """The names in a field, cleaned, in order, without empty ones and without repeating one."""
    names = (clean_line(_bare(field[start:end])) for start, end in spans(field))
    return list(dict.fromkeys(name for name in names if name))


def join_names(names: Iterable[str]) -> str:
    """Names as one field that `split_names` reads back."""
    return ", ".join(quoted(name) for name in names)


def quoted(name: str) -> str:
    """The name, in quotes if it would otherwise be read as several."""
    if "," in name or name.startswith('"'):
        return '"' + name.replace('"', '""') + '"'
    return name


def spans(field: str) -> list[tuple[int, int]]:
    """Where each name of a field starts and ends, blanks around it left out; empty ones included."""
    found: list[tuple[int, int]] = []
    start = index = 0
    inside = False
    while index < len(field):
        sign = field[index]
        if inside and field.startswith('""', index):
            index += 1  # a doubled quote is one of the name's own
        elif sign == '"' and (inside or not field[start:index].strip()):
            inside = not inside
        elif sign == "," and not inside:
            found.append(_trimmed(field, start, index))
            start = index + 1
        index += 1
    if inside and "," in field[start:]:
        # An unclosed quote is only a sign that someone typed.
        rest = start + field[start:].index('"') + 1
        return [*found, *((a + rest, b + rest) for a, b in spans(field[rest:]))]
    found.append(_trimmed(field, start, len(field)))
    return found


def at_cursor(field: str, cursor: int) -> tuple[int, int]:
    """The span of the name that the cursor is in."""
    for start, end in spans(field):
        if cursor <= end:
            return min(start, cursor) if start > cursor else start, end
    return len(field), len(field)


def _trimmed(field: str, start: int, end: int) -> tuple[int, int]:
    while start < end and field[start].isspace():
        start += 1
    while end > start and field[end - 1].isspace():
        end -= 1
    return start, end


def _bare(name: str) -> str:
    if len(name) > 1 and name.startswith('"') and name.endswith('"'):
        return name[1:-1].replace('""', '"')
    return name
