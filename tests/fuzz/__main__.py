"""Look for what breaks the program, for as long as one likes: `python -m tests.fuzz screens`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

NAMES = ("text", "marks", "dates", "names", "query", "save", "arguments")
AT_ONCE = 500
"""Texts tried before the clock is looked at."""


def main() -> int:
    """Returns 1 where something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument(
        "what", choices=["screens", *NAMES], help="the app's screens in a terminal, or one part"
    )
    parser.add_argument("--seconds", type=float, default=600.0, help="how long (600)")
    parser.add_argument("--seed", type=int, default=0, help="another seed tries other things (0)")
    parser.add_argument("--events", type=int, default=40, help="keys, pastes and sizes at each screen (40)")
    parser.add_argument("--only", default="", help="only screens whose names begin so")
    parser.add_argument(
        "--atheris", action="store_true", help="let atheris choose the texts (pip install atheris)"
    )
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = screens(asked, Path(folder)) if asked.what == "screens" else texts(asked, Path(folder))
    print(f"{found} found")
    return 1 if found else 0


def screens(asked: argparse.Namespace, folder: Path) -> int:
    """Visit the screens; how much was found."""
    from tests.fuzz.places import PLACES
    from tests.fuzz.running import walk

    found = 0
    for fault in walk(
        folder,
        seed=asked.seed,
        rounds=None,
        seconds=asked.seconds,
        events=asked.events,
        places=[each for each in PLACES if each.name.startswith(asked.only)],
        tell=lambda words: print(words, flush=True),
    ):
        found += 1
        print(fault, flush=True)
    return found


def texts(asked: argparse.Namespace, folder: Path) -> int:
    """Try texts on one part until something is found, or the time is over."""
    os.environ |= {
        "HOME": str(folder),
        "EDITOR": "true",
        "VISUAL": "true",
        "PRESEASON_CONFIG": str(folder / "c"),
    }
    if asked.atheris:
        import atheris

        with atheris.instrument_imports(include=["tui"]):
            from tests.fuzz.given import guided
            from tests.fuzz.targets import targets
        every, _ = targets(folder)
        guided(asked.what, every[asked.what], asked.seconds)
    from tests.fuzz.given import timed, try_out
    from tests.fuzz.targets import targets

    every, asking = targets(folder)
    end = time.monotonic() + asked.seconds
    tried = 0
    try:
        while time.monotonic() < end:
            number = asked.seed * 1_000_000 + tried
            try_out(asked.what, timed(every[asked.what]), examples=AT_ONCE, number=number)
            tried += 1
    except Exception as error:  # noqa: BLE001  whatever it is: it is what was looked for
        print(f"{type(error).__name__}: {error}", *getattr(error, "__notes__", ()), sep="\n", flush=True)
        return 1
    finally:
        asking.close()
    print(f"{asked.what}: {tried * AT_ONCE:,} texts", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
