"""How a journal and its backups are, and what to do about it: also of a journal that does not open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from tui.domain.dates import show_date
from tui.domain.errors import JournalDamaged, JournalRefused
from tui.journal import paths
from tui.journal.backup_room import Backup, BackupRoom, is_unchanged
from tui.journal.doctor import Report, examine
from tui.journal.opening import open_database
from tui.journal.restoring import was_ours

OLD = timedelta(days=7)
"""The age from which a last backup is worth a word."""
_MENDS = "--rebuild"
"""What a finding says that deriving everything anew mends."""


class Health(NamedTuple):
    """`report` is None where the journal does not open; `backup` is the last verified one, and `is_good`
    tells whether it is still what it was; `backups` is how many there are. `advice` are sentences."""

    path: Path
    report: Report | None
    findings: tuple[str, ...]
    backup: Backup | None
    is_good: bool
    backups: int
    advice: tuple[str, ...]


def look(given: Path | str, now: Callable[[], datetime], *, rebuild: bool) -> Health:
    """Examine a journal, with `rebuild` after deriving everything anew, and its backups.

    Raises JournalRefused where nothing says that there ever was a journal.
    """
    path = paths.real_path(given)
    room = BackupRoom(path, now)
    made = room.all()
    report: Report | None = None
    try:
        database = open_database(path, create=False, now=now)
        try:
            report = examine(database, now, rebuild=rebuild)
        finally:
            database.close()
        findings = report.findings
    except JournalDamaged as damage:
        findings = (f"It does not open: {damage}.",)
    except JournalRefused as refusal:
        if not made:
            raise
        findings = (f"It does not open: {refusal}.",)
    last = room.last()
    is_good = last is not None and is_unchanged(last)
    good = last if is_good else room.last_good()
    advice = (
        *_on_damage(findings, good),
        *_on_backups(last, is_good, now()),
        *_on_encryption(report, room.readable(), last),
    )
    return Health(path, report, findings, last, is_good, len(made), advice)


def to_read_instead(given: Path | str, now: Callable[[], datetime], fault: Exception) -> Backup | None:
    """The last good backup, where the journal does not open because it is damaged."""
    path = paths.real_path(given)
    room = BackupRoom(path, now)
    if isinstance(fault, JournalDamaged) or (isinstance(fault, JournalRefused) and was_ours(path, room)):
        return room.last_good()
    return None


def moment_in_words(moment: datetime) -> str:
    """A moment as it is said to a person."""
    return f"{show_date(moment.date())}, {moment:%H:%M}"


def _on_damage(findings: tuple[str, ...], good: Backup | None) -> list[str]:
    if not findings:
        return []
    if all("can be read by others" in each for each in findings):
        return ["Its next opening makes the file yours alone again; `chmod 600` does for the others."]
    if all(_MENDS in each for each in findings):
        return ["`preseason doctor --rebuild` derives it from your texts again; no text is lost."]
    said = [
        "`preseason salvage NEW` reads what can still be read into a new journal; it changes nothing here."
    ]
    if good is not None:
        when = moment_in_words(good.made_at)
        said.append(
            f"`preseason restore {good.path}` brings back how it was on {when}; what is there now is kept."
        )
    return said


def _on_backups(last: Backup | None, is_good: bool, now: datetime) -> list[str]:
    if last is None:
        return ["There is no backup yet: `preseason backup` makes one."]
    if not is_good:
        return [f"The backup {last.path} has changed since it was made: `preseason backup` makes another."]
    if now - last.made_at > OLD:
        return [f"The last backup is {(now - last.made_at).days} days old: `preseason backup` makes one."]
    return []


def _on_encryption(report: Report | None, readable: list[Backup], last: Backup | None) -> list[str]:
    if report is None:
        return []
    if report.cipher:
        some = f"{len(readable)} backup{'s' * (len(readable) != 1)}"
        said = f"{some} can be read without the passphrase: `preseason encrypt` encrypts what can be."
        return [said] if readable else []
    if last is not None and last not in readable:
        return ["The journal is not encrypted, and its last backup is: is it the one you think it is?"]
    return []
