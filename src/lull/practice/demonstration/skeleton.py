"""Where a person's joints are, in metres, when the posture is given.

The person's own axes: x forward, y to the left, z up. Somebody lying on the back has the head at -x and looks
up; lying on the front the head is at +x. Both have the right side at -y, as somebody who sits.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import asin, degrees, sin

import numpy as np
from numpy.typing import NDArray

from lull.movement.landmarks import SIDES, Side
from lull.practice.demonstration.arm_joints import find_arm
from lull.practice.demonstration.body import Body
from lull.practice.demonstration.posture import Arm, Leg, Posture
from lull.practice.demonstration.rotation import Axes, Place, find_axes, out, turn_about

BED_M = 0.42
"""How high somebody lying has the middle of the shoulders, half a trunk above the mattress (ours)."""

FACE_M = {
    "nose": (0.112, 0.0, -0.022),
    "left_eye_inner": (0.084, 0.018, 0.014),
    "left_eye": (0.082, 0.032, 0.014),
    "left_eye_outer": (0.074, 0.045, 0.014),
    "right_eye_inner": (0.084, -0.018, 0.014),
    "right_eye": (0.082, -0.032, 0.014),
    "right_eye_outer": (0.074, -0.045, 0.014),
    "left_ear": (0.0, 0.076, -0.008),
    "right_ear": (0.0, -0.076, -0.008),
    "mouth_left": (0.088, 0.023, -0.062),
    "mouth_right": (0.088, -0.023, -0.062),
}
"""Places on an adult's head in its own axes (ours, after the drawn people)."""

LYING_AXES = {
    "no": np.eye(3),
    "back": np.array(((0.0, 0.0, 1.0), (0.0, 1.0, 0.0), (-1.0, 0.0, 0.0))),
    "front": np.array(((0.0, 0.0, -1.0), (0.0, 1.0, 0.0), (1.0, 0.0, 0.0))),
}
"""Rows: where forward, left and up of a person are in the room."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Joint centres by MediaPipe's names, and the axes of trunk and head as rows forward, left, up.

    ``head`` is the middle of the head, ``index`` the knuckles' end of a hand; the hand's own landmarks are
    named as in a frame: ``left_hand_thumb_tip``.
    """

    joints: Mapping[str, Place]
    trunk: NDArray[np.float64]
    head: NDArray[np.float64]


def find_joints(body: Body, posture: Posture) -> Skeleton:
    """Return every joint centre.

    The hips' middle is above the origin; when planted, the feet stay where they stand before a chair.
    """
    up = posture.hips_up_m
    tilt_deg = degrees(asin(min(1.0, up / body.trunk_m)))
    trunk = find_axes(posture.lean_forward_deg - tilt_deg, posture.lean_left_deg, posture.twist_left_deg)
    joints: dict[str, Place] = {}
    for side in SIDES:
        joints |= _find_leg(body, side, posture.legs.get(side, Leg()))
    middle = _find_middle(body, posture, joints, trunk)
    joints = {name: place + middle for name, place in joints.items()}
    lay = _lay(posture)
    rise = _find_rise(body, posture)
    joints = {name: place @ lay + rise for name, place in joints.items()}
    middle, trunk = middle @ lay + rise, trunk @ lay
    neck = middle + body.trunk_m * trunk[2]
    for side in SIDES:
        shoulder = neck + out(side) * body.shoulders_m / 2 * trunk[1]
        arm, hand = posture.arms.get(side, Arm()), posture.hands.get(side)
        joints |= find_arm(body, side, arm, hand, shoulder, trunk)
    turned = find_axes(posture.nod_deg + tilt_deg, posture.head_aside_deg, posture.head_left_deg)
    head = turned @ trunk
    joints["head"] = neck + body.neck_m * (0.55 * trunk[2] + 0.45 * head[2]) + 0.01 * head[0]
    unit = body.head_m / 0.115
    joints |= {name: joints["head"] + unit * np.array(offset) @ head for name, offset in FACE_M.items()}
    return Skeleton(joints, trunk, head)


def _find_middle(body: Body, posture: Posture, joints: Mapping[str, Place], trunk: Axes) -> Place:
    """Return where the middle of the hips is, in the person's own axes."""
    if posture.lying != "no":
        shoulders = body.trunk_m * trunk[2]
        return np.array([-shoulders[0], 0.0, body.trunk_m - shoulders[2]])
    if not posture.planted:
        return np.array([0.0, 0.0, body.seat_m])
    if posture.planted_on == "toes":
        toes = (joints["left_foot_index"] + joints["right_foot_index"]) / 2
        return np.array([body.feet_m + body.foot_m - toes[0], -toes[1], 0.3 * body.ankle_m - toes[2]])
    if posture.planted_on in ("left_toes", "right_toes"):
        toe = joints[posture.planted_on.replace("_toes", "_foot_index")]
        return np.array([body.feet_m + body.foot_m - toe[0], 0.0, 0.3 * body.ankle_m - toe[2]])
    if posture.planted_on in SIDES:
        foot = joints[f"{posture.planted_on}_ankle"]
        return np.array([body.feet_m - foot[0], 0.0, body.ankle_m - foot[2]])
    feet = (joints["left_ankle"] + joints["right_ankle"]) / 2
    return np.array([body.feet_m - feet[0], -feet[1], body.ankle_m - feet[2]])


def _lay(posture: Posture) -> Axes:
    """Return the person's own axes in the room: as they are, or laid down and rolled."""
    rolled = turn_about(2, posture.roll_left_deg).T
    return np.asarray(rolled @ LYING_AXES[posture.lying])


def _find_rise(body: Body, posture: Posture) -> Place:
    """Return how high a bed holds somebody; rolled on the side, the shoulders are higher."""
    if posture.lying == "no":
        return np.zeros(3)
    if posture.lying == "front":
        return np.array([0.0, 0.0, BED_M + posture.hips_up_m])
    side_m = 0.7 * body.shoulders_m / 2 * abs(sin(np.radians(posture.roll_left_deg)))
    return np.array([0.0, 0.0, BED_M + side_m])


def _find_leg(body: Body, side: Side, leg: Leg) -> dict[str, Place]:
    """Return a leg's joints, the middle of the hips being the origin."""
    turn = turn_about(0, out(side) * leg.splay_deg) @ turn_about(2, out(side) * leg.out_deg)
    shank_deg = leg.raised_deg - (180 - leg.knee_deg)
    foot_deg = shank_deg + (180 - leg.ankle_deg)
    hip = np.array([0.0, out(side) * body.hips_m / 2, 0.0])
    knee = hip + body.thigh_m * turn @ _hanging(leg.raised_deg)
    ankle = knee + body.shank_m * turn @ _hanging(shank_deg)
    along = turn @ _hanging(foot_deg)
    down = turn @ _hanging(foot_deg - 90)
    heel = ankle - 0.3 * body.foot_m * along + 0.6 * body.ankle_m * down
    toe = ankle + body.foot_m * along + 0.5 * body.ankle_m * down
    names = ("hip", "knee", "ankle", "heel", "foot_index")
    return {f"{side}_{name}": at for name, at in zip(names, (hip, knee, ankle, heel, toe), strict=True)}


def _hanging(raised_deg: float) -> Place:
    """Return the direction of a limb swung forward by an angle from hanging."""
    angle = np.radians(raised_deg)
    return np.array([np.sin(angle), 0.0, -np.cos(angle)])
