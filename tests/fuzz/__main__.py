"""`python -m tests.fuzz screens`: look for what ends the app, for as long as one likes."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.fuzz.places import PLACES
from tests.fuzz.running import walk


def main() -> int:
    """Returns 1 where something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("what", choices=["screens"], help="what to try")
    parser.add_argument("--seconds", type=float, default=600.0, help="how long (600)")
    parser.add_argument("--seed", type=int, default=0, help="another seed tries other things (0)")
    parser.add_argument("--events", type=int, default=40, help="keys, pastes and sizes at each screen (40)")
    parser.add_argument("--only", default="", help="only screens whose names begin so")
    asked = parser.parse_args()
    found = 0
    places = [each for each in PLACES if each.name.startswith(asked.only)]
    with tempfile.TemporaryDirectory() as folder:
        for fault in walk(
            Path(folder),
            seed=asked.seed,
            rounds=None,
            seconds=asked.seconds,
            events=asked.events,
            places=places,
            tell=print,
        ):
            found += 1
            print(fault, flush=True)
    print(f"{found} found")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
