"""The header above a new text in an editor."""

from __future__ import annotations

from datetime import date, time

import pytest

from tui.cli import sheet
from tui.domain.entries import EntryText
from tui.domain.errors import BadInput

BASE = EntryText(
    "meeting", date(2026, 11, 5), status="held", form="coffee", people=("Ada Lovelace", "King, Jr."),
    at=time(15), roles=("VP, Product",),
)  # fmt: skip


def test_a_sheet_that_is_not_touched_says_nothing_new() -> None:
    assert sheet.read(sheet.write(BASE, "\nbody\n"), BASE) == ({}, "\nbody\n")


def test_fields_that_were_changed_are_read_as_typed() -> None:
    written = sheet.write(BASE, "body")
    written = (
        written.replace("minutes:", "Minutes:  35").replace("at: 15:00", "at:").replace("\n---\n", "\n--- \n")
    )
    typed, body = sheet.read(written, BASE)
    assert (typed, body) == ({"minutes": ("35",), "at": ("",)}, "body")


def test_a_text_without_its_header_is_all_body() -> None:
    for text in ("just\ntext", "---\na rule, and nothing below", "", "x\n---\nwith: y\n---\n"):
        assert sheet.read(text, BASE) == ({}, text)


def test_a_line_that_is_no_field_is_refused() -> None:
    with pytest.raises(BadInput, match="wiht: Ada"):
        sheet.read("---\nwiht: Ada\n---\n\nx", BASE)
