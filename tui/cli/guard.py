"""Around every run: standard streams that take any text, and every error in one line, without a trace."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from tui.cli import out
from tui.domain.errors import PreseasonError
from tui.journal import keys

INTERRUPTED = 130
"""What a shell shows for a program that ctrl+c ended."""
_BROKEN_PIPE = 141
"""What a shell shows for a program that wrote to a closed pipe."""


def guarded(work: Callable[[], int]) -> int:
    """Do the work; returns its exit status, or that of the error that ended it."""
    _open_standard_streams()
    out.prepare()
    sys.excepthook = _last_word
    keys.let_ask(_ask)
    try:
        status = work()
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except PreseasonError as fault:
        out.fault(fault)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return _BROKEN_PIPE
    except OSError as fault:
        _drop_output()
        if fault.errno == errno.ENOSPC:
            out.fault("the disk is full, so not everything could be written")
        else:
            out.fault(f"the system refused: {fault.strerror or type(fault).__name__}")
        return 1
    finally:
        keys.let_ask(None)


def _ask(path: Path, fitting: Callable[[str], keys.Key | None]) -> keys.Key:
    from tui.cli import passphrase

    return passphrase.ask(path, fitting)


def _open_standard_streams() -> None:
    """Where a stream was closed, no file of ours may take its number and receive what is printed."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _drop_output() -> None:
    """Nobody reads any more: what is still buffered goes nowhere, without another complaint at exit."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _last_word(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    """A fault of the program itself: where it happened, and none of the text it was handling."""
    if issubclass(kind, KeyboardInterrupt):
        return
    place = ""
    while trace is not None:
        code = trace.tb_frame.f_code
        place = f" at {Path(code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    out.fault(f"a fault of the program itself ({kind.__name__}{place}); what was saved before it is safe")
