"""One hand at a time: a hand that leaps to another place, or changes its size, is somebody else's.

Where only a hand is in the picture no trunk tells who it is. The hand itself does, by the rule of
:mod:`lull.movement.person_lock`: what cannot have come from where the hand was a moment before is not
believed until the hand is back, or until the newcomer has stayed for three seconds. Then practice has to
begin anew with them.
"""

from math import hypot, isfinite

from lull.movement.landmarks import (
    BODY_LANDMARKS,
    LANDMARK_INDEX,
    VISIBILITY_NEEDED,
    LandmarkFrame,
    Side,
    has_hands,
)
from lull.movement.person_lock import PersonLock
from lull.movement.signal import Signal

TRUNK_OF_PALMS = 1.25
"""A trunk's length, in which the person lock measures, is so many palms of a hand (ours; plausible 1 to 2).

So a hand may go one palm (about 10 cm) from one picture to the next, and five more in each second between.
"""

WIDE = 1.15
"""How much longer than wide a palm is (ours; 1.0 to 1.3): a palm bent to the camera keeps its width."""

WRIST, INDEX, MIDDLE, PINKY = "wrist", "index_finger_mcp", "middle_finger_mcp", "pinky_mcp"


class HandLock:
    """Follows one side's hand in frames in order of time; ``changed`` as in the person lock."""

    def __init__(self, side: Side) -> None:
        """Begin with no hand."""
        self._lock = PersonLock()
        self._rows = [LANDMARK_INDEX[f"{side}_hand_{name}"] for name in (WRIST, INDEX, MIDDLE, PINKY)]

    @property
    def changed(self) -> bool:
        """Whether the frame just judged begins with another hand than the one before."""
        return self._lock.changed

    def is_same(self, frame: LandmarkFrame) -> bool:
        """Say whether this frame's hand is the one followed; true where there is no hand to distrust."""
        self._lock.changed = False
        if not has_hands(frame.points):
            return True
        seen = frame.points[self._rows].tolist()
        if any(not (v >= VISIBILITY_NEEDED and isfinite(x) and isfinite(y)) for x, y, _, v in seen):
            return True
        (wx, wy), (ix, iy), (mx, my), (px, py) = (
            (x * frame.width_px, y * frame.height_px) for x, y, _, _ in seen
        )
        palm = max(hypot(mx - wx, my - wy), WIDE * hypot(ix - px, iy - py))
        return self._lock.is_same(frame.t_s, (wx, wy), TRUNK_OF_PALMS * palm)


def lock_for(signal: Signal, side: Side) -> HandLock | None:
    """Return who follows the hand a signal is read from; ``None`` where it needs no hand's landmarks."""
    needs_hand = any(LANDMARK_INDEX[name] >= BODY_LANDMARKS for name in signal.landmarks(side))
    return HandLock(side) if needs_hand else None
