"""The brief as a page: its parts, and all of it as Markdown. It is read while one waits for somebody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.domain.brief import Brief, Colleague, Heard, Occasion, Promise, Talk
from tui.domain.dates import show_date
from tui.domain.entries import Stance, Takeaway
from tui.domain.role_sheet import cut
from tui.domain.text import clean_line, visible

MOST_SAID = 8
MOST_PROMISES = 8
MOST_COLLEAGUES = 4
MOST_ASKS = 8
MOST_LINES = 12
"""Lines of a part, and of notes."""

_WORDS: dict[Stance, str] = {"want": "want", "dont": "don’t want", "unsure": "unsure"}


class Line(NamedTuple):
    """A line of a part: an item, or with `quoted` somebody's words; `aside` is said more quietly."""

    text: str
    aside: str = ""
    quoted: bool = False
    item: bool = True


class Part(NamedTuple):
    """A part of the page; the first of a person has their name for a heading and is the `head`."""

    heading: str
    lines: tuple[Line, ...]
    head: bool = False


def parts(brief: Brief) -> list[Part]:
    """The page on one person, part by part; those that have nothing to say are left out."""
    found = [Part(clean_line(brief.name), tuple(_head(brief)), head=True)]
    found += [
        Part("Last time", tuple(_talk(brief.talk)) if brief.talk else ()),
        Part("They promised", tuple(_promises(brief.to_me))),
        Part("I owe them", tuple(_promises(brief.by_me))),
        Part("What they heard of my pitch", tuple(_heard(brief.heard)) if brief.heard else ()),
        Part(f"Others at {clean_line(brief.company)}", tuple(_colleagues(brief.colleagues))),
        Part("To ask", tuple(_questions(brief))),
        Part("Notes", tuple(_notes(brief.notes))),
    ]
    return [part for part in found if part.lines or part.head]


def occasion_part(occasion: Occasion) -> Part:
    """What stands above a page on a meeting that is to come."""
    when = show_date(occasion.on) + (f" at {occasion.at:%H:%M}" if occasion.at else "")
    lines = [Line(", ".join(filter(None, (when, (occasion.form or "").replace("-", " ")))), item=False)]
    people = ", ".join(map(clean_line, occasion.people))
    if people != clean_line(occasion.title):
        lines.append(Line(f"with {people}", item=False))
    if occasion.roles:
        lines.append(Line(f"as {', '.join(map(clean_line, occasion.roles))}", item=False))
    return Part(clean_line(occasion.title), (*lines, *_notes(occasion.body)), head=True)


def markdown(pages: Sequence[Brief], occasion: Occasion | None = None) -> str:
    """The page as Markdown: of one person, or of all whom one meets, each below the other.

    What it says of takeaways and promises are no marks: pasted into an entry they promise nothing again.
    """
    alone = occasion is None and len(pages) == 1
    found: list[Part] = [occasion_part(occasion)] if occasion is not None else []
    deep = 1 if alone else 2
    texts = [_markdown(part, 1) for part in found]
    for page in pages:
        texts += [_markdown(part, deep if part.head else deep + 1) for part in parts(page)]
    return "\n\n".join(filter(None, texts)) + "\n"


def _head(brief: Brief) -> Iterator[Line]:
    work = ", ".join(map(clean_line, filter(None, (brief.title, brief.company))))
    times = "once" if brief.meetings == 1 else f"{brief.meetings} times"
    met = f"met {times}, last on {show_date(brief.last_met)}" if brief.last_met else "not met yet"
    facts = (work, "" if brief.level == "contact" else brief.level, met)
    yield Line(" · ".join(filter(None, facts)), item=False)
    if len(brief.path) > 1:
        yield Line(f"me → {' → '.join(map(clean_line, brief.path))}", item=False)
    if brief.how_met.strip():
        yield Line(f"How we met: {clean_line(brief.how_met)}", item=False)


def _talk(talk: Talk) -> Iterator[Line]:
    facts = (
        show_date(talk.on),
        (talk.form or "").replace("-", " "),
        f"{talk.minutes} min" if talk.minutes else "",
    )
    roles = f"as {', '.join(map(clean_line, talk.roles))}" if talk.roles else ""
    yield Line(" · ".join(filter(None, (*facts, roles))), item=False)
    if talk.quote:
        yield Line(talk.quote, quoted=True, item=False)
    elif talk.gist:
        yield Line(talk.gist, item=False)
    for each in talk.said[:MOST_SAID]:
        yield _took(each)
    yield from _more(len(talk.said), MOST_SAID)


def _promises(promises: Sequence[Promise]) -> Iterator[Line]:
    for each in promises[:MOST_PROMISES]:
        yield Line(cut(each.text), each.state)
    yield from _more(len(promises), MOST_PROMISES)


def _heard(heard: Heard) -> Iterator[Line]:
    stars = "★" * heard.score + "☆" * (5 - heard.score) if heard.score else ""
    now = f"the current one is version {heard.current}" if heard.current else ""
    version = f"version {heard.version}" if heard.version else "no version noted"
    facts = (version, stars, show_date(heard.on), now)
    yield Line(" · ".join(filter(None, facts)), item=False)
    for each in heard.said[:MOST_SAID]:
        yield Line(cut(each))


def _colleagues(colleagues: Sequence[Colleague]) -> Iterator[Line]:
    for each in colleagues[:MOST_COLLEAGUES]:
        met = f"last on {show_date(each.on)}" if each.on else "not met yet"
        yield Line(", ".join(map(clean_line, filter(None, (each.name, each.title)))), met)
        for said in each.said:
            took = _took(said)
            yield took._replace(aside=clean_line(each.name))
    yield from _more(len(colleagues), MOST_COLLEAGUES)


def _questions(brief: Brief) -> Iterator[Line]:
    for each in brief.asks[:MOST_ASKS]:
        yield Line(cut(each.text), f"{clean_line(each.role)}, {clean_line(each.who)}, {show_date(each.on)}")
    yield from _more(len(brief.asks), MOST_ASKS)
    for question in brief.questions:
        yield Line(cut(question))


def _notes(text: str) -> Iterator[Line]:
    lines = visible(text).strip().split("\n")
    kept = "\n".join(lines[:MOST_LINES]).rstrip()
    if kept:
        yield Line(kept if len(lines) <= MOST_LINES else f"{kept}\n\n…", item=False)


def _took(takeaway: Takeaway) -> Line:
    return Line(f"{_WORDS[takeaway.kind]}: {cut(takeaway.text)}")


def _more(count: int, most: int) -> Iterator[Line]:
    if count > most:
        yield Line(f"… and {count - most:,} more", item=False)


def _markdown(part: Part, level: int) -> str:
    out = [f"{'#' * level} {part.heading}", ""]
    before: Line | None = None
    for line in part.lines:
        if before is not None and not (line.item and before.item):
            out.append("")
        aside = f" — {line.aside}" if line.aside else ""
        out.append(f"{'- ' if line.item else '> ' if line.quoted else ''}{line.text}{aside}")
        before = line
    return "\n".join(out).rstrip()
