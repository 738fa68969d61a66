"""`preseason` and `python -m tui`."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the command line; returns the exit status."""
    gc.disable()  # a command is short, and half of it is imports; the app turns it on again
    try:
        from tui.cli.main import main as run

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
