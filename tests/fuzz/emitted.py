"""What the app sent to the terminal, held against the few sequences that it has any reason to send."""

from __future__ import annotations

import re

from tests.fuzz.hostile import MARK
from tui.domain.text import CONTROL

_OURS = re.compile(
    r"\x1b\[[0-9;:]*m"  # colours
    r"|\x1b\[[0-9]*;?[0-9]*[HABCDJK]"  # the cursor, and wiping
    r"|\x1b\[\?[0-9;]+[hl]|\x1b\[\?[0-9]+\$p"  # modes, and asking for one
    r"|\x1b\[[<>=?][0-9;]*u"  # the keyboard
    r"|\x1b\]22;[a-z-]*\x07"  # the shape of the mouse's pointer
    r"|\x1b\]52;c;[A-Za-z0-9+/=]*\x07"  # what a key copied
)
_MARKED = re.compile("[\x1b\x90\x9b\x9d\x9e\x9f][][P_?;:0-9c]{0,9}" + MARK)


_UNFINISHED = re.compile(
    r"\x1b(?:\[[^\x1b\x07@-~]{0,80}|\](?:5?|52;?|52;c;?|52;c;[A-Za-z0-9+/=]*|22?|22;[a-z-]*))?\Z"
)


def finished(output: bytes) -> int:
    """How many bytes of the output are no sequence that goes on."""
    last = output.rfind(b"\x1b")
    if last >= 0 and _UNFINISHED.match(output[last:].decode("utf-8", "replace")):
        return last
    return len(output)


def fault(output: bytes) -> str:
    """What is in the output that must never be, in a few words, or ''."""
    shown = output.decode("utf-8", "replace")
    if found := _MARKED.search(shown):
        return f"a text drove the terminal: {shown[found.start() :][:40]!r}"
    rest = _OURS.sub("", shown)
    if (place := rest.find("\x1b")) >= 0:
        return f"an escape sequence of unknown purpose: {rest[place:][:40]!r}"
    if found := CONTROL.search(rest.replace("\r", "").replace("\n", "")):
        return f"a control character: {found[0]!r} after {rest[: found.start()][-20:]!r}"
    return ""
