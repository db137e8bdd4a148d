"""How much a signal trembles at rest, whatever slow way it goes.

The scatter is read from second differences over two steps of :data:`LAG_S`: a straight drift gives none, and
for independent scatter their variance is six times the variance of the signal. Their running median is
followed, not their mean: the first frames of a movement are larger than any noise and may not decide.
"""

from collections import deque
from math import exp, sqrt

LAG_S = 0.2
"""Longer than the smoother remembers, shorter than a movement takes, in seconds (ours)."""

LEARNING_PER_S = 2.0
"""How fast the logarithm of the estimate may move, per second (ours)."""

NOISE_UNKNOWN_DEG = 1.0
"""Noise assumed until it has been measured, in degrees (ours)."""

LEAST_NOISE_DEG = 0.3
TYPICAL_TO_SD = 1.0 / (0.6745 * sqrt(6.0))
"""From the median size of a second difference to the standard deviation, for normal noise."""


class RestingNoise:
    """The standard deviation of a signal at rest, in degrees."""

    __slots__ = ("_most_deg", "_recent", "_t_s", "deg")

    def __init__(self, *, most_deg: float) -> None:
        """Begin with the noise assumed; it is never taken to be above ``most_deg``."""
        self.deg = NOISE_UNKNOWN_DEG
        self._most_deg = most_deg
        self._recent: deque[tuple[float, float]] = deque()
        self._t_s = 0.0

    def begin(self) -> None:
        """Begin a new stretch of rest; what was learnt stays."""
        self._recent.clear()

    def feed(self, t_s: float, value: float) -> None:
        """Take one sample at rest."""
        recent = self._recent
        step_s, self._t_s = t_s - self._t_s, t_s
        recent.append((t_s, value))
        while len(recent) > 1 and recent[1][0] <= t_s - 2.0 * LAG_S:
            recent.popleft()
        first_s, first = recent[0]
        if t_s - first_s < 2.0 * LAG_S:
            return
        bend = abs(value - 2.0 * recent[len(recent) // 2][1] + first) * TYPICAL_TO_SD
        change = exp(LEARNING_PER_S * min(step_s, LAG_S))
        self.deg = (
            min(self.deg * change, self._most_deg)
            if bend > self.deg
            else max(self.deg / change, LEAST_NOISE_DEG)
        )
