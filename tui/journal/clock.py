"""The one place a clock is read, so that everything else takes the time as an argument."""

from __future__ import annotations

import os
import time
from datetime import datetime

from tui.domain.errors import BadInput


def system_now() -> datetime:
    """The local time, without a zone; $PRESEASON_NOW (ISO) holds it still for demos and tests."""
    fixed = os.environ.get("PRESEASON_NOW")
    if not fixed:
        return datetime.now()
    try:
        return datetime.fromisoformat(fixed).replace(tzinfo=None)
    except ValueError:
        raise BadInput("PRESEASON_NOW", f"$PRESEASON_NOW is not a date and time: {fixed[:40]!r}") from None


def elapsed() -> float:
    """Seconds since some moment, those included in which the computer slept."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))
