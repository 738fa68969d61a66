"""Which column of a table means what: guessed from its name, shown, and corrected by whoever knows better."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tui.domain.errors import BadInput
from tui.domain.people import LEVELS, ContactText
from tui.domain.text import clean_line, fold
from tui.interop.sheets.formulas import unsafe

FIELDS: Mapping[str, tuple[str, ...]] = {
    "name": (
        "name", "full name", "contact", "contact name", "person", "who", "display name", "whom", "names",
        "vollstandiger name", "kontakt", "nom complet", "nombre completo", "nome completo",
    ),
    "first name": (
        "first name", "firstname", "given name", "given names", "forename", "first", "vorname", "prenom",
        "nombre", "nome",
    ),
    "middle name": ("middle name", "additional name", "middle"),
    "last name": (
        "last name", "lastname", "family name", "surname", "last", "nachname", "familienname", "nom",
        "nom de famille", "apellido", "apellidos", "cognome",
    ),
    "company": (
        "company", "organization", "organisation", "employer", "company name", "organization name", "firm",
        "organization 1 - name", "current company", "where", "workplace", "firma", "unternehmen",
        "entreprise", "societe", "empresa", "azienda",
    ),
    "title": (
        "title", "job title", "position", "role", "job", "occupation", "headline", "current position",
        "organization title", "organization 1 - title", "titel", "beruf", "poste", "fonction", "puesto",
        "cargo",
    ),
    "email": (
        "email", "e-mail", "email address", "e-mail address", "mail", "e-mail 1 - value", "email 1",
        "primary email", "work email", "e-mail-adresse", "adresse e-mail", "courriel", "correo",
        "correo electronico",
    ),
    "phone": (
        "phone", "phone number", "telephone", "mobile", "mobile phone", "cell", "tel", "phone 1 - value",
        "primary phone", "work phone", "telefon", "handy", "telefono", "portable",
    ),
    "link": (
        "url", "link", "profile", "profile url", "linkedin", "linkedin url", "linkedin profile", "website",
        "web page", "website 1 - value", "webseite", "site",
    ),
    "how met": (
        "how met", "how we met", "how i know them", "source", "met through", "met at", "met via", "event",
        "where we met", "how do i know them",
    ),
    "introduced by": (
        "introduced by", "introduction by", "referred by", "referral", "referrer", "intro by", "via",
        "introduction from",
    ),
    "level": ("level", "ally level"),
    "notes": (
        "notes", "note", "comments", "comment", "remarks", "description", "details", "notizen", "notiz",
        "bemerkungen", "remarques", "notas", "appunti",
    ),
}  # fmt: skip
"""What columns are called that hold a field, folded; the likeliest name first."""

_ENDS = re.compile(r"[\s:*?]+$")
_SHOWN = 12


class Columns(NamedTuple):
    """Places of columns by field; those of `others` go into the notes, under the `names` of the header."""

    places: Mapping[str, int]
    others: tuple[int, ...]
    names: tuple[str, ...]

    @property
    def words(self) -> str:
        """What was understood, in a line."""
        said = [f"{field} ← {self.names[place]}" for field, place in self.places.items()]
        if self.others:
            names = [self.names[place] for place in self.others]
            more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
            said.append(f"into the notes: {', '.join(names[:_SHOWN])}{more}")
        return " · ".join(said)


def key(name: str) -> str:
    """What makes a column the same column."""
    return _ENDS.sub("", fold(name.replace("_", " ").strip("\ufeff \t")))


def meaning(name: str) -> str | None:
    """The field that a column of this name holds."""
    return _MEANINGS.get(key(name))


def guessed(header: Sequence[str], given: Iterable[tuple[str, str]] = ()) -> Columns:
    """The columns of a header by field; `given` are pairs of a field (nothing leaves it out) and a column.

    Raises BadInput where one of those is not there, or nothing says what anybody is called.
    """
    names = tuple(clean_line(name)[:80] or f"column {place}" for place, name in enumerate(header, 1))
    places: dict[str, int] = {}
    left_out: set[int] = set()
    for field, column in given:
        place = _place(column, names)
        if not field.strip():
            left_out.add(place)
            continue
        wanted = key(field)
        if wanted not in FIELDS:
            raise BadInput("map", f"there is no field {field.strip()[:40]!r}; there are {', '.join(FIELDS)}")
        places[wanted] = place
    taken = {*places.values(), *left_out}
    for field, called in FIELDS.items():
        if field in places:
            continue
        found = [
            (called.index(key(name)), place)
            for place, name in enumerate(names)
            if place not in taken and key(name) in called
        ]
        if found:
            places[field] = min(found)[1]
            taken.add(places[field])
    if not places.keys() & {"name", "first name", "last name"}:
        raise BadInput(
            "map", f'which column is the name? There are {_listed(names)}: say --map "Name={names[0]}"'
        )
    ordered = {field: places[field] for field in FIELDS if field in places}
    return Columns(ordered, tuple(place for place in range(len(names)) if place not in taken), names)


def person(columns: Columns, cells: Sequence[str]) -> ContactText:
    """The person of a row; the name is empty where none stands there."""

    def said(field: str) -> str:
        place = columns.places.get(field, len(cells))
        return unsafe(cells[place].strip()) if place < len(cells) else ""

    parts = (said("first name"), said("middle name"), said("last name"))
    level = fold(said("level"))
    more = [
        f"- {columns.names[place]}: {' '.join(cells[place].split())}"
        for place in columns.others
        if place < len(cells) and cells[place].strip()
    ]
    return ContactText(
        name=said("name") or " ".join(filter(None, parts)),
        company=said("company"),
        title=said("title"),
        email=said("email"),
        phone=said("phone"),
        link=said("link"),
        how_met=said("how met"),
        introduced_by=said("introduced by"),
        level=next((each for each in LEVELS if each == level), "contact"),
        notes="\n\n".join(filter(None, (said("notes"), "\n".join(more)))),
    )


def _place(column: str, names: Sequence[str]) -> int:
    for place, name in enumerate(names):
        if key(name) == key(column):
            return place
    raise BadInput("map", f"there is no column {column.strip()[:40]!r}; there are {_listed(names)}")


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more


_MEANINGS = {name: field for field, names in reversed(list(FIELDS.items())) for name in names}
