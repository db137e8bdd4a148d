"""The ready pose: nothing counts before it has been kept still for a moment.

Where the pose is a floor, nothing that goes the other way from it counts afterwards: see ``floor.py``.
"""

import numpy as np
from numpy.typing import NDArray

from lull.movement.one_euro import OneEuroFilter
from lull.movement.stillness import Stillness
from lull.movement.watched_signal import Sight
from lull.practice.exercise import ReadyPose
from lull.practice.floor import Floor

READY_BAND_DEG = 6.0
"""How far the angle may wander while the pose counts as still, in degrees (ours)."""

SHORT_HOLD_S = 0.5
"""The hold asked for when coming back after the joints were not seen, in seconds (ours)."""


class ReadyHold:
    """Follows the angle before practice and says when the ready pose has been held."""

    def __init__(self, pose: ReadyPose) -> None:
        """Begin with nothing seen."""
        self._pose = pose
        self._stillness = Stillness()
        self.floor: Floor | None = None
        self.hold_s = pose.hold_s

    def begin(self, *, short: bool) -> None:
        """Begin a new hold; a ``short`` one when practice has already begun once."""
        self._stillness.reset()
        self.hold_s = SHORT_HOLD_S if short else self._pose.hold_s

    def is_in_pose(self, angle_deg: float) -> bool:
        """Say whether the angle lies in the ready interval."""
        return self._pose.holds(angle_deg)

    def feed(self, t_s: float, angle_deg: float) -> bool:
        """Take one frame's angle in degrees and say whether the pose has now been held long enough."""
        if not self._pose.holds(angle_deg):
            self._stillness.reset()
            return False
        held = self._stillness.feed(t_s, angle_deg, READY_BAND_DEG) >= self.hold_s
        self.floor = Floor(angle_deg) if held and self._pose.is_floor else None
        return held

    def lift(self, t_s: float, sight: Sight) -> Sight:
        """Return what one frame after the hold says, no lower than the floor where there is one."""
        if self.floor is None or sight.value is None:
            return sight
        return sight._replace(value=self.floor.lift(t_s, sight.value))


def lift_recorded(
    t_s: NDArray[np.float64], values: NDArray[np.float64], pose: ReadyPose
) -> NDArray[np.float64]:
    """Return a recorded signal, NaN where not seen, no lower than the floor where there is one.

    That is where the ready pose was first held, whatever came before. Hindsight tells more than live: a floor
    from which nothing ever went up is none, and one that gave way did so with the first of the falls.
    """
    floor = _find_floor(t_s, values, pose) if pose.is_floor else None
    if floor is None:
        return values
    seen = np.isfinite(values)
    for at_s, value in zip(t_s[seen].tolist(), values[seen].tolist(), strict=True):
        floor.lift(at_s, value)
    until_s = floor.fell_s if floor.has_given_way else None
    stands = np.full(len(values), floor.is_proven) if until_s is None else t_s < until_s
    return np.where(stands, np.maximum(values, floor.deg), values)


def _find_floor(t_s: NDArray[np.float64], values: NDArray[np.float64], pose: ReadyPose) -> Floor | None:
    """Return the floor where the ready pose was first held in a recording; ``None`` where it never was."""
    hold, smoother = ReadyHold(pose), OneEuroFilter()
    seen = np.isfinite(values)
    for at_s, value in zip(t_s[seen].tolist(), values[seen].tolist(), strict=True):
        if hold.feed(at_s, smoother.feed(at_s, value)):
            break
    return hold.floor
