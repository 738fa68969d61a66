"""`preseason` and `python -m tui`."""

from __future__ import annotations

import gc
import os
import sys


def main() -> int:
    """Run the command line; returns the exit status.

    With nothing to parse, nothing that parses is imported: the app opens that much sooner.
    """
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
    sys.exit(main())
