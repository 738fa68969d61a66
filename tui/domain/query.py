"""The language of search: what is typed becomes words to find, and filters that narrow.

No input fails. What can be understood is; an unknown field is the only fault there is.
"""

from datetime import date
from itertools import islice
from typing import NamedTuple

from tui.domain.errors import BadInput
from tui.domain.query_dates import period
from tui.domain.query_fields import CHOICES, DATE_FIELDS, FIELD_HELP, choose, no_such_field
from tui.domain.query_items import Item, in_quotes, items
from tui.domain.text import UNSTORABLE, visible
from tui.domain.words import apart

__all__ = [
    "FIELD_HELP",
    "At",
    "Filter",
    "Query",
    "Term",
    "at",
    "finished",
    "parse",
    "put",
    "spell",
    "without",
]

MOST = 48
"""Words, phrases and filters that one query may have; the rest of it is left out."""
_MOST_ITEMS = 1_000
"""Things typed of which some may say nothing, such as brackets."""
MOST_WORDS = 48
"""Words of one phrase; what follows them is not looked for."""
LONGEST = 200
"""Letters of one word; what goes on so is the same word."""
_LOOKED_AT = MOST_WORDS * LONGEST


class Term(NamedTuple):
    """One typed word or quoted phrase, folded. Several words must follow one another, as those of `don't`.

    `prefix`: the last word may go on.
    """

    words: tuple[str, ...]
    prefix: bool = False
    quoted: bool = False


class Filter(NamedTuple):
    """`field:value`, at `[start, end)` of the text, its `-` with it; `value` as typed, without its quotes.

    `days` are those that the words of a date field mean, first and last; `choice` is the canonical value of a
    field that takes one of few.
    """

    field: str
    value: str
    excluded: bool
    start: int
    end: int
    days: tuple[date, date] | None = None
    choice: str = ""


class Query(NamedTuple):
    """What was asked. NUL and lone surrogates of `text` are U+FFFD, so that it can be stored.

    `fault` is a sentence on a field that nothing is called; `unread` one on a value that says nothing to its
    field, which is then not among the filters; `cut` says that the query was longer than is looked for.
    """

    text: str
    terms: tuple[Term, ...] = ()
    excluded: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = ()
    fault: str = ""
    unread: str = ""
    cut: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not (self.terms or self.excluded or self.filters)


class At(NamedTuple):
    """What the caret stands in: the value of a field, or, if `field` is empty, a word that may become one.

    `typed` is what stands of it before the caret, without quotes; a completion replaces `[start, end)`.
    """

    field: str
    typed: str
    start: int
    end: int


def parse(text: str, *, today: date, typing: bool = False) -> Query:
    """What a text asks for, said today. While typing, the word that is not finished yet may go on.

    Any text is read, in time that grows with its length.
    """
    text = UNSTORABLE.sub("\ufffd", text)
    terms: dict[Term, None] = {}
    excluded: dict[Term, None] = {}
    filters: list[Filter] = []
    fault = unread = ""
    said = 0
    cut = False
    for number, item in enumerate(items(text)):
        if said == MOST or number == _MOST_ITEMS:
            cut = True
            break
        if not item.field:
            term, whole = _term(text, item, typing=typing)
            cut = cut or not whole
            if term.words:
                said += 1
                (excluded if item.excluded else terms).setdefault(term)
        elif item.field not in FIELD_HELP:
            said += 1
            fault = fault or no_such_field(item.field)
        elif item.value.strip():
            said += 1
            read = _filter(item, today)
            if isinstance(read, Filter):
                filters.append(read)
            else:
                unread = unread or read
    return Query(text, tuple(terms), tuple(excluded), tuple(filters), fault, unread, cut)


def finished(text: str, *, today: date) -> str:
    """A query that was being typed, in words that find the same when it is asked again: a last word that was
    to go on has a `*`, behind the closing quote of a phrase."""
    typed, asked = parse(text, today=today, typing=True), parse(text, today=today)
    if typed.terms != asked.terms:
        for starred in (f"{text}*", f'{text}"*'):
            if parse(starred, today=today).terms == typed.terms:
                return starred
    return text


def at(text: str, caret: int) -> At | None:
    """What a completion at the caret would be for; None where there is none, as in a phrase."""
    for item in islice(items(text), _MOST_ITEMS):
        if item.start >= caret:
            break
        if caret > item.end:
            continue
        if item.field and caret >= item.value_start:
            if item.field not in FIELD_HELP or (item.quoted and not item.open and caret == item.end):
                return None
            typed = text[item.value_start : caret]
            typed = typed[1:].replace('""', '"') if item.quoted else typed
            return At(item.field, typed, item.value_start, caret if item.open else item.end)
        if item.quoted and not item.field:
            return None
        start = item.start + (text[item.start] == "-")
        return At("", text[start:caret], start, item.value_start if item.field else item.end)
    return At("", "", caret, caret)


def put(text: str, at: At, completed: str) -> tuple[str, int]:
    """The text with a completion put in, and where the caret then stands; a blank follows what is whole."""
    before, after = text[: at.start], text[at.end :]
    if at.field:
        completed = in_quotes(completed)
    if at.field or not completed.endswith(":"):
        after = after if after[:1].isspace() else " " + after
        return before + completed + after, len(before + completed) + 1
    return before + completed + after, len(before + completed)


def without(text: str, filter: Filter) -> str:
    """The text without one of its filters; the words that are left mean what they meant."""
    before, after = text[: filter.start].rstrip(), text[filter.end :].lstrip()
    return f"{before} {after}" if before else after


def spell(field: str, value: str) -> str:
    """How a filter is typed, so that `parse` gives the same value again."""
    return f"{field}:{in_quotes(value)}"


def _term(text: str, item: Item, *, typing: bool) -> tuple[Term, bool]:
    """The words of an item, and whether they are all there."""
    line = apart(item.value[:_LOOKED_AT])
    found = line.split()
    words = tuple(found[:MOST_WORDS])
    long = next((number for number, word in enumerate(words) if len(word) > LONGEST), None)
    if long is not None:
        return Term((*words[:long], words[long][:LONGEST]), True, item.quoted), False
    if len(found) > MOST_WORDS or len(item.value) > _LOOKED_AT:
        return Term(words, len(found) <= MOST_WORDS, item.quoted), False
    starred = item.starred or (item.value.endswith("*") and not item.quoted)
    going_on = typing and not item.excluded and item.end == len(text) and (item.open or not item.quoted)
    prefix = bool(words) and (starred or (going_on and line[-1] != " "))
    return Term(words, prefix, item.quoted), True


def _filter(item: Item, today: date) -> Filter | str:
    """The filter, or a sentence on why its value says nothing."""
    days, choice = None, ""
    if item.field in DATE_FIELDS:
        try:
            days = period(item.value, today=today)
        except BadInput as error:
            return f"{item.field}: {visible(' '.join(str(error).split()))}"
    elif item.field in CHOICES:
        choice, sentence = choose(item.field, item.value)
        if sentence:
            return sentence
    return Filter(item.field, item.value, item.excluded, item.start, item.end, days, choice)
