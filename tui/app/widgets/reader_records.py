"""What the reader can show, as plain records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.entries import Entry

if TYPE_CHECKING:
    from tui.app.widgets.layout_wrap import Flow


class EntryPage(NamedTuple):
    """An entry and what to say of it above its text: with whom, as what, which pitch."""

    entry: Entry
    facts: tuple[str, ...] = ()


class CardRow(NamedTuple):
    """One line of a contact's card.

    `kind` names a sign (want, dont, intro, promise, todo, done …) or is empty; `lead` is a date or the
    like before the text, `note` stands at the right edge. With `entry_id` a click opens that entry at
    `line`; with `followup_id` a click on the sign ticks it.
    """

    text: str
    kind: str = ""
    lead: str = ""
    note: str = ""
    entry_id: int | None = None
    line: int | None = None
    followup_id: int | None = None


class CardSection(NamedTuple):
    """A named part of a card; one without rows is not shown."""

    title: str
    rows: tuple[CardRow, ...]


class CardDetail(NamedTuple):
    """A labelled fact, such as an e-mail address; `to` is a URL if it may be followed."""

    label: str
    value: str
    to: str = ""


class CardPage(NamedTuple):
    """A contact: details, then the sections in order, then the notes in Markdown."""

    name: str
    facts: tuple[str, ...] = ()
    details: tuple[CardDetail, ...] = ()
    sections: tuple[CardSection, ...] = ()
    notes: str = ""


class TextPage(NamedTuple):
    """A text that is no entry: its facts, why it was written, its Markdown, then the sections in order."""

    title: str
    facts: tuple[str, ...] = ()
    why: str = ""
    body: str = ""
    sections: tuple[CardSection, ...] = ()


class FlowPage(NamedTuple):
    """Styled text as it is, a flow a paragraph, below its facts: no Markdown is read in it."""

    title: str
    facts: tuple[str, ...] = ()
    flows: Sequence[Flow] = ()


Words = str | Sequence[tuple[str, str]]


class EmptyPage(NamedTuple):
    """What to say where there is nothing yet: lines, each text or parts of `(text, style)`."""

    words: tuple[Words, ...] = ()


Page = EntryPage | CardPage | TextPage | FlowPage | EmptyPage
