"""Whether a walk is seen from the side, judged by what the camera itself shows.

Five cues of how far the person is turned out of profile are taken over the whole walk, and the worst counts.
None of them can be trusted alone. On one man filmed walking by four calibrated cameras, 41 to 79 degrees out
of profile, the tracker's own depth read 34 to 82 and the widths 48 to 90, off by 15 degrees (standard
deviation) in single frames; on a woman filmed from the side all of them read 7 to 15.
"""

from math import atan, cos, degrees, hypot, radians, tan

import numpy as np

from lull.assessment.walk_picture import Bodypart, Floats, WalkPicture

SHOULDERS_PER_TRUNK, HIPS_PER_TRUNK = 0.68, 0.40
"""Distance between the shoulder (hip) landmarks of somebody seen from the front, in trunk lengths (ours, read
from people filmed from the front: 0.53 to 0.73 and 0.27 to 0.46)."""

LARGEST_OBLIQUITY_DEG = 30.0
"""Beyond this the walk is refused (ours; plausible 20 to 40). Four oblique cameras read 57 and more."""

OBLIQUITY_ERROR_DEG = 12.0
"""Standard error of an estimated obliquity, in degrees (ours, measured on the same clips; 8 to 16)."""

FOCAL_PER_WIDTH = 0.87
"""Focal length of an unknown camera in picture widths: 60 degrees across (ours; 0.6 to 1.2)."""

LEAST_TRAVEL_TRUNKS = 2.0
"""Growing and shrinking tells a direction only when the hips went so far across (ours)."""


def estimate_obliquity_deg(picture: WalkPicture) -> float:
    """Return how far a walk is out of profile, in degrees: 0 from the side, 90 from the front or back."""
    cues = [
        _from_width(picture, "shoulder", SHOULDERS_PER_TRUNK),
        _from_width(picture, "hip", HIPS_PER_TRUNK),
        _from_growth(picture),
    ]
    if picture.world:
        cues += [_from_depth(picture, "shoulder"), _from_depth(picture, "hip")]
    return max(cues)


def estimate_view_error_deg(obliquity_deg: float, bend_deg: float) -> float:
    """Return the standard error that the view gives a joint bent by ``bend_deg``, in degrees.

    Turning a limb by an angle ``o`` out of the picture makes its width shrink by ``cos o``; a joint bent
    evenly about the upright then reads ``2 atan(cos(o) tan(bend / 2))``. The difference, at an obliquity as
    large as its own error allows, is taken as the standard error.
    """
    out = radians(hypot(obliquity_deg, OBLIQUITY_ERROR_DEG))
    return bend_deg - degrees(2.0 * atan(cos(out) * tan(radians(bend_deg) / 2.0)))


def _from_width(picture: WalkPicture, part: Bodypart, frontal: float) -> float:
    """Return what the distance between a left and a right landmark says."""
    width = np.hypot(*(picture.at["left", part] - picture.at["right", part]).T) / picture.trunk_px
    return _median_deg(np.arcsin(np.clip(width / frontal, 0.0, 1.0)))


def _from_depth(picture: WalkPicture, part: Bodypart) -> float:
    """Return what the tracker's own depth says: how far its left-right line lies across the picture."""
    across = picture.world["left", part] - picture.world["right", part]
    return _median_deg(np.arctan2(np.abs(across[:, 0]), np.abs(across[:, 2])))


def _from_growth(picture: WalkPicture) -> float:
    """Return what growing or shrinking says: somebody who comes nearer does not walk across."""
    x, size = picture.middle("hip")[:, 0], picture.trunk_px
    seen = np.isfinite(x) & np.isfinite(size)
    x, size = x[seen], size[seen]
    if len(x) < 2:  # noqa: PLR2004 - a line needs two points
        return 0.0
    t = np.linspace(-1.0, 1.0, len(x))
    nearer = np.polynomial.polynomial.polyfit(t, 1.0 / size, 1)[1]
    travel = np.polynomial.polynomial.polyfit(t, x, 1)[1] / float(np.median(size))
    if 2.0 * abs(travel) < LEAST_TRAVEL_TRUNKS:
        return 0.0
    return degrees(atan(abs(FOCAL_PER_WIDTH * picture.width_px * nearer / travel)))


def _median_deg(angles: Floats) -> float:
    """Return the median of angles in radians as degrees; 90 where nothing was seen."""
    seen = angles[np.isfinite(angles)]
    return degrees(float(np.median(seen))) if len(seen) else 90.0
