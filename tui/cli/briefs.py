"""The page to read before a meeting: Markdown on a pipe, headings and wrapped lines on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from tui.cli import out, shape, wrapping
from tui.cli.door import Door
from tui.domain.brief import Ask, Brief, Colleague, Heard, Occasion, Promise, Talk
from tui.domain.brief_page import Line, Part, markdown, occasion_part, parts


def of_person(door: Door, name: str, as_json: bool) -> None:
    """The page on one person."""
    with door.open() as journal:
        brief = journal.briefs.of_person(journal.contacts.find(name).id)
    if as_json:
        out.say_json(shaped(brief))
    else:
        _tell([brief])


def of_meeting(door: Door, ref: str, as_json: bool) -> None:
    """A page on each person of a meeting."""
    with door.open() as journal:
        occasion, briefs = journal.briefs.of_meeting(journal.entries.find(ref).id)
    if as_json:
        out.say_json(
            {"entry": occasion.entry, "on": occasion.on.isoformat(), "briefs": [*map(shaped, briefs)]}
        )
    else:
        _tell(briefs, occasion)


def shaped(brief: Brief) -> shape.Shape:
    """The page as JSON."""
    return {
        "name": brief.name,
        "company": brief.company,
        "title": brief.title,
        "level": brief.level,
        "meetings": brief.meetings,
        "last_met": shape.day(brief.last_met),
        "path": list(brief.path),
        "how_met": brief.how_met,
        "last_talk": _talk(brief.talk),
        "promised_to_me": [_promise(one) for one in brief.to_me],
        "i_promised": [_promise(one) for one in brief.by_me],
        "pitch": _heard(brief.heard),
        "colleagues": [_colleague(one) for one in brief.colleagues],
        "to_ask": [_ask(one) for one in brief.asks],
        "questions": list(brief.questions),
        "notes": brief.notes,
    }


def _tell(briefs: Sequence[Brief], occasion: Occasion | None = None) -> None:
    if not out.on_terminal(sys.stdout):
        out.say_body(markdown(briefs, occasion))
        return
    pages = [[occasion_part(occasion)]] if occasion is not None else []
    pages += [parts(brief) for brief in briefs]
    for number, part in enumerate(part for page in pages for part in page):
        if number:
            out.say()
        _tell_part(part)


def _tell_part(part: Part) -> None:
    wrapping.say("", part.heading, out.bold)
    for line in part.lines:
        _tell_line(line)


def _tell_line(line: Line) -> None:
    aside = f" — {line.aside}" if line.aside else ""
    if line.item:
        wrapping.say("  · ", f"{line.text}{aside}")
    elif line.quoted:
        wrapping.say("  ", f"“{line.text}”")
    else:
        wrapping.paragraphs("  ", f"{line.text}{aside}")


def _talk(talk: Talk | None) -> shape.Shape | None:
    if talk is None:
        return None
    return {
        "entry": talk.entry,
        "on": talk.on.isoformat(),
        "form": talk.form,
        "minutes": talk.minutes,
        "roles": list(talk.roles),
        "takeaways": [shape.takeaway(one) for one in talk.said],
        "quote": talk.quote,
        "gist": talk.gist,
    }


def _promise(promise: Promise) -> shape.Shape:
    return {"text": promise.text, "state": promise.state, "entry": promise.entry}


def _heard(heard: Heard | None) -> shape.Shape | None:
    if heard is None:
        return None
    return {
        "version": heard.version,
        "on": heard.on.isoformat(),
        "score": heard.score,
        "feedback": list(heard.said),
        "current": heard.current or heard.version,
    }


def _colleague(colleague: Colleague) -> shape.Shape:
    return {
        "name": colleague.name,
        "title": colleague.title,
        "last_met": shape.day(colleague.on),
        "takeaways": [shape.takeaway(one) for one in colleague.said],
    }


def _ask(ask: Ask) -> shape.Shape:
    return {"text": ask.text, "role": ask.role, "with": ask.who, "on": ask.on.isoformat()}
