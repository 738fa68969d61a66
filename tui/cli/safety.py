"""Whether the journal is whole, and how it is kept."""

from __future__ import annotations

import click

from tui.cli import options, out
from tui.cli.door import Door, pass_door


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
    ]
    out.table(rows, quiet=(0,), whole=True)
    for finding in report.findings:
        out.say(out.bold(f"damage: {out.line(finding)}"))
    if not report.findings:
        out.say("No damage was found.")
    return 1 if report.findings else 0
