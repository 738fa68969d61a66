"""A terminal that is gone takes nothing more: Textual's thread would end with the first text that it cannot
write, and the app wait for ever to get rid of the thirty-first.
"""

from __future__ import annotations

import sys


def bear_no_terminal() -> None:
    """Let what is to be shown be taken, and go nowhere, once there is no terminal."""
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver
    from textual.drivers._writer_thread import WriterThread

    class Forbearing(WriterThread):
        def run(self) -> None:
            """Write, as long as that can be done."""
            try:
                super().run()
            except OSError:
                while self._queue.get() is not None:
                    pass

    linux_driver.WriterThread = Forbearing  # type: ignore[attr-defined]
