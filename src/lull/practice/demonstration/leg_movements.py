"""The movements of the ten exercises of the leg."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from math import atan2, cos, degrees, pi, radians, sin

from lull.movement.landmarks import OTHER_SIDE, SIDES
from lull.practice.demonstration.base_postures import (
    bend_leg,
    moving_legs,
    rest,
    stand_flat,
)
from lull.practice.demonstration.movement import GAPS, Moment, Movement
from lull.practice.demonstration.posture import Arm, Leg, Planted, Posture
from lull.saying import say

STEP_M = 0.15
"""A low step's height for an adult (ours; steps of practice are 0.10 to 0.20)."""


def _knee(moment: Moment) -> Posture:
    leg = Leg(raised_deg=moment.go(90, 93), out_deg=4, knee_deg=moment.go(92, 172))
    return rest(moment, legs=moving_legs(moment, leg))


def _march(moment: Moment) -> Posture:
    raised = moment.go(90, 122)
    leg = Leg(raised_deg=raised, out_deg=4, knee_deg=182 - raised, ankle_deg=95)
    return rest(moment, legs=moving_legs(moment, leg))


def _ankle(moment: Moment) -> Posture:
    flat = Leg(raised_deg=90, out_deg=4, knee_deg=110, ankle_deg=112)
    leg = Leg(raised_deg=90, out_deg=4, knee_deg=110, ankle_deg=moment.go(112, 76))
    return rest(moment, legs=dict.fromkeys(SIDES, flat) | dict(moving_legs(moment, leg)))


def _heel_slide(moment: Moment) -> Posture:
    """Bend the knee with the heel on the bed, level with the hip."""
    body = moment.body
    knee = moment.go(174, 84)
    bent = radians(180 - knee)
    raised = degrees(atan2(body.shank_m * sin(bent), body.thigh_m + body.shank_m * cos(bent)))
    leg = Leg(raised_deg=raised, knee_deg=knee, out_deg=3, ankle_deg=moment.go(100, 118))
    return rest(moment, legs=moving_legs(moment, leg))


def _hips_open(moment: Moment) -> Posture:
    if moment.position == "lie":
        leg = Leg(raised_deg=48, knee_deg=78, out_deg=moment.go(2, 56), ankle_deg=120)
    else:
        leg = Leg(raised_deg=90, knee_deg=93, out_deg=moment.go(0, 32), ankle_deg=93)
    return rest(moment, legs=dict.fromkeys(SIDES, leg))


def _stand_on(moment: Moment) -> Planted:
    """Return the foot that stays: the other one than the one that moves."""
    (side,) = moment.sides
    return OTHER_SIDE[side]


def _hip_sideways(moment: Moment) -> Posture:
    leg = Leg(raised_deg=1, knee_deg=177, splay_deg=moment.go(4, 38), ankle_deg=88)
    posture = rest(moment, legs=moving_legs(moment, leg))
    return _planted(posture, _stand_on(moment))


def _planted(posture: Posture, on: Planted) -> Posture:
    return replace(posture, planted=True, planted_on=on)


def _stand_up(moment: Moment) -> Posture:
    """Lean first, the feet drawn back, then rise: the shanks never tilt further forward than at rest."""
    part = min(1.0, moment.part)
    rise = part**1.6
    raised, tilt = 90 - 84 * rise, 15 - 12 * rise
    leg = Leg(raised_deg=raised, out_deg=4, knee_deg=180 - raised - tilt, ankle_deg=90 - tilt)
    arm = Arm(raised_deg=22 + 30 * sin(pi * part), plane_deg=84, elbow_deg=130)
    return Posture(
        arms=dict.fromkeys(SIDES, arm),
        legs=dict.fromkeys(SIDES, leg),
        lean_forward_deg=34 * sin(pi * part),
        nod_deg=-14 * sin(pi * part),
        planted=True,
    )


def _heel_raise(moment: Moment) -> Posture:
    """Rise on the toes of both feet, or of one with the other foot off the floor."""
    pitch = moment.go(0, 42)
    if len(moment.sides) > 1:
        leg = Leg(raised_deg=1, knee_deg=178, splay_deg=3, ankle_deg=89 + pitch)
        posture = rest(moment, legs=dict.fromkeys(SIDES, leg))
        return _planted(posture, "toes")
    (side,) = moment.sides
    leg = Leg(raised_deg=1, knee_deg=178, splay_deg=2, ankle_deg=89 + pitch)
    lifted = Leg(raised_deg=14, knee_deg=138, splay_deg=3, ankle_deg=110)
    on: Planted = "left_toes" if side == "left" else "right_toes"
    return _planted(rest(moment, legs={side: leg, OTHER_SIDE[side]: lifted}), on)


def _step_tap(moment: Moment) -> Posture:
    body = moment.body
    long = 0.998 * (body.thigh_m + body.shank_m)
    up = moment.part * (STEP_M * body.girth + 0.04)
    raised, knee = bend_leg(body, moment.go(0.0, 0.64) * body.shank_m, long - up)
    leg = Leg(raised_deg=raised, knee_deg=knee, splay_deg=3, ankle_deg=stand_flat(raised, knee))
    return _planted(rest(moment, legs=moving_legs(moment, leg)), _stand_on(moment))


def _squat(moment: Moment) -> Posture:
    raised, tilt = moment.go(1, 46), moment.go(2, 24)
    leg = Leg(raised_deg=raised, splay_deg=3, knee_deg=180 - raised - tilt, ankle_deg=90 - tilt)
    return rest(
        moment, legs=dict.fromkeys(SIDES, leg), lean_forward_deg=moment.go(0, 20), nod_deg=moment.go(0, -10)
    )


_leg = partial(Movement, seen_from="side")
"""A movement of the leg; what is not said of one is as here."""

LEG_MOVEMENTS: Mapping[str, Movement] = {
    "knee-straighten": _leg(
        pose=_knee,
        leads="side_ankle",
        says=say("The {side} knee is bent. The foot goes up until the leg is long.", **GAPS),
    ),
    "seated-march": _leg(
        pose=_march,
        leads="side_knee",
        says=say("The {side} foot is on the floor. The knee lifts up.", **GAPS),
    ),
    "ankle-up": _leg(
        pose=_ankle,
        leads="side_foot_index",
        says=say("The {side} foot is flat. The toes lift and the heel stays down.", **GAPS),
        says_both=say("Both feet are flat. The toes lift and the heels stay down."),
    ),
    "heel-slide": _leg(
        pose=_heel_slide,
        leads="side_knee",
        says=say("The {side} leg is long. The heel slides towards you until the knee is bent.", **GAPS),
    ),
    "hips-open": _leg(
        pose=_hips_open,
        seen_from="front",
        leads="side_knee",
        says=say("The knees are together. They open out to both sides."),
        down_deg=26.0,
        height_m=1.25,
    ),
    "hip-sideways": _leg(
        pose=_hip_sideways,
        seen_from="front",
        leads="side_ankle",
        says=say("The {side} leg lifts out to the side. The back stays straight.", **GAPS),
    ),
    "sit-to-stand": _leg(
        pose=_stand_up,
        leads="mid_shoulder",
        stands_up=True,
        says=say("The back leans forward. Then the hips leave the seat until the legs are long."),
    ),
    "heel-raise": _leg(
        pose=_heel_raise,
        leads="side_heel",
        says=say("The feet are flat. The heels lift and the toes stay down."),
        says_both=say("Both feet are flat. The heels lift and the toes stay down."),
    ),
    "step-tap": _leg(
        pose=_step_tap,
        leads="side_knee",
        says=say("The {side} foot lifts, taps the step and comes back.", **GAPS),
        equipment="step",
    ),
    "mini-squat": _leg(
        pose=_squat,
        leads="mid_hip",
        says=say("The legs are long. The knees bend a little, as if to sit down."),
    ),
}
"""By the exercise's id."""
