"""A card becomes a person: what we have a field for goes there, everything else into the notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.domain.people import LEVELS, ContactText, Level
from tui.domain.text import clean_line
from tui.interop.vcard.cards import Card
from tui.interop.vcard.content import Property, named, read

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
        versions = [line for line in card.lines if named(line) == "VERSION"]
        old = any(line.partition(b":")[2].strip().startswith(b"2") for line in versions)
        self._found: dict[str, list[Property]] = {}
        for line in card.lines:
            try:
                found = read(line, old=old)
            except ValueError as fault:
                raise BadCard(str(fault)) from None
            if found is not None and found.value.strip():
                self._found.setdefault(found.name, []).append(found)
        for several in self._found.values():
            several.sort(key=lambda each: each.preference)
        if self._first("KIND").strip().lower() == "group":
            raise BadCard("it is a group of cards, not a person")

    @property
    def uid(self) -> str:
        """Its UID, without the words around a UUID."""
        return self._first("UID").strip().removeprefix("urn:uuid:")

    @property
    def text(self) -> ContactText:
        """The person; raises BadCard where there is no name."""
        organisation = self._all("ORG")[0].parts() if self._all("ORG") else []
        company = organisation[0] if organisation else ""
        name = clean_line(self._name() or company)
        if not name:
            raise BadCard(_NAMELESS)
        links = [*self._all("URL"), *self._all("X-SOCIALPROFILE")]
        level = self._first("X-PRESEASON-LEVEL").strip()
        return ContactText(
            name=name,
            company=company,
            title=self._first("TITLE") or self._first("ROLE"),
            email=_address(self._all("EMAIL")[0]) if self._all("EMAIL") else "",
            phone=_address(self._all("TEL")[0]) if self._all("TEL") else "",
            link=_address(links[0]) if links else "",
            how_met=self._first("X-PRESEASON-HOW-MET"),
            introduced_by=self._first("X-PRESEASON-INTRODUCED-BY"),
            level=_level(level),
            notes=self._notes(organisation[1:]),
        )

    def _all(self, name: str) -> list[Property]:
        return self._found.get(name, [])

    def _first(self, name: str) -> str:
        found = self._found.get(name)
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
        title, role = self._first("TITLE"), self._first("ROLE")
        yield "Department", ", ".join(filter(None, departments))
        yield "Role", role if title and role != title else ""
        yield "Nickname", ", ".join(each.text for each in self._all("NICKNAME")) if self._all("FN") else ""
        shown = {"EMAIL": 1, "TEL": 1, "URL": 1, "X-SOCIALPROFILE": 0 if self._all("URL") else 1, "IMPP": 0}
        for name, label in _KINDS.items():
            for each in self._all(name)[shown[name] :]:
                yield label, _kinds(each, _address(each))
        for each in self._all("ADR"):
            yield "Address", _kinds(each, ", ".join(filter(None, each.parts())))
        for name, label in (("BDAY", "Birthday"), ("ANNIVERSARY", "Anniversary")):
            yield label, self._first(name)
        yield "Categories", ", ".join(part for each in self._all("CATEGORIES") for part in each.parts(","))
        for each in self._all("RELATED"):
            yield "Related", _kinds(each, _address(each))


def _address(found: Property) -> str:
    """An address without its scheme, where that says only what the field says."""
    said = found.text.strip()
    for scheme in ("mailto:", "tel:"):
        if said[: len(scheme)].lower() == scheme:
            return said[len(scheme) :].replace(";ext=", " ext. ")
    return said


def _kinds(found: Property, said: str) -> str:
    kinds = ", ".join(sorted(kind.lower() for kind in found.kinds - _SILENT))
    return f"{said} ({kinds})" if kinds and said else said


def _level(said: str) -> Level:
    return next((level for level in LEVELS if level == said), "contact")
