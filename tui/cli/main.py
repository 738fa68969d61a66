"""The command itself: imports a family of commands only when it is used, says every error in one line."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import TracebackType

import click

from tui.cli import out
from tui.cli.door import Door
from tui.domain.errors import PreseasonError

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
    "delete": "trash",
    "trash": "trash",
    "undelete": "trash",
    "doctor": "safety",
    "demo": "launch",
}
"""Each command and the module that holds it, in the order of the help."""

_BROKEN_PIPE = 141
"""What a shell shows for a program that wrote to a closed pipe."""


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
        command = getattr(import_module(f"tui.cli.{family}"), cmd_name.replace("-", "_"))
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


def main(args: Sequence[str]) -> int:
    """Run a command; returns the exit status. Every error is one line on standard error."""
    _open_standard_streams()
    out.prepare()
    sys.excepthook = _last_word
    if "_PRESEASON_COMPLETE" in os.environ:
        preseason.main(list(args), prog_name="preseason")
    try:
        status = _run(args)
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except click.ClickException as fault:
        out.fault(fault.format_message() + _where_to_read(fault))
        return fault.exit_code
    except PreseasonError as fault:
        out.fault(fault)
        return 1
    except (KeyboardInterrupt, click.Abort):
        return 130
    except BrokenPipeError:
        _drop_output()
        return _BROKEN_PIPE
    except OSError as fault:
        _drop_output()
        if fault.errno == errno.ENOSPC:
            out.fault("the disk is full, so not everything could be written")
        else:
            out.fault(f"the system refused: {fault.strerror or type(fault).__name__}")
        return 1


def _run(args: Sequence[str]) -> int:
    try:
        with preseason.make_context("preseason", list(args)) as ctx:
            result = preseason.invoke(ctx)
            return result if isinstance(result, int) else 0
    except click.exceptions.Exit as leaving:
        return leaving.exit_code


def _where_to_read(fault: click.ClickException) -> str:
    if isinstance(fault, click.UsageError) and fault.ctx is not None:
        return f" (see {fault.ctx.command_path} --help)"
    return ""


def _open_standard_streams() -> None:
    """Where a stream was closed, no file of ours may take its number and receive what is printed."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _drop_output() -> None:
    """Nobody reads any more: what is still buffered goes nowhere, without another complaint at exit."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _last_word(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    """A fault of the program itself: where it happened, and none of the text it was handling."""
    if issubclass(kind, KeyboardInterrupt):
        return
    place = ""
    while trace is not None:
        code = trace.tb_frame.f_code
        place = f" at {Path(code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    out.fault(f"a fault of the program itself ({kind.__name__}{place}); what was saved before it is safe")
