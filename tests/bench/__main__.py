"""`python -m tests.bench [NAME…]`: measure, print, and exit 1 if any bound was passed."""

from __future__ import annotations

import sys

from tests.bench import (
    allies,
    encryption,
    find_keys,
    find_process,
    imports,
    long_lists,
    marks,
    pitch,
    processes,
    roles,
    roles_keys,
    screens,
    search,
    season,
    today,
)
from tests.bench.report import Report

BENCHES = {
    "marks": marks.run,
    "processes": processes.commands,
    "first-paint": screens.first_paint,
    "editor": screens.editor_keys,
    "cursor": screens.cursor_moves,
    "idle": screens.idle,
    "long-lists": long_lists.run,
    "pitch": pitch.run,
    "roles": roles.run,
    "roles-keys": roles_keys.run,
    "allies": allies.run,
    "today": today.run,
    "search": search.run,
    "season": season.run,
    "encryption": encryption.run,
    "find-keys": find_keys.run,
    "find-process": find_process.run,
    "imports": imports.run,
}

if __name__ == "__main__":
    wanted = sys.argv[1:] or list(BENCHES)
    unknown = [name for name in wanted if name not in BENCHES]
    if unknown:
        sys.exit(f"unknown: {', '.join(unknown)}; there are {', '.join(BENCHES)}")
    report = Report()
    for name in wanted:
        BENCHES[name](report)
    sys.exit(1 if report.failed else 0)
