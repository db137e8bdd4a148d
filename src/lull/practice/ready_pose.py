"""The ready pose: nothing counts before it has been kept still for a moment."""

from lull.movement.stillness import Stillness
from lull.practice.exercise import ReadyPose

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
        return self._stillness.feed(t_s, angle_deg, READY_BAND_DEG) >= self.hold_s
