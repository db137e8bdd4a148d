"""A hand called the other side's from one picture to the next, where ours was a moment before, is still ours.

The hand model guesses left or right anew from the looks of a hand, and turned fists mislead it. A hand alone
cannot change its side: what was ours stays ours while it stays where it was, as large and the same way round
as it was, unless the other hand was in sight beside it. The other hand, in the same place and turned the same
way, has its thumb on the other side.
"""

from dataclasses import replace
from math import hypot, log

from lull.movement.landmarks import OTHER_SIDE, LandmarkFrame, Side, hand_rows, has_hands
from lull.movement.palm import Palm, measure_palm
from lull.movement.person_lock import MOST_SIZE_CHANGE

LONGEST_UNSEEN_S = 1.0
"""Not seen for longer, a hand of the other side is not taken for ours (ours; 0.3 to 2)."""

FURTHEST_PALMS = 0.5
FURTHEST_PALMS_PER_S = 2.0
"""So far a wrist may have gone meanwhile, in palms: at once, and by the second (ours; half to twice that).
Less than the lock of the hand allows, for another hand that takes ours comes from beside it."""


class SideCalled:
    """Follows one side's hand in frames in order of time and gives it its side back.

    ``palm`` is that of our hand in the frame just looked at, ``None`` where it was not seen.
    """

    def __init__(self, side: Side) -> None:
        """Begin with no hand."""
        self._side: Side = side
        self._other: Side = OTHER_SIDE[side]
        self.palm: Palm | None = None
        self._last: Palm | None = None
        self._last_s = 0.0

    def set_right(self, frame: LandmarkFrame) -> LandmarkFrame:
        """Return the frame, with our hand on our side where it was called the other's."""
        self.palm = None
        if not has_hands(frame.points):
            return frame
        ours, theirs = measure_palm(frame, self._side), measure_palm(frame, self._other)
        if ours is None and theirs is not None and self._was_here(frame.t_s, theirs):
            frame, ours, theirs = self._swap(frame), theirs, None
        if ours is not None:
            # Two hands in sight can be taken for each other: then nothing is put right afterwards.
            self._last, self._last_s = (ours if theirs is None else None), frame.t_s
        self.palm = ours
        return frame

    def _was_here(self, t_s: float, found: Palm) -> bool:
        """Say whether our hand was alone a moment ago, where it could be this one."""
        last, away_s = self._last, t_s - self._last_s
        if last is None or away_s > LONGEST_UNSEEN_S or found.is_clockwise != last.is_clockwise:
            return False
        reach = last.size * (FURTHEST_PALMS + FURTHEST_PALMS_PER_S * away_s)
        return (
            hypot(found.x - last.x, found.y - last.y) <= reach
            and abs(log(found.size / last.size)) <= MOST_SIZE_CHANGE
        )

    def _swap(self, frame: LandmarkFrame) -> LandmarkFrame:
        points = frame.points.copy()
        points[hand_rows(self._side)] = frame.points[hand_rows(self._other)]
        points[hand_rows(self._other)] = 0.0
        return replace(frame, points=points)
