"""Whether the journal is whole, and how it is kept."""

from __future__ import annotations

import click

from tui.cli import options, out
from tui.cli.door import Door, pass_door
from tui.domain.errors import PreseasonError
from tui.journal.kept_texts import kept_texts


@click.command()
@click.option("--rebuild", is_flag=True, help="Derive everything again from the texts, then look.")
@options.as_json
@pass_door
def doctor(door: Door, rebuild: bool, as_json: bool) -> int:
    """Examine the journal: where and how it is kept, what it holds, and whether it is whole.

    The exit status is 1 when there is damage.
    """
    with door.open() as journal:
        report = journal.examine(rebuild=rebuild)
    try:
        door.settings()
    except PreseasonError as fault:
        out.note(out.sentence(fault))
    kept = [str(path) for path in kept_texts(door.kept_texts())]
    if as_json:
        out.say_json(
            {
                "path": str(report.path),
                "engine": report.engine,
                "mode": report.mode,
                "schema": report.schema,
                "permissions": report.permissions,
                "counts": dict(report.counts),
                "findings": list(report.findings),
                "kept_texts": kept,
            }
        )
        return 1 if report.findings else 0
    counts = ", ".join(f"{what} {number:,}" for what, number in report.counts.items())
    rows = [
        ("journal", out.line(str(report.path))),
        ("engine", out.line(str(report.engine))),
        ("durability", out.line(str(report.mode))),
        ("schema", str(report.schema)),
        ("permissions", out.line(str(report.permissions))),
        ("holds", out.line(counts)),
        *(("kept text", out.line(path)) for path in kept),
    ]
    out.table(rows, quiet=(0,), whole=True)
    for finding in report.findings:
        out.say(out.bold(f"damage: {out.line(finding)}"))
    if not report.findings:
        out.say("No damage was found.")
    return 1 if report.findings else 0
