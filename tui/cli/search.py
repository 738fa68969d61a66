"""A search asked and answered. It knows nothing of click, which takes longer to load than a search to run."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from tui.cli import out, source
from tui.cli.door import Door
from tui.domain.dates import show_date
from tui.domain.errors import BadInput
from tui.domain.found import Result
from tui.domain.matching import Matcher, Snippet, marked, snippet
from tui.domain.query import Query, parse, spell
from tui.domain.query_fields import field_of
from tui.domain.text import clean

if TYPE_CHECKING:
    from tui.journal.finding import Search
    from tui.journal.journal import Journal

BEST = 50
"""Results shown where nobody says how many."""
VALUED = ("--limit", "--save", "--saved", "--forget")
"""The options that take a value."""

_OPTION = re.compile(r"-h|--[a-z][a-z-]*(=.*)?", re.DOTALL)
_NUMBER = re.compile(r"[0-9]{1,9}")
_AT_ONCE = 200
_INDENT = 4


class Asked(NamedTuple):
    """A plain search, as it stands on the command line."""

    door: Door
    words: tuple[str, ...]
    limit: int | None = None
    as_json: bool = False

    def answer(self) -> int:
        """Answer it; returns the exit status."""
        run(self.door, readings(self.words), self.limit, as_json=self.as_json)
        return 0


def sorted_out(args: Sequence[str]) -> tuple[list[str], list[str]]:
    """The options, with their values, and the words of the query, which may begin with a dash themselves."""
    options: list[str] = []
    words: list[str] = []
    rest = iter(args)
    for word in rest:
        if word == "--":
            words.extend(rest)
        elif word in VALUED:
            options += [word, *islice(rest, 1)]
        elif _OPTION.fullmatch(word):
            options.append(word)
        else:
            words.append(word)
    return options, words


def plainly_asked(args: Sequence[str]) -> Asked | None:
    """What a whole command line asks, if it is a search and no more; None where click should read it."""
    db: str | None = None
    if args[:1] == ["--db"]:
        db, args = "".join(args[1:2]), args[2:]
    if args[:1] != ["find"]:
        return None
    options, words = sorted_out(args[1:])
    asked = Asked(Door(db), tuple(words))
    given = iter(options)
    for option in given:
        name, _, value = option.partition("=")
        if option == "--json":
            asked = asked._replace(as_json=True)
        elif name == "--limit" and _NUMBER.fullmatch(number := value or next(given, "")):
            asked = asked._replace(limit=int(number))
        else:
            return None
    return asked if words else None


def readings(words: Sequence[str]) -> list[str]:
    """What the words of a command line may mean as one query, the likeliest first.

    The quotes of `with:"Ada Lovelace"` are the shell's own. Beside other words that argument is one value;
    alone it is that only where, word by word, it says or finds nothing: it may be a whole query.
    """
    typed = [clean(source.argument(word)) for word in words]
    plain, as_values = " ".join(typed), " ".join(map(_with_value_quoted, typed))
    if plain == as_values:
        return [plain]
    return [as_values] if len(typed) > 1 else [plain, as_values]


def read(texts: Sequence[str]) -> list[Query]:
    """The readings as queries, without those that cannot be asked, unless that is all of them."""
    from tui.journal.clock import system_now

    today = system_now().date()
    queries = [parse(text, today=today) for text in texts]
    return [query for query in queries if not query.fault and not query.unread] or queries[:1]


def run(door: Door, texts: Sequence[str], limit: int | None, *, as_json: bool) -> None:
    """Answer the first of several readings of a query that finds something. Raises BadInput for a fault."""
    fits = read(texts)
    if fits[0].fault:
        raise BadInput("query", fits[0].fault)
    asked = [query for query in fits if not query.unread and not query.is_empty]
    shown = 0
    if asked and door.begun:
        with door.open() as journal:
            shown = _answer(journal, asked, limit, as_json=as_json)
    elif as_json:
        out.say_json([])
    if fits[0].unread:
        out.note(fits[0].unread)
    elif not asked:
        out.note("there is nothing to look for in that; `preseason find --help` says what may be asked")
    elif not shown and limit != 0:
        out.note("nothing here fits that")
    if asked and asked[0].cut:
        out.note("that was a long query: only its beginning was looked for")


def shape(found: Result) -> dict[str, object]:
    """A result for a script; in the snippet, matches stand between ⟦ and ⟧."""
    return {
        "kind": found.kind,
        "id": found.id,
        "title": found.title,
        "on": found.on.isoformat() if found.on else None,
        "with": list(found.people),
        "roles": list(found.roles),
        "snippet": marked(Snippet(found.snippet, found.spans)),
        "line": found.line,
        "why": found.why,
    }


def _answer(journal: Journal, queries: Sequence[Query], limit: int | None, *, as_json: bool) -> int:
    """Print what fits, and that there is more where nobody said how many; returns how many were printed."""
    most = BEST if limit is None else limit
    for query in queries:
        search = journal.find.search(query, first=most + 1 if most < _AT_ONCE else _AT_ONCE)
        if search.hits:
            break
    count = 0
    shapes: list[dict[str, object]] = []
    for page in _pages(journal, query, search, most):
        count += len(page)
        if as_json:
            shapes += map(shape, page)
        else:
            _print(page, query)
    if as_json:
        out.say_json(shapes)
    if limit is None and len(search.hits) > most:
        out.note(f"these are the best {most}; --limit N shows more")
    return count


def _pages(journal: Journal, query: Query, search: Search, most: int) -> Iterator[list[Result]]:
    at = 0
    while at < most:
        hits = search.hits[at : min(most, at + _AT_ONCE)]
        if hits:
            yield journal.find.read(hits, query)
            at += len(hits)
        elif search.whole:
            return
        else:
            search.more(_AT_ONCE)


def _print(results: Sequence[Result], query: Query) -> None:
    """A line of columns for each on a pipe; on a terminal two, with the matches marked."""
    if not out.on_terminal(sys.stdout):
        for one in results:
            out.say("\t".join((*_facts(one), out.line(_label(one)), one.why, out.line(one.snippet))))
        return
    import shutil

    room = shutil.get_terminal_size().columns
    matcher = Matcher(query.terms)
    facts = [_facts(one) for one in results]
    widths = [max(map(len, column)) for column in zip(*facts, strict=True)]
    for one, (number, day, kind) in zip(results, facts, strict=True):
        before = f"{number:>{widths[0]}}  {day:<{widths[1]}}  {kind:<{widths[2]}}  "
        why = f"  {one.why}" if one.why else ""
        label = out.cut(_label(one), max(room - len(before) - len(why), 12))
        shown = out.matched(label, one.title_spans)
        out.say(f"{out.dim(before)}{shown}{out.dim(why)}")
        if one.snippet and one.snippet != one.title:
            out.say(" " * _INDENT + _stretch(one, matcher, max(room - _INDENT, 20)))


def _facts(one: Result) -> tuple[str, str, str]:
    return str(one.id), show_date(one.on) if one.on else "", one.kind


def _label(one: Result) -> str:
    people = ", ".join(one.people)
    return one.title if one.title == people or not people else f"{one.title} · {people}"


def _stretch(one: Result, matcher: Matcher, room: int) -> str:
    """The snippet with its matches marked, in one line of a terminal."""
    text, spans = one.snippet, one.spans
    width = out.cells(text)
    if width > room:
        text, spans = snippet(text, matcher, room=room * len(text) // width)
        text = out.cut(text, room)
    return out.matched(text, spans)


def _with_value_quoted(word: str) -> str:
    """`with:Ada Lovelace` with quotes; any other word as it is, as one that holds more than a field does."""
    name, _, value = word.partition(":")
    if len(value.split()) < 2 or value[0].isspace() or '"' in value or ":" in value:
        return word
    field = name.removeprefix("-")
    return f"{'-' * (field != name)}{spell(field, value)}" if field_of(field) else word
