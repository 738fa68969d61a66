"""Between records and columns: dates as ISO text, headers as JSON, and digests that notice a flipped bit."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from datetime import date, datetime, time

from tui.domain.entries import EntryText, checked
from tui.domain.errors import JournalDamaged
from tui.domain.text import clean, clean_line, fold

_PACKED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def key(name: str) -> str:
    """What makes a name the same name, whatever its case and accents."""
    return fold(name) or name


def new_uid() -> str:
    """A random UUID (RFC 9562, version 4) as text; the standard library's own module takes 5 ms to load."""
    raw = bytearray(os.urandom(16))
    raw[6] = raw[6] & 0x0F | 0x40
    raw[8] = raw[8] & 0x3F | 0x80
    digits = raw.hex()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def moment(when: datetime) -> str:
    """A moment as stored: ISO text that sorts."""
    return when.replace(tzinfo=None).isoformat(timespec="microseconds")


def at_text(at: time | None) -> str | None:
    """A time of day as stored: to the minute."""
    return at.isoformat(timespec="minutes") if at is not None else None


def day_of(stored: str | None) -> date | None:
    """A stored date."""
    return the_day(stored) if stored is not None else None


def the_day(stored: str) -> date:
    """A stored date that must be there; raises JournalDamaged where it is none."""
    try:
        return date.fromisoformat(stored)
    except (ValueError, TypeError):
        raise _unreadable() from None


def time_of(stored: str | None) -> time | None:
    """A stored time of day."""
    try:
        return time.fromisoformat(stored) if stored is not None else None
    except (ValueError, TypeError):
        raise _unreadable() from None


def the_moment(stored: str) -> datetime:
    """A stored moment that must be there; raises JournalDamaged where it is none."""
    try:
        return datetime.fromisoformat(stored)
    except (ValueError, TypeError):
        raise _unreadable() from None


def ids_text(ids: Iterable[int]) -> str:
    """Ids as one parameter for json_each, so that a query's text never depends on how many there are."""
    return f"[{','.join(map(str, ids))}]"


def fit(text: EntryText) -> EntryText:
    """The text as it can be stored: cleaned, each name once, checked; raises BadInput."""
    return checked(
        text._replace(
            body=clean(text.body),
            title=clean_line(text.title),
            at=text.at.replace(second=0, microsecond=0, tzinfo=None) if text.at is not None else None,
            people=_each_once(text.people),
            roles=_each_once(text.roles),
            search=clean_line(text.search) or None if text.search is not None else None,
        )
    )


def pack_header(text: EntryText) -> str:
    """Everything of a text but its body, as JSON."""
    return _PACKED(
        {
            "kind": text.kind,
            "on": text.on.isoformat(),
            "at": at_text(text.at),
            "title": text.title,
            "status": text.status,
            "form": text.form,
            "minutes": text.minutes,
            "people": text.people,
            "roles": text.roles,
            "pitch": text.pitch,
            "score": text.score,
            "about": text.about,
            "search": text.search,
            "thanks": text.thanks,
        }
    )


def unpack_header(header: str, body: str) -> EntryText:
    """The text that was packed; raises JournalDamaged where it is not one."""
    try:
        fields = json.loads(header)
        fields["on"] = date.fromisoformat(fields["on"])
        fields["at"] = time_of(fields["at"])
        fields["people"] = tuple(fields["people"])
        fields["roles"] = tuple(fields["roles"])
        return EntryText(body=body, **fields)
    except (ValueError, TypeError, KeyError):
        raise _unreadable() from None


def digest(*parts: str) -> str:
    """A SHA-256 over texts, to tell later that none of them has changed by itself."""
    import hashlib

    total = hashlib.sha256()
    for part in parts:
        total.update(part.encode("utf-8", "surrogatepass"))
        total.update(b"\0")
    return total.hexdigest()


def _unreadable() -> JournalDamaged:
    return JournalDamaged("the journal is damaged: a stored value cannot be read; see `preseason doctor`")


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    for name in map(clean_line, names):
        if name:
            kept.setdefault(key(name), name)
    return tuple(kept.values())
