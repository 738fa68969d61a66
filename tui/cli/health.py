"""How a journal and its backups are, as it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.cli import out
from tui.journal.health import moment_in_words

if TYPE_CHECKING:
    from tui.journal.backup_room import Backup
    from tui.journal.health import Health


def shape(found: Health, kept: list[str]) -> dict[str, object]:
    """As JSON; what is told of a journal that opens is null of one that does not."""
    report = found.report
    return {
        "path": str(found.path),
        "engine": report.engine if report else None,
        "cipher": (report.cipher or None) if report else None,
        "mode": report.mode if report else None,
        "schema": report.schema if report else None,
        "permissions": report.permissions if report else None,
        "counts": dict(report.counts) if report else None,
        "findings": list(found.findings),
        "kept_texts": kept,
        "backup": {**_backup(found.backup), "good": found.is_good} if found.backup else None,
        "backups": found.backups,
        "advice": list(found.advice),
    }


def tell(found: Health, kept: list[str]) -> None:
    """As a table, what is wrong, and what to do."""
    report = found.report
    rows = [("journal", out.line(str(found.path)))]
    if report is not None:
        rows += [
            ("engine", out.line(report.engine)),
            ("encryption", out.line(report.cipher) or "none"),
            ("durability", out.line(report.mode)),
            ("schema", str(report.schema)),
            ("permissions", out.line(report.permissions)),
            ("holds", ", ".join(f"{what} {number:,}" for what, number in report.counts.items())),
        ]
    if found.backup is not None:
        state = "verified" if found.is_good else "changed since it was verified"
        rows.append(
            ("last backup", f"{moment_in_words(found.backup.made_at)}, {state}; {found.backups} in all")
        )
    rows += [("kept text", out.line(path)) for path in kept]
    out.table(rows, quiet=(0,), whole=True)
    for finding in found.findings:
        out.say(out.bold(f"damage: {out.line(finding)}"))
    if not found.findings:
        out.say("No damage was found.")
    for sentence in found.advice:
        out.say(out.line(sentence))


def tell_backups(backups: Sequence[Backup], *, as_json: bool) -> None:
    """The backups, the newest first."""
    newest = list(reversed(backups))
    if as_json:
        out.say_json([_backup(each) for each in newest])
        return
    rows = [
        (moment_in_words(each.made_at), each.reason.replace("-", " "), out.line(str(each.path)))
        if each.verified
        else (moment_in_words(each.made_at), f"{each.reason}, not verified", out.line(str(each.path)))
        for each in newest
    ]
    out.table(rows, quiet=(0, 1), whole=True)


def _backup(each: Backup) -> dict[str, object]:
    return {
        "path": str(each.path),
        "made_at": each.made_at.isoformat(),
        "reason": each.reason,
        "verified": each.verified,
    }
