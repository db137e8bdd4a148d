"""Frames of a hand alone: where every landmark is is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lull.movement.landmarks import LANDMARK_NAMES, hand_rows
from mannequin.hand import HEIGHT_PX, WIDTH_PX, HandPose, find_hand

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lull.movement.landmarks import Side

SURE = 0.9
NOISE_PX = 0.5

HALF_BENT = (0.48, 0.55, 0.60, 0.65)

MOVES = {
    "thumb-index": (HandPose(), HandPose(more_bent=(0.48, 0.12, 0.06, 0.04), thumb=1.0)),
    "open-close": (HandPose(bent=0.9, turned_deg=45.0), HandPose(bent=0.05, turned_deg=45.0)),
    "finger-spread": (HandPose(spread_deg=1.0), HandPose(spread_deg=26.0)),
    "thumb-middle": (HandPose(), HandPose(more_bent=(0.10, 0.54, 0.12, 0.10), thumb=1.0, thumb_to=12)),
    "thumb-ring": (HandPose(), HandPose(more_bent=(0.08, 0.16, 0.53, 0.22), thumb=1.0, thumb_to=16)),
    "thumb-little": (HandPose(), HandPose(more_bent=(0.06, 0.10, 0.26, 0.56), thumb=1.0, thumb_to=20)),
    "key-pinch": (
        HandPose(more_bent=HALF_BENT, turned_deg=30.0),
        HandPose(more_bent=HALF_BENT, thumb=1.0, thumb_to=6, turned_deg=30.0),
    ),
    "thumb-out": (HandPose(thumb_out_deg=27.0), HandPose(thumb_out_deg=74.0)),
    "one-finger": (HandPose(turned_deg=45.0), HandPose(more_bent=(0.78, 0.0, 0.0, 0.0), turned_deg=45.0)),
}
"""How the hand rests, and how it is at the far end, by exercise."""


def between(exercise: str, part: float) -> HandPose:
    """Return the hand a part of the way from rest to the far end."""
    rest, far = MOVES[exercise]
    return rest.towards(far, part)


def hand_points(
    pose: HandPose,
    side: Side,
    random: np.random.Generator,
    *,
    moved: tuple[float, float] = (0.0, 0.0),
    larger: float = 1.0,
) -> NDArray[np.float64]:
    """Return 75 landmarks, shape (75, 4), of which only one hand's were found.

    ``moved`` puts the hand elsewhere, in pixels, after ``larger`` has scaled it about its wrist.
    """
    points = np.zeros((len(LANDMARK_NAMES), 4))
    at = find_hand(pose, side)
    at = at[0] + larger * (at - at[0]) + (*moved, 0.0) + random.normal(0.0, NOISE_PX, at.shape)
    points[hand_rows(side)] = np.column_stack([at / (WIDTH_PX, HEIGHT_PX, WIDTH_PX), np.full(len(at), SURE)])
    return points
