"""How the records of a preview read: as rows, and each as a page."""

from __future__ import annotations

from tui.app.imports.preview import Choosing, asks
from tui.app.widgets.paging import Row
from tui.app.widgets.reader_records import CardPage, CardRow, CardSection, Page, TextPage
from tui.domain.dates import show_date
from tui.domain.entries import EntryText
from tui.domain.imports import Item, Policy, Problem, combined, foreseen
from tui.domain.people import ContactText

_LEADS = {"new": "new", "changed": "changes", "skipped": "stays", "same": "the same"}
_WIDTH = 8
CHOICES: dict[Policy, str] = {
    "fill": "fill in what is empty here",
    "skip": "leave it as it is here",
    "update": "take what the file says",
    "new": "make another contact",
}
"""What may be chosen for whom is there already, in words."""
_TEXT_CHOICES: dict[Policy, str] = {
    "fill": "as usual: what was edited here stays",
    "skip": "leave it as it is here",
    "update": "take the text of the file",
}


def row(number: int, one: Item | Problem, choosing: Choosing, former: ContactText | None) -> Row:
    """One line of the list."""
    if isinstance(one, Problem):
        return Row(number, "out".ljust(_WIDTH), f"{one.place}: {one.reason}", tone="row-quiet")
    outcome = choosing.outcome(one, former) if asks(one) else one.outcome
    note = ", ".join(one.fields) if asks(one) else one.remark
    mark = "≠ " if asks(one) else ""
    tone = "row-quiet" if outcome in ("skipped", "same") else "row"
    return Row(number, _LEADS[outcome].ljust(_WIDTH), f"{mark}{one.name}", note, tone)


def page(one: Item | Problem, choosing: Choosing, former: ContactText | None) -> Page:
    """All that is known of it."""
    if isinstance(one, Problem):
        return CardPage(one.place, ("stays out",), (), (CardSection("Why", (CardRow(one.reason),)),))
    facts = [one.place, *filter(None, (one.remark,))]
    what = choosing.shown.records.get(one.place)
    choice = _choice(one, choosing)
    if isinstance(what, EntryText):
        facts += _entry_facts(what)
        return TextPage(one.name, tuple(filter(None, (*facts, choice))), body=what.body)
    if not isinstance(what, ContactText):
        fields = (CardSection("Differs in", (CardRow(", ".join(one.fields)),)),) if one.fields else ()
        return CardPage(one.name, tuple(filter(None, (*facts, choice))), (), fields)
    if former is None or not asks(one):
        return CardPage(one.name, tuple(facts), (), (_fields(what),), what.notes)
    outcome, later = foreseen(former, what, choosing.of(one))
    title = "Another contact" if outcome == "new" else "Becomes" if outcome == "changed" else "Stays"
    return CardPage(
        one.name,
        tuple(filter(None, (*facts, choice))),
        (),
        (_becomes(title, former, what, later),),
        later.notes,
    )


def _choice(one: Item, choosing: Choosing) -> str:
    if not asks(one):
        return ""
    words = CHOICES if one.noun == "contact" else _TEXT_CHOICES
    return f"c: {words[choosing.of(one)]}"


def _entry_facts(text: EntryText) -> list[str]:
    when = show_date(text.on) + (f", {text.at:%H:%M}" if text.at else "")
    return [when, text.kind, *([f"with {', '.join(text.people)}"] if text.people else [])]


def _fields(text: ContactText) -> CardSection:
    rows = [
        CardRow(str(value), lead=_label(name))
        for name, value in text._asdict().items()
        if value and name not in ("name", "notes") and value != "contact"
    ]
    return CardSection("Says", tuple(rows))


def _becomes(title: str, former: ContactText, incoming: ContactText, later: ContactText) -> CardSection:
    """Each field as it will be, with what it was, or what the file says and is not taken."""
    rows = []
    told = combined(former, incoming, "update")
    for name in ContactText._fields[1:-1]:
        is_, was, said = (str(getattr(each, name)) for each in (later, former, told))
        if name == "level" and is_ == was == "contact":
            continue
        note = ""
        if is_ != was:
            note = f"was {was}" if was else "from the file"
        elif said != is_:
            note = f"the file: {said}"
        if is_ or note:
            rows.append(CardRow(is_ or "nothing", lead=_label(name), note=note))
    return CardSection(title, tuple(rows))


def _label(name: str) -> str:
    return name.replace("_", " ").ljust(13)
