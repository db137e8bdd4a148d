"""Low stretches: for each of many people, from when to when their tone stays low.

Curves are read as straight lines between grid points. A stretch that touches an end of the grid counts by
the part that can be seen.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class LowStretches:
    """Stretches ``[start_h, end_h)`` of all ``people`` together, however short."""

    people: int
    start_h: NDArray[np.float64]
    end_h: NDArray[np.float64]


class LowStretchFinder:
    """Finds the low stretches of curves that come block by block."""

    def __init__(self, low_tone: float, step_h: float) -> None:
        """Start before the first block; grid point ``k`` lies at ``k * step_h``."""
        self._low_tone = low_tone
        self._step_h = step_h
        self._next = 0
        self._last: NDArray[np.float64] | None = None
        self._who: list[NDArray[np.intp]] = []
        self._when_h: list[NDArray[np.float64]] = []

    def feed(self, tone: NDArray[np.float64]) -> None:
        """Take the next block, shape ``(points, people)``."""
        if self._last is None:
            begins = np.flatnonzero(tone[0] <= self._low_tone)
            self._who.append(begins)
            self._when_h.append(np.zeros(begins.size))
        else:
            tone = np.concatenate([self._last[np.newaxis], tone])
            self._next -= 1
        low = tone <= self._low_tone
        k, who = np.nonzero(low[1:] != low[:-1])
        before, after = tone[k, who], tone[k + 1, who]
        part = (self._low_tone - before) / (after - before)
        self._who.append(who)
        self._when_h.append((self._next + k + part) * self._step_h)
        self._next += len(tone)
        self._last = tone[-1].copy()

    def finish(self, end_h: float) -> LowStretches:
        """Return the stretches seen in ``[0, end_h)``; at least one block was fed."""
        assert self._last is not None
        still = np.flatnonzero(self._last <= self._low_tone)
        who = np.concatenate([*self._who, still])
        when_h = np.concatenate([*self._when_h, np.full(still.size, np.inf)])
        ordered = when_h[np.lexsort((when_h, who))].clip(max=end_h)
        return LowStretches(people=self._last.size, start_h=ordered[0::2], end_h=ordered[1::2])
