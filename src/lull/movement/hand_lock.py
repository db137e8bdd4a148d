"""One hand at a time: a hand that leaps to another place, or changes its size, is somebody else's.

Where only a hand is in the picture no trunk tells who it is. The hand itself does, by the rule of
:mod:`lull.movement.person_lock`: what cannot have come from where the hand was a moment before is not
believed until the hand is back, or until the newcomer has stayed for three seconds. Then practice has to
begin anew with them.
"""

from lull.movement.landmarks import BODY_LANDMARKS, LANDMARK_INDEX, LandmarkFrame, Side
from lull.movement.person_lock import PersonLock
from lull.movement.side_called import SideCalled
from lull.movement.signal import Signal

TRUNK_OF_PALMS = 1.25
"""A trunk's length, in which the person lock measures, is so many palms of a hand (ours; plausible 1 to 2).

So a hand may go one palm (about 10 cm) from one picture to the next, and five more in each second between.
"""


class HandLock:
    """Follows one side's hand in frames in order of time; ``changed`` as in the person lock."""

    def __init__(self, side: Side) -> None:
        """Begin with no hand."""
        self._lock = PersonLock()
        self._called = SideCalled(side)

    @property
    def changed(self) -> bool:
        """Whether the frame just judged begins with another hand than the one before."""
        return self._lock.changed

    def follow(self, frame: LandmarkFrame) -> tuple[LandmarkFrame, bool]:
        """Return the frame with the hand followed on its side, and whether it is the one followed.

        That is true where there is no hand to distrust.
        """
        self._lock.changed = False
        frame = self._called.set_right(frame)
        palm = self._called.palm
        if palm is None:
            return frame, True
        return frame, self._lock.is_same(frame.t_s, (palm.x, palm.y), TRUNK_OF_PALMS * palm.size)


def lock_for(signal: Signal, side: Side) -> HandLock | None:
    """Return who follows the hand a signal is read from; ``None`` where it needs no hand's landmarks."""
    needs_hand = any(LANDMARK_INDEX[name] >= BODY_LANDMARKS for name in signal.landmarks(side))
    return HandLock(side) if needs_hand else None
