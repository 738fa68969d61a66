"""A short run through the screens, with the same keys each time; `python -m tests.fuzz screens` goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz import emitted, hostile
from tests.fuzz.places import PLACES, SHORT
from tests.fuzz.running import walk
from tests.fuzz.screens import CRASH

BY_NAME = {place.name: place for place in PLACES}


@pytest.mark.parametrize("part", range(4))
def test_no_keys_no_paste_and_no_window_breaks_a_screen(tmp_path: Path, part: int, thorough: int) -> None:
    names = [place.name for place in PLACES] if thorough > 1 else SHORT
    places = [BY_NAME[name] for name in names[part::4]]
    faults = list(walk(tmp_path, seed=part, rounds=1, events=4 * thorough, places=places))
    assert not faults, "\n\n".join(map(str, faults))


def test_the_places_have_names_of_their_own() -> None:
    assert len(BY_NAME) == len(PLACES)
    assert set(SHORT) <= set(BY_NAME)


@pytest.mark.parametrize(
    "piece", [piece for piece in hostile.PIECES if hostile.MARK in piece], ids=lambda piece: repr(piece)[:24]
)
def test_a_text_that_drives_the_terminal_is_seen(piece: str) -> None:
    assert emitted.fault(f"\x1b[1mbold\x1b[0m \x1b[2;3H{piece}".encode())


@pytest.mark.parametrize("piece", ["\x1b]0;title\x07", "\x9b1m", "\u202e", "\x07", "\x1bc", "\U000e0041"])
def test_what_the_app_has_no_reason_to_send_is_seen(piece: str) -> None:
    assert emitted.fault(f"words {piece} words".encode())


def test_what_the_app_sends_is_no_fault() -> None:
    ours = "\x1b[?1049h\x1b[38;2;1;2;3;48;2;4;5;6;1mé漢\x1b[0m\x1b[10;20H\x1b]52;c;QUJD\x07\x1b[<u\r\n␛[4242m"
    assert emitted.fault(ours.encode()) == ""
    for cut in range(len(ours)):
        start = ours[:cut].encode()
        assert emitted.fault(start[: emitted.finished(start)]) == ""


def test_a_crash_would_be_seen() -> None:
    from tui.app.leaving import Leaving

    class App:
        screen_stack = ()

    assert any(word in Leaving(App()).crash("x").plain for word in CRASH)  # type: ignore[arg-type]
