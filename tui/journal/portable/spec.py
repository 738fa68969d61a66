"""How a table becomes records: its columns, what they point to, and the rows that belong to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from tui.journal.portable.kinds import Kind

Fields = Mapping[str, Any]


class Column(NamedTuple):
    """A column under its name in a file; an `optional` one may be null. `usual` is what it is where a file
    does not say it, which for one that is neither optional nor usual is an error."""

    name: str
    column: str
    kind: Kind
    optional: bool = False
    usual: Any = None


class Link(NamedTuple):
    """A column that points to a row of a table, named in a file by a column of that: its name, or its uid.

    One that is `late` may point to what only comes later in a file.
    """

    name: str
    column: str
    table: str
    by: str
    optional: bool = False
    late: bool = False


class Links(NamedTuple):
    """Rows of another table, by their names and in order, linked through a table between."""

    name: str
    between: str
    own: str
    other: str
    table: str


class Pairs(NamedTuple):
    """Pairs of rows of one table, unordered: a list of the names of the other, in the record of the first."""

    name: str
    between: str
    first: str
    second: str


class Part(NamedTuple):
    """Rows that belong to a row and come with it: a list under its name in the record of that.

    Where only one row can have what is in its column `once`, one that is here stays, and another is left out.
    """

    name: str
    table: str
    own: str
    columns: tuple[Column | Link, ...]
    order: str = "id"
    derive: Callable[[Fields], Fields] | None = None
    out: Callable[[Fields], Fields] | None = None
    parts: tuple[Part, ...] = ()
    id: str = "id"
    once: str = ""


class Table(NamedTuple):
    """A table whose rows are records by themselves, in an array under its `name`.

    A row is known by its `key` column; where no row has the key that a file says, one that is the `same` in
    that column is it. One that has no key is known by all columns of `together`, and is no thing by itself.
    `derive` makes the columns that follow from others. `neutral` is what a row is set to that cannot go when
    an import is taken back, since others point to it.
    """

    name: str
    table: str
    noun: str
    columns: tuple[Column | Link, ...]
    key: str = "uid"
    together: tuple[str, ...] = ()
    same: str = ""
    id: str = "id"
    links: tuple[Links, ...] = ()
    pairs: tuple[Pairs, ...] = ()
    parts: tuple[Part, ...] = ()
    derive: Callable[[Fields], Fields] | None = None
    neutral: Fields | None = None
    label: str = "name"
