"""How long a pitch takes to say, and which texts can be one."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from tui.domain.entries import MAX_BODY, EntryText
from tui.domain.errors import BadInput
from tui.domain.pitch import (
    FEW,
    MAX_REASON,
    PitchUse,
    PitchVersion,
    fit_pitch,
    same_pitch,
    spoken,
    version_heard,
    was_pitched_at,
)


def version(body: str) -> PitchVersion:
    return PitchVersion(1, body, "", datetime(2026, 11, 5))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("", 0),
        ("I was a banker.", 4),
        ("I don't do paperwork, in-house or not.", 7),
        ("# Opening\n\n- **I** was a banker — then\n- [ ] a lawyer\n\n***\n\n> so", 9),
        ("_ _ * `` -- …", 0),
        ("12 years, 3 teams", 4),
        ("Ça va José", 3),
        ("私は弁護士でした。", 8),
        ("東京 and back", 4),
    ],
)
def test_words_are_what_is_said(body: str, words: int) -> None:
    assert version(body).words == words


@pytest.mark.parametrize(
    ("words", "seconds"), [(0, 0), (1, 0), (2, 1), (75, 30), (150, 60), (151, 60), (300, 120)]
)
def test_a_minute_is_150_words(words: int, seconds: int) -> None:
    assert version("word " * words).seconds == seconds


def test_a_text_is_cleaned_and_its_reason_is_one_line() -> None:
    assert fit_pitch("a\r\nb\x00 ", " too\n long\x1b ") == ("a\nb\ufffd ", "too long␛")


@pytest.mark.parametrize(
    ("body", "reason", "field"),
    [
        ("", "", "body"),
        (" \n\t", "", "body"),
        ("x" * (MAX_BODY + 1), "", "body"),
        ("x", "y" * (MAX_REASON + 1), "reason"),
    ],
)
def test_what_cannot_be_a_pitch_is_refused(body: str, reason: str, field: str) -> None:
    with pytest.raises(BadInput) as caught:
        fit_pitch(body, reason)
    assert caught.value.field == field
    assert len(str(caught.value)) < 100


def test_blank_lines_around_it_make_no_other_pitch() -> None:
    assert same_pitch("I was\na banker", "\n I was\na banker\n\n")
    assert not same_pitch("I was\na banker", "I was a banker")


def test_words_are_where_they_are_said() -> None:
    text = "- **I** was — 東京"
    assert [text[start:end] for start, end in spoken(text)] == ["**I**", "was", "東", "京"]


@pytest.mark.parametrize(
    ("on", "at", "heard"),
    [
        (date(2026, 11, 1), None, 3),
        (date(2026, 11, 2), None, 1),
        (date(2026, 11, 5), None, 3),
        (date(2026, 11, 5), time(10, 0), 1),
        (date(2026, 11, 5), time(12, 0), 2),
        (date(2026, 11, 4), time(23, 0), 1),
        (date(2027, 1, 1), time(0, 0), 3),
    ],
)
def test_a_meeting_heard_what_was_current_then(on: date, at: time | None, heard: int) -> None:
    written = [(1, datetime(2026, 11, 2, 9)), (2, datetime(2026, 11, 5, 12)), (3, datetime(2026, 11, 5, 15))]
    assert version_heard(written, on, at) == heard
    assert version_heard([], on, at) is None


@pytest.mark.parametrize(
    ("fields", "feedback", "pitched"),
    [
        ({}, False, False),
        ({}, True, True),
        ({"score": 3}, False, True),
        ({"score": 3, "pitch": 1}, False, False),
        ({"status": "planned"}, True, False),
        ({"status": "planned", "score": 4}, False, True),
        ({"kind": "reflection", "status": None}, True, False),
    ],
)
def test_a_meeting_was_pitched_at_where_it_says_so(
    fields: dict[str, object], feedback: bool, pitched: bool
) -> None:
    text = EntryText(**({"kind": "meeting", "on": date(2026, 11, 5), "status": "held"} | fields))  # type: ignore[arg-type]
    assert was_pitched_at(text, feedback=feedback) is pitched


def test_few_scores_are_called_few() -> None:
    assert [PitchUse(9, 4.0, scored).few for scored in (1, FEW - 1, FEW)] == [True, True, False]
    assert not PitchUse().few
