"""Made-up movement whose every repetition is known: angles over time, and limbs in space that show them.

All randomness comes from the generator passed in, so that a failing example can be seen again.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Way:
    """One movement out and back: how far, how long each part takes, how much of the way it comes back."""

    range_deg: float
    out_s: float = 0.9
    hold_s: float = 0.2
    back_s: float = 0.9
    rest_s: float = 0.7
    pause_s: float = 0.0
    pause_at: float = 0.5

    @property
    def moving_s(self) -> float:
        """Seconds from leaving rest to being back."""
        return self.out_s + self.pause_s + self.hold_s + self.back_s


@dataclass(frozen=True, kw_only=True)
class MadeMovement:
    """Times and true angles, with when each movement truly started and ended and how far it went."""

    t_s: Array
    angle_deg: Array
    truth: tuple[tuple[float, float, float], ...]


def simulate_movement(
    ways: list[Way], *, fps: float, rest_deg: float = 70.0, lead_s: float = 1.5, cut_s: float = 0.0
) -> MadeMovement:
    """Put movements one after the other; ``cut_s`` is how much of the end is cut away."""
    truth, at_s = [], lead_s
    knots: list[tuple[float, float]] = [(0.0, rest_deg), (lead_s, rest_deg)]
    for way in ways:
        start, top = at_s, rest_deg + way.range_deg
        if way.pause_s > 0.0:
            half = rest_deg + way.pause_at * way.range_deg
            knots += [(at_s + way.out_s / 2, half), (at_s + way.out_s / 2 + way.pause_s, half)]
        at_s += way.out_s + way.pause_s
        knots += [(at_s, top), (at_s + way.hold_s, top)]
        at_s += way.hold_s + way.back_s
        knots += [(at_s, rest_deg), (at_s + way.rest_s, rest_deg)]
        truth.append((start, at_s, way.range_deg))
        at_s += way.rest_s
    t_s = np.arange(0.0, at_s - cut_s, 1.0 / fps)
    return MadeMovement(t_s=t_s, angle_deg=_glide(t_s, knots), truth=tuple(truth))


def _glide(t_s: Array, knots: list[tuple[float, float]]) -> Array:
    """Go smoothly (half a cosine) from knot to knot."""
    out = np.full_like(t_s, knots[-1][1])
    for (t0, a0), (t1, a1) in pairwise(knots):
        part = (t_s >= t0) & (t_s < t1)
        if t1 > t0:
            out[part] = a0 + (a1 - a0) * 0.5 * (1.0 - np.cos(pi * (t_s[part] - t0) / (t1 - t0)))
    return out


def shake(
    made: MadeMovement,
    rng: np.random.Generator,
    *,
    noise_deg: float = 0.0,
    tremor_deg: float = 0.0,
    drift_deg_per_min: float = 0.0,
) -> Array:
    """Return the angles with white noise, a 5 Hz tremor and a slow drift."""
    t_s = made.t_s
    phase = rng.uniform(0.0, 2.0 * pi)
    return np.asarray(
        made.angle_deg
        + rng.normal(0.0, noise_deg, len(t_s))
        + tremor_deg * np.sin(2.0 * pi * 5.0 * t_s + phase)
        + drift_deg_per_min * t_s / 60.0
    )


def keep_some(
    t_s: Array, rng: np.random.Generator, *, lost: float, wander: float
) -> tuple[NDArray[np.bool_], Array]:
    """Return which frames arrive when a share is ``lost``, and times that ``wander`` by a share of a step."""
    kept = rng.random(len(t_s)) >= lost
    step = float(np.median(np.diff(t_s)))
    times = t_s + rng.uniform(-0.5, 0.5, len(t_s)) * wander * step
    return kept, times


def simulate_limb(angle_deg: Array, *, upper: float = 0.30, lower: float = 0.26) -> Array:
    """Return three points in space over time, shape (n, 3, 3): end, joint, other end, in metres.

    The joint shows exactly the given inner angle (0 folded, 180 straight); the whole limb sways a little.
    """
    points = np.empty((len(angle_deg), 3, 3))
    for i, angle in enumerate(angle_deg):
        sway = 0.1 * sin(0.013 * i)
        inner = angle * pi / 180.0
        joint = np.array([0.4 + 0.02 * cos(0.02 * i), 0.5, 0.2])
        points[i, 0] = joint + upper * np.array([cos(pi / 2 + sway), sin(pi / 2 + sway), 0.0])
        points[i, 1] = joint
        points[i, 2] = joint + lower * np.array([cos(pi / 2 + sway + inner), sin(pi / 2 + sway + inner), 0.0])
    return points


def turn_in_space(points: Array, rng: np.random.Generator) -> Array:
    """Return the points in a random orientation (QR of a random matrix, possibly mirrored)."""
    turn, _ = np.linalg.qr(rng.normal(size=(3, 3)))
    return np.asarray(points @ turn)
