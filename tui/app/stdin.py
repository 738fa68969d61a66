"""What a terminal sends is not always UTF-8, nor is what is pasted always text, and it may be gone: Textual
would end with the app on the first, take the second for keys, and read the third for ever.
"""

from __future__ import annotations

import codecs
import os
import signal
import sys
import time

ASK_AGAIN = 0.5
"""Seconds after which one that did not go is told again."""


def gone() -> None:
    """There is no terminal any more, and nothing to read: go, as where it had said so. The word that a
    terminal sends as it goes is lost where it comes before anybody listens, or where SIGHUP is ignored."""
    os.kill(os.getpid(), signal.SIGHUP)
    time.sleep(ASK_AGAIN)


def bear_any_input() -> None:
    """Let bytes that are no UTF-8 be read as U+FFFD (a Latin-1 terminal sends `é` as one of them), and a
    paste as one text (`PastingParser`).

    Textual's driver makes its decoder, which is strict, and its parser where nothing can be passed to them;
    tests with a real terminal tell if it ever does so another way. On Windows there is no such driver.
    """
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    from tui.app.pasting import PastingParser

    def decoder(encoding: str) -> type[codecs.IncrementalDecoder]:
        strict = codecs.getincrementaldecoder(encoding)

        class Forbearing(strict):  # type: ignore[valid-type, misc]
            def __init__(self) -> None:
                super().__init__(errors="replace")

            def decode(self, data: bytes, final: bool = False) -> str:
                if not data and not final:
                    gone()
                return str(super().decode(data, final))

        return Forbearing

    linux_driver.getincrementaldecoder = decoder  # type: ignore[attr-defined, assignment]
    linux_driver.XTermParser = PastingParser  # type: ignore[attr-defined]
