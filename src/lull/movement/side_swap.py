"""Left and right mixed up: a frame in which every limb would have leapt to its opposite place.

Trackers do this for a frame or a few when limbs cross or one hides the other. Seen against the frame before,
the landmarks fit much better with the sides exchanged.
"""

from collections.abc import Sequence
from math import dist

from lull.movement.signal_geometry import Point

BETTER_SWAPPED = 0.4
"""With the sides exchanged the limbs move less than this share of what they seem to move (ours)."""

LEAST_LEAP = 0.8
"""And they seem to move at least so far together, in lengths of the trunk, in one picture (ours)."""

LONGEST_STEP_S = 0.2
"""After a longer gap nothing can be said (ours)."""

STAYED_S = 1.0
"""Exchanged for so long, it is the new order: then the one before was the mistake (ours)."""

Pair = tuple[Point, Point]
"""The left and the right landmark of one pair, in pixels."""


class SideSwap:
    """Follows pairs of landmarks, always the same pairs in the same order."""

    __slots__ = ("_pairs", "_since_s", "_t_s")

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self._pairs: Sequence[Pair] = ()
        self._t_s: float | None = None
        self._since_s: float | None = None

    def is_swapped(self, t_s: float, pairs: Sequence[Pair], trunk: float) -> bool:
        """Say whether left and right of this frame are exchanged against the frames before."""
        last_s, last = self._t_s, self._pairs
        self._t_s = t_s
        if last_s is None or t_s - last_s > LONGEST_STEP_S or not pairs:
            self._since_s, self._pairs = None, pairs
            return False
        kept = sum([dist(a, c) + dist(b, d) for (a, b), (c, d) in zip(last, pairs, strict=True)])
        if kept < LEAST_LEAP * trunk or _cross(last, pairs) >= BETTER_SWAPPED * kept:
            self._since_s, self._pairs = None, pairs
            return False
        if self._since_s is None:
            self._since_s = t_s
        if t_s - self._since_s >= STAYED_S:
            self._since_s, self._pairs = None, pairs
            return False
        self._pairs = tuple((right, left) for left, right in pairs)
        return True


def _cross(last: Sequence[Pair], pairs: Sequence[Pair]) -> float:
    """Return how far limbs moved if left and right are exchanged."""
    return sum([dist(a, d) + dist(b, c) for (a, b), (c, d) in zip(last, pairs, strict=True)])
