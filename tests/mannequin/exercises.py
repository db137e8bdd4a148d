"""What a drawn person does: one movement of an exercise from rest (0) to its peak (1), and many in a row.

The demonstrations have movements of their own. These stay as they are: the committed clips of ``tests/truth``
were filmed with them, and their true angles are worked out from them again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import cos, pi, sin
from typing import TYPE_CHECKING, Literal, TypeAlias

from lull.practice.demonstration.posture import Arm, Leg, Posture

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lull.movement.landmarks import Side

View: TypeAlias = Literal["front", "side"]
UP_AND_OUT = (0.0, 0.2, 1.0)
RESTING_ARM = Arm(raised_deg=24, plane_deg=80, elbow_deg=112)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """Its name, the view it is meant for, the joint that moves, and the posture at a part of the way."""

    name: str
    view: View
    joint: str
    both_sides: bool
    pose: Callable[[Side, float, float], Posture]


@dataclass(frozen=True, slots=True, kw_only=True)
class Performance:
    """How one person does it: side, how far (1: as drawn up), and each movement's start and length."""

    exercise: Exercise
    side: Side
    reach: float
    starts_s: tuple[float, ...]
    lengths_s: tuple[float, ...]
    duration_s: float
    sway: Mapping[str, float] = field(default_factory=dict)

    def part_at(self, t_s: float) -> float:
        """Return how far the movement is at a time: 0 at rest, 1 at the peak, smooth at both ends."""
        for start, length in zip(self.starts_s, self.lengths_s, strict=True):
            if start <= t_s < start + length:
                return (1 - cos(2 * pi * (t_s - start) / length)) / 2
        return 0.0

    def posture_at(self, t_s: float) -> Posture:
        """Return the whole posture at a time, with the little sway nobody is without."""
        pose = self.exercise.pose(self.side, self.part_at(t_s), self.reach)
        slow, phase = 2 * pi * t_s / 3.7, self.sway.get("phase", 0.0)
        return Posture(
            arms=pose.arms,
            legs=pose.legs,
            planted=pose.planted,
            lean_forward_deg=pose.lean_forward_deg + self.sway.get("forward", 0.0) + 0.6 * sin(slow + phase),
            lean_left_deg=pose.lean_left_deg + self.sway.get("left", 0.0) + 0.5 * sin(1.3 * slow + phase),
            head_left_deg=pose.head_left_deg + self.sway.get("head", 0.0) + 2 * sin(0.7 * slow + phase),
            nod_deg=pose.nod_deg + self.sway.get("nod", 0.0),
        )


def _sitting(**changes: object) -> dict[str, object]:
    leg = Leg(raised_deg=90, knee_deg=93, out_deg=5)
    whole: dict[str, object] = {
        "arms": {"left": RESTING_ARM, "right": RESTING_ARM},
        "legs": {"left": leg, "right": leg},
    }
    return whole | changes


def _arm(side: Side, arm: Arm) -> Posture:
    return Posture(**_sitting(arms={"left": RESTING_ARM, "right": RESTING_ARM} | {side: arm}))  # type: ignore[arg-type]


def _leg(side: Side, leg: Leg) -> Posture:
    rest = Leg(raised_deg=90, knee_deg=93, out_deg=5)
    return Posture(**_sitting(legs={"left": rest, "right": rest} | {side: leg}))  # type: ignore[arg-type]


def _elbow_front(side: Side, part: float, reach: float) -> Posture:
    return _arm(side, Arm(raised_deg=66, plane_deg=4, elbow_deg=68 + 100 * reach * part, opens=UP_AND_OUT))


def _elbow_side(side: Side, part: float, reach: float) -> Posture:
    return _arm(side, Arm(raised_deg=20, plane_deg=88, elbow_deg=62 + 104 * reach * part, opens=(1, 0, 0)))


def _side_lift(side: Side, part: float, reach: float) -> Posture:
    return _arm(side, Arm(raised_deg=16 + 84 * reach * part, plane_deg=5, elbow_deg=168, opens=UP_AND_OUT))


def _front_lift(side: Side, part: float, reach: float) -> Posture:
    return _arm(side, Arm(raised_deg=14 + 96 * reach * part, plane_deg=88, elbow_deg=166, opens=(1, 0, 0.3)))


def _knee(side: Side, part: float, reach: float) -> Posture:
    return _leg(side, Leg(raised_deg=90 + 3 * part, out_deg=4, knee_deg=92 + 82 * reach * part))


def _march(side: Side, part: float, reach: float) -> Posture:
    raised = 90 + 30 * reach * part
    return _leg(side, Leg(raised_deg=raised, out_deg=4, knee_deg=180 - raised + 2))


def _stand_up(_: Side, part: float, reach: float) -> Posture:
    """Lean first, rise in the second half: hips leave the seat while the shanks tilt forward and back."""
    rise = max(0.0, (part - 0.2) / 0.8) * min(1.0, reach)
    raised, tilt = 90 - 84 * rise, 16 * sin(pi * min(1.0, part)) + 3
    leg = Leg(raised_deg=raised, out_deg=4, knee_deg=180 - raised - tilt, ankle_deg=90 - tilt)
    lean = 34 * sin(pi * min(1.0, part))
    arm = Arm(raised_deg=22 + 30 * sin(pi * part), plane_deg=84, elbow_deg=130)
    return Posture(
        arms={"left": arm, "right": arm},
        legs={"left": leg, "right": leg},
        lean_forward_deg=lean,
        planted=True,
    )


EXERCISES = {
    one.name: one
    for one in (
        Exercise(name="elbow-front", view="front", joint="elbow", both_sides=False, pose=_elbow_front),
        Exercise(name="side-lift", view="front", joint="shoulder", both_sides=False, pose=_side_lift),
        Exercise(name="elbow-side", view="side", joint="elbow", both_sides=False, pose=_elbow_side),
        Exercise(name="front-lift", view="side", joint="shoulder", both_sides=False, pose=_front_lift),
        Exercise(name="knee-straighten", view="side", joint="knee", both_sides=False, pose=_knee),
        Exercise(name="seated-march", view="side", joint="hip", both_sides=False, pose=_march),
        Exercise(name="sit-to-stand", view="side", joint="knee", both_sides=True, pose=_stand_up),
    )
}
