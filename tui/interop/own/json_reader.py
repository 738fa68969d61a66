"""The whole journal out of the JSON file that an export wrote."""

from __future__ import annotations

from tui.domain.imports import Problem, Record, Whole
from tui.interop.files import refused
from tui.interop.json_stream import Element, NotJson, elements
from tui.interop.own.json_writer import FORMAT, VERSION
from tui.interop.reader import Reader, Records
from tui.interop.sheets.text import reading


class JsonReader(Reader):
    """The records of a full export."""

    format = "json"

    def __iter__(self) -> Records:
        self._is_ours = False
        with reading(self.path) as (lines, _):
            try:
                for element in elements(lines):
                    self.share = lines.share
                    if element.number:
                        yield self._record(element)
                    else:
                        self._check_head(element)
            except NotJson as fault:
                if not self._is_ours:
                    raise refused(self.path, f"is no export of a journal: {fault}") from None
                yield Problem("the end", f"it is no JSON: {fault}; what follows is lost")
        if not self._is_ours:
            raise refused(self.path, "is no export of a journal: its format is not said")

    def _check_head(self, element: Element) -> None:
        if element.key == "format":
            if element.value != FORMAT:
                raise refused(self.path, "is no export of a journal: its format is another one")
            self._is_ours = True
        elif element.key == "version" and element.value != VERSION:
            raise refused(self.path, "was written by a newer Preseason: upgrade first")

    def _record(self, element: Element) -> Record | Problem:
        if not self._is_ours:
            raise refused(self.path, "is no export of a journal: its format is not said first")
        place = f"{element.key[:40]} {element.number:,}, line {element.line:,}"
        if element.fault:
            return Problem(place, element.fault)
        if not isinstance(element.value, dict):
            return Problem(place, "it is no record")
        uid = element.value.get("uid")
        key = ("preseason", element.key, uid if isinstance(uid, str) else place)
        return Record(place, key, Whole(element.key, element.value))
