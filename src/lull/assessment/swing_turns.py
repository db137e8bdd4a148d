"""Where a swing turns: the first reversal, the later highs and lows, and which of them count as swings."""

from dataclasses import dataclass

import numpy as np

from lull.assessment.angle_trace import Array
from lull.assessment.normal import normal_share
from lull.assessment.swing_curve import SwingCurve

FINE_S = 0.004
LEAST_DROP_DEG = 2.0
"""A turn counts as the first reversal once the leg has fallen by so much (ours): what is less is the hand
letting go."""

DROP_NOISES = 4.0
LEAST_SPEED_ERROR = 0.5
FLATTENED, DOUBT = 0.5, 1.8
"""Smoothing flattens a small catch by about this share of the velocity's error, and leaves it less sure
(ours, from simulated legs)."""

SMALLEST_CHANCE = 0.01
"""What may be a turn is weighed down to this chance; no velocity is known better than so many degrees/s
(ours)."""

PROMINENCE_DEG = 3.0
"""A flexion peak of at least this prominence is a swing. Source: recovery notes on public traces (their
rule)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SwingTurns:
    """The curve on a fine grid from the release, and indices into it.

    ``reversal``: the first reversal. ``highs`` and ``lows``: all turns after it, in order. ``turned``: False
    where the leg came to rest without ever turning, and the reversal is its lowest place. ``readings``: every
    place that may be the first reversal, with the chance that it is; noise can hide or feign a small one.
    """

    t_s: Array
    q_deg: Array
    speed_deg_per_s: Array
    reversal: int
    highs: tuple[int, ...]
    lows: tuple[int, ...]
    turned: bool
    readings: tuple[tuple[int, float], ...]

    @property
    def fastest(self) -> int:
        """Index of the peak velocity: the fastest fall of the whole swing."""
        return int(np.argmax(np.abs(self.speed_deg_per_s)))


def find_swing_turns(curve: SwingCurve) -> SwingTurns:
    """Find the turns by the zero crossings of the velocity.

    A prominence rule would skip the small first reversal of a very stiff leg and turn 34 degrees into 99.
    """
    t_s = np.arange(curve.release_s, curve.end_s, FINE_S)
    q, speed = curve.values(t_s), curve.values(t_s, 1)
    rising = np.flatnonzero((speed[:-1] < 0.0) & (speed[1:] >= 0.0))
    rising += q[rising + 1] < q[rising]
    falling = np.flatnonzero((speed[:-1] >= 0.0) & (speed[1:] < 0.0))
    falling += q[falling + 1] > q[falling]
    least = max(LEAST_DROP_DEG, DROP_NOISES * curve.error(curve.rows(t_s[:1])[0]))
    readings = _weigh_readings(curve, t_s, q, speed, least)
    reversal = max(readings, key=lambda reading: reading[1])[0]
    lows = [int(i) for i in rising if i > reversal + 1]
    return SwingTurns(
        t_s=t_s,
        q_deg=q,
        speed_deg_per_s=speed,
        reversal=reversal,
        highs=tuple(int(i) for i in falling if i > reversal),
        lows=tuple(lows),
        turned=bool((rising == reversal).any()),
        readings=readings,
    )


def _weigh_readings(
    curve: SwingCurve, t_s: Array, q: Array, speed: Array, least_deg: float
) -> tuple[tuple[int, float], ...]:
    """Return the places that may be the first reversal, with the chance of each.

    The velocity comes up to a highest value after each; the chance that it truly crosses zero there follows
    from the curve's covariance. The first that does is the first reversal.
    """
    tops = np.flatnonzero((speed[1:-1] > speed[:-2]) & (speed[1:-1] >= speed[2:])) + 1
    left, readings = 1.0, []
    for top in tops[q[0] - q[tops] >= least_deg].tolist():
        error = max(LEAST_SPEED_ERROR, curve.error(curve.rows(t_s[top : top + 1], 1)[0]))
        chance = normal_share((float(speed[top]) + FLATTENED * error) / (DOUBT * error))
        if chance < SMALLEST_CHANCE:
            continue
        place = top
        if speed[top] >= 0.0:
            before = int(np.flatnonzero(speed[:top] < 0.0)[-1])
            place = min(before, before + 1, key=lambda i: float(q[i]))
        readings.append((place, left * chance))
        left *= 1.0 - chance
        if left < SMALLEST_CHANCE:
            break
    if left >= SMALLEST_CHANCE or not readings:
        readings.append((int(np.argmin(q)), left))
    return tuple(readings)


def find_prominences(turns: SwingTurns) -> list[tuple[int, int, float]]:
    """Return for each low after the reversal: its index, the index of its lower shoulder, its prominence.

    The shoulder on each side is the highest place before the curve goes lower than the low; the end of the
    recording is a shoulder too.
    """
    q = turns.q_deg
    found = []
    for low in turns.lows:
        below = np.flatnonzero(q[:low] < q[low])
        left = int(below[-1]) if len(below) else 0
        after = np.flatnonzero(q[low + 1 :] < q[low])
        right = low + 1 + int(after[0]) if len(after) else len(q)
        sides = [left + int(np.argmax(q[left : low + 1])), low + int(np.argmax(q[low:right]))]
        shoulder = min(sides, key=lambda i: q[i])
        found.append((low, shoulder, float(q[shoulder] - q[low])))
    return found
