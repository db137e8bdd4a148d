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
"""First movements at least this share of the largest are of like size."""

OUTVOTED_BY = 5


class OwnRange:
    """The own range in degrees, or ``None`` while it is not yet known."""

    def __init__(self, known_deg: float | None = None) -> None:
        """Begin with a range known from before, or with none."""
        self._known_deg = known_deg
        self._least_deg = 0.0
        self._ranges_deg: deque[float] = deque(maxlen=MOVEMENTS_REMEMBERED)
        if known_deg is not None:
            self._ranges_deg.extend([known_deg] * SHOWN_ALIKE)

    @property
    def deg(self) -> float | None:
        """The own range in degrees, where known."""
        return self._known_deg

    def learn_first(self, ranges_deg: Sequence[float]) -> None:
        """Make the range known from the first movements; small ones among them are left aside."""
        self._ranges_deg.extend(select_alike(ranges_deg))
        self._known_deg = upper_quartile(self._ranges_deg)

    def learn(self, range_deg: float) -> None:
        """Let one more movement adapt a known range."""
        self._ranges_deg.append(range_deg)
        self._known_deg = max(self._least_deg, upper_quartile(self._ranges_deg))

    def keep_above(self, least_deg: float) -> None:
        """Let it sink no further than this: movements that stop at a nearer goal say nothing about it."""
        self._least_deg = least_deg
        self._known_deg = max(least_deg, self._known_deg or 0.0)


def select_alike(ranges_deg: Sequence[float]) -> list[float]:
    """Return, of the first movements seen, those of like size at the large end.

    What a person has done once they can do, so the largest is the measure; but one that stands alone against
    :data:`OUTVOTED_BY` others was something else (getting into position), and the second largest is taken.
    """
    ordered = sorted(ranges_deg, reverse=True)
    if not ordered:
        return []
    alone = len(ordered) > OUTVOTED_BY and ordered[1] < ALIKE_SHARE * ordered[0]
    measure = ordered[1] if alone else ordered[0]
    return [range_deg for range_deg in ranges_deg if range_deg >= ALIKE_SHARE * measure]


def reached_several_times(ranges_deg: Sequence[float]) -> float | None:
    """Return the largest range that :data:`SHOWN_ALIKE` movements reached, or ``None`` with fewer movements.

    >>> reached_several_times([30.0, 62.0, 31.0, 60.0, 61.0])
    60.0
    """
    return sorted(ranges_deg)[-SHOWN_ALIKE] if len(ranges_deg) >= SHOWN_ALIKE else None


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
