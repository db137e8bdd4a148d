"""How fast a leg already was when the recording began, and how far it may have fallen before."""

from dataclasses import replace
from math import cos, radians, sqrt

import numpy as np

from lull.assessment.angle_trace import AngleTrace
from lull.assessment.swing_curve import BEGUN_SPEED_SD, MOVING_SPEED_SD, SwingShape

BEGIN_S, FEWEST_SAMPLES = 0.12, 4
JERK_DEG_PER_S3 = 12000.0
"""How fast a leg's acceleration changes as it begins to fall: what few frames make of it is no speed
(ours)."""

STILL_DEG_PER_S = 30.0
LEAST_PULL = 0.1
"""A leg is never taken to be pulled by less than this share of its weight (ours; 0.05 to 0.2)."""

FALL_DEG_PER_S2 = 1500.0
"""A free leg's acceleration from near straight: gravity over the length of a child's shank (ours; 1200 to
3000)."""


def allow_begin_speed(trace: AngleTrace, shape: SwingShape, noise_deg: float) -> SwingShape:
    """Return the shape of a swing whose recording begins at the release, allowing for a leg already moving.

    A leg that moves at v has fallen by v squared over twice its acceleration; the start angle may be off by
    that. How far it fell at least, noise allowed for, is what a recording is refused for.
    """
    speed, unsure = estimate_begin_speed(trace, noise_deg)
    pull = max(
        LEAST_PULL, cos(radians(float(trace.q_deg[0])))
    )  # gravity pulls less on a leg that hangs lower
    moving = speed + unsure < -STILL_DEG_PER_S
    return replace(
        shape,
        speed_sd_deg_per_s=MOVING_SPEED_SD if moving else BEGUN_SPEED_SD,
        begin_error_deg=(min(speed, 0.0) ** 2 + (unsure / 3.0) ** 2) / (2.0 * FALL_DEG_PER_S2 * pull),
        begin_least_deg=(speed + unsure) ** 2 / (2.0 * FALL_DEG_PER_S2 * pull) if moving else 0.0,
    )


def estimate_begin_speed(trace: AngleTrace, noise_deg: float) -> tuple[float, float]:
    """Return the speed at the first sample in degrees/s, and three standard errors of it."""
    t_s = trace.t_s - trace.t_s[0]
    count = max(FEWEST_SAMPLES, int(np.searchsorted(t_s, BEGIN_S)))
    powers = np.vander(t_s[:count], 3, increasing=True)
    spread = np.linalg.inv(powers.T @ powers)
    speed = float((spread @ (powers.T @ trace.q_deg[:count]))[1])
    return speed, 3.0 * noise_deg * sqrt(float(spread[1, 1])) + JERK_DEG_PER_S3 / trace.frames_per_s**2
