"""The movements of "show me", from which a person's own range is first learnt."""

from math import inf

from lull.movement.attempt import Excursion
from lull.movement.own_range import SHOWN_ALIKE, select_alike

UNIT_GREW = 1.1
"""A unit of the body (an arm's length) that grows so much in a movement was not known before it (ours)."""


class ShownMovements:
    """Takes movements until enough are alike; ``alike`` is how many there are by now."""

    __slots__ = ("_smallest", "_unit_px", "alike", "ranges")

    def __init__(self, smallest: float) -> None:
        """Begin with none; what is smaller than ``smallest`` (the signal's unit) is not taken."""
        self._smallest = smallest
        self._unit_px = inf
        self.ranges: list[float] = []
        self.alike = 0

    @property
    def are_enough(self) -> bool:
        """Whether the own range can be learnt."""
        return self.alike >= SHOWN_ALIKE

    def begin_in(self, unit_px: float) -> None:
        """Note the length, in pixels, of the unit in which the next movement begins; 0 for angles."""
        self._unit_px = unit_px

    def take(self, excursion: Excursion, unit_px: float) -> None:
        """Take one that has ended; it has no size if it began in one unit and ended in a longer one."""
        if excursion.fault is not None or excursion.range_deg < self._smallest:
            return
        if unit_px <= UNIT_GREW * self._unit_px:
            self.ranges.append(excursion.range_deg)
            self.alike = len(select_alike(self.ranges))
