"""Whether the journal is whole, how it is kept, and what brings it back."""

from __future__ import annotations

from pathlib import Path

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
    """Examine the journal: where and how it is kept, what it holds, its backups, and whether it is whole.

    The exit status is 1 when there is damage; what to do about it is said.
    """
    from tui.cli import health
    from tui.journal.clock import system_now
    from tui.journal.health import look

    found = look(door.path, system_now, rebuild=rebuild)
    try:
        door.settings()
    except PreseasonError as fault:
        out.note(out.sentence(fault))
    kept = [str(path) for path in kept_texts(door.kept_texts())]
    if as_json:
        out.say_json(health.shape(found, kept))
    else:
        health.tell(found, kept)
    return 1 if found.findings else 0


@click.command()
@click.argument("path", metavar="[PATH]", required=False)
@click.option("--list", "listed", is_flag=True, help="List the backups there are, newest first.")
@options.as_json
@pass_door
def backup(door: Door, path: str | None, listed: bool, as_json: bool) -> None:
    """Write the whole journal to one verified file, 0600: PATH, or one more in the folder of its backups.

    The app makes one a day by itself, and there is one before every upgrade, import and restore.
    """
    from tui.cli import health
    from tui.journal.verifying import sha256

    with door.open() as journal:
        if listed:
            health.tell_backups(journal.backups.all(), as_json=as_json)
            return
        if path is None:
            made = journal.back_up("asked").path
        else:
            made = Path(path).expanduser()
            if made.is_dir():
                made /= f"{journal.path.stem}-{journal.now():%Y%m%dT%H%M%S}.db"
            journal.backup(made)
    if as_json:
        out.say_json({"path": str(made), "sha256": sha256(made), "bytes": made.stat().st_size})
    else:
        out.say(f"Backed up and verified: {out.line(str(made))}")


@click.command()
@click.argument("path", metavar="PATH")
@click.option("--decrypt", is_flag=True, help="Also an encrypted backup into a journal that is not.")
@options.as_json
@pass_door
def restore(door: Door, path: str, decrypt: bool, as_json: bool) -> None:
    """Let the journal be what the backup PATH holds. What it replaces is kept, and so are drafts."""
    from tui.journal.clock import system_now
    from tui.journal.journal import Journal
    from tui.journal.restoring import restore as put_back

    done = put_back(Path(path).expanduser(), door.path, system_now, decrypt=decrypt)
    with Journal.open(door.path, create=False) as journal:
        counts = {each: journal.entries.count(each) for each in ("meeting", "reflection")}
    if as_json:
        kept = str(done.kept) if done.kept is not None else None
        out.say_json({"from": path, "kept": kept, "was_damaged": done.was_damaged, **counts})
        return
    holds = ", ".join(f"{number} {each}{'s' * (number != 1)}" for each, number in counts.items())
    out.say(f"Restored: {holds}")
    if done.kept is not None:
        damaged = ", damaged as it is," if done.was_damaged else ""
        out.say(f"What was there{damaged} is kept in {out.line(str(done.kept))}")


@click.command()
@click.argument("path", metavar="PATH")
@options.as_json
@pass_door
def salvage(door: Door, path: str, as_json: bool) -> None:
    """Read all that can still be read of a damaged journal into a new one at PATH; nothing else changes."""
    from tui.journal.clock import system_now
    from tui.journal.salvaging import salvage as read_out

    done = read_out(door.path, Path(path).expanduser(), system_now)
    if as_json:
        out.say_json(
            {
                "path": path,
                "entries": done.entries,
                "known": done.known,
                "from_history": list(done.from_history),
                "doubtful": list(done.doubtful),
            }
        )
        return
    out.say(f"Salvaged {done.entries} of {max(done.known, done.entries)} entries into {out.line(path)}")
    for words, entries in (
        ("read from their history", done.from_history),
        ("whose text may not be what was written", done.doubtful),
    ):
        if entries:
            out.say(f"{len(entries)} {words}: {', '.join(map(str, entries[:50]))}")
    out.say(f"`preseason restore {out.line(path)}` makes it the journal.")
