"""The landmarks of one picture: 33 of the body, named as MediaPipe Pose names them, and 21 of each hand.

Source of the names and their order: the MediaPipe Pose landmarker's documentation ("BlazePose", Bazarevsky
et al. 2020, arXiv:2006.10204).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from lull.movement.hand_landmarks import HAND_NAMES

Side = Literal["left", "right"]
Watched = Literal["left", "right", "both"]
"""Whose movement a count is of: one side's, or that of both sides together."""

SIDES: tuple[Side, Side] = ("left", "right")
WATCHED: tuple[Watched, ...] = get_args(Watched)
OTHER_SIDE: Mapping[Side, Side] = {"left": "right", "right": "left"}

MEDIAPIPE_NAMES = (
    "nose",
    "left_eye_inner",
    "left_eye",
    "left_eye_outer",
    "right_eye_inner",
    "right_eye",
    "right_eye_outer",
    "left_ear",
    "right_ear",
    "mouth_left",
    "mouth_right",
    "left_shoulder",
    "right_shoulder",
    "left_elbow",
    "right_elbow",
    "left_wrist",
    "right_wrist",
    "left_pinky",
    "right_pinky",
    "left_index",
    "right_index",
    "left_thumb",
    "right_thumb",
    "left_hip",
    "right_hip",
    "left_knee",
    "right_knee",
    "left_ankle",
    "right_ankle",
    "left_heel",
    "right_heel",
    "left_foot_index",
    "right_foot_index",
)

BODY_LANDMARKS = len(MEDIAPIPE_NAMES)

LANDMARK_NAMES = MEDIAPIPE_NAMES + tuple(f"{side}_hand_{name}" for side in SIDES for name in HAND_NAMES)
"""The body, then the left and the right hand: the order of the rows of a frame."""

LANDMARK_INDEX = {name: i for i, name in enumerate(LANDMARK_NAMES)}


def hand_rows(side: Side) -> slice:
    """Return which rows of a frame with hands are a side's hand, its wrist first."""
    first = BODY_LANDMARKS + SIDES.index(side) * len(HAND_NAMES)
    return slice(first, first + len(HAND_NAMES))


def has_hands(points: NDArray[np.floating]) -> bool:
    """Say whether a frame has rows for hands."""
    return len(points) == len(LANDMARK_NAMES)


VISIBILITY_NEEDED = 0.5
"""A landmark below this visibility counts as not seen (0 to 1; ours, the tracker's own default)."""


@dataclass(frozen=True, slots=True)
class LandmarkFrame:
    """What the tracker saw in one picture.

    ``t_s`` is the time the picture was taken, in seconds from any fixed moment. ``points`` has shape (33, 4),
    or (75, 4) with both hands: x and y as shares of the picture's width and height (y grows downwards), z as
    a share of the width, and visibility 0 to 1. NaN is a landmark nobody found. ``width_px`` and
    ``height_px`` are the picture's size.
    """

    t_s: float
    points: NDArray[np.floating]
    width_px: int
    height_px: int
