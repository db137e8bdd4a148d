"""What a swing is roughly like: when it was let go, its first low, how fast it swings and dies away."""

from math import hypot

import numpy as np

from lull.assessment.angle_trace import AngleTrace, Array
from lull.assessment.release import Fall
from lull.assessment.rough_trace import GRID_S, RoughTrace, find_turns
from lull.assessment.swing_curve import SwingShape

PERIODS_S = np.geomspace(0.35, 1.7, 24)
DECAYS_PER_S = np.array([0.1, 0.3, 0.6, 1.0, 1.6, 2.5, 4.0])
"""Where a swing's period and decay are looked for (ours: legs of small children to tall adults)."""

CREEP_PER_S = 1.5
"""How fast a stiff leg creeps on to its rest while it swings (ours)."""

USUAL_PERIOD_S, USUAL_DECAY_PER_S = 1.0, 1.5
LEAST_EXPLAINED = 0.3
NEAR_LOW_S = 0.15
TAIL_S = 6.0
BIN_S = 0.05
RELEASE_STEP_S = 0.005
SHORT_HOLD_S = 0.06
"""A hold at the very begin of a recording is told from none when it lasts longer (ours)."""

SOFT_RELEASE_S = 0.015
"""A tense muscle lets a leg go by and by: no release is known better (ours, from simulated short-range
stiffness)."""

HOLD_USED_S = (0.5, 1.0)
NOISY_DEG = 0.7


def estimate_shape(trace: AngleTrace, rough: RoughTrace, fall: Fall) -> tuple[SwingShape, float]:
    """Return the rough shape of a swing and the standard error of its release time in seconds."""
    release, release_sd = _time_release(trace, rough, fall)
    begin = float(trace.t_s[0])
    if fall.at_begin and release - begin < max(SHORT_HOLD_S, 3.0 * release_sd, 2.0 / trace.frames_per_s):
        release = begin
    first, last = rough.index(fall.onset_s), rough.index(fall.end_s)
    q = rough.q_deg[first : last + 1]
    turns = find_turns(q, max(1.5, 3.0 * rough.smooth_noise_deg))
    lows = [i for i in turns[1:] if q[i] < q[0] - 3.0]
    low = lows[0] if lows else min(len(q) - 1, rough.index(fall.low_s) - first)
    # A leg that comes to rest without turning is lowest anywhere later: its fall ends where it nears that.
    near = int(np.argmax(q <= q[low] + max(2.0, 3.0 * rough.smooth_noise_deg)))
    first_low = max(float(rough.t_s[first]) + min(low * GRID_S, near * GRID_S + NEAR_LOW_S), release + 0.1)
    period, decay, later = _fit_tail(trace, first_low, fall.end_s)
    shape = SwingShape(
        release_s=release,
        first_low_s=first_low,
        end_s=fall.end_s,
        size_deg=fall.size_deg,
        later_deg=later,
        period_s=period,
        decay_per_s=decay,
    )
    return shape, release_sd


def _time_release(trace: AngleTrace, rough: RoughTrace, fall: Fall) -> tuple[float, float]:
    """Return when the leg left the held angle, with its standard error.

    Before the release the angle is held, after it drops with a steadily changing acceleration from rest: of
    all release times near the fall's onset the mean is taken, each weighed by how well the samples follow.
    """
    low, high = rough.index(fall.onset_s), rough.index(fall.low_s)
    dropped = rough.q_deg[low] - rough.q_deg[low : high + 1]
    early = np.flatnonzero(dropped >= 0.3 * max(fall.size_deg, 1.0))
    until = float(rough.t_s[low + (int(early[0]) if len(early) else len(dropped) - 1)])
    begin = max(float(trace.t_s[0]), fall.onset_s - 0.3)
    used = (trace.t_s >= begin) & (trace.t_s <= until)
    t, q = trace.t_s[used], trace.q_deg[used]
    first = max(begin, fall.onset_s - 0.04)
    times = np.arange(first, max(first + RELEASE_STEP_S, until - 2.0 / trace.frames_per_s), RELEASE_STEP_S)
    since = np.maximum(0.0, t[None, :] - times[:, None])
    columns = np.stack((np.ones_like(since), since**2, since**3), axis=2)
    turned = columns.transpose(0, 2, 1)
    gram, moment = turned @ columns + 1e-9 * np.eye(3), turned @ q
    fitted = np.linalg.solve(gram, moment[..., None])[..., 0]
    misfit = ((q - (columns @ fitted[..., None])[..., 0]) ** 2).sum(axis=1)
    misfit = np.where(fitted[:, 1] < 0.0, misfit, np.inf)
    if not np.isfinite(misfit).any():
        return fall.onset_s, 0.05
    noise = max(rough.noise_deg, 0.1, float(np.sqrt(misfit.min() / max(1, len(t) - 4))))
    weight = np.exp(-0.5 * (misfit - misfit.min()) / noise**2)
    weight /= weight.sum()
    mean = float(weight @ times)
    spread = float(np.sqrt(weight @ (times - mean) ** 2))
    return mean, hypot(spread, 0.25 / trace.frames_per_s, SOFT_RELEASE_S)


def _fit_tail(trace: AngleTrace, first_low_s: float, end_s: float) -> tuple[float, float, float]:
    """Return period in seconds, decay per second and size in degrees of what swings after the first low."""
    used = (trace.t_s >= first_low_s) & (trace.t_s <= min(end_s, first_low_s + TAIL_S))
    t, q = _average(trace.t_s[used] - first_low_s, trace.q_deg[used])
    if len(t) < 6 or t[-1] < 0.25:  # noqa: PLR2004 - too little to see a swing in
        return USUAL_PERIOD_S, USUAL_DECAY_PER_S, 5.0
    omega = np.repeat(2.0 * np.pi / PERIODS_S, len(DECAYS_PER_S))
    decay = np.tile(DECAYS_PER_S, len(PERIODS_S))
    fading = np.exp(-decay[:, None] * t)
    level = np.broadcast_to(1.0, fading.shape)
    creep = np.broadcast_to(np.exp(-CREEP_PER_S * t), fading.shape)
    waves = fading * np.cos(omega[:, None] * t), fading * np.sin(omega[:, None] * t)
    columns = np.stack((level, *waves, creep), axis=2)
    turned = columns.transpose(0, 2, 1)
    gram, moment = turned @ columns + 1e-3 * np.eye(4), turned @ q
    fitted = np.linalg.solve(gram, moment[..., None])[..., 0]
    left = (q**2).sum() - (fitted * moment).sum(axis=1)
    best = int(np.argmin(left))
    explained = 1.0 - left[best] / max(1e-9, ((q - q.mean()) ** 2).sum())
    size = float(np.hypot(fitted[best, 1], fitted[best, 2]))
    if explained < LEAST_EXPLAINED:
        return USUAL_PERIOD_S, USUAL_DECAY_PER_S, float(np.std(q))
    return 2.0 * np.pi / float(omega[best]), float(decay[best]), size


def _average(t_s: Array, q_deg: Array) -> tuple[Array, Array]:
    """Return means over short bins, so that a fast recording costs no more than a slow one."""
    if len(t_s) == 0:
        return t_s, q_deg
    bins = np.floor(t_s / BIN_S).astype(int)
    _, where = np.unique(bins, return_inverse=True)
    count = np.bincount(where)
    return np.bincount(where, t_s) / count, np.bincount(where, q_deg) / count
