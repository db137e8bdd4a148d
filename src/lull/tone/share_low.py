"""The share of people whose tone is low, over time: a step function, exact between any two instants."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lull.tone.low_stretches import LowStretches

LEAST_STRETCH_H = 0.5
"""Shorter than half an hour is not worth getting ready for: it counts for no window."""

ROUNDING_H = 1e-9
"""Lengths in hours are compared with this much grace."""

HourSpan = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareLow:
    """``share[i]`` holds on ``[edge_h[i], edge_h[i + 1])``; before the first edge nobody is low."""

    edge_h: NDArray[np.float64]
    share: NDArray[np.float64]

    def at_least(self, level: float) -> list[HourSpan]:
        """Return the maximal spans on which the share is ``level`` or more."""
        enough = np.concatenate([[False], self.share >= level, [False]])
        turns = np.flatnonzero(enough[1:] != enough[:-1])
        return [
            (float(self.edge_h[a]), float(self.edge_h[b]))
            for a, b in zip(turns[::2], turns[1::2], strict=True)
        ]

    def mean(self, span: HourSpan) -> float:
        """Return the mean share over a span."""
        edges = self.edge_h.clip(*span)
        return float(np.diff(edges) @ self.share[:-1] / (span[1] - span[0]))

    @property
    def highest(self) -> float:
        """The largest share at any time."""
        return float(self.share.max(initial=0.0))


def to_share_low(stretches: LowStretches, *, least_h: float = LEAST_STRETCH_H) -> ShareLow:
    """Count, at every instant, in how many people tone is low for at least ``least_h`` around it."""
    kept = stretches.end_h - stretches.start_h >= least_h - ROUNDING_H
    start_h, end_h = stretches.start_h[kept], stretches.end_h[kept]
    times = np.concatenate([start_h, end_h])
    change = np.concatenate([np.ones(start_h.size), -np.ones(end_h.size)])
    edges, place = np.unique(times, return_inverse=True)
    counts = np.cumsum(np.bincount(place, weights=change, minlength=edges.size))
    return ShareLow(edge_h=edges, share=counts / stretches.people)
