"""The programs that people come from and go to, run as they run them, on settings of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent


def run(name: str, *args: str, home: Path, stdin: str = "") -> str:
    """What a program prints; it must succeed. Nothing of the machine's user is read or written."""
    folders = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": str(home), "LC_ALL": "C.UTF-8", **folders}
    done = subprocess.run(
        [str(BIN / name), *args],
        input=stdin,
        capture_output=True,
        text=True,
        env={**environment, "TERM": "dumb", "TZ": "UTC", "COLUMNS": "200"},
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done
    return done.stdout


def khard(folder: Path, *args: str, home: Path) -> str:
    """What khard prints of a folder of cards."""
    settings = home / "khard.conf"
    settings.write_text(f"[addressbooks]\n[[book]]\npath = {folder}\n[general]\ndefault_action = list\n")
    return run("khard", "-c", str(settings), *args, home=home)
