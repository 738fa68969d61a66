"""A card becomes a person: what we have a field for goes there, everything else into the notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.domain.people import LEVELS, ContactText, Level
from tui.domain.text import clean_line
from tui.interop.vcard.cards import Card
from tui.interop.vcard.content import Property, read

_KINDS = {
    "EMAIL": "E-mail",
    "TEL": "Phone",
    "URL": "Link",
    "X-SOCIALPROFILE": "Profile",
    "IMPP": "Messages",
}
_SILENT = {"INTERNET", "VOICE", "TEXT", "PREF", "X-INTERNET", "VIDEO"}
_NAMELESS = "it has no name"


class BadCard(ValueError):
    """A card of which nobody can be made; the words say why."""


class Person:
    """What a card says."""

    def __init__(self, card: Card) -> None:
        """Raises BadCard."""
        if card.fault:
            raise BadCard(card.fault)
        self._lines: dict[str, list[bytes]] = {}
        for name, line in card.lines:
            self._lines.setdefault(name, []).append(line)
        self._old = any(
            line.partition(b":")[2].strip().startswith(b"2") for line in self._lines.get("VERSION", ())
        )
        self._read: dict[str, list[Property]] = {}
        if self._first("KIND").strip().lower() == "group":
            raise BadCard("it is a group of cards, not a person")

    @property
    def uid(self) -> str:
        """Its UID, without the words around a UUID."""
        return self._first("UID").strip().removeprefix("urn:uuid:")

    @property
    def text(self) -> ContactText:
        """The person; raises BadCard where there is no name."""
        organisation = next((each.parts() for each in self._all("ORG")), [""])
        company = organisation[0]
        name = clean_line(self._name() or company)
        if not name:
            raise BadCard(_NAMELESS)
        links = [*self._all("URL"), *self._all("X-SOCIALPROFILE")]
        return ContactText(
            name=name,
            company=company,
            title=self._first("TITLE") or self._first("ROLE"),
            email=_first_address(self._all("EMAIL")),
            phone=_first_address(self._all("TEL")),
            link=_first_address(links),
            how_met=self._first("X-PRESEASON-HOW-MET"),
            introduced_by=self._first("X-PRESEASON-INTRODUCED-BY"),
            level=_level(self._first("X-PRESEASON-LEVEL").strip()),
            notes=self._notes(organisation[1:]),
        )

    def _all(self, name: str) -> list[Property]:
        """The properties of a name that say something, the preferred one first."""
        if name not in self._lines:
            return []
        found = self._read.get(name)
        if found is None:
            try:
                several = [read(line, old=self._old) for line in self._lines[name]]
            except ValueError as fault:
                raise BadCard(str(fault)) from None
            found = [each for each in several if each is not None and each.value.strip()]
            if len(found) > 1:
                found.sort(key=lambda each: each.preference)
            self._read[name] = found
        return found

    def _first(self, name: str) -> str:
        found = self._all(name)
        return found[0].text if found else ""

    def _name(self) -> str:
        """The formatted name, else the parts of one in the order they are spoken, else a nickname."""
        if spoken := self._first("FN").strip():
            return spoken
        if self._all("N"):
            family, given, more, before, after = [*self._all("N")[0].parts(), *[""] * 5][:5]
            parts = (before, given, more, family)
            spoken = " ".join(part.replace(",", " ") for part in parts if part)
            return f"{spoken}, {after}" if after and spoken else spoken
        return self._first("NICKNAME").strip()

    def _notes(self, departments: Sequence[str]) -> str:
        """The notes of the card, and below them what there is no field for."""
        notes = [note.text.strip("\n") for note in self._all("NOTE")]
        more = [
            f"- {label}: {' '.join(said.split())}" for label, said in self._more(departments) if said.strip()
        ]
        return "\n\n".join(filter(None, [*notes, "\n".join(more)]))

    def _more(self, departments: Sequence[str]) -> Iterator[tuple[str, str]]:
        found = self._lines
        title, role = self._first("TITLE"), self._first("ROLE")
        if departments:
            yield "Department", ", ".join(filter(None, departments))
        if title and role != title:
            yield "Role", role
        if "NICKNAME" in found and "FN" in found:
            yield "Nickname", ", ".join(each.text for each in self._all("NICKNAME"))
        for name, label in _KINDS.items():
            if name in found:
                shown = name not in ("IMPP", "X-SOCIALPROFILE") or (name != "IMPP" and "URL" not in found)
                for each in self._all(name)[shown:]:
                    yield label, _kinds(each, _address(each))
        for each in self._all("ADR"):
            yield "Address", _kinds(each, ", ".join(filter(None, each.parts())))
        for name, label in (("BDAY", "Birthday"), ("ANNIVERSARY", "Anniversary")):
            yield label, self._first(name)
        if "CATEGORIES" in found:
            yield (
                "Categories",
                ", ".join(part for each in self._all("CATEGORIES") for part in each.parts(",")),
            )
        for each in self._all("RELATED"):
            yield "Related", _kinds(each, _address(each))


def _address(found: Property) -> str:
    """An address without its scheme, where that says only what the field says."""
    said = found.text.strip()
    for scheme in ("mailto:", "tel:"):
        if said[: len(scheme)].lower() == scheme:
            return said[len(scheme) :].replace(";ext=", " ext. ")
    return said


def _first_address(found: Sequence[Property]) -> str:
    return _address(found[0]) if found else ""


def _kinds(found: Property, said: str) -> str:
    kinds = ", ".join(sorted(kind.lower() for kind in found.kinds - _SILENT))
    return f"{said} ({kinds})" if kinds and said else said


def _level(said: str) -> Level:
    return next((level for level in LEVELS if level == said), "contact")
