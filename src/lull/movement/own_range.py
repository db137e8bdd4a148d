"""A person's own range: how far this person moves, learnt from their own movements and from nobody else's.

It is the upper quartile of the last twelve movements, so that it follows slowly when range grows or tires,
and a few small ones do not pull it down.
"""

from collections import deque
from collections.abc import Sequence

MOVEMENTS_REMEMBERED = 12
SHOWN_ALIKE = 3
"""Movements of like size that make the own range known, live ("show me")."""

ACCEPTED_SHARE = 0.65
"""A movement below this share of the own range is an attempt, not a repetition (ours; plausible 0.5-0.8)."""

ALIKE_SHARE = ACCEPTED_SHARE


class OwnRange:
    """The own range in degrees, or ``None`` while it is not yet known."""

    def __init__(self, known_deg: float | None = None) -> None:
        """Begin with a range known from before, or with none."""
        self._known_deg = known_deg
        self._ranges_deg: deque[float] = deque(maxlen=MOVEMENTS_REMEMBERED)
        if known_deg is not None:
            self._ranges_deg.extend([known_deg] * SHOWN_ALIKE)

    @property
    def deg(self) -> float | None:
        """The own range in degrees, where known."""
        return self._known_deg

    def learn_first(self, ranges_deg: Sequence[float]) -> None:
        """Make the range known from the first movements."""
        self._ranges_deg.extend(ranges_deg)
        self._known_deg = upper_quartile(self._ranges_deg)

    def learn(self, range_deg: float) -> None:
        """Let one more movement adapt a known range."""
        self._ranges_deg.append(range_deg)
        self._known_deg = upper_quartile(self._ranges_deg)


def count_alike(ranges_deg: Sequence[float]) -> int:
    """Return how many movements are about as large as the largest one."""
    largest = max(ranges_deg, default=0.0)
    return sum(range_deg >= ALIKE_SHARE * largest for range_deg in ranges_deg)


def upper_quartile(values: Sequence[float] | deque[float]) -> float:
    """Return the value that three quarters lie below (linear between neighbours).

    >>> upper_quartile([10.0, 20.0, 30.0, 40.0, 50.0])
    40.0
    """
    ordered = sorted(values)
    place = 0.75 * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
