"""Generated journals of any size, kept between runs in a folder of the system's for temporary files."""

from __future__ import annotations

import os
import random
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path

from tui.domain.entries import EntryText
from tui.journal.journal import Journal

NOW = datetime(2026, 11, 19, 9, 30)
WORDS = """the of and to in she he they said asked about role team work day lunch product legal review
write plan strategy budget client court draft policy meeting coffee question answer hour week manager engineer
design decide ship wait learn teach hire leave stay pay commute train office remote quiet loud""".split()
FIRST = "Ada Bea Cem Dora Eli Fay Gus Hana Ivo Jun Kai Lena Milo Nora Otto Pia Quin Rosa Sami Tess".split()
LAST = "Abara Brandt Castel Duarte Eklund Farkas Goll Hatzis Ibarra Juhl Kovac Moreau Nwosu Oberg".split()


def body(chance: random.Random, words: int) -> str:
    """A Markdown text of about `words` words with the usual marks."""
    lines: list[str] = []
    count = 0
    while count < words:
        sentence = " ".join(chance.choices(WORDS, k=chance.randint(8, 18)))
        count += len(sentence.split())
        lines.append(sentence.capitalize() + ".")
        if chance.random() < 0.15:
            lines.append("")
    lines += [
        "",
        f"- [+] {' '.join(chance.choices(WORDS, k=5))} #{chance.choice(WORDS)}",
        f"- [-] {' '.join(chance.choices(WORDS, k=6))} #{chance.choice(WORDS)}",
        f"- [>] {chance.choice(FIRST)} {chance.choice(LAST)}, runs a fund, by Friday",
        "- [ ] send the article by tomorrow",
    ]
    return "\n".join(lines)


def journal(entries: int, *, words: int = 250) -> Path:
    """The path of a journal with that many entries over ten years, two thirds of them meetings."""
    folder = Path(tempfile.gettempdir()) / f"preseason-bench-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / f"journal-{entries}-{words}-v1.db"
    if path.exists():
        return path
    unfinished = path.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    chance = random.Random(entries)
    people = [f"{first} {last}" for first in FIRST for last in LAST]
    with Journal.open(unfinished, now=lambda: NOW) as made:
        for start in range(0, entries, 1000):
            with made.together():
                for number in range(start, min(start + 1000, entries)):
                    made.entries.log(_text(chance, people, number, entries, words))
    unfinished.rename(path)
    return path


def _text(chance: random.Random, people: list[str], number: int, entries: int, words: int) -> EntryText:
    on = date(2016, 11, 1) + timedelta(days=int(number * 3650 / entries))
    written = body(chance, words)
    if chance.random() < 0.66:
        return EntryText(
            "meeting",
            on,
            written,
            status="held",
            form="coffee",
            minutes=40,
            people=tuple(chance.sample(people, k=chance.choice((1, 1, 1, 2)))),
            roles=(chance.choice(("In-house counsel", "Product manager", "Policy lead")),),
        )
    return EntryText("reflection", on, written, title=" ".join(chance.choices(WORDS, k=4)))
