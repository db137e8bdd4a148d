"""The landmarks a camera sees of a posture, as a tracker without any error would give them."""

import numpy as np
from numpy.typing import NDArray

from lull.movement.landmarks import BODY_LANDMARKS, LANDMARK_NAMES, Side, hand_rows
from lull.practice.demonstration.body import ADULT, Body
from lull.practice.demonstration.camera import Camera
from lull.practice.demonstration.movement import Moment, Movement
from lull.practice.demonstration.posture import Posture
from lull.practice.demonstration.skeleton import find_joints

VISIBILITY = 0.95
FINGER_OF = {"pinky": "pinky_mcp", "index": "index_finger_mcp", "thumb": "thumb_ip"}
"""The hand's landmark that stands where the body has one of its own."""

HAND_DISTANCE_M, BODY_DISTANCE_M, WHOLE_DISTANCE_M = 0.62, 2.6, 3.1
"""How far from a hand, from somebody seated, and from somebody standing or lying the camera stands (ours)."""


def find_camera(movement: Movement, moment: Moment) -> Camera:
    """Return the camera that films a movement: at the moving side or before the person, level."""
    side = moment.sides[0]
    towards = 1 if side == "right" else -1
    if movement.close == "hand":
        hand = find_joints(moment.body, movement.posture(moment)).joints[f"{side}_hand_middle_finger_mcp"]
        x, y, z = hand.tolist()
        azimuth = 0.0 if movement.seen_from == "front" else -towards * 78.0
        return Camera(azimuth_deg=azimuth, distance_m=HAND_DISTANCE_M, height_m=z, at_m=(x, y))
    size = moment.body.trunk_m / ADULT.trunk_m
    whole = movement.stands_up or moment.position in ("stand", "lie")
    return Camera(
        azimuth_deg=0.0 if movement.seen_from == "front" else towards * 90.0,
        distance_m=size * (WHOLE_DISTANCE_M if whole else BODY_DISTANCE_M),
        height_m=size * movement.height_m,
        at_m=(0.5 * moment.body.feet_m, 0.0),
    )


def see_landmarks(
    body: Body, posture: Posture, camera: Camera, *, hand: Side | None = None
) -> NDArray[np.float64]:
    """Return points as in a :class:`LandmarkFrame`, shape (33, 4), or (75, 4) of one hand seen closely.

    Depth is measured from the hips, or from the wrist of a hand; a hand alone shows nothing of the body.
    """
    joints = find_joints(body, posture).joints
    rows = slice(BODY_LANDMARKS) if hand is None else hand_rows(hand)
    seen = camera.see(np.array([joints[_find_source(name)] for name in LANDMARK_NAMES[rows]]))
    centre = (joints["left_hip"] + joints["right_hip"]) / 2 if hand is None else joints[f"{hand}_wrist"]
    centre_m = camera.see(centre)[2]
    depth = (seen[:, 2] - centre_m) * camera.focal_px / centre_m / camera.width_px
    points = np.full((BODY_LANDMARKS if hand is None else len(LANDMARK_NAMES), 4), np.nan)
    points[:, 3] = 0.0
    points[rows] = np.column_stack(
        (
            seen[:, 0] / camera.width_px,
            seen[:, 1] / camera.height_px,
            depth,
            np.full(len(seen), VISIBILITY),
        )
    )
    return points


def _find_source(name: str) -> str:
    """Return the joint of the skeleton at which a landmark lies."""
    side, _, rest = name.partition("_")
    return f"{side}_hand_{FINGER_OF[rest]}" if rest in FINGER_OF else name
