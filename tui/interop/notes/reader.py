"""A folder of Markdown as records: one of our own with all that is in it, any other by what its files say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tui.domain.entries import MAX_BODY
from tui.domain.errors import BadInput
from tui.domain.imports import Problem, Record, Whole
from tui.interop.files import is_folder, opened, refused, shown, text_of, walked
from tui.interop.notes.foreign import Foreign
from tui.interop.notes.front_matter import FrontMatter, TooMuch, split
from tui.interop.notes.own import overridden
from tui.interop.notes.writer import DATA
from tui.interop.own.json_reader import JsonReader
from tui.interop.reader import PLAIN, Options, Reader, Records

SUFFIXES = frozenset((".md", ".markdown", ".mdown"))
_MOST_BYTES = 4 * MAX_BODY + 1_000_000


class MarkdownReader(Reader):
    """The texts of a folder, or of one file."""

    format = "markdown"

    def __init__(self, path: Path, options: Options = PLAIN) -> None:
        super().__init__(path, options)
        self._foreign = Foreign(options, self.note)
        self._seen: set[int] = set()

    def __iter__(self) -> Records:
        if not is_folder(self.path):
            yield from self._other(self.path, self.path.name)
            return
        if (self.path / DATA).is_file():
            yield from self._own()
        yield from self._others()

    def _own(self) -> Records:
        """A folder that an export made: what its JSON says, with what its files say now."""
        data = JsonReader(self.path / DATA)
        for record in data:
            self.share = data.share * 0.9
            if isinstance(record, Problem):
                yield Problem(f"{DATA}, {record.place}", record.reason)
            elif isinstance(record.what, Whole) and isinstance(name := record.what.fields.get("file"), str):
                yield self._with_file(record, record.what, name)
            else:
                yield record

    def _with_file(self, record: Record, whole: Whole, name: str) -> Record | Problem:
        self._seen.add(hash(name))
        if not _is_inside(name):
            return Problem(record.place, f"its file, {name[:60]!r}, is not in the folder")
        found = self._read(self.path / name, shown(name))
        if isinstance(found, Problem):
            return found
        fields = overridden(whole, found)
        return record._replace(place=shown(name), what=whole._replace(fields=fields))

    def _others(self) -> Records:
        """Files that no export of ours made."""
        files = sum(1 for _ in walked(self.path, SUFFIXES))
        if not files:
            raise refused(self.path, "has no file in it that ends in .md")
        for number, name in enumerate(walked(self.path, SUFFIXES), 1):
            self.share = 0.9 + number / files / 10 if self._seen else number / files
            if hash(name) not in self._seen:
                yield from self._other(self.path / name, name)

    def _other(self, path: Path, name: str) -> Iterator[Record | Problem]:
        found = self._read(path, shown(name))
        if isinstance(found, Problem):
            yield found
        elif found.fields.get("kind") != "index":
            try:
                changed = path.stat().st_mtime
            except OSError:
                changed = 0.0
            yield self._foreign.record(name, found, changed)

    @staticmethod
    def _read(path: Path, place: str) -> FrontMatter | Problem:
        try:
            with opened(path) as file:
                raw = file.read(_MOST_BYTES + 1)
        except (BadInput, OSError) as fault:
            return Problem(place, str(fault) if isinstance(fault, BadInput) else "it cannot be read")
        if len(raw) > _MOST_BYTES:
            return Problem(place, f"it is too long: an entry holds {MAX_BODY:,} characters")
        try:
            return split(text_of(raw))
        except TooMuch as fault:
            return Problem(place, str(fault))


def _is_inside(name: str) -> bool:
    """Whether a path stays in its folder."""
    parts = name.split("/")
    return (
        bool(name) and "\0" not in name and not {"", ".", ".."} & set(parts) and not Path(name).is_absolute()
    )
