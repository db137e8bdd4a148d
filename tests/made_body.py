"""A made-up body in space, posed by known angles, and as one camera would see it in a picture.

Axes: x to the person's left, y up, z ahead, in metres. Randomness comes from a generator passed in.
"""

from dataclasses import dataclass
from math import cos, radians, sin

import numpy as np
from numpy.typing import NDArray

from lull.movement.landmarks import LANDMARK_INDEX, MEDIAPIPE_NAMES

Array = NDArray[np.float64]

SHOULDERS, TRUNK, HIPS, THIGH, SHANK, UPPER_ARM, FOREARM = 0.36, 0.50, 0.24, 0.42, 0.40, 0.30, 0.26
SIGN = {"left": 1.0, "right": -1.0}


@dataclass(frozen=True, kw_only=True)
class Posture:
    """Angles in degrees: the trunk forward and to the left, hips and shoulders up on the left, knees bent.

    ``arm_deg`` is how far the left arm is lifted sideways; ``together`` how far the knees come together, in
    metres each.
    """

    lean: float = 0.0
    side: float = 0.0
    hip_up: float = 0.0
    shoulder_up: float = 0.0
    knee: float = 0.0
    arm_deg: float = 10.0
    together: float = 0.0


def pose_body(posture: Posture) -> dict[str, Array]:
    """Return where the landmarks are in space."""
    at: dict[str, Array] = {}
    sink = THIGH * (1.0 - cos(radians(posture.knee / 2.0))) + SHANK * (1.0 - cos(radians(posture.knee / 2.0)))
    pelvis = np.array([0.0, THIGH + SHANK - sink, 0.0])
    tilt = radians(posture.hip_up)
    line = np.array([cos(tilt), sin(tilt), 0.0])
    up = np.array(
        [
            sin(radians(posture.side)),
            cos(radians(posture.side)) * cos(radians(posture.lean)),
            cos(radians(posture.side)) * sin(radians(posture.lean)),
        ]
    )
    neck = pelvis + TRUNK * up
    across = np.array([1.0, 0.0, 0.0]) - up[0] * up
    across /= np.linalg.norm(across)
    raised = radians(posture.shoulder_up)
    shoulders = cos(raised) * across + sin(raised) * up
    for side, sign in SIGN.items():
        hip = at[f"{side}_hip"] = pelvis + sign * HIPS / 2.0 * line
        bend = radians(posture.knee / 2.0)
        knee = hip + THIGH * np.array([0.0, -cos(bend), sin(bend)])
        at[f"{side}_ankle"] = knee + SHANK * np.array([0.0, -cos(bend), -sin(bend)])
        at[f"{side}_knee"] = knee - np.array([sign * posture.together, 0.0, 0.0])
        shoulder = at[f"{side}_shoulder"] = neck + sign * SHOULDERS / 2.0 * shoulders
        lift = radians(posture.arm_deg if side == "left" else 10.0)
        way = sign * sin(lift) * across - cos(lift) * up
        at[f"{side}_elbow"] = shoulder + UPPER_ARM * way
        at[f"{side}_wrist"] = shoulder + (UPPER_ARM + FOREARM) * way
    return at


def film_body(
    postures: list[Posture], *, azimuth_deg: float = 0.0, place: tuple[float, float] = (0.5, 0.4)
) -> Array:
    """Return the landmarks as a far camera sees them, shape (frames, 33, 4), in shares of a square picture.

    ``azimuth_deg`` is 0 from the front and 90 from the person's left. ``place`` is where the hips are.
    """
    points = np.full((len(postures), len(MEDIAPIPE_NAMES), 4), np.nan)
    points[..., 3] = 0.0
    turn = radians(azimuth_deg)
    for i, posture in enumerate(postures):
        at = pose_body(posture)
        middle = (at["left_hip"] + at["right_hip"]) / 2.0
        for name, where in at.items():
            x, y, z = where - middle
            points[i, LANDMARK_INDEX[name]] = (
                place[0] + 0.3 * (x * cos(turn) - z * sin(turn)),
                place[1] - 0.3 * y,
                0.3 * (-z * cos(turn) - x * sin(turn)),
                0.95,
            )
    return points


def swing(
    peak: float, *, before_s: float = 1.0, moving_s: float = 2.0, after_s: float = 1.0, fps: float = 30.0
) -> Array:
    """Return one smooth movement from 0 to a peak and back, as a value a frame."""
    t_s = np.arange(0.0, before_s + moving_s + after_s, 1.0 / fps)
    part = np.clip((t_s - before_s) / moving_s, 0.0, 1.0)
    return np.asarray(peak * 0.5 * (1.0 - np.cos(2.0 * np.pi * part)))
