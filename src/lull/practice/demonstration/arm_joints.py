"""Where an arm's joints and its hand's landmarks are, from angles or from the place the wrist has gone to."""

from math import acos, cos, radians, sin

import numpy as np

from lull.movement.landmarks import Side
from lull.practice.demonstration.body import Body
from lull.practice.demonstration.hand_shape import HandShape, find_hand
from lull.practice.demonstration.posture import Arm, Reach
from lull.practice.demonstration.rotation import Axes, Place, find_square, out, turn_round

RESTING_HAND = HandShape()
KNUCKLES_SHARE = 0.62
"""The knuckles lie so far along the hand (ours)."""

STRAIGHTEST = 0.999
"""An arm reaches no further than this share of its length."""


def find_arm(
    body: Body, side: Side, arm: Arm | Reach, hand: HandShape | None, shoulder: Place, trunk: Axes
) -> dict[str, Place]:
    """Return shoulder, elbow, wrist, the knuckles, and the hand's landmarks, in metres in the room."""
    if isinstance(arm, Reach):
        upper, fore = _reach(body, side, arm, shoulder, trunk)
    else:
        upper, fore = (way @ trunk for way in _raise(side, arm))
    elbow = shoulder + body.upper_arm_m * upper
    wrist = elbow + body.forearm_m * fore
    axes = _find_hand_axes(side, upper, fore, arm.palm_deg, arm.wrist_deg)
    names = ("shoulder", "elbow", "wrist", "index")
    places = (shoulder, elbow, wrist, wrist + body.hand_m * KNUCKLES_SHARE * axes[0])
    found = {f"{side}_{name}": at for name, at in zip(names, places, strict=True)}
    landmarks = find_hand(body.hand_m, wrist, axes, hand or RESTING_HAND)
    return found | {f"{side}_hand_{name}": at for name, at in landmarks.items()}


def _raise(side: Side, arm: Arm) -> tuple[Place, Place]:
    """Return the directions of upper arm and forearm in the trunk's axes."""
    raised, plane = np.radians((arm.raised_deg, arm.plane_deg))
    away = np.array([np.sin(plane), out(side) * np.cos(plane), 0.0])
    upper = np.sin(raised) * away - np.cos(raised) * np.array([0.0, 0.0, 1.0])
    square = find_square(np.array([arm.opens[0], out(side) * arm.opens[1], arm.opens[2]]), upper)
    bent = np.radians(180 - arm.elbow_deg)
    return upper, np.cos(bent) * upper + np.sin(bent) * square


def _reach(body: Body, side: Side, arm: Reach, shoulder: Place, trunk: Axes) -> tuple[Place, Place]:
    """Return the directions of upper arm and forearm in the room when the wrist is at a place."""
    offset = np.array(arm.wrist_m) - shoulder
    length = float(np.linalg.norm(offset))
    way = offset / length
    shortest = abs(body.upper_arm_m - body.forearm_m) / STRAIGHTEST
    reach = min(max(length, shortest), STRAIGHTEST * body.arm_m)
    gives = find_square(np.array((arm.elbow[0], out(side) * arm.elbow[1], arm.elbow[2])) @ trunk, way)
    upper_m, fore_m = body.upper_arm_m, body.forearm_m
    angle = acos((upper_m**2 + reach**2 - fore_m**2) / (2 * upper_m * reach))
    upper = cos(angle) * way + sin(angle) * gives
    return upper, (reach * way - upper_m * upper) / fore_m


def _find_hand_axes(side: Side, upper: Place, fore: Place, palm_deg: float, wrist_deg: float) -> Axes:
    """Return the hand's axes: along, towards the thumb, out of the palm.

    With the forearm half turned the thumb points away from the bend of the elbow, as anatomy has it.
    """
    cosine = float(np.clip(upper @ fore, -1.0, 1.0))
    if abs(cosine) > STRAIGHTEST**2:
        thumb = find_square(np.array([1.0, 0.0, 0.5]), fore)
    else:
        thumb = find_square(-upper, fore)
    thumb = turn_round(thumb, fore, -out(side) * palm_deg)
    palm = -out(side) * np.cross(thumb, fore)
    bend = radians(wrist_deg)
    along = cos(bend) * fore - sin(bend) * palm
    return np.array((along, thumb, cos(bend) * palm + sin(bend) * fore))
