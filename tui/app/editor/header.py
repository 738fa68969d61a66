"""The editor's header: all fields in four lines, each saying at once how it is understood."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from tui.app.editor.header_parts import Echo, Label, Note
from tui.app.editor.header_text import NO_THANKS, HeaderText
from tui.app.editor.known_names import KnownNames
from tui.app.editor.line_field import ChoiceField, LineField, Picked, ScoreField
from tui.app.editor.name_field import NameField
from tui.app.editor.pitch_field import PitchField
from tui.app.editor.reading import Understood
from tui.app.editor.register import Guest
from tui.app.editor.talk import guests_echo, roles_echo, when_echo
from tui.domain.entries import FORMS, STATUSES, Kind
from tui.domain.text import visible

FIELD_OF = {
    "on": "when",
    "at": "when",
    "with": "with",
    "role": "role",
    "title": "title",
    "about": "about",
    "minutes": "minutes",
    "pitch": "pitch",
    "score": "score",
    "kind": "kind",
    "status": "status",
}
"""Which field of the header holds what a BadInput names."""


WHEN, WHEN_AHEAD = "today, yesterday 3pm, 5 nov 15:00", "friday, tomorrow 3pm, 3 dec 15:00"
THANKS = ("yes", NO_THANKS)
_ROWS = ("when", "with", "role", "rest")


class Header(Vertical):
    """Posts `Typed` whenever a field changes; it knows nothing of what a field means."""

    class Typed(Message):
        """Some field changed."""

    def __init__(
        self,
        kind: Kind,
        header: HeaderText,
        *,
        people: KnownNames,
        roles: KnownNames,
        entries: KnownNames,
        id: str,
    ) -> None:
        super().__init__(id=id)
        self.kind = kind
        self._by_hand = header.status
        self._asked: Guest | None = None
        hint = WHEN_AHEAD if header.status == "planned" else WHEN
        self.when = LineField(header.when, id="when", hint=hint)
        self.people = NameField(people, header.people, id="with", hint="who you met; several with commas")
        self.roles = NameField(roles, header.roles, id="role", hint="the work it was about")
        self.about = NameField(entries, header.about, id="about", hint="a meeting, if about one", single=True)
        self.title_line = LineField(header.title, id="title", hint="optional")
        self.form = ChoiceField(FORMS, header.form if header.form in FORMS else "coffee", id="kind")
        status = header.status if header.status in STATUSES else "held"
        self.status = ChoiceField(STATUSES, status, id="status")
        self.minutes = LineField(header.minutes, id="minutes", hint="–")
        self.pitch = PitchField(header.pitch if header.pitch.isdecimal() else "", id="pitch")
        self.score = ScoreField(header.score if header.score in "12345" else "", id="score")
        self.thanks = ChoiceField(THANKS, header.thanks or THANKS[0], id="thanks")
        self.echoes = {
            name: Echo("", id=f"{name}-echo", classes="right" if name != "role" else "")
            for name in ("when", "with", "role")
        }
        self.notes = {name: Note("", id=f"{name}-note", classes="note") for name in _ROWS}

    def compose(self) -> ComposeResult:
        """Rows of label, field and what is beside it, each with its note below."""
        title = Horizontal(Label("Title"), self.title_line, classes="right")
        roles = Horizontal(self.roles, self.echoes["role"], classes="left")
        thanks = (Label("Thanks"), self.thanks) if self.kind == "meeting" else ()
        yield from self._row("when", Label("When"), self.when, self.echoes["when"], *thanks)
        if self.kind == "meeting":
            yield from self._row("with", Label("With"), self.people, self.echoes["with"])
            yield from self._row("role", Label("Role"), roles, title)
            fields = (
                ("Kind", self.form),
                (" Status", self.status),
                (" Minutes", self.minutes),
                (" Pitch", self.pitch),
                (" Score", self.score),
            )
            yield from self._row("rest", *(part for word, field in fields for part in (Label(word), field)))
        else:
            yield from self._row("role", Label("Role"), roles, Echo("", classes="right"))
            yield from self._row("rest", Label("About"), self.about, title)

    def _row(self, name: str, *parts: Widget) -> ComposeResult:
        yield Horizontal(*parts, classes="row", id=f"{name}-row")
        yield self.notes[name]

    def on_mount(self) -> None:
        """Notes appear when there is something to note."""
        for note in self.notes.values():
            note.display = False

    # -- what is typed

    @property
    def lacks(self) -> bool:
        """Whether a field is empty without which nothing can be saved, or which most meetings need."""
        return not self.when.value.strip() or (self.kind == "meeting" and not self.people.value.strip())

    @property
    def text(self) -> HeaderText:
        """Every field as typed."""
        meeting = self.kind == "meeting"
        return HeaderText(
            when=self.when.value,
            people=self.people.value if meeting else "",
            roles=self.roles.value,
            title=self.title_line.value,
            form=self.form.value,
            status=self._by_hand,
            minutes=self.minutes.value,
            pitch=self.pitch.value,
            score=self.score.value,
            about="" if meeting else self.about.value,
            thanks=NO_THANKS if self.thanks.value == NO_THANKS else "",
        )

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed())

    @on(Picked)
    def _picked(self, event: Picked) -> None:
        event.stop()
        if self.status.has_focus:
            self._by_hand = self.status.value
        if self.score.has_focus and not self.pitch.value:
            self.pitch.by_hand = False  # what is scored was heard
        self.post_message(self.Typed())

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.focus_next()
        if self.screen.focused is self.thanks:  # most meetings ask for them: nobody is held up there
            self.screen.focus_next()

    def load(self, header: HeaderText) -> None:
        """Put other texts into the fields."""
        self._by_hand = header.status
        self.when.value = header.when
        self.people.set_value(header.people)
        self.roles.set_value(header.roles)
        self.about.set_value(header.about)
        self.title_line.value = header.title
        self.form.value = header.form
        if header.status:
            self.status.value = header.status
        self.minutes.value = header.minutes
        self.pitch.load(header.pitch)
        self.score.value = header.score
        self.thanks.value = header.thanks or THANKS[0]

    # -- what is said of it

    def show(self, understood: Understood) -> None:
        """Say beside each field how it is understood."""
        if understood.on is None:
            self.echoes["when"].say(understood.wrong, wrong=bool(self.when.value.strip()))
        else:
            self.echoes["when"].say(when_echo(understood.on, understood.at, today=understood.today))
        self.echoes["with"].say(guests_echo(understood.guests))
        self.echoes["role"].say(roles_echo(understood.roles))
        if not self._by_hand:
            self.status.value = understood.status
        self._ask(understood.question)

    def _ask(self, guest: Guest | None) -> None:
        self._asked = guest
        if guest is not None and guest.standing == "near":
            self.people.close_offer()
        meant = guest.others[0] if guest is not None and guest.standing == "near" else None
        self.people.question = None if guest is None else (guest.typed, meant)
        self._show_question()

    @on(NameField.OfferClosed)
    def _show_question(self) -> None:
        """The question stands where names are offered: only one of them at a time."""
        if self._asked is None or self.people.offering:
            self.notes["with"].say(Content(""))
            return
        asked = Content.styled(visible(self._asked.question), "$warning")
        self.notes["with"].say(asked.append("  ").append_text(visible(self._asked.answers), "$muted"))

    def complain(self, name: str, sentence: str) -> None:
        """Say below a field what is wrong with it, and go there."""
        self.field(name).focus()
        if name == "when" and self.echoes["when"].display:
            self.echoes["when"].add_class("-wrong")
            return  # it says so already
        row = name if name in self.notes else "role" if name == "title" and self.kind == "meeting" else "rest"
        self.notes[row].say(Content(visible(sentence)))

    def clear_notes(self) -> None:
        """Nothing is wrong any more."""
        for note in self.notes.values():
            note.say(Content(""))

    def focus_first(self) -> None:
        """To the first field that still needs something, else to the first of all."""
        if self.kind == "meeting" and not self.people.value.strip():
            self.people.line.focus()
        else:
            self.when.focus()

    def field(self, name: str) -> Widget:
        """The widget of a field, to focus it."""
        return {
            "when": self.when,
            "with": self.people.line,
            "role": self.roles.line,
            "about": self.about.line,
            "title": self.title_line,
            "kind": self.form,
            "status": self.status,
            "minutes": self.minutes,
            "pitch": self.pitch,
            "score": self.score,
            "thanks": self.thanks,
        }[name]
