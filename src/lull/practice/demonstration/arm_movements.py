"""The movements of the eleven exercises of the arm."""

from collections.abc import Mapping
from functools import partial

import numpy as np

from lull.movement.landmarks import OTHER_SIDE, Side
from lull.practice.demonstration.base_postures import (
    HANGING,
    find_rest_joints,
    moving_arms,
    reach_between,
    rest,
    to_tuple,
)
from lull.practice.demonstration.movement import GAPS, Moment, Movement
from lull.practice.demonstration.picture import Outlook
from lull.practice.demonstration.posture import Arm, Posture, Reach
from lull.practice.demonstration.rotation import Place, out
from lull.saying import say

UP_AND_OUT = (0.0, 0.2, 1.0)
ELBOW_OUT = (-0.2, 0.8, -0.8)
TABLE_TRUNKS = 0.36
"""How high a table stands above the hips, in lengths of the trunk (ours)."""


def _palm_turn(moment: Moment) -> Posture:
    arm = Arm(raised_deg=14, plane_deg=86, elbow_deg=94, opens=(1, 0, 0), palm_deg=moment.go(-82, 82))
    return rest(moment, arms=moving_arms(moment, arm))


def _elbow(moment: Moment) -> Posture:
    elbow = moment.go(58, 168)
    return rest(
        moment, arms=moving_arms(moment, Arm(raised_deg=58, plane_deg=6, elbow_deg=elbow, opens=UP_AND_OUT))
    )


def _side_lift(moment: Moment) -> Posture:
    arm = Arm(raised_deg=moment.go(13, 108), plane_deg=5, elbow_deg=170, opens=UP_AND_OUT, palm_deg=-70)
    return rest(moment, arms=moving_arms(moment, arm))


def _front_lift(moment: Moment) -> Posture:
    arm = Arm(raised_deg=moment.go(10, 118), plane_deg=88, elbow_deg=168, opens=(1, 0, 2))
    return rest(moment, arms=moving_arms(moment, arm))


def _from_shoulder(moment: Moment, side: Side, forward: float, aside: float, up: float) -> Place:
    """Return a place seen from the resting shoulder, in lengths of the arm; aside is away from the middle."""
    shoulder = find_rest_joints(moment).joints[f"{side}_shoulder"]
    return np.asarray(shoulder + moment.body.arm_m * np.array([forward, out(side) * aside, up]))


def _reach_out(moment: Moment, near: tuple[float, float, float], far: tuple[float, float, float]) -> Posture:
    """Return the posture in which each moving hand goes from near to far, both seen from its shoulder."""
    arms = {
        side: Reach(
            wrist_m=to_tuple(
                reach_between(moment, _from_shoulder(moment, side, *near), _from_shoulder(moment, side, *far))
            ),
            elbow=(-0.4, 0.45, -1.0),
        )
        for side in moment.sides
    }
    return rest(moment, arms=arms)


def _forward_reach(moment: Moment) -> Posture:
    return _reach_out(moment, (0.30, 0.0, -0.36), (0.97, 0.0, 0.05))


def _push(moment: Moment) -> Posture:
    return _reach_out(moment, (0.38, -0.05, -0.24), (0.97, -0.05, -0.06))


def _to_place(moment: Moment, landmark: str, offset: tuple[float, float, float], start: Place) -> Posture:
    """Return the posture in which the moving hand goes from a place to near a landmark of the body."""
    (side,) = moment.sides
    mirrored = np.array([offset[0], out(side) * offset[1], offset[2]])
    joints = find_rest_joints(moment).joints
    middle = (joints["mouth_left"] + joints["mouth_right"]) / 2
    end = (middle if landmark == "mouth" else joints[landmark]) + moment.body.arm_m * mirrored
    place = reach_between(moment, start, end, bulge=np.array([0.10 * moment.body.girth, 0.0, 0.0]))
    arm = Reach(wrist_m=to_tuple(place), elbow=ELBOW_OUT, palm_deg=moment.go(-60, 20))
    return rest(moment, arms={side: arm})


def _lap(moment: Moment) -> Place:
    """Return where the wrist of the moving side rests."""
    (side,) = moment.sides
    arm = HANGING if moment.position == "stand" else None
    posture = rest(moment, arms={} if arm is None else {side: arm})
    return find_rest_joints(moment, posture).joints[f"{side}_wrist"]


def _hand_to_mouth(moment: Moment) -> Posture:
    return _to_place(moment, "mouth", (0.14, 0.06, -0.19), _lap(moment))


def _hand_to_shoulder(moment: Moment) -> Posture:
    (side,) = moment.sides
    return _to_place(moment, f"{OTHER_SIDE[side]}_shoulder", (0.20, 0.20, -0.06), _lap(moment))


def _hand_to_head(moment: Moment) -> Posture:
    (side,) = moment.sides
    return _to_place(moment, f"{side}_ear", (0.03, 0.22, 0.04), _lap(moment))


def _clap(moment: Moment) -> Posture:
    half = moment.body.shoulders_m / 2 / moment.body.arm_m
    return _clap_arms(moment, moment.go(0.52, 0.045 - half))


def _clap_arms(moment: Moment, aside: float) -> Posture:
    arms = {
        side: Reach(
            wrist_m=to_tuple(_from_shoulder(moment, side, 0.62, aside, -0.28)),
            elbow=(-0.2, 0.7, -1.0),
            palm_deg=0,
        )
        for side in moment.sides
    }
    return rest(moment, arms=arms)


def find_table_m(moment: Moment) -> float:
    """Return how high the table top is, in metres."""
    return moment.body.seat_m + TABLE_TRUNKS * moment.body.trunk_m


def _table_slide(moment: Moment) -> Posture:
    body = moment.body
    high = find_table_m(moment) + 0.035 * body.girth
    lean = moment.go(2.0, 14.0)
    arms = {
        side: Reach(
            wrist_m=(moment.go(0.54, 1.12) * body.arm_m, out(side) * 0.5 * body.shoulders_m, high),
            palm_deg=-85,
            elbow=(-0.5, 0.3, -0.8),
        )
        for side in moment.sides
    }
    return rest(moment, arms=arms, lean_forward_deg=lean, nod_deg=-lean / 2)


_arm = partial(Movement, seen_from="front", leads="side_wrist")
"""A movement of the arm; what is not said of one is as here."""

ARM_MOVEMENTS: Mapping[str, Movement] = {
    "palm-turn": _arm(
        pose=_palm_turn,
        leads="side_hand_thumb_tip",
        says=say("The {side} palm looks down. It turns until it looks up.", **GAPS),
        close="forearm",
        drawn_from=Outlook(azimuth_deg=48, elevation_deg=32),
    ),
    "elbow-straighten": _arm(
        pose=_elbow,
        says=say("The {side} elbow is bent. The hand goes out until the arm is long.", **GAPS),
    ),
    "forward-reach": _arm(
        pose=_forward_reach,
        seen_from="side",
        says=say("The {side} hand is near the chest. It reaches forward until the arm is long.", **GAPS),
    ),
    "side-lift": _arm(
        pose=_side_lift,
        says=say("The {side} arm hangs down. It lifts out to the side, as high as the shoulder.", **GAPS),
        says_both=say("Both arms hang down. They lift out to the sides, as high as the shoulders."),
    ),
    "front-lift": _arm(
        pose=_front_lift,
        seen_from="side",
        says=say("The {side} arm hangs down. It lifts forward, a little above the shoulder.", **GAPS),
        says_both=say("Both arms hang down. They lift forward, a little above the shoulders."),
    ),
    "hand-to-mouth": _arm(
        pose=_hand_to_mouth,
        seen_from="side",
        says=say("The {side} hand rests on the lap. It goes up to the mouth.", **GAPS),
    ),
    "hand-to-shoulder": _arm(
        pose=_hand_to_shoulder,
        says=say("The {side} hand rests on the lap. It goes across to the {other} shoulder.", **GAPS),
    ),
    "hand-to-head": _arm(
        pose=_hand_to_head,
        says=say("The {side} hand rests low. It goes up to the side of the head.", **GAPS),
    ),
    "clap": _arm(
        pose=_clap,
        says=say("Both hands are wide apart. They come together in front of you."),
        down_deg=22.0,
    ),
    "table-slide": _arm(
        pose=_table_slide,
        seen_from="side",
        says=say(
            "The {side} hand lies on the table. It slides away from you, and the back leans a little.", **GAPS
        ),
        says_both=say("Both hands lie on the table. They slide away from you, and the back leans a little."),
        equipment="table",
    ),
    "push-forward": _arm(
        pose=_push,
        seen_from="side",
        says=say("Both hands are near the chest. They push forward until the arms are long."),
    ),
}
"""By the exercise's id."""
