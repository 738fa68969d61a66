"""Properties are about what is so, not about how fast a busy machine says it."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("unhurried", deadline=None, print_blob=True)
settings.load_profile("unhurried")
