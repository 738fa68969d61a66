"""The command itself: imports a family of commands only when it is used, says every error in one line."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword

import click

from tui.cli import out
from tui.cli.door import Door
from tui.cli.guard import INTERRUPTED, guarded

FAMILIES = {
    "log": "write",
    "reflect": "write",
    "edit": "write",
    "show": "read",
    "history": "read",
    "meetings": "lists",
    "reflections": "lists",
    "contacts": "people",
    "contact": "people",
    "today": "today",
    "done": "today",
    "snooze": "today",
    "letter": "letter",
    "introductions": "introductions",
    "introduction": "introductions",
    "allies": "allies",
    "questions": "questions",
    "find": "find",
    "roles": "roles",
    "themes": "themes",
    "pitch": "pitch",
    "season": "season",
    "searches": "searches",
    "search-start": "searches",
    "search-end": "searches",
    "search-edit": "searches",
    "search-delete": "searches",
    "import": "importing",
    "export": "exporting",
    "delete": "trash",
    "trash": "trash",
    "undelete": "trash",
    "purge": "purge",
    "backup": "safety",
    "restore": "safety",
    "salvage": "safety",
    "doctor": "safety",
    "encrypt": "encryption",
    "decrypt": "encryption",
    "rekey": "encryption",
    "keyring": "encryption",
    "kept": "encryption",
    "demo": "sample",
}
"""Each command and the module that holds it, in the order of the help."""

WRITING = ("log", "reflect", "edit")
"""The commands of people who never open the app: after these the backup of the day is looked after."""


class Families(click.Group):
    """Commands that are imported when they are used: most of a start is imports."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, by family."""
        return list(FAMILIES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, its module imported now."""
        family = FAMILIES.get(cmd_name)
        if family is None:
            return None
        name = cmd_name.replace("-", "_")
        command = getattr(import_module(f"tui.cli.{family}"), f"{name}_" if iskeyword(name) else name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Every command with the whole of its first sentence."""
        commands = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        with formatter.section("Commands"):
            formatter.write_dl([(name, one.get_short_help_str(limit=200)) for name, one in commands if one])


@click.group(
    cls=Families,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Every command that reads takes --json. `preseason COMMAND --help` says more.",
)
@click.version_option(package_name="preseason", message="preseason %(version)s")
@click.option(
    "--db", metavar="PATH", help="The journal. Without it $PRESEASON_DB, else journal.db in your data folder."
)
@click.pass_context
def preseason(ctx: click.Context, db: str | None) -> None:
    """A journal for informational interviews. With no command it opens the app."""
    ctx.obj = Door(db)
    if ctx.invoked_subcommand is None:
        from tui.cli.launch import open_app

        ctx.exit(open_app(ctx.obj.path))


def main(args: Sequence[str], *, look_after: bool = False) -> int:
    """Run a command; returns the exit status. Every error is one line on standard error.

    `look_after` has the backup of the day made, if it is not yet, once something was written and said.
    """
    if "_PRESEASON_COMPLETE" in os.environ:
        preseason.main(list(args), prog_name="preseason")
    return guarded(lambda: _run(args, look_after))


def _run(args: Sequence[str], look_after: bool) -> int:
    try:
        with preseason.make_context("preseason", list(args)) as ctx:
            result = preseason.invoke(ctx)
            status = result if isinstance(result, int) else 0
            if look_after and not status and ctx.invoked_subcommand in WRITING:
                if sys.stdout is not None:
                    sys.stdout.flush()
                ctx.find_object(Door).back_up_daily()  # type: ignore[union-attr]
            return status
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as fault:
        out.fault(fault.format_message() + _where_to_read(fault))
        return fault.exit_code


def _where_to_read(fault: click.ClickException) -> str:
    if isinstance(fault, click.UsageError) and fault.ctx is not None:
        return f" (see {fault.ctx.command_path} --help)"
    return ""
