"""Which sides a movement of both is read from live: from the side of a person one leg hides the other.

Both sides do the same, so one that is seen tells enough. The choice is made from what was seen of late,
before practice, and is kept while movements count: a value that changed from two legs to one would be a
movement of its own. Recordings are read by the same rule.
"""

from collections.abc import Mapping

from lull.movement.landmarks import Side

MOSTLY_SEEN = 0.8
"""A side is read when it was seen in this share of the frames of late (ours; as in recordings)."""

NEWEST_SHARE = 1.0 / 15.0
"""What one frame counts in what was seen of late (ours; half a second of an ordinary camera)."""


class SidesInSight:
    """Follows how often each side was seen; ``chosen`` are the sides read now."""

    __slots__ = ("_all", "_seen", "chosen")

    def __init__(self, sides: tuple[Side, ...]) -> None:
        """Begin with all sides, none of which has been hidden yet."""
        self._all = sides
        self._seen = dict.fromkeys(sides, 1.0)
        self.chosen = sides

    def feed(self, is_seen: Mapping[Side, bool], *, may_choose: bool) -> None:
        """Take one frame; without ``may_choose`` the sides stay as they are. With none seen all are asked."""
        for side in self._all:
            self._seen[side] += NEWEST_SHARE * (is_seen[side] - self._seen[side])
        if may_choose:
            seen = tuple(side for side in self._all if self._seen[side] >= MOSTLY_SEEN)
            self.chosen = seen or self._all
