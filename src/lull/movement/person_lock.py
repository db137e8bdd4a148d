"""One person at a time: frames in which the tracker has gone over to somebody else are not this person's.

A person's hips cannot leap by the length of the trunk between two pictures, nor can the trunk change its
size. After such a leap nothing is believed until the person is back where they were last seen, or until the
newcomer has stayed so long that practice has to begin anew with them.

On its way from one person to another a tracker shows bodies that are neither. One of them may be near enough
to be believed; so that the person is known again all the same, a place from a moment before is remembered.
"""

from math import floor, hypot, log

FURTHEST_TRUNKS = 0.8
FURTHEST_TRUNKS_PER_S = 4.0
"""How far hips may go between two pictures, in lengths of the trunk: at once, and by the second (ours)."""

MOST_SIZE_CHANGE = 0.3
"""How much the trunk may grow or shrink between two pictures, as a natural logarithm (ours)."""

STAYED_S = 3.0
"""Somebody else seen for so long is the person now (ours)."""

LONGEST_JUDGED_S = 5.0
"""Not seen for longer, nothing can be said about who comes back (ours)."""

HOME_S = 0.5
"""The remembered place is from the part of time before this one; parts are so long (ours; 0.3 to 1)."""

Place = tuple[float, float, float]
"""Where hips are and how long the trunk is, in pixels."""


class PersonLock:
    """Follows where a person's hips are and how long the trunk looks, in pixels.

    ``changed`` says that the frame just taken begins with another person than the one before.
    """

    __slots__ = ("_coming", "_home", "_part", "_since_s", "_size", "_stranger", "_t_s", "_x", "_y", "changed")

    def __init__(self) -> None:
        """Begin with nobody."""
        self.changed = False
        self._t_s: float | None = None
        self._x = self._y = self._size = 0.0
        self._since_s: float | None = None
        self._stranger = (0.0, 0.0, 0.0, 0.0)
        self._home: Place | None = None
        self._coming: Place | None = None
        self._part: int | None = None

    def is_same(self, t_s: float, hips: tuple[float, float], trunk: float) -> bool:
        """Say whether the body of this frame is the one followed; times must increase."""
        self.changed = False
        last_s = self._t_s
        if trunk <= 0.0:
            return False
        if last_s is None or t_s - last_s > LONGEST_JUDGED_S:
            self._begin()
            return self._follow(t_s, hips, trunk)
        # While the tracker follows somebody else, only the place they were last seen at tells who is back.
        away_s = 0.0 if self._is_same_stranger(t_s, hips, trunk) else t_s - last_s
        last = (self._x, self._y, self._size)
        if _could_be(away_s, last, hips, trunk) or self._is_home(hips, trunk):
            self._since_s = None
            return self._follow(t_s, hips, trunk)
        self._coming = None  # what was believed since this part of time began may have been nobody
        return self._meet(t_s, hips, trunk)

    def _begin(self) -> None:
        """Forget everybody."""
        self._since_s = self._home = self._coming = self._part = None

    def _is_home(self, hips: tuple[float, float], trunk: float) -> bool:
        """Say whether a body is where the person was a moment before the last ones believed."""
        return self._home is not None and _could_be(0.0, self._home, hips, trunk)

    def _is_same_stranger(self, t_s: float, hips: tuple[float, float], trunk: float) -> bool:
        """Say whether somebody else was followed a moment ago who could be where this body is."""
        seen_s, x, y, size = self._stranger
        return self._since_s is not None and _could_be(t_s - seen_s, (x, y, size), hips, trunk)

    def _follow(self, t_s: float, hips: tuple[float, float], trunk: float) -> bool:
        """Take this place as the person's; the first of a part of time is where they are at home later."""
        part = floor(t_s / HOME_S)
        if part != self._part:
            self._home = self._coming or self._home
            self._coming, self._part = (*hips, trunk), part
        self._t_s, (self._x, self._y), self._size = t_s, hips, trunk
        return True

    def _meet(self, t_s: float, hips: tuple[float, float], trunk: float) -> bool:
        """See somebody else; after a while they are the person."""
        if not self._is_same_stranger(t_s, hips, trunk):
            self._since_s = t_s
        assert self._since_s is not None
        self._stranger = (t_s, *hips, trunk)
        if t_s - self._since_s < STAYED_S:
            return False
        self._begin()
        self.changed = True
        return self._follow(t_s, hips, trunk)


def _could_be(step_s: float, last: Place, hips: tuple[float, float], trunk: float) -> bool:
    """Say whether a body could have come from a place and size in a time."""
    x, y, size = last
    reach = size * (FURTHEST_TRUNKS + FURTHEST_TRUNKS_PER_S * step_s)
    return hypot(hips[0] - x, hips[1] - y) <= reach and abs(log(trunk / size)) <= MOST_SIZE_CHANGE + step_s
