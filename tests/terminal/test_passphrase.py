"""The passphrase in a real terminal: asked for before anything is drawn, and the terminal is given back."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.journal.sealed import PASSPHRASE
from tests.terminal.terminal import environment, preseason
from tests.terminal.test_app import restored


def test_the_app_asks_opens_locks_and_gives_the_terminal_back(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.touch(0o600)
    secret.write_text(PASSPHRASE)
    subprocess.run(
        [sys.executable, "-m", "tui", "encrypt"],
        env=environment(tmp_path, PRESEASON_PASSPHRASE_FILE=str(secret)),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        timeout=60,
    )
    with preseason(tmp_path, columns=80, rows=24) as app:
        assert "Contacts" not in app.wait_for("Passphrase")
        app.settle()
        app.press("escape")
        assert app.wait() == 0
        assert restored(app)
    with preseason(tmp_path, columns=80, rows=24) as app:
        app.wait_for("Passphrase")
        app.settle()
        app.send(f"{PASSPHRASE}\r")
        app.wait_for("No meetings yet")
        assert PASSPHRASE.encode() not in app.output
        app.settle()
        app.press("\x0c")
        assert "No meetings yet" not in app.wait_for("locked; what you were writing is kept")
        app.press("ctrl+c")
        assert app.wait() == 130
        assert restored(app)
    with preseason(tmp_path, "meetings") as command:
        command.wait_for("Passphrase for")
        command.settle()
        command.send("\x03")
        assert command.wait() == 130
