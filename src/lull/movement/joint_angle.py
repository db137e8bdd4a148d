"""The angle at a joint from three landmarks, and how far it may be off.

Convention: the inner angle between the two segments that meet at the joint, 0 folded, 180 straight. It does
not change when the body is turned, moved, mirrored or scaled. (ISB joint coordinate systems need more
landmarks than a tracker gives; Wu et al. 2005, J Biomech 38:981.)
"""

from collections.abc import Sequence
from math import atan2, degrees, hypot, sqrt

Point = Sequence[float]

BODY_ERROR_DEG = 5.0
"""Standard error of a tracked joint angle on a person, in degrees, before any noise of the landmarks.

Ours: markerless trackers read joint angles 3 to 7 degrees off in studies of people with cerebral palsy;
plausible range 3 to 12. Nothing measured here shows a smaller one, so no printed angle claims less.
"""

WORLD_ERROR_DEG = 15.0
"""What the tracker's own depth adds to an angle read from its world coordinates, in degrees.

Ours, from drawn people of known angles: root mean square 24 at the elbow, 9 at the knee, 5 at the shoulder.
"""

LANDMARK_ERROR_SHARE = 0.02
"""Standard error of a fully visible landmark, as a share of the longer segment (ours; 0.01 to 0.05)."""

STRAIGHT_DEG = 180.0


def measure_angle_2d_deg(end: Point, joint: Point, other_end: Point) -> float | None:
    """Return the angle at ``joint`` in the plane, 0 to 180; ``None`` where a segment has no length."""
    ax, ay = end[0] - joint[0], end[1] - joint[1]
    bx, by = other_end[0] - joint[0], other_end[1] - joint[1]
    cross, dot = abs(ax * by - ay * bx), ax * bx + ay * by
    if cross == 0.0 and dot == 0.0:
        return None
    return degrees(atan2(cross, dot))


def measure_angle_3d_deg(end: Point, joint: Point, other_end: Point) -> float | None:
    """Return the angle at ``joint`` in space, 0 to 180; ``None`` where a segment has no length."""
    ax, ay, az = end[0] - joint[0], end[1] - joint[1], end[2] - joint[2]
    bx, by, bz = other_end[0] - joint[0], other_end[1] - joint[1], other_end[2] - joint[2]
    cx, cy, cz = ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx
    cross, dot = sqrt(cx * cx + cy * cy + cz * cz), ax * bx + ay * by + az * bz
    if cross == 0.0 and dot == 0.0:
        return None
    return degrees(atan2(cross, dot))


def estimate_noise_error_deg(length_a: float, length_b: float, visibility: float) -> float:
    """Return the standard error that landmark noise alone gives an angle, in degrees.

    Each landmark is off by :data:`LANDMARK_ERROR_SHARE` of the longer segment, more when less visible. The
    ends tilt their segment by error / length, the joint tilts both; the worst case (both tilts add) is taken.
    Capped at 180, which says "nothing is known".
    """
    longer, shorter = (length_a, length_b) if length_a >= length_b else (length_b, length_a)
    if shorter <= 0.0 or visibility <= 0.0:
        return STRAIGHT_DEG
    share = LANDMARK_ERROR_SHARE / visibility
    tilt_a, tilt_b = share * longer / length_a, share * longer / length_b
    return min(STRAIGHT_DEG, degrees(hypot(tilt_a, tilt_b, tilt_a + tilt_b)))


def estimate_angle_error_deg(noise_error_deg: float) -> float:
    """Return the standard error of one angle in degrees: landmark noise and the body's own term together."""
    return hypot(BODY_ERROR_DEG, noise_error_deg)


def estimate_range_error_deg(noise_error_deg: float) -> float:
    """Return the standard error of a range in degrees: two noisy ends, one body."""
    return hypot(BODY_ERROR_DEG, noise_error_deg, noise_error_deg)
