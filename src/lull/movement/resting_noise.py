"""How much a signal trembles at rest, whatever slow way it goes.

The scatter is read from second differences over two steps of :data:`LAG_S`: a straight drift gives none, and
for independent scatter their variance is six times the variance of the signal. Their running median is
followed, not their mean. The end of a return and the beginning of a movement are no rest: nothing is learnt
just after a stretch begins, nor from its last moment, which only the next frames tell to have been rest.
"""

from collections import deque
from collections.abc import Iterable
from math import exp, sqrt

LAG_S = 0.2
"""Longer than the smoother remembers, shorter than a movement takes, in seconds (ours)."""

SETTLING_S = 0.2
HINDSIGHT_S = 0.2
"""How long after a stretch of rest begins, and how long before now, nothing is learnt (ours)."""

LEARNING_PER_S = 3.0
"""How fast the logarithm of the estimate may move, per second (ours)."""

NOISE_UNKNOWN_DEG = 1.0
"""Noise assumed until it has been measured, in degrees (ours)."""

LEAST_NOISE_DEG = 0.3
TYPICAL_TO_SD = 1.0 / (0.6745 * sqrt(6.0))
"""From the median size of a second difference to the standard deviation, for normal noise."""


class RestingNoise:
    """The standard deviation of a signal at rest, in degrees."""

    __slots__ = ("deg", "most_deg", "recent", "settled_s", "t_s")

    def __init__(self, *, most_deg: float) -> None:
        """Begin with the noise assumed; it is never taken to be above ``most_deg``."""
        self.deg = NOISE_UNKNOWN_DEG
        self.most_deg = most_deg
        self.recent: deque[tuple[float, float]] = deque()
        self.t_s = 0.0
        self.settled_s: float | None = None

    def begin(self) -> None:
        """Begin a new stretch of rest; what was learnt stays."""
        self.recent.clear()
        self.settled_s = None

    def recall(self, samples: Iterable[tuple[float, float]]) -> None:
        """Have these times and values in mind, as after feeding them, as what was last seen at rest."""
        self.recent.clear()
        self.recent.extend(samples)

    def feed(self, t_s: float, value: float) -> None:
        """Take one sample at rest."""
        recent = self.recent
        step_s, self.t_s = t_s - self.t_s, t_s
        if self.settled_s is None:
            self.settled_s = t_s + SETTLING_S
        if t_s < self.settled_s:
            return
        recent.append((t_s, value))
        oldest_s = t_s - HINDSIGHT_S - 2.0 * LAG_S
        while len(recent) > 1 and recent[1][0] <= oldest_s:
            recent.popleft()
        if recent[0][0] > oldest_s:
            return
        quarter = len(recent) // 4
        bend = abs(recent[2 * quarter][1] - 2.0 * recent[quarter][1] + recent[0][1]) * TYPICAL_TO_SD
        change = exp(LEARNING_PER_S * min(step_s, LAG_S))
        self.deg = (
            min(self.deg * change, self.most_deg)
            if bend > self.deg
            else max(self.deg / change, LEAST_NOISE_DEG)
        )
