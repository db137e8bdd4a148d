"""The postures movements begin from: seated, lying, standing with support; and limbs that go to a place."""

from collections.abc import Mapping
from math import acos, atan2, degrees, hypot

import numpy as np

from lull.movement.landmarks import SIDES, Side
from lull.practice.demonstration.body import Body
from lull.practice.demonstration.movement import Moment
from lull.practice.demonstration.posture import Arm, Leg, Posture, Reach
from lull.practice.demonstration.rotation import Place, out
from lull.practice.demonstration.skeleton import Skeleton, find_joints

Arms = Mapping[Side, Arm | Reach]
Legs = Mapping[Side, Leg]

LAP = Arm(raised_deg=24, plane_deg=80, elbow_deg=112, palm_deg=-80)
HANGING = Arm(raised_deg=9, plane_deg=35, elbow_deg=168)
BESIDE = Arm(raised_deg=16, plane_deg=0, elbow_deg=166, palm_deg=-60)
"""The arm of somebody lying, on the bed beside the trunk."""

SEATED_LEG = Leg(raised_deg=90, knee_deg=93, out_deg=5, ankle_deg=93)
STANDING_LEG = Leg(raised_deg=1, knee_deg=177, splay_deg=3, ankle_deg=88)
LYING_LEG = Leg(raised_deg=2, knee_deg=176, splay_deg=4, ankle_deg=100)
BENT_LEG = Leg(raised_deg=48, knee_deg=78, ankle_deg=120)
"""Lying with the foot on the bed."""


def rest(moment: Moment, *, arms: Arms | None = None, legs: Legs | None = None, **more: float) -> Posture:
    """Return the posture of rest in a position, with some limbs and turns otherwise.

    Standing, a hand that has nothing else to do holds the rail.
    """
    own_legs = dict.fromkeys(
        SIDES, {"lie": LYING_LEG, "stand": STANDING_LEG}.get(moment.position, SEATED_LEG)
    )
    own_arms: dict[Side, Arm | Reach] = dict.fromkeys(SIDES, BESIDE if moment.position == "lie" else LAP)
    if moment.position == "stand":
        own_arms = {side: hold_rail(moment.body, side) for side in SIDES}
    return Posture(
        arms=own_arms | dict(arms or {}),
        legs=own_legs | dict(legs or {}),
        planted=moment.position == "stand",
        lying="back" if moment.position == "lie" else "no",
        **more,  # type: ignore[arg-type]
    )


def both(limb: Arm | Reach) -> Arms:
    """Return the same arm on both sides."""
    return dict.fromkeys(SIDES, limb)


def moving_arms(moment: Moment, arm: Arm) -> Arms:
    """Return the same arm on each side that moves."""
    return dict.fromkeys(moment.sides, arm)


def moving_legs(moment: Moment, leg: Leg) -> Legs:
    """Return the same leg on each side that moves."""
    return dict.fromkeys(moment.sides, leg)


def hold_rail(body: Body, side: Side) -> Reach:
    """Return the arm whose hand lies on the rail before somebody standing."""
    x, z = rail(body)
    return Reach(wrist_m=(x - 0.02, out(side) * 0.48 * body.shoulders_m, z + 0.03), palm_deg=-75)


def rail(body: Body) -> tuple[float, float]:
    """Return how far before the hips' seat the rail stands, and how high it is, in metres."""
    hips = body.ankle_m + 0.99 * (body.thigh_m + body.shank_m)
    return body.feet_m + 0.62 * body.arm_m, hips + 0.16 * body.trunk_m


def find_rest_joints(moment: Moment, posture: Posture | None = None) -> Skeleton:
    """Return the joints of the position's rest (or of a posture), to aim hands by."""
    return find_joints(moment.body, posture or rest(moment))


def reach_between(moment: Moment, start: Place, end: Place, *, bulge: Place | None = None) -> Place:
    """Return a place on the way from start to end, bulging out in the middle."""
    away = np.zeros(3) if bulge is None else 4 * moment.part * (1 - moment.part) * bulge
    return np.asarray(start + (end - start) * moment.part + away)


def to_tuple(place: Place) -> tuple[float, float, float]:
    """Return a place as plain numbers."""
    x, y, z = place.tolist()
    return x, y, z


def bend_leg(body: Body, forward_m: float, down_m: float) -> tuple[float, float]:
    """Return the thigh's raise and the knee's angle that bring the ankle to a place seen from the hip."""
    far = min(hypot(forward_m, down_m), 0.9995 * (body.thigh_m + body.shank_m))
    thigh, shank = body.thigh_m, body.shank_m
    hip = acos((thigh**2 + far**2 - shank**2) / (2 * thigh * far))
    knee = acos((thigh**2 + shank**2 - far**2) / (2 * thigh * shank))
    return degrees(atan2(forward_m, down_m) + hip), degrees(knee)


def stand_flat(raised_deg: float, knee_deg: float) -> float:
    """Return the ankle's angle that keeps the foot level."""
    return 90.0 + raised_deg - (180.0 - knee_deg)
