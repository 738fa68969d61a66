"""A screen that ends once, however fast the key that ends it is pressed again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.await_complete import AwaitComplete

if TYPE_CHECKING:
    from textual.screen import Screen

    Base = Screen[Any]
else:
    Base = object


class Once(Base):
    """To be named before the screen's own class. Textual would take a second `dismiss` for one of the
    screen beneath, and fail."""

    _ended = False

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """End with a result; nothing if it has ended."""
        if self._ended or not self.is_current:
            return AwaitComplete()
        self._ended = True
        return super().dismiss(result)
