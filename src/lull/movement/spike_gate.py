"""Single frames that leap away and back: a tracker's glitch, not a movement.

A frame whose angle lies far outside both its neighbours would need the joint to turn around faster than any
joint can. Whether it does is known one frame later, so only a frame that leaps is kept waiting, and only for
its next one; the very first frame waits too, having no neighbour to speak for it. The slower the camera, the
more a joint may do between frames: below about ten frames a second nothing is refused.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

QUICKEST_TURN_DEG_PER_S2 = 12_000.0
"""More angular acceleration than this is no practised movement (ours; 75 degrees out and back in 0.4 s needs
9,300, plausible 8,000 to 20,000)."""

SLACK_DEG = 4.0
SLACK_NOISE_SDS = 4.0
"""What landmark noise may add, in degrees and in standard deviations of the noise measured (ours)."""

LONGEST_JUDGED_STEP_S = 0.2
"""After a longer gap nothing can be said about one frame (ours)."""


ROUNDING_DEG = 1e-6

Angles = NDArray[np.float64]


class SeenAngle(NamedTuple):
    """One frame's angle in degrees, its time in seconds and its noise error in degrees."""

    t_s: float
    angle_deg: float
    noise_error_deg: float


class SpikeGate:
    """Passes frames on in order, holding back one that leaps until the next has been seen."""

    __slots__ = ("_first", "_last", "_waiting")

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self.reset()

    def reset(self) -> None:
        """Forget everything seen, as after a long gap; a frame still waiting is dropped."""
        self._last: SeenAngle | None = None
        self._waiting: SeenAngle | None = None
        self._first: SeenAngle | None = None

    @property
    def is_open(self) -> bool:
        """Whether the last frame was passed on, and none is waiting."""
        return self._last is not None and self._waiting is None

    def stand_at(self, seen: SeenAngle) -> None:
        """Take a frame that was believed without being asked of, after others like it."""
        self._last = seen

    def feed(self, seen: SeenAngle, noise_deg: float) -> tuple[SeenAngle, ...]:
        """Take one frame and return those now believed, none to two, in order of time."""
        if self._last is None:
            return self._begin(seen, noise_deg)
        waiting, last = self._waiting, self._last
        self._waiting = None
        passed: tuple[SeenAngle, ...] = ()
        assert last is not None
        if waiting is not None and not _is_spike(last, waiting, seen, noise_deg):
            passed = (waiting,)
            last = self._last = waiting
        if _leaps(last, seen, noise_deg):
            self._waiting = seen
            return passed
        self._last = seen
        return (*passed, seen)

    def _begin(self, seen: SeenAngle, noise_deg: float) -> tuple[SeenAngle, ...]:
        """Believe the first frame only once the next one agrees with it: nothing else speaks for it."""
        first, self._first = self._first, seen
        if first is None or _leaps(first, seen, noise_deg):
            return ()
        self._first, self._last = None, seen
        return (first, seen)


def find_noise_leapt(steps_s: Angles, far_deg: Angles) -> Angles:
    """Return from which noise on, in degrees, frames do not leap: so long after the last one, and so far off.

    A little too high where rounding might decide; minus infinity where nothing can be said.
    """
    least = (far_deg - SLACK_DEG - QUICKEST_TURN_DEG_PER_S2 * steps_s * steps_s / 2.0) / SLACK_NOISE_SDS
    return np.where(steps_s <= LONGEST_JUDGED_STEP_S, least + ROUNDING_DEG, -np.inf)


def _most_turn_deg(step_s: float, noise_deg: float) -> float:
    """Return how far outside its neighbours, ``step_s`` away, one frame of a real movement may lie."""
    return SLACK_DEG + SLACK_NOISE_SDS * noise_deg + QUICKEST_TURN_DEG_PER_S2 * step_s * step_s / 2.0


def _leaps(last: SeenAngle, seen: SeenAngle, noise_deg: float) -> bool:
    """Say whether a frame is far enough from the last one to be a spike."""
    step_s = seen.t_s - last.t_s
    far_deg = abs(seen.angle_deg - last.angle_deg)
    return step_s <= LONGEST_JUDGED_STEP_S and far_deg > _most_turn_deg(step_s, noise_deg)


def _is_spike(last: SeenAngle, waiting: SeenAngle, seen: SeenAngle, noise_deg: float) -> bool:
    """Say whether the frame between two others lies too far above or below both of them."""
    step_s = max(waiting.t_s - last.t_s, seen.t_s - waiting.t_s)
    if step_s > LONGEST_JUDGED_STEP_S:
        return False
    above = waiting.angle_deg - max(last.angle_deg, seen.angle_deg)
    below = min(last.angle_deg, seen.angle_deg) - waiting.angle_deg
    return max(above, below) > _most_turn_deg(step_s, noise_deg)
