"""How long a pitch takes to say, and which texts can be one."""

from __future__ import annotations

from datetime import datetime

import pytest

from tui.domain.entries import MAX_BODY
from tui.domain.errors import BadInput
from tui.domain.pitch import MAX_REASON, PitchVersion, fit_pitch, same_pitch


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
