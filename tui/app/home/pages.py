"""What the reader shows of an entry or a contact: records of the journal, put into the reader's words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from tui.app.home.rows import day
from tui.app.widgets.layout_marks import due_note
from tui.app.widgets.reader_records import CardDetail, CardPage, CardRow, CardSection, EntryPage, Words
from tui.domain.dates import show_date
from tui.domain.entries import EntryLine, FollowUp, Introduction
from tui.domain.introductions import spoken

if TYPE_CHECKING:
    from tui.journal.journal import Journal
    from tui.journal.records import ContactCard, PastPost

STARS = 5


def entry(journal: Journal, entry_id: int) -> EntryPage:
    """An entry, and above its text with whom, as what, and which pitch they heard."""
    found = journal.entries.get(entry_id)
    text = found.text
    facts: list[str] = []
    if text.people:
        companies = journal.contacts.with_companies(text.people)
        between = "; " if any(company for _, company in companies) else ", "
        facts.append("with " + between.join(", ".join(filter(None, pair)) for pair in companies))
    if text.about is not None:
        about = journal.entries.get(text.about)
        facts.append(f"about {about.label}, {show_date(about.text.on)}")
    if text.roles:
        facts.append(("as " if text.kind == "meeting" else "on ") + ", ".join(text.roles))
    if text.pitch is not None:
        facts.append(f"pitch v{text.pitch}")
    if text.score is not None:
        facts.append("★" * text.score + "☆" * (STARS - text.score))
    tags = " ".join(f"#{tag}" for tag in found.derived.tags)
    if tags:
        facts.append(tags)
    return EntryPage(found, tuple(facts))


def card(journal: Journal, contact_id: int, *, facts: Sequence[str] = ()) -> CardPage:
    """A contact: who they are, what is open between us, what they made me think, when we met.

    `facts` are said of them besides, below how often we met.
    """
    today = journal.today()
    found = journal.contacts.card(contact_id)
    contact = found.contact
    text = contact.text
    met = contact.meetings
    touched = found.last_touch if found.last_touch != contact.last_met else None
    said = [
        ", ".join(part for part in (text.title, text.company) if part),
        "" if text.level == "contact" else text.level,
        f"met {'once' if met == 1 else f'{met} times'}" if met else "not met yet",
        f"last on {show_date(contact.last_met)}" if contact.last_met and met > 1 else "",
        f"last touch {show_date(touched)}" if touched else "",
        *facts,
    ]
    path = journal.allies.path(contact_id)
    details = (
        CardDetail("E-mail", text.email, f"mailto:{text.email}"),
        CardDetail("Phone", text.phone),
        CardDetail("Link", text.link, text.link),
        CardDetail("How we met", text.how_met),
        CardDetail("Introduced by", text.introduced_by if len(path) < 3 else ""),
        CardDetail("Known via", " → ".join(path[:-1]) if len(path) > 2 else ""),
        CardDetail("Led to", ", ".join(found.led_to)),
        CardDetail("Also called", ", ".join(found.aliases)),
    )
    sections = (
        CardSection("Open", tuple(_followup(entry_id, f, today) for f, entry_id in found.followups)),
        CardSection("Introductions", _introductions(found)),
        CardSection(
            "What they made me think",
            tuple(
                CardRow(t.text, kind=t.kind, note=_theme(t.theme, t.text), entry_id=entry_id, line=t.line)
                for t, entry_id in found.takeaways
            ),
        ),
        CardSection("Meetings", _meetings(found.meetings, journal)),
        CardSection("Before", tuple(_post(post) for post in found.past)),
    )
    return CardPage(
        text.name,
        facts=tuple(fact for fact in said if fact),
        details=tuple(detail for detail in details if detail.value),
        sections=sections,
        notes=text.notes,
    )


def _theme(theme: str, text: str) -> str:
    return f"#{theme}" if " " not in theme and theme.casefold() != text.casefold() else ""


def _followup(entry_id: int, followup: FollowUp, today: date) -> CardRow:
    due = due_note(followup.due, today) if followup.due else ""
    return CardRow(
        followup.text, "todo", note=due, entry_id=entry_id, line=followup.line, followup_id=followup.id
    )


def _introductions(card: ContactCard) -> tuple[CardRow, ...]:
    """By them to me and by me to them, then those by which I came to know them."""
    rows = [_introduction(entry_id, each) for each, entry_id in card.introductions]
    for (each, entry_id), by in zip(card.introduced, card.introducers, strict=True):
        who = spoken(each.name, each.detail, each.direction)
        note = f"by {by}, {each.status}" if by else f"to me, {each.status}"
        rows.append(CardRow(who, "intro", note=note, entry_id=entry_id, line=each.line))
    return tuple(rows)


def _introduction(entry_id: int, introduction: Introduction) -> CardRow:
    who = spoken(introduction.name, introduction.detail, introduction.direction)
    kind = "intro" if introduction.direction == "to_me" else "promise"
    return CardRow(who, kind, note=introduction.status, entry_id=entry_id, line=introduction.line)


def _post(post: PastPost) -> CardRow:
    until = f"until {show_date(post.until).partition(' ')[2]}"
    return CardRow(", ".join(part for part in (post.title, post.company) if part), note=until)


def _meetings(lines: Sequence[EntryLine], journal: Journal) -> tuple[CardRow, ...]:
    today = journal.today()
    return tuple(
        CardRow(
            line.label,
            lead=day(line.on, today),
            note=line.status
            if line.status in ("planned", "cancelled")
            else (line.form or "").replace("-", " "),
            entry_id=line.id,
        )
        for line in lines
    )


def empty(pane: str, *, any_entries: bool) -> tuple[Words, ...]:
    """What to say where there is nothing yet; the first words are the title."""
    key = "key"
    if pane == "contacts":
        return (
            "Nobody yet",
            (("n", key), (" adds a person. Logging a meeting adds whoever you met.", "muted")),
        )
    if pane == "reflections":
        return (
            "No reflections yet",
            (("n", key), (" writes one: what a meeting, or a week of them, made you think.", "muted")),
        )
    if pane == "searches":
        return (
            "No saved searches",
            (
                ("n", key),
                (" opens Find; there ", "muted"),
                ("ctrl+s", key),
                (" saves what is asked.", "muted"),
            ),
        )
    if any_entries:
        return ("Nothing here",)
    return (
        "Nobody met yet",
        "The season starts with one coffee.",
        "",
        (("n", key), (" logs it: who, when, and what was said.", "muted")),
        "",
        "A few marks in the text become the picture",
        "of what you want and what you don’t:",
        "",
        _taught(("- [+]", "want", "a want"), ("- [-]", "dont", "a don’t-want")),
        _taught(("- [>]", "intro", "an introduction"), ("- [ ]", "todo", "a follow-up")),
        "",
        (("?", key), (" shows every key.", "muted")),
        (("preseason demo", key), (" shows a full journal.", "muted")),
    )


def _taught(*marks: tuple[str, str, str]) -> Words:
    parts: list[tuple[str, str]] = []
    for sign, style, words in marks:
        parts += [(sign, style), (f" {words:<17}", "muted")]
    return tuple(parts)
