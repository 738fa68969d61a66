"""The whole journal as one HTML file that needs nothing else: no script, no network, to read and to print.

Everything stands open in it, so that the browser's own search finds it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from tui.domain.dates import show_date
from tui.interop.page.entries import Entries
from tui.interop.page.sections import open_things, people, pitch, roles, searches
from tui.interop.page.style import CSS, CSS_HASH
from tui.interop.recap.marked import html
from tui.interop.writing import whole_file

if TYPE_CHECKING:
    from tui.journal.journal import Journal

POLICY = f"default-src 'none'; style-src '{CSS_HASH}'; base-uri 'none'; form-action 'none'"
PLAIN = (
    "This file is plain text: whoever can open it can read it. Keep it where only you can, or delete it when "
    "it has served."
)


def write(journal: Journal, path: Path, *, overwrite: bool, tell: Callable[[int], None]) -> int:
    """Write it; returns how many entries and people there are."""
    with whole_file(path, overwrite=overwrite) as file, journal.exports.reading():
        return _write_to(journal, file, tell)


def _write_to(journal: Journal, file: TextIO, tell: Callable[[int], None]) -> int:
    entries = Entries(journal)
    sections = {
        "Open": open_things(journal),
        "Roles": roles(journal),
        "Meetings": entries.all("meeting"),
        "Reflections": entries.all("reflection"),
        "People": people(journal),
        "Pitch": pitch(journal),
        "Job searches": searches(journal),
    }
    begun = {title: (first, parts) for title, parts in sections.items() if (first := next(parts, None))}
    counts = [
        (journal.entries.count("meeting"), "meeting", "meetings"),
        (journal.entries.count("reflection"), "reflection", "reflections"),
        (journal.contacts.count(), "person", "people"),
    ]
    said = " · ".join(f"{count:,} {one if count == 1 else many}" for count, one, many in counts)
    file.writelines(_head(f"{said} · {show_date(journal.today())}"))
    file.writelines(_contents(journal, list(begun)))
    number = 0
    for title, (first, parts) in begun.items():
        file.write(f'<section id="{_anchor(title)}">\n<h2>{title}</h2>\n{first}')
        for part in parts:
            file.write(part)
            number += 1
            if number % 50 == 0:
                tell(number)
        file.write("</section>\n")
    file.write(f"<footer>Written by Preseason on {show_date(journal.today())}.</footer>\n</body>\n</html>\n")
    return sum(count for count, _, _ in counts)


def _head(said: str) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
    yield '<meta name="referrer" content="no-referrer">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>Journal</title>\n<style>{CSS}</style>\n</head>\n<body>\n<h1>Journal</h1>\n"
    yield f'<p class="soft">{html(said)}</p>\n<p class="plain">{PLAIN}</p>\n'


def _contents(journal: Journal, titles: list[str]) -> Iterator[str]:
    yield "<nav><ul>\n"
    for title in titles:
        years = journal.exports.years("meeting") if title == "Meetings" else []
        of = "".join(f' <a href="#y{year}">{year}</a>' for year in years) if len(years) > 1 else ""
        yield f'<li><a href="#{_anchor(title)}">{title}</a>{of}</li>\n'
    yield "</ul></nav>\n"


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "-")
