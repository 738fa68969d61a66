"""Names of files that every file system takes, that no two share, and that never lead out of their folder."""

from __future__ import annotations

import re
import unicodedata

MOST_BYTES = 180
_NEVER = re.compile(
    r'[/\\:*?"<>|\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]+'
)
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?", re.IGNORECASE
)
_LINKED = re.compile(r"[\[\]#^]")
"""What a wikilink cannot hold."""


def safe_name(text: str) -> str:
    """A text as the name of a file, without an ending."""
    name = _NEVER.sub("-", unicodedata.normalize("NFC", text))
    name = " ".join(_LINKED.sub("", name).split())
    while len(name.encode("utf-8", "replace")) > MOST_BYTES:
        name = name[:-1]
    name = name.strip(" .-~$") or "untitled"
    return f"_{name}" if _RESERVED.fullmatch(name) else name


class Names:
    """Names given so far, whatever their case: a second `Ada` is `Ada (2)`."""

    def __init__(self) -> None:
        self._taken: set[int] = set()

    def free(self, folder: str, text: str, ending: str = ".md") -> str:
        """A path in a folder, from the outermost one on, that was not given yet."""
        name, number = safe_name(text), 1
        path = f"{folder}/{name}{ending}" if folder else f"{name}{ending}"
        while self._key(path) in self._taken:
            number += 1
            path = f"{folder}/{name} ({number}){ending}" if folder else f"{name} ({number}){ending}"
        self._taken.add(self._key(path))
        return path

    @staticmethod
    def _key(path: str) -> int:
        return hash(unicodedata.normalize("NFKC", path.casefold()))
