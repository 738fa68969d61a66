"""The pages that lead through a folder of Markdown: what is in it, lists, and what the roles come to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO
from urllib.parse import quote

from tui.domain.dates import show_date
from tui.domain.text import visible
from tui.interop.notes.front_matter import written
from tui.interop.notes.names import Names
from tui.interop.writing import inside

if TYPE_CHECKING:
    from tui.domain.entries import Kind
    from tui.journal.journal import Journal

PLAIN = (
    "This is plain text: whoever can read this folder knows what is in it. Keep it where only you can, or "
    "delete it when it has served."
)
_SIGNS = re.compile(r"([\\`*_\[\]<>#|~&])")


class Indexes:
    """Gathers what leads to the files, and writes the pages at the end."""

    def __init__(self, journal: Journal, folder: Path, names: Names) -> None:
        self._journal = journal
        self._folder = folder
        self._pages = {page: names.free("", page) for page in ("README", "Meetings", "Reflections", "People")}
        self._pages |= {page: names.free("", page) for page in ("Pitch", "Roles")}
        self._entries: dict[str, list[tuple[str, str, str, str]]] = {"meeting": [], "reflection": []}
        self._people: list[tuple[str, str, str]] = []
        self._pitches: list[tuple[int, str, str, str]] = []

    def person(self, name: str, company: str, path: str) -> None:
        """A person's file."""
        self._people.append((name, company, path))

    def entry(self, kind: Kind, on: str, at: str, called: str, path: str) -> None:
        """An entry's file."""
        self._entries[kind].append((on, at, called, path))

    def pitch(self, number: int, on: str, reason: str, path: str) -> None:
        """The file of a version of the pitch."""
        self._pitches.append((number, on, reason, path))

    def write(self, count: int) -> None:
        """Write the pages."""
        self._list("Meetings", self._of("meeting"))
        self._list("Reflections", self._of("reflection"))
        people = sorted(self._people, key=lambda each: each[0].casefold())
        self._list(
            "People",
            (
                f"- {link(name, path)}{f', {words(company)}' if company else ''}"
                for name, company, path in people
            ),
        )
        pitches = sorted(self._pitches, reverse=True)
        self._list(
            "Pitch",
            (
                f"- {link(f'Version {number}', path)}, {on}{f': {words(reason)}' if reason else ''}"
                for number, on, reason, path in pitches
            ),
        )
        with self._page("Roles") as file:
            self._roles(file)
        with self._page("README") as file:
            self._readme(file, count)

    def _page(self, page: str) -> _Page:
        return _Page(self._folder, self._pages[page], page)

    def _list(self, page: str, lines: Iterable[str]) -> None:
        with self._page(page) as file:
            file.write(f"# {page}\n\n")
            file.writelines(f"{line}\n" for line in lines)

    def _of(self, kind: str) -> Iterable[str]:
        month = ""
        for on, at, called, path in sorted(self._entries[kind], reverse=True):
            if on[:7] != month:
                month = on[:7]
                yield f"\n## {month}\n"
            when = f"{on} {at}".strip()
            yield f"- {when} {link(called, path)}"

    def _roles(self, file: TextIO) -> None:
        file.write("# Roles\n")
        for tally in self._journal.roles.tallies():
            board = self._journal.roles.board(tally.name)
            file.write(f"\n## {words(tally.name)}\n\n{tally.verdict} · {tally.meetings} meetings\n")
            if board.why.strip():
                file.write(f"\n{board.why.strip()}\n")
            for title, themes in (("Want", board.want), ("Don't want", board.dont), ("Unsure", board.unsure)):
                if themes:
                    file.write(f"\n### {title}\n\n")
                for theme in themes:
                    file.write(f"- {words(theme.theme)} ({theme.meetings})\n")
                    file.writelines(
                        f"  - {words(said.text)}, {words(', '.join(said.people) or said.title)}, "
                        f"{show_date(said.on)}\n"
                        for said in theme.evidence[:20]
                    )

    def _readme(self, file: TextIO, count: int) -> None:
        lists = {
            "Meetings": len(self._entries["meeting"]),
            "Reflections": len(self._entries["reflection"]),
            "People": len(self._people),
            "Pitch": len(self._pitches),
        }
        file.write(f"# Journal\n\nExported by Preseason on {show_date(self._journal.today())}. {PLAIN}\n\n")
        file.writelines(f"- {link(page, self._pages[page])}: {number:,}\n" for page, number in lists.items())
        file.write(f"- {link('Roles', self._pages['Roles'])}\n\n")
        file.write(
            "`journal.json` holds all of it once more, and what these files do not say: what became of "
            f"promises, former versions of the texts, what is in the trash ({count:,} records). "
            "`preseason import markdown` takes up this folder, with what was changed in its files.\n"
        )


class _Page:
    """A page that is being written; its front matter says that it is none of the journal's texts."""

    def __init__(self, folder: Path, path: str, page: str) -> None:
        self._opened = inside(folder, path)
        self._page = page

    def __enter__(self) -> TextIO:
        file = self._opened.__enter__()
        file.write(written({"kind": "index", "title": self._page}))
        return file

    def __exit__(self, *error: object) -> None:
        self._opened.__exit__(None, None, None)


def words(text: str) -> str:
    """A text as words of one line of Markdown, whatever signs are in it."""
    return _SIGNS.sub(r"\\\1", " ".join(visible(text).split()))


def link(text: str, path: str) -> str:
    """A link to a file of the folder."""
    return f"[{words(text) or '…'}]({quote(path)})"
