"""Whether a picture's landmarks can be taken for the person who practises, with left and right in order.

Live it is asked frame by frame; :mod:`lull.movement.recorded_verdicts` asks of a recording all at once.
"""

from dataclasses import dataclass
from math import hypot, isfinite
from typing import Literal

import numpy as np

from lull.movement.landmarks import LANDMARK_INDEX, SIDES, VISIBILITY_NEEDED, LandmarkFrame
from lull.movement.person_lock import PersonLock
from lull.movement.side_swap import SideSwap

Verdict = Literal["trusted", "another_person", "sides_swapped"]

TRUNK = ("left_shoulder", "right_shoulder", "left_hip", "right_hip")
LIMBS = ("elbow", "wrist", "knee", "ankle")

NEEDED = (*TRUNK, *(f"{side}_{limb}" for limb in LIMBS for side in SIDES))
"""The landmarks judged: the trunk's four, then the limbs' in pairs."""

_ROWS = np.array([LANDMARK_INDEX[name] for name in NEEDED])


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """The verdict on one frame, the shoulders' width in lengths of the trunk, and that length in pixels.

    ``width_share`` and ``trunk_px`` are ``None`` where the trunk was not seen; then there is nothing to
    distrust either.
    """

    verdict: Verdict
    width_share: float | None
    trunk_px: float | None


UNKNOWN = Trust(verdict="trusted", width_share=None, trunk_px=None)


class FrameTrust:
    """Judges frames in order of time."""

    def __init__(self) -> None:
        """Begin with nobody seen."""
        self._lock = PersonLock()
        self._swap = SideSwap()

    def judge(self, frame: LandmarkFrame) -> Trust:
        """Judge one frame."""
        points = frame.points.take(_ROWS, axis=0).tolist()
        return self.judge_points(frame.t_s, points, frame.width_px, frame.height_px)

    def judge_points(self, t_s: float, points: list[list[float]], width: float, height: float) -> Trust:
        """Judge the landmarks of :data:`NEEDED`, each x, y, z and visibility in shares of a picture."""
        at = [
            (x * width, y * height)
            if visibility >= VISIBILITY_NEEDED and isfinite(x) and isfinite(y)
            else None
            for x, y, _, visibility in points
        ]
        a, b, c, d = at[: len(TRUNK)]
        if a is None or b is None or c is None or d is None:
            return UNKNOWN
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = a, b, c, d
        hips = ((cx + dx) / 2.0, (cy + dy) / 2.0)
        length = hypot((ax + bx) / 2.0 - hips[0], (ay + by) / 2.0 - hips[1])
        if length <= 0.0:
            return UNKNOWN
        share = hypot(ax - bx, ay - by) / length
        if not self._lock.is_same(t_s, hips, length):
            return Trust(verdict="another_person", width_share=share, trunk_px=length)
        if self._lock.changed:
            self._swap = SideSwap()
        limbs = [place or hips for place in at[len(TRUNK) :]]
        pairs = list(zip(limbs[::2], limbs[1::2], strict=True))
        swapped = self._swap.is_swapped(t_s, pairs, length)
        verdict: Verdict = "sides_swapped" if swapped else "trusted"
        return Trust(verdict=verdict, width_share=share, trunk_px=length)
