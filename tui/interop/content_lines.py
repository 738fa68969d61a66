"""The lines that cards and calendars are made of (RFC 6350, RFC 5545): escaped, and folded by bytes."""

from __future__ import annotations

import re

from tui.domain.text import CONTROL

_MOST_BYTES = 75
_SIGNS = re.compile(r"[\\;,\n]")
_ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}


def text_value(text: str) -> str:
    """Any text as the value of a property; control characters stay out, since other programs obey them."""
    plain = text if text.isascii() and text.isprintable() else CONTROL.sub("", text)
    return _SIGNS.sub(lambda sign: _ESCAPED[sign[0]], plain)


def content_line(name: str, value: str) -> str:
    """One property with its end, `value` being escaped where it has to be; no line has more than 75 bytes."""
    line = f"{name}:{value}"
    raw = line.encode("utf-8", "replace")
    if len(raw) <= _MOST_BYTES:
        return f"{line}\r\n"
    parts, start, most = [], 0, _MOST_BYTES
    while start < len(raw):
        end = min(start + most, len(raw))
        while end < len(raw) and raw[end] & 0xC0 == 0x80:  # not within a character
            end -= 1
        parts.append(raw[start:end])
        start, most = end, _MOST_BYTES - 1  # a line that goes on begins with a blank
    return b"\r\n ".join(parts).decode() + "\r\n"
