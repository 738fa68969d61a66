"""A crash names places, keeps what was typed, and tells nothing of it."""

from __future__ import annotations

import asyncio

from tui.app.crash import report


def failing(text: str) -> None:
    secret = text
    raise ValueError(f"cannot {secret}")


def test_a_report_has_places_and_no_values() -> None:
    try:
        try:
            failing("canary-word")
        except ValueError as error:
            raise RuntimeError("canary-word too") from error
    except RuntimeError as error:
        words = report(error)
    assert "canary" not in words
    assert "builtins.RuntimeError" in words
    assert "builtins.ValueError" in words
    assert "in failing" in words


async def test_a_crash_in_the_app_keeps_the_draft_and_shows_no_text(app, journal, log, capsys) -> None:
    log("Ada Lovelace", body="canary-in-the-journal")
    try:
        async with app.run_test(size=(100, 30), notifications=True) as pilot:
            await pilot.press("n")
            await pilot.pause()
            await pilot.press(*"Bo", "f3", *"canary")
            app.call_later(failing, "canary-word")
            await pilot.pause()
            await asyncio.sleep(0.1)
    except ValueError:
        pass
    assert "canary" in journal.drafts.all()[0].text.body
    out = capsys.readouterr()
    assert "canary" not in out.out + out.err
