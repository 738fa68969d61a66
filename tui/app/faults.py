"""What the journal cannot do, as while another program holds it, is said in a notice and ends nothing.

Textual ends the app on any error that a handler lets through, and has no place to say otherwise: its
dispatch is wrapped here, and `PreseasonApp._handle_exception` sees to callbacks. Its version is pinned, and a
test tells if this ever works another way. In a window of no width its lists fail while they measure a line.
A screen that is left while it comes up has nothing in it, nor has one that a key reaches before: what it then
misses, nobody does.
"""

from __future__ import annotations

from textual.content import Content
from textual.css.query import NoMatches
from textual.css.styles import RulesMap
from textual.events import Mount
from textual.message import Message
from textual.message_pump import MessagePump

from tui.domain.errors import PreseasonError

_dispatch = MessagePump._dispatch_message
_height = Content.get_height


async def _forbearing(self: MessagePump, message: Message) -> None:
    try:
        await _dispatch(self, message)
    except PreseasonError as fault:
        self.app._handle_exception(fault)
    except NoMatches as missed:
        if not is_moot(missed, coming=not isinstance(message, Mount)):
            raise


def is_moot(missed: NoMatches, *, coming: bool = True) -> bool:
    """Whether the widget that looks for another one in vain, or what it is in, is being taken away; or, with
    `coming`, is not there yet."""
    trace = missed.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    asking = trace.tb_frame.f_locals.get("self") if trace is not None else None
    while isinstance(asking, MessagePump):
        if asking._closing or asking._closed or getattr(asking, "_pruning", False):
            return True
        if coming and not asking._is_mounted:
            return True
        asking = asking._parent
    return False


def _measured(self: Content, rules: RulesMap, width: int) -> int:
    return _height(self, rules, max(width, 1 + 2 * rules.get("line_pad", 0)))


def bear_faults() -> None:
    """Let a widget that met such an error live on, in a window of any size."""
    Content.get_height = _measured  # type: ignore[method-assign]
    MessagePump._dispatch_message = _forbearing  # type: ignore[method-assign]
