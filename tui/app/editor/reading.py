"""What header and text mean together, for the echoes beside the fields and the panel. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from tui.app.editor.header_text import NO_THANKS, HeaderText, natural_status, when_of
from tui.app.editor.name_list import split_names
from tui.app.editor.outcome import Outcome
from tui.app.editor.register import Guest, Register
from tui.domain.customs import USUAL, Customs
from tui.domain.entries import Kind
from tui.domain.errors import BadInput
from tui.domain.marks import derive
from tui.domain.promises import thank_yous, thanks_due


@dataclass(frozen=True, slots=True)
class Understood:
    """The header as understood: `wrong` says what is wrong with the date, `on` is then None."""

    today: date = date.min
    on: date | None = None
    at: time | None = None
    wrong: str = ""
    status: str = ""
    guests: tuple[Guest, ...] = ()
    roles: tuple[tuple[str, bool], ...] = ()
    thanks: bool = True

    @property
    def question(self) -> Guest | None:
        """The first guest to ask about."""
        return next((guest for guest in self.guests if guest.question), None)


def understand(header: HeaderText, register: Register, *, today: date) -> Understood:
    """Every field that can be understood by now."""
    on, at, wrong = None, None, ""
    try:
        on, at = when_of(header, today=today)
    except BadInput as fault:
        wrong = str(fault)
    return Understood(
        today=today,
        on=on,
        at=at,
        wrong=wrong,
        status=header.status or (natural_status(on, today=today) if on else "held"),
        guests=register.guests(split_names(header.people)),
        roles=tuple(register.role(name) for name in split_names(header.roles)),
        thanks=header.thanks != NO_THANKS,
    )


def read_body(
    body: str, *, understood: Understood, kind: Kind, register: Register, customs: Customs = USUAL
) -> Outcome:
    """What a text becomes under a header; dates in words count from the header's day, or from today."""
    on = understood.on or understood.today
    roles = tuple(name for name, _ in understood.roles)
    derived = derive(body, on=on, roles=roles, introduction_days=customs.introduction_days)
    people = tuple(dict.fromkeys(guest.name for guest in understood.guests))
    held = kind == "meeting" and understood.status == "held" and understood.on is not None
    due = thanks_due(on, understood.at, customs.hours_to_thank)
    said_roles = (role for takeaway in derived.takeaways for role in takeaway.roles)
    return Outcome(
        derived=derived,
        on=on,
        roles=roles,
        thank_yous=tuple(
            thank_yous(people, derived.followups, due=due, wanted=held and understood.thanks).values()
        ),
        new_people=tuple(guest.name for guest in understood.guests if guest.is_new),
        new_roles=tuple(dict.fromkeys(name for name in (*roles, *said_roles) if not register.role(name)[1])),
    )
