"""jrnl's journals as records of reflections, and of meetings where one asks for those."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from tui.domain.entries import MAX_NAME, EntryText, Status
from tui.domain.imports import Problem, Record
from tui.domain.tags import tags_in
from tui.domain.text import clean_line, fold
from tui.interop.files import is_folder, opened, refused, shown, walked
from tui.interop.jrnl.entries import JrnlEntry, Stray, entries
from tui.interop.jrnl.words import People, hashed, is_tag, met, tags_of
from tui.interop.json_stream import Element, NotJson, elements
from tui.interop.reader import PLAIN, Options, Reader, Records
from tui.interop.sheets.text import Lines, reading

_ENCRYPTED = (b"gAAAA", b"JRNLv3")
_STARRED = "starred"


class JrnlReader(Reader):
    """The entries of a journal of jrnl: its text file, its folder, or what `jrnl --export json` prints."""

    format = "jrnl"

    def __init__(self, path: Path, options: Options = PLAIN) -> None:
        super().__init__(path, options)
        self._known = People(options.known)
        self._seen: set[int] = set()
        self._again: Counter[int] = Counter()

    def __iter__(self) -> Records:
        count = 0
        for place, found in self._folder() if is_folder(self.path) else self._file(self.path, ""):
            if isinstance(found, Problem):
                yield found
            elif isinstance(found, Stray):
                yield Problem(place, "it stands before the first entry")
            else:
                count += 1
                yield self._record(found, place)
        if not count:
            raise refused(
                self.path, "holds no entry of jrnl: each would begin with its date, as in [2026-11-05 09:00]"
            )

    def _folder(self) -> Iterator[tuple[str, JrnlEntry | Stray | Problem]]:
        names = list(walked(self.path, frozenset((".txt",))))
        for number, name in enumerate(names, 1):
            yield from self._file(self.path / name, f"{shown(name)}, ")
            self.share = number / len(names)

    def _file(self, path: Path, before: str) -> Iterator[tuple[str, JrnlEntry | Stray | Problem]]:
        with opened(path) as file:
            start = file.read(64)
        if start.startswith(_ENCRYPTED):
            raise refused(path, "is encrypted: `jrnl --decrypt` writes it as text, `jrnl --export json` too")
        with reading(path) as (lines, encoding):
            if encoding == "cp1252":
                self.note("it is no UTF-8: read as Western European (Windows-1252)")
            if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
                yield from self._json(lines, before)
                return
            for found in entries(lines.with_cuts()):
                if not before:
                    self.share = lines.share
                yield f"{before}line {found.line:,}", found

    def _json(self, lines: Lines, before: str) -> Iterator[tuple[str, JrnlEntry | Problem]]:
        try:
            for element in elements(lines):
                if element.key == "entries" and element.number:
                    self.share = lines.share
                    place = f"{before}entry {element.number:,}, line {element.line:,}"
                    yield place, _from_json(element, place)
        except NotJson as fault:
            yield f"{before}the end", Problem(f"{before}the end", f"it is no JSON: {fault}")

    def _record(self, found: JrnlEntry, place: str) -> Record | Problem:
        if found.fault:
            return Problem(place, found.fault)
        if not found.title and not found.body:
            return Problem(place, "it is empty")
        title, body = clean_line(found.title), found.body
        if len(title) > MAX_NAME:
            title, body = "", f"{found.title}\n\n{body}" if body else found.title
        more = [*tags_of(title), *(tag.lstrip("@#") for tag in found.tags)]
        if found.starred:
            more.append(_STARRED)
        text = EntryText(
            kind="reflection",
            on=found.at.date(),
            at=found.at.time(),
            title=title,
            body=_with_tags(hashed(body), more),
        )
        if self.options.meetings and (whom := met(found.title, [*tags_of(body), *more], self._known)):
            self._known.add(*whom.people)
            status: Status = "held" if text.on <= self.options.today else "planned"
            text = text._replace(kind="meeting", people=whom.people, form=whom.form, status=status)
        said = (found.title, found.body, *more, "meetings" if self.options.meetings else "")
        return Record(place, (self.format, *self._key(found)), text, said=said)

    def _key(self, found: JrnlEntry) -> tuple[str, str, str]:
        """What jrnl's entries have in place of an id: the minute, the title, and which of several it is."""
        stamp, title = found.at.isoformat(timespec="minutes"), fold(found.title)
        each = hash((stamp, title))
        if each in self._seen:
            self._again[each] += 1
        self._seen.add(each)
        return stamp, title, str(self._again.get(each, 0))


def _with_tags(body: str, tags: list[str]) -> str:
    """A text with those of the tags that it does not have, in a line below."""
    if not tags:
        return body
    has = {fold(tag) for tag in tags_in(body)}
    missing = [f"#{tag}" for tag in dict.fromkeys(tags) if is_tag(tag) and fold(tag) not in has]
    return "\n\n".join(filter(None, (body, " ".join(missing))))


def _from_json(element: Element, place: str) -> JrnlEntry | Problem:
    """An entry of the JSON export."""
    value = element.value
    if element.fault:
        return Problem(place, element.fault)
    if not isinstance(value, dict):
        return Problem(place, "it is no entry")
    title, body = _words(value, "title"), _words(value, "body")
    when = None
    with suppress(ValueError):
        day = date.fromisoformat(_words(value, "date"))
        clock = _words(value, "time")
        when = datetime.combine(day, time.fromisoformat(clock) if clock else time(0))
    if when is None:
        return Problem(place, "its date and time cannot be read")
    tags = value.get("tags")
    said = tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else ()
    starred = value.get("starred") is True
    return JrnlEntry(element.line, when, title.strip(), body.strip(), starred, said)


def _words(value: dict[str, Any], key: str) -> str:
    found = value.get(key)
    return found if isinstance(found, str) else ""
