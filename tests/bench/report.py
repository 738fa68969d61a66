"""Figures of a run: measured against a peer or a limit, printed, and judged at the end."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field


@dataclass
class Report:
    """Collects rows; `failed` tells whether any bound was passed."""

    failed: bool = False
    rows: list[str] = field(default_factory=list)

    def ratio(self, name: str, ours: list[float], peer: list[float], *, bound: float, against: str) -> None:
        """Our median over the peer's median must not exceed `bound`; times in seconds."""
        mine, other = statistics.median(ours), statistics.median(peer)
        self._row(
            name,
            f"{mine * 1000:8.1f} ms  {other * 1000:8.1f} ms {against:<28} {mine / other:5.2f} ×",
            mine / other <= bound,
            f"≤ {bound:.2f} ×",
        )

    def faster(self, name: str, ours: list[float], peer: list[float], *, bound: float, against: str) -> None:
        """The peer's median over our median must be at least `bound`; times in seconds."""
        mine, other = statistics.median(ours), statistics.median(peer)
        self._row(
            name,
            f"{mine * 1000:8.1f} ms  {other * 1000:8.1f} ms {against:<28} {other / mine:5.1f} × faster",
            other / mine >= bound,
            f"≥ {bound:g} ×",
        )

    def missing(self, name: str, why: str) -> None:
        """A figure that could not be had, which fails the run."""
        self._row(name, why, False, "not measured")

    def say(self, words: str) -> None:
        """A figure without a bound, or what limits one."""
        row = f"     {words}"
        self.rows.append(row)
        print(row, flush=True)

    def limit(self, name: str, value: float, *, bound: float, unit: str) -> None:
        """A figure must not exceed `bound`, in the same unit."""
        self._row(name, f"{value:8.2f} {unit}", value <= bound, f"≤ {bound:g} {unit}")

    def _row(self, name: str, figures: str, good: bool, bound: str) -> None:
        self.failed |= not good
        row = f"{'ok  ' if good else 'PAST'} {name:<44} {figures}  ({bound})"
        self.rows.append(row)
        print(row, flush=True)


def percentile(values: list[float], share: float) -> float:
    """The value below which `share` (0–1) of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
