"""Meetings and reflections on the page: who, when and what became of it, around the text as it was typed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.domain.dates import show_date
from tui.interop.page.words import laid_out
from tui.interop.recap.marked import html

if TYPE_CHECKING:
    from tui.domain.entries import Entry, Kind
    from tui.journal.journal import Journal


class Entries:
    """The entries of a journal. Inside `exports.reading`."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._people = {
            line.name: line.id for line in journal.contacts.lines(journal.contacts.order(), met=False)
        }

    def all(self, kind: Kind) -> Iterator[str]:
        """Each as an article; a year stands above its first."""
        year = 0
        for entry in self._journal.exports.entries(kind):
            if kind == "meeting" and entry.text.on.year != year:
                year = entry.text.on.year
                yield f'<p class="year" id="y{year}">{year}</p>\n'
            yield "".join(self._article(entry))

    def _article(self, entry: Entry) -> Iterator[str]:
        text = entry.text
        yield f'<article id="e{entry.id}">\n<h3>{html(entry.label)}</h3>\n'
        yield f'<p class="soft">{" · ".join(self._facts(entry))}</p>\n'
        yield laid_out(text.body)
        became = [*self._became(entry)]
        if became:
            yield f'<ul class="became">{"".join(f"<li>{each}</li>" for each in became)}</ul>\n'
        yield "</article>\n"

    def _facts(self, entry: Entry) -> Iterator[str]:
        text = entry.text
        yield show_date(text.on) + (f", {text.at:%H:%M}" if text.at else "")
        if text.kind == "meeting":
            planned = f"{text.status}, " if text.status != "held" else ""
            minutes = f", {text.minutes} min" if text.minutes else ""
            yield html(f"{planned}{(text.form or '').replace('-', ' ')}{minutes}")
            yield f"with {', '.join(self._person(name) for name in text.people)}"
        if text.roles:
            yield html(f"as {', '.join(text.roles)}")
        if text.pitch:
            stars = f" {'★' * text.score}{'☆' * (5 - text.score)}" if text.score else ""
            yield f'<a href="#v{text.pitch}">pitch v{text.pitch}</a>{stars}'
        if text.about is not None:
            about = self._journal.entries.lines([text.about])
            yield f'about <a href="#e{text.about}">{html(about[0].label)}</a>' if about else "about an entry"
        if text.search:
            yield html(text.search)

    def _became(self, entry: Entry) -> Iterator[str]:
        """What became of what was said, where the text does not say it itself."""
        for one in entry.derived.introductions:
            due = f", by {show_date(one.due)}" if one.due and one.status in ("offered", "chased") else ""
            yield f"{html(', '.join(filter(None, (one.name, one.detail))))}: {one.status}{due}"
        for heard in entry.derived.feedback:
            if heard.state == "adopted":
                yield f'{html(heard.text)}: adopted in <a href="#v{heard.adopted_in}">v{heard.adopted_in}</a>'
            elif heard.state == "set-aside":
                yield f"{html(heard.text)}: set aside"
        for thanks in entry.derived.followups:
            if thanks.line is None:
                yield html(f"{thanks.text}: {'done' if thanks.done else 'open'}")

    def _person(self, name: str) -> str:
        each = self._people.get(name)
        return html(name) if each is None else f'<a href="#p{each}">{html(name)}</a>'
