"""What healthy people of an age reached, where somebody has read it at its source; nothing elsewhere.

The numbers are averages with the 95 % interval of the average. They are no limits: how far healthy people lie
apart is not in them, and nobody with spasticity was measured for them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot
from typing import Literal

from lull.assessment.measured import CONFIDENCE_95
from lull.assessment.range_of_motion import Kind
from lull.refusal import Refusal
from lull.saying import say

Sex = Literal["female", "male"]

MOTIONS: Mapping[tuple[str, str], str] = {
    ("hip", "extension"): say("hip extension"),
    ("hip", "flexion"): say("hip flexion"),
    ("knee", "extension"): say("knee extension"),
    ("knee", "flexion"): say("knee flexion"),
    ("ankle", "dorsiflexion"): say("ankle dorsiflexion"),
    ("ankle", "flexion"): say("ankle flexion"),
    ("elbow", "flexion"): say("elbow flexion"),
}
KINDS: Mapping[Kind, str] = {"active": say("active"), "passive": say("passive")}
HOW: Mapping[Kind, str] = {
    "active": say("by goniometer; they were moved by somebody else, which goes further"),
    "passive": say("by goniometer"),
}
"""How the averages were measured, beside a joint that moved so."""

SOUCIE_2011 = "CDC Normal Joint ROM Study, Soucie et al. 2011, Haemophilia 17:500 (archive.cdc.gov)"


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeNorm:
    """An average in degrees for one joint, motion, sex and band of age (years, first to last included).

    ``interval_deg`` is the 95 % interval of the average, ``None`` where it was not fully read at the source.
    Measured passively with a goniometer.
    """

    joint: str
    motion: str
    sex: Sex
    ages_y: tuple[int, int]
    average_deg: float
    interval_deg: tuple[float, float] | None
    source: str = SOUCIE_2011

    @property
    def standard_error_deg(self) -> float:
        """The standard error of the average; 0 where its interval is not known."""
        if self.interval_deg is None:
            return 0.0
        return (self.interval_deg[1] - self.interval_deg[0]) / (2.0 * CONFIDENCE_95)


def _young(
    joint: str, motion: str, sex: Sex, average_deg: float, interval_deg: tuple[float, float] | None
) -> RangeNorm:
    """Return a row of the age band 2 to 8 years."""
    return RangeNorm(
        joint=joint,
        motion=motion,
        sex=sex,
        ages_y=(2, 8),
        average_deg=average_deg,
        interval_deg=interval_deg,
    )


RANGE_NORMS = (
    _young("hip", "extension", "female", 26.2, (23.9, 28.5)),
    _young("hip", "extension", "male", 28.3, (27.2, 29.4)),
    _young("hip", "flexion", "female", 140.8, (139.2, 142.4)),
    _young("hip", "flexion", "male", 131.1, (129.4, 132.8)),
    _young("knee", "flexion", "female", 152.6, (151.2, 154.0)),
    _young("knee", "flexion", "male", 147.8, (146.6, 149.0)),
    _young("knee", "extension", "female", 5.4, (3.9, 6.9)),
    _young("knee", "extension", "male", 1.6, (0.9, 2.3)),
    _young("ankle", "dorsiflexion", "female", 24.8, (22.5, 27.1)),
    _young("ankle", "dorsiflexion", "male", 22.8, None),
)


def find_range_norm(joint: str, motion: str, *, sex: Sex, age_y: float) -> RangeNorm | Refusal:
    """Return the sourced average for a joint, a motion and a person, or say that there is none."""
    for norm in RANGE_NORMS:
        first, last = norm.ages_y
        if (norm.joint, norm.motion, norm.sex) == (joint, motion, sex) and first <= age_y < last + 1:
            return norm
    return Refusal(
        code="no_sourced_norm",
        message=say(
            "There is no sourced norm for {motion} at this age, so none is shown.",
            motion=MOTIONS.get((joint, motion), f"{joint} {motion}"),
        ),
    )


def compare_with_norm(measured_deg: float, standard_error_deg: float, kind: Kind, norm: RangeNorm) -> str:
    """Say how a measured range lies to a norm, with both errors; never whether it is as it should be.

    Args:
        measured_deg: the measured range of that joint and motion, in degrees.
        standard_error_deg: its standard error.
        kind: who moved.
        norm: the average to lay beside it.
    """
    difference = measured_deg - norm.average_deg
    larger_than = CONFIDENCE_95 * hypot(standard_error_deg, norm.standard_error_deg)
    return say(
        "{what}: {measured:.0f} degrees (standard error {error:.0f}); healthy {children} of {first} to "
        "{last} years averaged {average:.0f} ({how}): {verdict}",
        what=say("{motion}, {kind}", motion=MOTIONS[norm.joint, norm.motion], kind=KINDS[kind]),
        measured=measured_deg,
        error=standard_error_deg,
        children=say("girls") if norm.sex == "female" else say("boys"),
        first=norm.ages_y[0],
        last=norm.ages_y[1],
        average=norm.average_deg,
        how=HOW[kind],
        verdict=_say_verdict(difference, larger_than),
    )


def _say_verdict(difference_deg: float, larger_than_deg: float) -> str:
    """Say whether a difference is larger than the error of both."""
    size = abs(difference_deg)
    if size <= larger_than_deg:
        return say("no difference that this measurement can tell")
    if difference_deg > 0.0:
        return say("{size:.0f} degrees more, beyond the error of measuring", size=size)
    return say("{size:.0f} degrees less, beyond the error of measuring", size=size)
