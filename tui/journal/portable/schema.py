"""The JSON Schema of a full export, made from the lists of tables so that it says what is written."""

from __future__ import annotations

from typing import Any

from tui.journal.portable.kinds import Json
from tui.journal.portable.spec import Column, Link, Part, Table
from tui.journal.portable.tables import TABLES

FORMAT, VERSION = "preseason", 1
"""What a full export calls itself, and the version of its shape."""


def json_schema() -> Json:
    """JSON Schema, draft 2020-12."""
    arrays = {table.name: {"type": "array", "items": _row(table)} for table in TABLES}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A Preseason journal",
        "description": "Everything that a journal holds. Moments are local times without a zone. What "
        "follows from the texts (takeaways, tags, search) is made from them again.",
        "type": "object",
        "required": ["format", "version", *arrays],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "schema": {"type": "integer"},
            "exported_at": {"type": "string"},
            **arrays,
        },
    }


def _row(table: Table | Part) -> Json:
    properties: dict[str, Any] = {column.name: _value(column) for column in table.columns}
    if isinstance(table, Table):
        listed = [each.name for each in table.links] + [each.name for each in table.pairs]
        properties |= {name: {"type": "array", "items": {"type": "string"}} for name in listed}
    for part in table.parts:
        properties[part.name] = {"type": "array", "items": _row(part)}
    return {"type": "object", "required": list(properties), "properties": properties}


def _value(column: Column | Link) -> Json:
    if isinstance(column, Link):
        kind: Json = {
            "type": "string",
            "description": f"The {column.by} of a {column.table.replace('_', ' ')}",
        }
    else:
        kind = column.kind.schema()
    return {"anyOf": [kind, {"type": "null"}]} if column.optional and kind else kind
