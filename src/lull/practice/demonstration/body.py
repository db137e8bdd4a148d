"""How long a person's limbs are, and how wide: an adult and a child of about six years.

Lengths are shares of the stature after Drillis and Contini's tables for adults (in Winter, Biomechanics and
Motor Control of Human Movement); a child's head is larger and the legs are shorter for its stature. Joint
centres lie further in than skin does, so shoulders and hips are narrower than a tape would say.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """Lengths between joint centres, and half widths of what is drawn around them, in metres."""

    name: str
    shoulders_m: float
    hips_m: float
    trunk_m: float
    upper_arm_m: float
    forearm_m: float
    hand_m: float
    thigh_m: float
    shank_m: float
    foot_m: float
    ankle_m: float
    neck_m: float
    head_m: float
    girth: float

    @property
    def seat_m(self) -> float:
        """Height of the hip joints when the thighs are level and the feet stand flat."""
        return self.shank_m + self.ankle_m

    @property
    def arm_m(self) -> float:
        """Length of the arm from shoulder to wrist."""
        return self.upper_arm_m + self.forearm_m

    @property
    def feet_m(self) -> float:
        """How far before the hips the ankles stand when somebody sits ready to rise."""
        return 0.95 * self.thigh_m


ADULT = Body(
    name="adult", shoulders_m=0.34, hips_m=0.18, trunk_m=0.49, upper_arm_m=0.30, forearm_m=0.25, hand_m=0.15,
    thigh_m=0.42, shank_m=0.41, foot_m=0.17, ankle_m=0.08, neck_m=0.235, head_m=0.115, girth=1.0,
)  # fmt: skip
CHILD = Body(
    name="child", shoulders_m=0.235, hips_m=0.125, trunk_m=0.345, upper_arm_m=0.205, forearm_m=0.165,
    hand_m=0.11, thigh_m=0.265, shank_m=0.265, foot_m=0.12, ankle_m=0.055, neck_m=0.19, head_m=0.105,
    girth=0.70,
)  # fmt: skip
BODIES = {body.name: body for body in (ADULT, CHILD)}
