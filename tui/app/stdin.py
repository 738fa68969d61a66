"""What a terminal sends is not always UTF-8, nor is what is pasted always text: Textual would end with the
app on the first, and take the second for keys.
"""

from __future__ import annotations

import codecs
import sys


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

        return Forbearing

    linux_driver.getincrementaldecoder = decoder  # type: ignore[attr-defined, assignment]
    linux_driver.XTermParser = PastingParser  # type: ignore[attr-defined]
