"""Signs of tiredness: the last movements smaller, slower and rougher than this person's own fresh ones today.

Three signs are each measured in their own scatter: how far the range reached stays below the best
run of today, how much longer a movement takes for the way it goes, and how much less smooth it is (SPARC).
The time of a movement is set against its range first, see :func:`time_for_range`. Only this person, this
session and this exercise are compared; the numbers say nothing about anybody else or any other day.
"""

from collections import deque
from math import inf, sqrt

from lull.practice.challenge.outcome import AttemptOutcome
from lull.practice.challenge.success_model import time_for_range

WARM_UP = 3
"""The first attempts are not judged: people find out what is asked (ours; plausible 2 to 5)."""
FRESH = 12
"""So many attempts after them are the fresh ones (ours; plausible 8 to 20)."""
RECENT = 10
"""So many last attempts are compared with them (ours; plausible 6 to 15)."""
SIGN_SEEN = 1.5
"""A sign is seen from so many standard errors on (ours; plausible 1 to 2.5)."""
SIGNS_AGREE = 2
"""So many signs have to be seen at once (ours)."""
SMALLEST_SCATTER = {"time": 0.06, "range": 0.04, "sparc": 0.08}
"""No scatter is believed to be smaller: logarithm of time, share of range, SPARC (ours)."""


class TirednessWatch:
    """Fed with every attempt; says whether two signs agree."""

    def __init__(self) -> None:
        """Begin fresh."""
        self._seen = 0
        self._fresh_times: list[float] = []
        self._fresh_sparcs: list[float] = []
        self._best_range = 0.0
        self._times: deque[float] = deque(maxlen=RECENT)
        self._ranges: deque[float] = deque(maxlen=RECENT)
        self._sparcs: deque[float | None] = deque(maxlen=RECENT)

    def feed(self, outcome: AttemptOutcome, own_range: float, *, goal: float = inf) -> None:
        """Take one attempt; its time was taken at the goal, also where the movement went on beyond it."""
        self._seen += 1
        share = max(outcome.range_reached / own_range, 0.01)
        time = time_for_range(outcome.duration_s, min(share, goal / own_range))
        if self._seen <= WARM_UP:
            return
        if self._seen <= WARM_UP + FRESH:
            self._fresh_times.append(time)
            if outcome.sparc is not None:
                self._fresh_sparcs.append(outcome.sparc)
        self._times.append(time)
        self._ranges.append(share)
        self._sparcs.append(outcome.sparc)
        if len(self._ranges) == RECENT:
            self._best_range = max(self._best_range, _mean(list(self._ranges)))

    @property
    def agree(self) -> bool:
        """Whether two signs look tired, each by itself."""
        return sum(sign >= SIGN_SEEN for sign in self.signs) >= SIGNS_AGREE

    @property
    def signs(self) -> tuple[float, float, float]:
        """Slower, rougher and smaller, in standard errors; 0 until there is enough to compare."""
        if self._seen < WARM_UP + FRESH + RECENT or len(self._times) < RECENT:
            return (0.0, 0.0, 0.0)
        slower = _rise(self._fresh_times, list(self._times), SMALLEST_SCATTER["time"])
        sparcs = [sparc for sparc in self._sparcs if sparc is not None]
        rougher = -_rise(self._fresh_sparcs, sparcs, SMALLEST_SCATTER["sparc"])
        ranges = list(self._ranges)
        scatter = max(_scatter(ranges), SMALLEST_SCATTER["range"])
        smaller = (self._best_range - _mean(ranges)) / (scatter * sqrt(2.0 / RECENT))
        return (slower, rougher, smaller)


def _rise(fresh: list[float], recent: list[float], smallest_scatter: float) -> float:
    """Return how far the recent mean lies above the fresh one, in standard errors; 0 with too few values."""
    if len(fresh) < FRESH // 2 or len(recent) < RECENT // 2:
        return 0.0
    scatter = max(_scatter(fresh), smallest_scatter)
    return (_mean(recent) - _mean(fresh)) / (scatter * sqrt(1.0 / len(fresh) + 1.0 / len(recent)))


def _mean(values: list[float]) -> float:
    """Return the mean."""
    return sum(values) / len(values)


def _scatter(values: list[float]) -> float:
    """Return the standard deviation of a sample."""
    mean = _mean(values)
    return sqrt(sum((value - mean) ** 2 for value in values) / (len(values) - 1))
