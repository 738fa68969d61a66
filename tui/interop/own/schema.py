"""The JSON Schema of the full export, kept as a file beside this one.

`python -m tui.interop.own.schema` writes it anew from the tables.
"""

from __future__ import annotations

import json
from pathlib import Path

from tui.journal.portable.schema import json_schema

PLACE = Path(__file__).with_name("journal.schema.json")


def text() -> str:
    """The schema as it stands in the file."""
    return json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PLACE.write_text(text(), encoding="utf-8")
