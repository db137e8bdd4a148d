"""Where a person's joints are, in metres, when every joint angle is given.

The person's own axes: x forward, y to the left, z up. Joint angles are inner angles: 180 is straight. The
arm leaves the trunk by ``raised_deg`` in the plane ``plane_deg``: 0 is out to the side, 90 is forward.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from mannequin.body import Body

Side: TypeAlias = Literal["left", "right"]
Place: TypeAlias = "NDArray[np.float64]"
SIDES: tuple[Side, Side] = ("left", "right")


@dataclass(frozen=True, slots=True, kw_only=True)
class Arm:
    """One arm: how far it is raised, in which plane, how the elbow is bent and whither the forearm opens.

    ``opens`` is any direction in the trunk's axes; what of it is square to the upper arm counts.
    """

    raised_deg: float = 14.0
    plane_deg: float = 45.0
    elbow_deg: float = 165.0
    opens: tuple[float, float, float] = (1.0, 0.0, 0.2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One leg: the thigh's raise from hanging (90: level), its turn and splay outwards, knee and ankle."""

    raised_deg: float = 0.0
    out_deg: float = 0.0
    splay_deg: float = 0.0
    knee_deg: float = 176.0
    ankle_deg: float = 95.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Posture:
    """A whole body. ``planted``: the feet stay and the hips move; otherwise the hips stay on the seat."""

    arms: Mapping[Side, Arm] = field(default_factory=dict)
    legs: Mapping[Side, Leg] = field(default_factory=dict)
    lean_forward_deg: float = 0.0
    lean_left_deg: float = 0.0
    twist_left_deg: float = 0.0
    head_left_deg: float = 0.0
    nod_deg: float = 0.0
    planted: bool = False


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Joint centres by MediaPipe's names, and the axes of trunk and head as rows forward, left, up."""

    joints: Mapping[str, Place]
    trunk: NDArray[np.float64]
    head: NDArray[np.float64]


def find_joints(body: Body, posture: Posture) -> Skeleton:
    """Return every joint centre.

    The hips' middle is above the origin; when planted, the feet stay where they stand before a chair.
    """
    trunk = _turn(posture.lean_forward_deg, posture.lean_left_deg, posture.twist_left_deg)
    joints: dict[str, Place] = {}
    for side in SIDES:
        joints |= _find_leg(body, side, posture.legs.get(side, Leg()))
    middle = np.array([0.0, 0.0, body.seat_m])
    if posture.planted:
        feet = (joints["left_ankle"] + joints["right_ankle"]) / 2
        middle = np.array([body.feet_m - feet[0], -feet[1], body.ankle_m - feet[2]])
    joints = {name: place + middle for name, place in joints.items()}
    neck = middle + body.trunk_m * trunk[2]
    for side in SIDES:
        joints |= _find_arm(body, side, posture.arms.get(side, Arm()), neck, trunk)
    head = _turn(posture.nod_deg, 0.0, posture.head_left_deg) @ trunk
    joints["head"] = neck + body.neck_m * trunk[2] + 0.01 * head[0]
    joints |= _find_face(body, joints["head"], head)
    return Skeleton(joints, trunk, head)


def _find_leg(body: Body, side: Side, leg: Leg) -> dict[str, Place]:
    """Return a leg's joints, the middle of the hips being the origin."""
    out = _out(side)
    turn = _about(0, out * leg.splay_deg) @ _about(2, out * leg.out_deg)
    shank_deg = leg.raised_deg - (180 - leg.knee_deg)
    foot_deg = shank_deg + (180 - leg.ankle_deg)
    hip = np.array([0.0, out * body.hips_m / 2, 0.0])
    knee = hip + body.thigh_m * turn @ _hanging(leg.raised_deg)
    ankle = knee + body.shank_m * turn @ _hanging(shank_deg)
    along = turn @ _hanging(foot_deg)
    down = turn @ _hanging(foot_deg - 90)
    heel = ankle - 0.3 * body.foot_m * along + 0.6 * body.ankle_m * down
    toe = ankle + body.foot_m * along + 0.5 * body.ankle_m * down
    names = ("hip", "knee", "ankle", "heel", "foot_index")
    return {f"{side}_{name}": at for name, at in zip(names, (hip, knee, ankle, heel, toe), strict=True)}


def _find_arm(body: Body, side: Side, arm: Arm, neck: Place, trunk: Place) -> dict[str, Place]:
    """Return an arm's joints; ``index`` is the knuckles' end of the hand."""
    raised, plane = np.radians((arm.raised_deg, arm.plane_deg))
    away = np.array([np.sin(plane), _out(side) * np.cos(plane), 0.0])
    upper = np.sin(raised) * away - np.cos(raised) * np.array([0.0, 0.0, 1.0])
    opens = np.array([arm.opens[0], _out(side) * arm.opens[1], arm.opens[2]])
    square = opens - (opens @ upper) * upper
    square /= np.linalg.norm(square)
    bent = np.radians(180 - arm.elbow_deg)
    fore = np.cos(bent) * upper + np.sin(bent) * square
    shoulder = neck + _out(side) * body.shoulders_m / 2 * trunk[1]
    elbow = shoulder + body.upper_arm_m * upper @ trunk
    wrist = elbow + body.forearm_m * fore @ trunk
    names = ("shoulder", "elbow", "wrist", "index")
    places = (shoulder, elbow, wrist, wrist + body.hand_m * 0.62 * fore @ trunk)
    return {f"{side}_{name}": at for name, at in zip(names, places, strict=True)}


def _find_face(body: Body, centre: Place, head: Place) -> dict[str, Place]:
    """Return nose, eyes and ears."""
    unit = body.head_m / 0.115
    offsets = {
        "nose": (0.112, 0.0, -0.022),
        "left_eye": (0.082, 0.032, 0.014),
        "right_eye": (0.082, -0.032, 0.014),
        "left_ear": (0.0, 0.076, -0.008),
        "right_ear": (0.0, -0.076, -0.008),
    }
    return {name: centre + unit * np.array(offset) @ head for name, offset in offsets.items()}


def _out(side: Side) -> int:
    """Return the sign of y on a side."""
    return 1 if side == "left" else -1


def _hanging(raised_deg: float) -> Place:
    """Return the direction of a limb swung forward by an angle from hanging."""
    angle = np.radians(raised_deg)
    return np.array([np.sin(angle), 0.0, -np.cos(angle)])


def _about(axis: int, angle_deg: float) -> NDArray[np.float64]:
    """Return the rotation by an angle about x, y or z, by the right hand's rule."""
    sine, cosine = np.sin(np.radians(angle_deg)), np.cos(np.radians(angle_deg))
    one, two = [i for i in range(3) if i != axis]
    turn = np.eye(3)
    turn[one, one] = turn[two, two] = cosine
    turn[one, two], turn[two, one] = (sine, -sine) if axis == 1 else (-sine, sine)
    return turn


def _turn(forward_deg: float, left_deg: float, twist_deg: float) -> NDArray[np.float64]:
    """Return the axes (rows forward, left, up) of a part that first twists, then leans left, then forward."""
    turn = _about(1, forward_deg) @ _about(0, -left_deg) @ _about(2, twist_deg)
    return np.ascontiguousarray(turn.T)
