"""How smooth a movement is, from its speed: SPARC and LDLJ.

Both are negative; nearer to zero is smoother. Both are free of the size of the movement, and of its length in
time as long as the movement stays below :data:`HIGHEST_HZ`. They are numbers to compare a person's own
movements by, measured the same way; neither is a score, and no limit of "smooth enough" is known.

Sources: SPARC (spectral arc length), Balasubramanian, Melendez-Calderon, Burdet 2012, IEEE Trans Biomed Eng
59:2126, with the adaptive cut-off of Balasubramanian et al. 2015, J NeuroEng Rehabil 12:112. LDLJ (log
dimensionless jerk of the speed), Balasubramanian et al. 2015; Hogan and Sternad 2009, J Mot Behav 41:529.
"""

from dataclasses import dataclass
from math import ceil, log, log2

import numpy as np
from numpy.typing import NDArray

from lull.movement.local_slope import estimate_slope
from lull.refusal import BadInput

HIGHEST_HZ = 10.0
"""SPARC looks at no frequency above this (hertz; the 2015 paper's for reaching, range 10 to 20)."""

LOWEST_SHARE = 0.05
"""SPARC's spectrum ends where it falls below this share of its peak for good (the 2015 paper's)."""

PADDING_LEVEL = 4
"""The spectrum is drawn on 2**4 times as many points as the signal needs (the 2015 paper's)."""

FEWEST_SAMPLES = 8
"""A speed profile of fewer samples has no shape to judge (ours; plausible 5 to 20)."""

GRID_HZ = 100.0
"""Recorded movements are laid on this grid first, so that numbers of two cameras can stand side by side."""

SLOWEST_FRAMES_PER_S = 25.0
"""Below this frame rate :func:`measure_angle_smoothness` says nothing (ours; SPARC's highest frequency asks
for 20 by Nyquist; plausible 20 to 50)."""

LONGEST_GAP_S = 0.1
"""A longer gap within a movement may hide a stop (ours; plausible 0.05 to 0.2)."""

HALF_WINDOW_S = 0.2
"""A speed is the slope of a cubic through the frames this near (seconds; ours; plausible 0.1 to 0.3)."""

MOST_NOISE_SHARE = 1e-4
"""LDLJ is given up to this much noise, as a share of the movement's range (ours). Measured on made movements
of 60 degrees: 0.01 degrees of white noise scatter LDLJ by up to 2, 0.1 degrees shift it by 1 to 7, while 0.3
degrees move SPARC by less than 0.4."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Smoothness:
    """SPARC and LDLJ of one movement, both without unit, negative, nearer to zero is smoother.

    ``ldlj`` is ``None`` where noise would be most of it, which is so for nearly every camera.
    """

    sparc: float
    ldlj: float | None


def measure_sparc(speed: NDArray[np.float64], samples_per_s: float) -> float:
    """Return minus the length of the arc that the normalised spectrum of the speed draws.

    Args:
        speed: shape (n,), any unit, at regular times.
        samples_per_s: samples a second, above twice :data:`HIGHEST_HZ`.

    Raises:
        BadInput: for too few samples, too few a second, and no movement at all.
    """
    _check_speed(speed)
    if samples_per_s <= 2.0 * HIGHEST_HZ:
        raise BadInput(
            f"{samples_per_s:g} samples a second are too few for SPARC, which looks up to "
            f"{HIGHEST_HZ:g} hertz: record more than {2.0 * HIGHEST_HZ:g}"
        )
    points = 2 ** (ceil(log2(len(speed))) + PADDING_LEVEL)
    share = np.abs(np.fft.rfft(speed, points))
    peak = float(share.max())
    hz = np.arange(len(share)) * (samples_per_s / points)
    inside = hz <= HIGHEST_HZ
    share, hz = share[inside] / peak, hz[inside]
    strong = np.flatnonzero(share >= LOWEST_SHARE)
    if len(strong) < 2:  # noqa: PLR2004 - an arc needs two points
        raise BadInput(f"this speed has nothing below {HIGHEST_HZ:g} hertz: it is noise, not a movement")
    first, last = int(strong[0]), int(strong[-1])
    share, hz = share[first : last + 1], hz[first : last + 1]
    return -float(np.hypot(np.diff(hz) / (hz[-1] - hz[0]), np.diff(share)).sum())


def measure_ldlj(speed: NDArray[np.float64], samples_per_s: float) -> float:
    """Return minus the logarithm of the squared jerk, made free of duration and peak speed.

    ``-ln(duration^3 / peak^2 * integral of jerk^2)``, jerk being the second difference of the speed.

    Args:
        speed: shape (n,), any unit, at regular times.
        samples_per_s: samples a second.

    Raises:
        BadInput: for too few samples, no movement at all, and a speed without any jerk.
    """
    _check_speed(speed)
    step_s = 1.0 / samples_per_s
    jerk = np.diff(speed, 2) / step_s**2
    duration_s = len(speed) * step_s
    cost = duration_s**3 / float(np.abs(speed).max()) ** 2 * float((jerk**2).sum()) * step_s
    if cost <= 0.0:
        raise BadInput("this speed changes evenly all the time, so its jerk is zero and has no logarithm")
    return -log(cost)


def measure_angle_smoothness(t_s: NDArray[np.float64], angle_deg: NDArray[np.float64]) -> Smoothness | None:
    """Return the smoothness of one recorded movement, or ``None`` where the camera was too slow to tell.

    The speed is taken from local cubics (see :mod:`lull.movement.local_slope`) on a grid of
    :data:`GRID_HZ`, which also smooths landmark noise; so these numbers compare with others of this
    function, not with those of a laboratory. SPARC bears noise well; LDLJ
    does not, and is left out where there is any to speak of.

    Args:
        t_s: shape (n,), increasing times of one movement in seconds.
        angle_deg: shape (n,), the joint's angle in degrees, finite.
    """
    if len(t_s) < FEWEST_SAMPLES:
        return None
    steps_s = np.diff(t_s)
    step_s = float(np.median(steps_s))
    if step_s > 1.0 / SLOWEST_FRAMES_PER_S or float(steps_s.max()) > LONGEST_GAP_S:
        return None
    at_s = np.arange(t_s[0], t_s[-1], 1.0 / GRID_HZ)
    speed = np.abs(estimate_slope(t_s, angle_deg, at_s, half_window_s=HALF_WINDOW_S))
    if len(speed) < FEWEST_SAMPLES or not np.isfinite(speed).all() or float(speed.max()) == 0.0:
        return None
    quiet = _estimate_noise(angle_deg) <= MOST_NOISE_SHARE * float(np.ptp(angle_deg))
    return Smoothness(
        sparc=measure_sparc(speed, GRID_HZ), ldlj=measure_ldlj(speed, GRID_HZ) if quiet else None
    )


def _estimate_noise(values: NDArray[np.float64]) -> float:
    """Return the standard deviation of white noise that would explain the third differences, an upper bound.

    Third differences of white noise have 1 + 9 + 9 + 1 = 20 times its variance; smooth movement adds little.
    """
    return float(np.diff(values, 3).std() / np.sqrt(20.0))


def _check_speed(speed: NDArray[np.float64]) -> None:
    """Refuse a speed profile that holds no movement."""
    if len(speed) < FEWEST_SAMPLES:
        raise BadInput(
            f"{len(speed)} samples of speed are too short to judge smoothness by: "
            f"at least {FEWEST_SAMPLES} are needed"
        )
    if not np.isfinite(speed).all():
        raise BadInput("a speed profile needs a number in every place: cut it where the joint was not seen")
    if not speed.any():
        raise BadInput("this speed is zero all the time: nothing moved")
