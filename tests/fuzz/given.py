"""Texts for the targets, by hypothesis or guided by what the program does with them (atheris)."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.fuzz import hostile
from tests.fuzz.targets import COMMANDS, Target

SLOW = 5.0
"""Seconds of processor time that no text of a few thousand characters may take."""
_SIGNS = [*"ab-*_`[]():|\\\t\n\r\0,;.#'\"", "- ", "1. ", "  ", "> ", "```\n", "## Want\n", " by ", "in "]
_WORDS = [
    "friday",
    "3 dec",
    "2026-02-30",
    "next week",
    "with:",
    "is:",
    '"',
    "-",
    "after:",
    "Ada",
    "Grace",
    "#t",
]
_MARKS = ["[+] ", "[-] ", "[?] ", "[>] ", "[<] ", "[~] ", "[ ] ", "[x] "]
_OPTIONS = [
    "--json",
    "--limit",
    "--with",
    "--on",
    "--role",
    "--title",
    "--yes",
    "--level",
    "--status",
    "--at",
]
_VALUES = [
    "1",
    "-1",
    "0",
    "Ada",
    "f1",
    "i1",
    "m1",
    "safety",
    "2026-11-12",
    "99999999999999999999",
    "held",
    "",
]

SOUP = st.lists(st.sampled_from([*_SIGNS, *_WORDS, *_MARKS, *hostile.PIECES]), max_size=25).map("".join)
TEXT = SOUP | st.text(st.characters(exclude_categories=[]), max_size=200)
_ARGUMENT = st.sampled_from([*_OPTIONS, *_VALUES]) | TEXT
LINE = st.tuples(st.sampled_from(COMMANDS), st.lists(_ARGUMENT, max_size=6)).map(
    lambda line: "\0".join((line[0], *line[1]))
)


def try_out(name: str, target: Target, *, examples: int, number: int = 0) -> None:
    """Give a target so many texts; raises what it raised, for the shortest text that made it."""

    @seed(number)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
    )
    @given(LINE if name == "arguments" else TEXT)
    def run(typed: str) -> None:
        target(typed)

    run()


def timed(target: Target) -> Target:
    """The target, and a failure where it takes long."""

    def run(typed: str) -> None:
        start = time.process_time()
        target(typed)
        taken = time.process_time() - start
        assert taken < SLOW, f"{taken:.1f} seconds"

    return run


def guided(name: str, target: Callable[[str], None], seconds: float) -> None:
    """Let atheris find texts by what they make the program do, which was imported under its eyes; does not
    return."""
    import atheris

    def run(data: bytes) -> None:
        typed = atheris.FuzzedDataProvider(data).ConsumeUnicode(4_000)
        target(re.sub("[\x01\x02]", "\0", typed) if name == "arguments" else typed)

    atheris.Setup([sys.argv[0], f"-max_total_time={int(seconds)}", "-max_len=4000"], run)
    atheris.Fuzz()
