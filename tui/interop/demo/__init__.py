"""A sample journal, four months of one person's search, to look around in before writing one's own."""

from tui.interop.demo.fill import NOW, fill

__all__ = ["NOW", "fill"]
