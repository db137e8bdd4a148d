"""How knee and hip bend over the gait cycle, from one heel strike of a foot to its next.

Conventions, in the plane of the picture: knee flexion is the angle between thigh and shank, 0 straight,
positive bent, negative beyond straight. Hip flexion is the angle between the trunk (mid-shoulder to mid-hip)
and the thigh, 0 in line, positive with the thigh forward; a leaning trunk counts as flexion.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import hypot, sqrt
from typing import Literal

import numpy as np

from lull.assessment.gait_events import GaitEvents
from lull.assessment.walk_picture import Bodypart, Floats, WalkPicture
from lull.assessment.walk_view import estimate_view_error_deg
from lull.movement.joint_angle import BODY_ERROR_DEG, estimate_noise_error_deg
from lull.movement.landmarks import Side

Joint = Literal["knee", "hip"]

POINTS = 101
"""A curve has one value for each percent of the cycle, 0 to 100."""

LEAST_SEEN_SHARE = 0.8
"""A cycle counts where the joint was seen in at least this share of its frames (ours; plausible 0.7 to 1)."""

ANGLE_PARTS: dict[Joint, tuple[Bodypart, ...]] = {
    "knee": ("hip", "knee", "ankle"),
    "hip": ("shoulder", "hip", "knee"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """What a curve rests on: 1 for walking to the right, -1 to the left; the steps; the view."""

    direction: int
    events: GaitEvents
    obliquity_deg: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GaitCurve:
    """The mean curve of one joint in degrees, shape (101,), and how it varied from cycle to cycle.

    ``spread_deg`` is the standard deviation between cycles, shape (101,). ``standard_error_deg``, of the same
    shape, is large where the joint moves fast, because a heel strike found early shifts the curve.
    ``extreme_error_deg`` is that of the least and greatest values, ``range_error_deg`` of their span.
    """

    cycles: int
    mean_deg: Floats
    spread_deg: Floats
    standard_error_deg: Floats
    extreme_error_deg: float
    range_error_deg: float

    @property
    def least_deg(self) -> float:
        """The smallest value of the mean curve."""
        return float(self.mean_deg.min())

    @property
    def greatest_deg(self) -> float:
        """The largest value of the mean curve."""
        return float(self.mean_deg.max())


def measure_flexion_deg(picture: WalkPicture, side: Side, joint: Joint, direction: int) -> Floats:
    """Return a joint's flexion in every frame, in degrees; NaN where it was not seen."""
    thigh = picture.at[side, "knee"] - picture.at[side, "hip"]
    if joint == "knee":
        return direction * _turn_deg(thigh, picture.at[side, "ankle"] - picture.at[side, "knee"])
    return -direction * _turn_deg(-picture.trunk, thigh)


def measure_gait_curve(picture: WalkPicture, side: Side, joint: Joint, walked: Walked) -> GaitCurve | None:
    """Return the mean curve over the cycles between a foot's strikes; ``None`` with fewer than two cycles."""
    direction, strikes_s = walked.direction, walked.events.strikes_s[side]
    flexion = measure_flexion_deg(picture, side, joint, direction)
    cycles = []
    for start_s, end_s in pairwise(strikes_s.tolist()):
        inside = (picture.t_s >= start_s) & (picture.t_s <= end_s)
        seen = inside & np.isfinite(flexion)
        if seen.sum() < max(2.0, LEAST_SEEN_SHARE * inside.sum()):
            continue
        at_s = np.linspace(start_s, end_s, POINTS)
        known = np.isfinite(flexion)
        cycles.append(np.interp(at_s, picture.t_s[known], flexion[known]))
    if len(cycles) < 2:  # noqa: PLR2004 - one cycle shows no spread
        return None
    together = np.stack(cycles)
    spread = together.std(axis=0, ddof=1)
    mean = together.mean(axis=0)
    noise = _estimate_noise_deg(picture, side, joint)
    view = estimate_view_error_deg(walked.obliquity_deg, float(np.clip(np.abs(mean).max(), 0.0, 120.0)))
    chance = float(np.sqrt((spread**2).mean())) / sqrt(len(cycles))
    extreme = hypot(BODY_ERROR_DEG, noise, view, chance)
    slope = np.gradient(mean) * (POINTS - 1) / float(np.diff(strikes_s).mean())
    return GaitCurve(
        cycles=len(cycles),
        mean_deg=mean,
        spread_deg=spread,
        standard_error_deg=np.hypot(extreme, slope * walked.events.event_error_s),
        extreme_error_deg=extreme,
        range_error_deg=hypot(BODY_ERROR_DEG, noise, noise, view, chance, chance),
    )


def _estimate_noise_deg(picture: WalkPicture, side: Side, joint: Joint) -> float:
    """Return the standard error that landmark noise gives the angle, at the usual visibility."""
    end, middle, other = (picture.at[side, part] for part in ANGLE_PARTS[joint])
    first, second = (float(np.nanmedian(np.hypot(*(limb - middle).T))) for limb in (end, other))
    seen = np.min([picture.visibility[side, part] for part in ANGLE_PARTS[joint]], axis=0)
    return estimate_noise_error_deg(first, second, min(1.0, float(np.median(seen))))


def _turn_deg(a: Floats, b: Floats) -> Floats:
    """Return by how many degrees ``b`` is turned from ``a``, clockwise as seen in the picture."""
    cross = a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]
    return np.asarray(np.degrees(np.arctan2(cross, (a * b).sum(axis=1))))
