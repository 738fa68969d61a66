"""`preseason` and `python -m tui`."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line, and end with its exit status.

    With nothing to parse, nothing that parses is imported: the app opens that much sooner. At the end what
    was printed is flushed and the journal closed, so the interpreter is not taken apart piece by piece.
    """
    status = _run()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(status)


def _run() -> int:
    gc.disable()  # a command is short, and half of it is imports; the app turns it on again
    try:
        if len(sys.argv) > 1 or "_PRESEASON_COMPLETE" in os.environ:
            from tui.cli.main import main as run

            return run(sys.argv[1:])
        from tui.cli.guard import guarded
        from tui.cli.launch import open_default

        return guarded(open_default)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    main()
