"""What a terminal sends is not always UTF-8; Textual would end with the app on the first such byte."""

from __future__ import annotations

import codecs
import sys


def bear_any_bytes() -> None:
    """Let bytes that are no UTF-8 be read as U+FFFD: a Latin-1 terminal sends `é` as one of them.

    Textual's driver makes its decoder, which is strict, where nothing can be passed to it; a test with a real
    terminal tells if it ever does so another way. On Windows there is no such driver.
    """
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    def decoder(encoding: str) -> type[codecs.IncrementalDecoder]:
        strict = codecs.getincrementaldecoder(encoding)

        class Forbearing(strict):  # type: ignore[valid-type, misc]
            def __init__(self) -> None:
                super().__init__(errors="replace")

        return Forbearing

    linux_driver.getincrementaldecoder = decoder  # type: ignore[attr-defined, assignment]
