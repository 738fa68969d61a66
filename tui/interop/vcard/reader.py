"""Cards, in one file or in a folder of them, as records of people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tui.domain.errors import BadInput
from tui.domain.imports import Problem, Record
from tui.domain.text import fold
from tui.interop.files import is_folder, lines, opened, refused, shown, walked
from tui.interop.reader import Reader, Records
from tui.interop.vcard.cards import Card, cards
from tui.interop.vcard.people import BadCard, Person

SUFFIXES = frozenset((".vcf", ".vcard"))


class VCardReader(Reader):
    """Every person in a file of cards, or in all such files of a folder."""

    format = "vcard"

    def __iter__(self) -> Records:
        if is_folder(self.path):
            yield from self._folder()
            return
        size = max(1, self.path.stat().st_size)
        count = 0
        for card, at in self._file(self.path):
            count += 1
            self.share = at / size
            yield self._record(card, f"card {card.number}, line {card.line}")
        if not count:
            raise refused(self.path, "holds no vCard: it would begin with BEGIN:VCARD")

    def _folder(self) -> Records:
        files = sum(1 for _ in walked(self.path, SUFFIXES))
        if not files:
            raise refused(self.path, "has no file in it that ends in .vcf")
        for number, inside in enumerate(walked(self.path, SUFFIXES), 1):
            name = shown(inside)
            count = 0
            try:
                for card, _ in self._file(self.path / inside):
                    count += 1
                    yield self._record(card, f"{name}, line {card.line}" if card.number > 1 else name)
            except BadInput as fault:
                yield Problem(name, str(fault))
            else:
                if not count:
                    yield Problem(name, "it holds no vCard")
            self.share = number / files

    @staticmethod
    def _file(path: Path) -> Iterator[tuple[Card, int]]:
        with opened(path) as file:
            for card in cards(lines(file)):
                yield card, file.tell()

    def _record(self, card: Card, place: str) -> Record | Problem:
        for what in card.left_out:
            self.note(f"a {what} is left out: a journal keeps none" if what != "key" else "a key is left out")
        try:
            person = Person(card)
            text = person.text
        except BadCard as fault:
            return Problem(place, str(fault))
        uid = person.uid
        key = ("vcard", uid) if uid else ("vcard", fold(text.name), text.email.lower())
        return Record(place, key, text)
