"""Passive stretches in a recording: where each begins and ends, how fast it was, and where it was braked."""

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from lull.assessment.angle_trace import AngleTrace, Array
from lull.assessment.rough_trace import estimate_noise_deg, find_turns

SMALLEST_STRETCH_DEG, STRETCH_NOISES = 12.0, 6.0
"""A stretch is at least so large, or so many standard deviations of the noise (ours)."""

ROUGH_S = 0.25
FEWEST_HALF = 2
QUIET_BRAKING, QUIET_SPEED = 0.3, 0.04
BRAKING_SHARE, SPEED_SHARE = 0.15, 0.3
"""A stretch is read through the narrowest window in which noise makes less than these shares of its speed
squared over its size, and of its speed; never wider, on each side, than this share of the time it takes
(ours)."""

CUBIC = 3
LOST_SHARE, GIVES_WAY_DEG, RESUMED_S = 0.35, 6.0, 0.15
BRAKE_SPREAD_S, BLURRED = 0.008, 0.03
"""How exactly the hardest braking can be timed (ours, from simulated catches)."""

END_S = 0.25
END_SHARE = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One stretch: times in seconds, angles in degrees, speeds in degrees/s, braking in degrees/s2.

    ``end_deg`` is the furthest place, the median of a quarter of a second there. ``braked_s`` and
    ``braked_deg`` are when and where the deceleration was largest. Errors are standard errors; those of
    angles are without the body's.
    """

    begin_s: float
    end_s: float
    begin_deg: float
    end_deg: float
    end_error_deg: float
    peak_speed_deg_per_s: float
    peak_speed_error_deg_per_s: float
    braked_s: float
    braked_deg: float
    braked_error_deg: float
    braking_deg_per_s2: float
    braking_error_deg_per_s2: float
    gives_way: bool

    @property
    def size_deg(self) -> float:
        """How far the joint was moved."""
        return abs(self.end_deg - self.begin_deg)


def find_stretches(trace: AngleTrace) -> list[Stretch]:
    """Return all large movements one way, up and down, in order."""
    step = 1.0 / trace.frames_per_s
    t_s = np.arange(trace.t_s[0], trace.t_s[-1] + step / 2.0, step)
    even = np.interp(t_s, trace.t_s, trace.q_deg)
    noise = estimate_noise_deg(trace.q_deg)
    half = max(FEWEST_HALF, round(ROUGH_S / step / 2.0))
    if len(even) <= 2 * half:
        return []
    rough = [_apply(kernel, even) for kernel in _make_kernels(half, step)]
    turns = find_turns(rough[0], max(SMALLEST_STRETCH_DEG, STRETCH_NOISES * noise / half**0.5))
    found = []
    for first, last in pairwise(turns):
        speed = max(1.0, float(np.abs(rough[1][first : last + 1]).max()))
        size = abs(float(rough[0][last] - rough[0][first]))
        takes = size / speed / step
        braking = _choose_kernels(noise, step, BRAKING_SHARE * takes, (2, QUIET_BRAKING * speed**2 / size))
        quick = _choose_kernels(noise, step, SPEED_SHARE * takes, (1, QUIET_SPEED * speed))
        smooth, own_speed, bend = (_apply(kernel, even) for kernel in braking)
        errors = [noise * float(np.sqrt((kernel**2).sum())) for kernel in (*braking, quick[1])]
        curves = _Curves(t_s=t_s, q=smooth, speed=own_speed, bend=bend, quick=_apply(quick[1], even))
        found.append(_read(curves, errors, first, last))
    return found


class _Curves(NamedTuple):
    """A recording read through one stretch's windows; ``quick`` is its speed through a wider one."""

    t_s: Array
    q: Array
    speed: Array
    bend: Array
    quick: Array


def _choose_kernels(
    noise_deg: float, step_s: float, widest: float, quiet: tuple[int, float]
) -> tuple[Array, Array, Array]:
    """Return the narrowest kernels, of so many samples at most, whose derivative is quiet enough."""
    half = FEWEST_HALF
    while True:
        kernels = _make_kernels(half, step_s)
        error = noise_deg * float(np.sqrt((kernels[quiet[0]] ** 2).sum()))
        if error <= quiet[1] or half >= widest:
            return kernels
        half += 1


def _make_kernels(half: int, step_s: float) -> tuple[Array, Array, Array]:
    """Return the weights that read value, speed and acceleration off a cubic through a window.

    Source: Savitzky and Golay 1964, Anal Chem 36:1627.
    """
    powers = np.vander(step_s * np.arange(-half, half + 1.0), CUBIC + 1, increasing=True)
    solved = np.linalg.pinv(powers)
    return solved[0], solved[1], 2.0 * solved[2]


def _apply(kernel: Array, values: Array) -> Array:
    """Return a kernel's reading at every sample; the ends see their own continuation, turned over."""
    half = len(kernel) // 2
    padded = np.pad(values, half, mode="reflect", reflect_type="odd")
    return np.asarray(np.convolve(padded, kernel[::-1], mode="valid"))


def _read(curves: _Curves, errors: list[float], first: int, last: int) -> Stretch:
    """Read one movement; errors are of angle, speed, braking, and of the speed read more widely."""
    t_s, smooth, speed, bend, quick = curves
    way = 1.0 if smooth[last] > smooth[first] else -1.0
    step = float(t_s[1] - t_s[0])
    fastest = first + int(np.argmax(way * speed[first : last + 1]))
    size = abs(float(smooth[last] - smooth[first]))
    reached = first + int(np.argmax(way * (smooth[first : last + 1] - smooth[first]) >= END_SHARE * size))
    begun = first + int(np.flatnonzero(way * (smooth[first : last + 1] - smooth[first]) <= 0.05 * size)[-1])
    braked = fastest + int(np.argmin(way * bend[fastest : last + 1]))
    plateau = smooth[max(reached, last - round(END_S / step)) : last + round(END_S / step) + 1]
    plateau = plateau[way * (smooth[last] - plateau) <= (1.0 - END_SHARE) * size]
    spread = float(np.std(plateau)) / max(1.0, len(plateau)) ** 0.5
    peak = float((way * quick[first : last + 1]).max())
    at_brake = abs(float(speed[braked]))
    slowest = float((way * speed[braked:reached]).min(initial=np.inf))
    after = way * float(smooth[last] - smooth[braked])
    lost = slowest <= LOST_SHARE * way * float(speed[fastest])
    gives_way = lost and after >= GIVES_WAY_DEG + 4.0 * errors[0]
    resumed = reached - braked > round(RESUMED_S / step)
    return Stretch(
        begin_s=float(t_s[begun]),
        end_s=float(t_s[reached]),
        begin_deg=float(smooth[first]),
        end_deg=float(np.median(plateau)),
        end_error_deg=float(np.hypot(spread, errors[0])),
        peak_speed_deg_per_s=peak,
        peak_speed_error_deg_per_s=float(np.hypot(errors[3], BLURRED * peak)),
        braked_s=float(t_s[braked]),
        braked_deg=float(smooth[braked]),
        braked_error_deg=float(np.hypot(1.5 * errors[0], at_brake * (step / 4.0 + BRAKE_SPREAD_S))),
        braking_deg_per_s2=-way * float(bend[braked]),
        braking_error_deg_per_s2=errors[2],
        gives_way=bool(gives_way and resumed),
    )
