"""The tables of `config.toml` that say what is wont: `[promises]` and `[going_cold]`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tui.domain.customs import COLD_AFTER, MOST_DAYS, MOST_HOURS, Customs

_MOST = {"thank_you_hours": MOST_HOURS, "introduction_days": MOST_DAYS}
_KNOWN = {"promises": (*_MOST, "open_on_today"), "going_cold": tuple(COLD_AFTER)}


def wrong_custom(table: str, name: str, value: object) -> str | None:
    """What is wrong with one setting of a table, or None."""
    if name not in _KNOWN[table]:
        *first, last = _KNOWN[table]
        return f"there is no setting {name!r} in [{table}]; there are {', '.join(first)} and {last}"
    if name == "open_on_today":
        return None if isinstance(value, bool) else "open_on_today must be true or false"
    most = _MOST.get(name, MOST_DAYS)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        return f"{name} must be a whole number from 0 to {most}"
    return None


def read_customs(found: Mapping[str, Any]) -> Customs:
    """The customs that a file whose tables are right sets; for the rest, what is usual."""
    said = {name: value for name, value in found.get("promises", {}).items() if name in _MOST}
    return Customs(**said, cold_after={**COLD_AFTER, **found.get("going_cold", {})})
