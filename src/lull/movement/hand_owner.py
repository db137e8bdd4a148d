"""Whose hand it is in a frame with a body and hands: a hand belongs to the arm it hangs on.

The hand model's own left and right is a guess from the hand's looks; the body's wrists know better wherever
they are seen. A hand at nobody's wrist is somebody else's and counts as not found. Live, frame by frame;
recordings are told apart while a video is read (``lull landmarks --hands``).
"""

from math import hypot, inf

import numpy as np
from numpy.typing import NDArray

from lull.movement.landmarks import (
    BODY_LANDMARKS,
    LANDMARK_INDEX,
    SIDES,
    VISIBILITY_NEEDED,
    Side,
    hand_rows,
    has_hands,
)

VISIBILITY = 3

NEAREST_WRIST = 0.15
"""A hand hangs on a wrist within this share of the picture (ours; plausible 0.08 to 0.25).

The reader of videos, which runs by itself, has the same number; a test holds the two together.
"""


def place_hands(points: NDArray[np.floating]) -> NDArray[np.floating]:
    """Return the 75 landmarks of a frame with each hand on the side of the arm it hangs on.

    Where a hand's own wrist was not seen and it is at no other, it stays what it was told to be; of two
    hands at one wrist the nearer is taken. A hand that is nobody's has visibility 0. A frame of the body
    alone, and hands without a body, come back as they are.
    """
    if not has_hands(points) or not any(_wrist_seen(points, side) for side in SIDES):
        return points
    placed = points.copy()
    placed[BODY_LANDMARKS:] = 0.0
    nearest = dict.fromkeys(SIDES, inf)
    for told in SIDES:
        hand = points[hand_rows(told)]
        if hand[0, VISIBILITY] < VISIBILITY_NEEDED:
            continue
        side, away = _find_arm(points, hand, told)
        if side is not None and away < nearest[side]:
            nearest[side] = away
            placed[hand_rows(side)] = hand
    return placed


def _find_arm(
    points: NDArray[np.floating], hand: NDArray[np.floating], told: Side
) -> tuple[Side | None, float]:
    """Return the side of the arm a hand hangs on, and how far from its wrist in shares of the picture."""
    away = {
        side: float(hypot(*(hand[0, :2] - points[LANDMARK_INDEX[f"{side}_wrist"], :2])))
        for side in SIDES
        if _wrist_seen(points, side)
    }
    side = min(away, key=lambda one: away[one])
    if away[side] <= NEAREST_WRIST:
        return side, away[side]
    return (None if told in away else told), NEAREST_WRIST


def _wrist_seen(points: NDArray[np.floating], side: Side) -> bool:
    return bool(points[LANDMARK_INDEX[f"{side}_wrist"], VISIBILITY] >= VISIBILITY_NEEDED)
