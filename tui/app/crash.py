"""What a crash may say: kinds of errors and places in the program, never a word of the journal."""

from __future__ import annotations

import traceback
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


def report(error: BaseException) -> str:
    """The kinds of the error and of its causes, with file, line and function of each step; no values.

    An error's own message may quote the text it failed on, so it is left out.
    """
    lines: list[str] = []
    seen: BaseException | None = error
    while seen is not None:
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        for step in traceback.extract_tb(seen.__traceback__):
            lines.append(f"  {_place(step.filename)}:{step.lineno} in {step.name}")
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return "\n".join(lines)


def _place(file: str) -> str:
    path = Path(file)
    if path.is_relative_to(PACKAGE):
        return str(path.relative_to(PACKAGE.parent))
    return "/".join(path.parts[-2:])
