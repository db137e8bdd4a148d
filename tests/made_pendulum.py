"""Made-up pendulum tests whose answers are known, and a slow second reading of the definitions.

The leg follows the equations of De Groote et al. 2018 (PLoS ONE 13:e0205763): gravity, joint limits, baseline
tone, damping, short-range stiffness until the first reversal, and delayed feedback of force and of its rate.
Written from the paper's equations, with a fourth-order step of 1 ms; many legs swing at once.
"""

from dataclasses import dataclass, fields
from itertools import pairwise
from math import pi

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

STEP_S = 0.001
MASS_KG, LENGTH_M, INERTIA_KG_M2, G_M_PER_S2 = 4.9575, 0.2556, 0.4455, 9.81
LIMIT_PER_RAD, LOWEST_RAD, CRITICAL_RAD = 3.0, -110.0 * pi / 180.0, 0.0262
DELAY_S, REFLEX_TAU_S, STIFFNESS_TAU_S = 0.05, 0.01, 0.05


@dataclass(frozen=True, kw_only=True)
class Leg:
    """One leg: start in degrees, size, tone in N m, reflex gains, damping in N m s/rad."""

    start_deg: float = 0.0
    scale: float = 0.8
    tone_nm: float = 0.8
    force_gain: float = 0.4
    rate_gain: float = 0.05
    damping: float = 0.1


@dataclass(frozen=True, kw_only=True)
class Truth:
    """What the definitions say about a dense trace without noise."""

    start_deg: float
    first_swing_excursion_deg: float
    swings: int
    resting_angle_deg: float
    relaxation_index: float
    swing_time_s: float
    peak_velocity_deg_s: float
    period_s: float
    first_swing_time_s: float
    least_margin_deg: float


def drop_legs(legs: list[Leg], *, seconds: float = 12.0) -> Array:
    """Let legs fall at time 0; return their angles in degrees every millisecond, shape (legs, steps + 1)."""
    p = {f.name: np.array([getattr(leg, f.name) for leg in legs]) for f in fields(Leg)}
    s = p["scale"]
    mgl, inertia = MASS_KG * s**2 * G_M_PER_S2 * LENGTH_M * s, INERTIA_KG_M2 * s**4
    start = np.radians(p["start_deg"])
    delay, steps = round(DELAY_S / STEP_S), round(seconds / STEP_S)
    q, w, reflex, short = start.copy(), np.zeros_like(s), np.zeros_like(s), np.zeros_like(s)
    first = np.ones_like(s, dtype=bool)
    force = np.zeros((steps + 2, len(legs)))
    path = np.empty((steps + 1, len(legs)))
    path[0] = q
    half = -LOWEST_RAD / 2.0

    def bend(q: Array, w: Array, torque: Array) -> Array:
        middle = q + half
        limit = -np.exp(LIMIT_PER_RAD * (middle - half)) + np.exp(LIMIT_PER_RAD * (-middle - half))
        return np.asarray((-mgl * np.cos(q) + limit + p["tone_nm"] + torque - p["damping"] * w) / inertia)

    for n in range(steps):
        force[n + 1] = short - p["damping"] * w
        late, before = force[max(0, n + 1 - delay)], force[max(0, n - delay)]
        asked = np.maximum(0.0, p["force_gain"] * late + p["rate_gain"] * (late - before) / STEP_S)
        reflex = reflex + (asked - reflex) * (1.0 - np.exp(-STEP_S / REFLEX_TAU_S))
        torque = short + reflex
        k1q, k1w = w, bend(q, w, torque)
        k2q, k2w = w + STEP_S / 2 * k1w, bend(q + STEP_S / 2 * k1q, w + STEP_S / 2 * k1w, torque)
        k3q, k3w = w + STEP_S / 2 * k2w, bend(q + STEP_S / 2 * k2q, w + STEP_S / 2 * k2w, torque)
        k4q, k4w = w + STEP_S * k3w, bend(q + STEP_S * k3q, w + STEP_S * k3w, torque)
        q = q + STEP_S / 6 * (k1q + 2 * k2q + 2 * k3q + k4q)
        w = w + STEP_S / 6 * (k1w + 2 * k2w + 2 * k3w + k4w)
        first &= ~((w > 0.0) & (q < start - CRITICAL_RAD))
        stretched = np.minimum(start - q, CRITICAL_RAD) * p["tone_nm"] / CRITICAL_RAD
        short = np.where(
            first,
            short + (np.maximum(stretched, 0.0) - short) * (1.0 - np.exp(-STEP_S / REFLEX_TAU_S)),
            short * np.exp(-STEP_S / STIFFNESS_TAU_S),
        )
        path[n + 1] = q
    return np.degrees(path.T)


def dense_times(dense_deg: Array) -> Array:
    """Return the seconds of a dense trace, from the release."""
    return np.asarray(np.arange(len(dense_deg)) * STEP_S, dtype=np.float64)


def read_definitions(t_s: Array, q_deg: Array, *, release_s: float = 0.0) -> Truth:
    """Apply the definitions to a dense clean trace, point by point, the slow way.

    The trace begins at the release. The resting angle is the mean of its last second.
    """
    q = q_deg.tolist()
    step = float(t_s[1] - t_s[0])
    turns = [i for i in range(1, len(q) - 1) if (q[i] - q[i - 1] < 0) != (q[i + 1] - q[i] < 0)]
    lows = [i for i in turns if q[i] <= q[i - 1] and q[i] <= q[i + 1] and q[i] < q[0] - 2.0]
    reversal = lows[0] if lows else min(range(len(q)), key=q.__getitem__)
    rest = sum(q[-round(1.0 / step) :]) / round(1.0 / step)
    counted, margins = [reversal], []
    for i in lows[1:]:
        sides = []
        for way in (-1, 1):
            top, j = q[i], i
            while 0 <= j < len(q) and q[j] >= q[i]:
                top = max(top, q[j])
                j += way
            sides.append(top - q[i])
        margins.append(abs(min(sides) - 3.0))
        if min(sides) >= 3.0:
            counted.append(i)
    away = [i for i in range(len(q)) if abs(q[i] - rest) >= 3.0]
    gaps = np.diff(np.array(counted)) * step
    start, excursion = q[0], q[0] - q[reversal]
    return Truth(
        start_deg=start,
        first_swing_excursion_deg=excursion,
        swings=len(counted),
        resting_angle_deg=rest,
        relaxation_index=excursion / (start - rest),
        swing_time_s=float(t_s[away[-1]]) - release_s,
        peak_velocity_deg_s=max(abs(b - a) for a, b in pairwise(q)) / step,
        period_s=float(np.median(gaps)) if len(gaps) else float("nan"),
        first_swing_time_s=float(t_s[reversal]) - release_s,
        least_margin_deg=min(margins, default=99.0),
    )


def film(  # noqa: PLR0913 - a camera has this many faults
    dense_deg: Array,
    rng: np.random.Generator,
    *,
    fps: float,
    noise_deg: float = 0.0,
    hold_s: float = 0.0,
    jitter: float = 0.0,
    lost: float = 0.0,
) -> tuple[Array, Array]:
    """Sample a dense fall as a camera would, after a hold; the release falls between two frames."""
    dense_s = dense_times(dense_deg)
    step = 1.0 / fps
    shift = rng.uniform(0.0, step) if hold_s > 0.0 else 0.0
    t_s = np.arange(-hold_s + shift, dense_s[-1], step)
    t_s = t_s + rng.uniform(-0.5, 0.5, len(t_s)) * jitter * step
    q = np.interp(t_s, dense_s, dense_deg) + rng.normal(0.0, noise_deg, len(t_s))
    kept = rng.random(len(t_s)) >= lost
    return t_s[kept] + hold_s, q[kept]


def draw_legs(rng: np.random.Generator, count: int) -> list[Leg]:
    """Draw legs from relaxed to very stiff, children to adults."""
    return [
        Leg(
            start_deg=float(rng.uniform(-40.0, 0.0)),
            scale=float(rng.uniform(0.65, 1.05)),
            tone_nm=float(rng.uniform(0.05, 2.0)) * 0.8,
            force_gain=float(rng.uniform(0.0, 2.0)),
            rate_gain=float(rng.uniform(0.0, 0.3)),
            damping=float(rng.uniform(0.04, 0.3)),
        )
        for _ in range(count)
    ]
