"""Where a hand's palm is in a picture, how large it looks, and which way round it is."""

from math import hypot, isfinite
from typing import NamedTuple

from lull.movement.landmarks import LANDMARK_INDEX, SIDES, VISIBILITY_NEEDED, LandmarkFrame, Side

WIDE = 1.15
"""How much longer than wide a palm is (ours; 1.0 to 1.3): a palm bent to the camera keeps its width."""

CORNERS = ("wrist", "index_finger_mcp", "middle_finger_mcp", "pinky_mcp")
ROWS = {side: [LANDMARK_INDEX[f"{side}_hand_{name}"] for name in CORNERS] for side in SIDES}


class Palm(NamedTuple):
    """Where a hand's wrist is and how large its palm is, in pixels.

    ``is_clockwise`` says that from the wrist the little finger lies clockwise of the index finger, as one
    sees it: so it is for a right hand that shows its back, or a left one that shows its palm.
    """

    x: float
    y: float
    size: float
    is_clockwise: bool


def measure_palm(frame: LandmarkFrame, side: Side) -> Palm | None:
    """Return one side's palm in a frame with hands, or ``None`` where it was not wholly seen."""
    seen = frame.points[ROWS[side]].tolist()
    if any(not (v >= VISIBILITY_NEEDED and isfinite(x) and isfinite(y)) for x, y, _, v in seen):
        return None
    (wx, wy), (ix, iy), (mx, my), (px, py) = (
        (x * frame.width_px, y * frame.height_px) for x, y, _, _ in seen
    )
    size = max(hypot(mx - wx, my - wy), WIDE * hypot(ix - px, iy - py))
    return Palm(wx, wy, size, (ix - wx) * (py - wy) > (iy - wy) * (px - wx))
