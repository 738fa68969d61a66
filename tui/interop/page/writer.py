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
    count = 0
    entries = Entries(journal)
    file.writelines(_head(journal, entries.years()))
    sections: tuple[tuple[str, str, Iterator[str]], ...] = (
        ("open", "Open", open_things(journal)),
        ("roles", "Roles", roles(journal)),
        ("meetings", "Meetings", entries.all("meeting")),
        ("reflections", "Reflections", entries.all("reflection")),
        ("people", "People", people(journal)),
        ("pitch", "Pitch", pitch(journal)),
        ("searches", "Job searches", searches(journal)),
    )
    for anchor, title, parts in sections:
        first = next(parts, None)
        if first is None:
            continue
        file.write(f'<section id="{anchor}">\n<h2>{title}</h2>\n{first}')
        for part in parts:
            file.write(part)
            count += 1
            if count % 50 == 0:
                tell(count)
        file.write("</section>\n")
    file.write(f"<footer>Written by Preseason on {show_date(journal.today())}.</footer>\n</body>\n</html>\n")
    return journal.contacts.count() + journal.entries.count("meeting") + journal.entries.count("reflection")


def _head(journal: Journal, years: list[str]) -> Iterator[str]:
    counts = [
        (journal.entries.count("meeting"), "meeting", "meetings"),
        (journal.entries.count("reflection"), "reflection", "reflections"),
        (journal.contacts.count(), "person", "people"),
    ]
    said = " · ".join(f"{count:,} {one if count == 1 else many}" for count, one, many in counts)
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
    yield '<meta name="referrer" content="no-referrer">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>Journal, {show_date(journal.today())}</title>\n<style>{CSS}</style>\n</head>\n<body>\n"
    yield f'<h1>Journal</h1>\n<p class="soft">{html(said)} · {show_date(journal.today())}</p>\n'
    yield f'<p class="plain">{PLAIN}</p>\n<nav><ul>\n'
    links = {"open": "Open", "roles": "Roles", "meetings": "Meetings", "reflections": "Reflections"}
    links |= {"people": "People", "pitch": "Pitch", "searches": "Job searches"}
    for anchor, title in links.items():
        of = "".join(f' <a href="#y{year}">{year}</a>' for year in years) if anchor == "meetings" else ""
        yield f'<li><a href="#{anchor}">{title}</a>{of}</li>\n'
    yield "</ul></nav>\n"
