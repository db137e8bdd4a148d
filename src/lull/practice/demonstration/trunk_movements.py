"""The movements of the nine exercises of head and trunk."""

from collections.abc import Mapping
from functools import partial

import numpy as np

from lull.movement.landmarks import OTHER_SIDE, SIDES
from lull.practice.demonstration.base_postures import (
    BENT_LEG,
    bend_leg,
    both,
    find_rest_joints,
    reach_between,
    rest,
    to_tuple,
)
from lull.practice.demonstration.movement import GAPS, Moment, Movement
from lull.practice.demonstration.posture import Arm, Leg, Posture, Reach
from lull.practice.demonstration.rotation import out
from lull.practice.demonstration.skeleton import BED_M
from lull.saying import say

FOLDED = Arm(raised_deg=26, plane_deg=66, elbow_deg=70, opens=(0.7, -0.8, 0.3), palm_deg=-70)
"""The arms before the chest, one hand on the other."""

ON_ELBOWS = Arm(raised_deg=84, plane_deg=88, elbow_deg=92, opens=(0.0, 0.0, 1.0), palm_deg=-80)
PROPPED_TRUNKS = 0.34
"""How far above the hips somebody on the elbows has the shoulders, in lengths of the trunk (ours)."""


def _chin_up(moment: Moment) -> Posture:
    """Nod up from a hanging head; who lies is on the front, for on the back the head is lifted by bending."""
    if moment.position != "lie":
        return rest(moment, nod_deg=moment.go(36, -12))
    leg = Leg(raised_deg=0, knee_deg=176, splay_deg=3, ankle_deg=150)
    return Posture(
        arms=both(ON_ELBOWS),
        legs=dict.fromkeys(SIDES, leg),
        lying="front",
        hips_up_m=PROPPED_TRUNKS * moment.body.trunk_m,
        nod_deg=moment.go(4, -58) - 20,
    )


def _look_round(moment: Moment) -> Posture:
    return rest(moment, head_left_deg=out(moment.sides[0]) * moment.go(0, 62))


def _sit_tall(moment: Moment) -> Posture:
    return rest(moment, lean_forward_deg=moment.go(30, 0), nod_deg=moment.go(22, -2))


def _lean_side(moment: Moment) -> Posture:
    lean = out(moment.sides[0]) * moment.go(0, 30)
    return rest(moment, lean_left_deg=lean, head_aside_deg=-0.3 * lean)


def _turn_trunk(moment: Moment) -> Posture:
    return rest(moment, arms=both(FOLDED), twist_left_deg=out(moment.sides[0]) * moment.go(0, 46))


def _reach_across(moment: Moment) -> Posture:
    (side,) = moment.sides
    body, joints = moment.body, find_rest_joints(moment).joints
    neck = (joints["left_shoulder"] + joints["right_shoulder"]) / 2
    size = np.array([body.arm_m, out(side) * body.shoulders_m, body.arm_m])
    start, end = (neck + size * np.array(offset) for offset in ((0.55, 0.62, -0.45), (0.52, -0.72, -0.22)))
    arm = Reach(wrist_m=to_tuple(reach_between(moment, start, end)), elbow=(-0.2, 0.7, -0.8), palm_deg=-30)
    return rest(moment, arms={side: arm}, twist_left_deg=-out(side) * moment.go(0, 16))


def _weight_shift(moment: Moment) -> Posture:
    lean = out(moment.sides[0]) * moment.go(0, 17)
    return rest(moment, lean_left_deg=lean, head_aside_deg=-lean)


def _bridge(moment: Moment) -> Posture:
    """Raise the hips over feet that stay where they stand on the bed."""
    body = moment.body
    up = moment.go(0.0, 0.38) * body.trunk_m
    along = 0.75 * body.thigh_m + body.trunk_m - (body.trunk_m**2 - up**2) ** 0.5
    raised, knee = bend_leg(body, -up - 0.02, along)
    leg = Leg(raised_deg=raised, knee_deg=knee, ankle_deg=180 + raised - (180 - knee), out_deg=3)
    arms = {
        side: Reach(wrist_m=(0.0, out(side) * 0.8 * body.shoulders_m, BED_M - 0.05), palm_deg=-80)
        for side in SIDES
    }
    return rest(moment, arms=arms, legs=dict.fromkeys(SIDES, leg), hips_up_m=up)


def _roll(moment: Moment) -> Posture:
    (side,) = moment.sides
    legs = {side: BENT_LEG, OTHER_SIDE[side]: BENT_LEG}
    return rest(moment, arms=both(FOLDED), legs=legs, roll_left_deg=out(side) * moment.go(0, 76))


_trunk = partial(Movement, seen_from="front")
"""A movement of the trunk; what is not said of one is as here."""

TRUNK_MOVEMENTS: Mapping[str, Movement] = {
    "chin-up": _trunk(
        pose=_chin_up,
        seen_from="side",
        leads="nose",
        says=say("The head hangs down. It lifts until the eyes look ahead, and stays there."),
    ),
    "look-round": _trunk(
        pose=_look_round,
        leads="nose",
        says=say("The eyes look ahead. The head turns to the {side}, and then to the {other}.", **GAPS),
        goes_both_ways=True,
        down_deg=12.0,
    ),
    "sit-tall": _trunk(
        pose=_sit_tall,
        seen_from="side",
        leads="head",
        says=say("The back is bent forward. It grows tall until the head is over the hips."),
    ),
    "lean-side": _trunk(
        pose=_lean_side,
        leads="head",
        says=say("The back is straight. It leans over to the {side}.", **GAPS),
    ),
    "turn-trunk": _trunk(
        pose=_turn_trunk,
        leads="other_elbow",
        says=say("The arms are folded. Chest and head turn to the {side}, and the hips stay.", **GAPS),
        down_deg=24.0,
    ),
    "reach-across": _trunk(
        pose=_reach_across,
        leads="side_wrist",
        says=say("The {side} hand is out to its own side. It reaches across to the {other} side.", **GAPS),
        down_deg=20.0,
    ),
    "weight-shift": _trunk(
        pose=_weight_shift,
        leads="head",
        says=say(
            "The weight is in the middle. It shifts to the {side} hip, and the head stays level.", **GAPS
        ),
    ),
    "bridge": _trunk(
        pose=_bridge,
        seen_from="side",
        leads="side_hip",
        says=say("The knees are bent and the feet flat. The hips lift off the bed."),
    ),
    "roll-side": _trunk(
        pose=_roll,
        leads="other_knee",
        says=say("The knees are bent. The whole body rolls over to the {side} side.", **GAPS),
        height_m=1.3,
    ),
}
"""By the exercise's id."""
