"""The other sections of the page: what is open, roles, people, the pitch, job searches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.domain.dates import show_date
from tui.domain.text import unmarked
from tui.interop.page.words import laid_out
from tui.interop.recap.marked import LINKS, html

if TYPE_CHECKING:
    from tui.domain.people import Contact
    from tui.domain.roles import Board
    from tui.journal.journal import Journal


def open_things(journal: Journal) -> Iterator[str]:
    """What is open, the soonest first."""
    found = [due for _, due in journal.exports.open_things(journal.today())]
    found.sort(key=lambda due: (due.due is None, due.due, due.id))
    if not found:
        return
    yield "<ul>\n"
    for due in found:
        when = f"{show_date(due.due)}: " if due.due is not None else ""
        who = f", {html(due.contact)}" if due.contact and due.kind not in ("meeting", "happened") else ""
        yield f'<li>{when}<a href="#e{due.entry}">{html(due.words)}</a>{who}</li>\n'
    yield "</ul>\n"


def roles(journal: Journal) -> Iterator[str]:
    """What was learnt of each role."""
    for tally in journal.roles.tallies():
        yield "".join(_role(journal.roles.board(tally.name)))


def _role(board: Board) -> Iterator[str]:
    role = board.role
    met = f"{role.meetings:,} meeting{'s' * (role.meetings != 1)}"
    yield f'<h3>{html(role.name)}</h3>\n<p class="soft">{role.verdict} · {met}</p>\n{laid_out(board.why)}'
    for title, themes in (("Want", board.want), ("Don’t want", board.dont), ("Unsure", board.unsure)):
        if not themes:
            continue
        yield f"<h4>{title}</h4>\n<ul>\n"
        for theme in themes:
            met = f", {theme.meetings} meeting{'s' * (theme.meetings != 1)}" if theme.meetings else ""
            yield f"<li>{html(theme.theme)}{met}<ul>\n"
            for said in theme.evidence:
                who = html(", ".join(said.people) or said.title)
                where = f'<a href="#e{said.entry}">{who}, {show_date(said.on)}</a>'
                yield f"<li>{html(unmarked(said.text))}: {where}</li>\n"
            yield "</ul></li>\n"
        yield "</ul>\n"


def people(journal: Journal) -> Iterator[str]:
    """Everybody, by name, with when one met."""
    for contact in journal.exports.contacts():
        yield "".join(_person(journal, contact))


def _person(journal: Journal, contact: Contact) -> Iterator[str]:
    text = contact.text
    yield f'<article id="p{contact.id}">\n<h3>{html(text.name)}</h3>\n'
    facts = [html(", ".join(filter(None, (text.title, text.company))))]
    facts.append(text.level if text.level != "contact" else "")
    facts.append(html(text.how_met))
    facts.append(html(f"introduced by {text.introduced_by}") if text.introduced_by else "")
    facts += [_address(text.email, "mailto:"), html(text.phone), _address(text.link, "")]
    if any(facts):
        yield f'<p class="soft">{" · ".join(filter(None, facts))}</p>\n'
    yield laid_out(text.notes)
    ids = journal.entries.order("meeting", contact=contact.id)
    if len(ids):
        links = (
            f'<a href="#e{line.id}">{show_date(line.on)}</a>' for line in journal.entries.lines(list(ids))
        )
        yield f'<p class="soft">Meetings: {", ".join(links)}</p>\n'
    yield "</article>\n"


def _address(address: str, scheme: str) -> str:
    """An address that leads there where that can only be the web or an e-mail."""
    if not address:
        return ""
    target = f"{scheme}{address}"
    is_safe = target.lower().startswith(LINKS) and " " not in target
    return (
        f'<a href="{html(target)}" rel="noopener noreferrer">{html(address)}</a>'
        if is_safe
        else html(address)
    )


def pitch(journal: Journal) -> Iterator[str]:
    """The versions of the pitch, the last first."""
    for version in journal.pitch.versions():
        reason = f": {html(version.reason)}" if version.reason else ""
        yield (
            f'<article id="v{version.number}">\n<h3>Version {version.number}</h3>\n'
            f'<p class="soft">{show_date(version.written_at.date())}{reason}</p>\n'
            f"{laid_out(version.body)}</article>\n"
        )


def searches(journal: Journal) -> Iterator[str]:
    """The job searches, as they were begun."""
    for each in journal.exports.records("searches"):
        until = f" to {each['ended_on']}" if each["ended_on"] else ""
        yield (
            f'<h3>{html(each["name"])}</h3>\n<p class="soft">{each["started_on"]}{until}</p>\n'
            f"{laid_out(each['goal'])}{laid_out(each['outcome'])}"
        )
