"""What a value of a record may be: how it stands in a column, in a file, and in the JSON Schema."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any, NamedTuple, Protocol

from tui.domain.errors import BadInput
from tui.domain.text import clean, clean_line

Json = dict[str, Any]


class Kind(Protocol):
    """How one kind of value is written and read."""

    def out(self, stored: Any) -> Any:
        """The value in a file."""

    def into(self, given: Any, name: str) -> Any:
        """The value in a column; raises BadInput for anything that cannot stand there."""

    def schema(self) -> Json:
        """The JSON Schema of the value in a file."""


def wrong(name: str, given: Any, wanted: str) -> BadInput:
    """The error for a value that is something else."""
    shown = (
        json.dumps(given, ensure_ascii=False, default=str)[:40]
        if not isinstance(given, float)
        else str(given)
    )
    return BadInput(name, f"its {name} is no {wanted}: {shown}")


class Text(NamedTuple):
    """Words; of one line, or of many."""

    most: int
    line: bool = False

    def out(self, stored: Any) -> Any:
        """As it is."""
        return stored

    def into(self, given: Any, name: str) -> str:
        """Cleaned, and no longer than may be."""
        if not isinstance(given, str):
            raise wrong(name, given, "text")
        text = clean_line(given) if self.line else clean(given)
        if len(text) > self.most:
            raise BadInput(name, f"its {name} has {len(text):,} characters; {self.most:,} fit")
        return text

    def schema(self) -> Json:
        """A string."""
        return {"type": "string"}


class Number(NamedTuple):
    """A whole number between two others."""

    low: int = 0
    high: int = 2**53

    def out(self, stored: Any) -> Any:
        """As it is."""
        return stored

    def into(self, given: Any, name: str) -> int:
        """A number that is whole, and no truth value."""
        if isinstance(given, float) and math.isfinite(given) and given == int(given):
            given = int(given)
        if not isinstance(given, int) or isinstance(given, bool) or not self.low <= given <= self.high:
            raise wrong(name, given, f"number from {self.low} to {self.high}")
        return given

    def schema(self) -> Json:
        """An integer."""
        return {"type": "integer", "minimum": self.low, "maximum": self.high}


class Flag(NamedTuple):
    """True or false."""

    def out(self, stored: Any) -> Any:
        """True or false."""
        return bool(stored)

    def into(self, given: Any, name: str) -> int:
        """One or nothing."""
        if not isinstance(given, bool):
            raise wrong(name, given, "true or false")
        return int(given)

    def schema(self) -> Json:
        """A truth value."""
        return {"type": "boolean"}


class OneOf(NamedTuple):
    """One of some words."""

    words: Sequence[str]

    def out(self, stored: Any) -> Any:
        """As it is."""
        return stored

    def into(self, given: Any, name: str) -> str:
        """One of them."""
        if given not in self.words:
            raise wrong(name, given, f"one of {', '.join(self.words)}")
        return str(given)

    def schema(self) -> Json:
        """An enumeration."""
        return {"enum": list(self.words)}


class Day(NamedTuple):
    """A date."""

    def out(self, stored: Any) -> Any:
        """ISO 8601, as it is stored."""
        return stored

    def into(self, given: Any, name: str) -> str:
        """A date that is one."""
        try:
            return date.fromisoformat(given).isoformat()
        except (ValueError, TypeError):
            raise wrong(name, given, "date") from None

    def schema(self) -> Json:
        """A date."""
        return {"type": "string", "format": "date"}


class Clock(NamedTuple):
    """A time of day, to the minute."""

    def out(self, stored: Any) -> Any:
        """ISO 8601, as it is stored."""
        return stored

    def into(self, given: Any, name: str) -> str:
        """A time that is one."""
        try:
            return time.fromisoformat(given).replace(tzinfo=None).isoformat(timespec="minutes")
        except (ValueError, TypeError):
            raise wrong(name, given, "time of day") from None

    def schema(self) -> Json:
        """A time without its seconds."""
        return {"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"}


class Moment(NamedTuple):
    """A local date and time."""

    def out(self, stored: Any) -> Any:
        """ISO 8601, as it is stored."""
        return stored

    def into(self, given: Any, name: str) -> str:
        """A moment that is one, without its zone."""
        try:
            return datetime.fromisoformat(given).replace(tzinfo=None).isoformat(timespec="microseconds")
        except (ValueError, TypeError):
            raise wrong(name, given, "date and time") from None

    def schema(self) -> Json:
        """A moment without a zone, which JSON Schema has no word for."""
        return {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+$"}


class Bytes(NamedTuple):
    """A few bytes, as hexadecimal digits."""

    most: int = 64

    def out(self, stored: Any) -> Any:
        """Digits."""
        return bytes(stored).hex()

    def into(self, given: Any, name: str) -> bytes:
        """The bytes."""
        try:
            found = bytes.fromhex(given)
        except (ValueError, TypeError):
            raise wrong(name, given, "hexadecimal digits") from None
        if len(found) > self.most:
            raise wrong(name, given, f"{self.most} bytes")
        return found

    def schema(self) -> Json:
        """Hexadecimal digits."""
        return {"type": "string", "pattern": "^([0-9a-f]{2})*$"}


class Value(NamedTuple):
    """Any JSON value, stored as text: small states that are read by us alone."""

    most: int = 1_000_000

    def out(self, stored: Any) -> Any:
        """The value."""
        return json.loads(stored)

    def into(self, given: Any, name: str) -> str:
        """Its text."""
        text = json.dumps(given, ensure_ascii=False, separators=(",", ":"))
        if len(text) > self.most:
            raise BadInput(name, f"its {name} is too long")
        return clean(text)

    def schema(self) -> Json:
        """Anything."""
        return {}
