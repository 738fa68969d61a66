"""`preseason` and `python -m tui`."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line, and end with its exit status.

    What parses a command line is not imported where there is nothing to parse, nor for a plain search: the
    app opens, and the search is answered, that much sooner. At the end what was printed is flushed and the
    journal closed, so the interpreter is not taken apart piece by piece.
    """
    status = _run()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(status)


def _run() -> int:
    gc.disable()  # a command is short, and half of it is imports; the app turns it on again
    args = sys.argv[1:]
    try:
        if "_PRESEASON_COMPLETE" not in os.environ:
            from tui.cli.guard import guarded

            if not args:
                from tui.cli.launch import open_default

                return guarded(open_default)
            if "find" in args[:3]:
                from tui.cli.search import plainly_asked

                asked = plainly_asked(args)
                if asked is not None:
                    return guarded(asked.answer)
        from tui.cli.main import main as run

        return run(args, look_after=True)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    main()
