"""What an import did, in words that the commands and the app share."""

from __future__ import annotations

from collections.abc import Mapping

from tui.domain.imports import Noun, Tally

_PLURALS = {
    "contact": "contacts",
    "entry": "entries",
    "company": "companies",
    "pitch_version": "versions of the pitch",
    "contact_draft": "drafts of contacts",
    "import_batch": "imports of that journal",
}
_SINGULARS = {"pitch_version": "version of the pitch", "import_batch": "import of that journal"}
NOT_TOLD = frozenset(("company", "import_item", "milestone_told"))
"""What comes along with other things, and is counted in JSON alone."""


def counts(tallies: Mapping[Noun, Tally]) -> str:
    """What became of the records of a file, in one line."""
    parts = []
    for noun, tally in tallies.items():
        if noun in NOT_TOLD:
            continue
        said = [f"{tally.new:,} new {noun_of(noun, tally.new)}"] if tally.new else []
        if tally.changed:
            said.append(f"{tally.changed:,} {noun_of(noun, tally.changed)} changed")
        if tally.same:
            said.append(f"{tally.same:,} the same")
        if tally.skipped:
            said.append(f"{tally.skipped:,} left as {'it is' if tally.skipped == 1 else 'they are'} here")
        parts += said
    return ", ".join(parts) or "nothing"


def left_out(count: int) -> str:
    """How many records did not come in; nothing where all did."""
    return f"{count:,} {'stays' if count == 1 else 'stay'} out" if count else ""


def noun_of(noun: Noun, count: int) -> str:
    """What so many things of a table are called."""
    name = _SINGULARS.get(noun, noun.replace("_", " "))
    return name if count == 1 else _PLURALS.get(noun, f"{name}s")
