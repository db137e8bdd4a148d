"""An attempt as it was measured becomes an outcome: how far, how quickly there, how long it stayed."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from lull.movement.attempt import Excursion
from lull.movement.excursion_shape import TOP_SHARE, Sample, smooth_evenly
from lull.movement.smoothness import measure_angle_smoothness
from lull.practice.challenge.ladder import Challenge
from lull.practice.challenge.outcome import AttemptOutcome

Floats = NDArray[np.float64]

STAYING_SHARE = 0.9
"""Who has reached the goal stays there down to this share of it (ours; plausible 0.8 to 0.95: a held limb
sways). Coming back takes a fifth of its time to fall so far, which counts as staying."""
HALF_WIDTH_S = 0.1
"""Samples this near on both sides are averaged, so that one wild frame reaches no goal (ours)."""


def measure_outcome(samples: Sequence[Sample], excursion: Excursion, asked: Challenge) -> AttemptOutcome:
    """Return what one whole movement came to.

    Args:
        samples: the movement's own samples, those just before and after it may be among them.
        excursion: its start, end and range, without a fault.
        asked: what was asked of it. Everything of it met is a success; the pause is no part of that.

    Smoothness is that of the way out, because a longer hold alone changes that of the whole.
    """
    times = np.array([sample[0] for sample in samples])
    raw = np.array([sample[1] for sample in samples])
    inside = (times >= excursion.start_s) & (times <= excursion.end_s)
    times, raw = times[inside], raw[inside]
    smooth = np.array(smooth_evenly(times.tolist(), raw.tolist(), HALF_WIDTH_S))
    height = smooth - smooth.max() + excursion.range_deg
    far = excursion.range_deg >= asked.range_goal
    there = asked.range_goal if far else (1.0 - TOP_SHARE) * excursion.range_deg
    duration_s = float(times[int(np.argmax(height >= there))]) - excursion.start_s
    hold_s = _measure_hold(times, height, there)
    out = slice(0, int(np.argmax(height >= (1.0 - TOP_SHARE) * excursion.range_deg)) + 1)
    smoothness = measure_angle_smoothness(times[out], raw[out])
    return AttemptOutcome(
        success=far and duration_s <= asked.longest_s and hold_s >= asked.hold_s,
        range_reached=excursion.range_deg,
        duration_s=max(0.0, duration_s),
        hold_s=hold_s,
        sparc=None if smoothness is None else smoothness.sparc,
        ended_s=excursion.end_s,
    )


def _measure_hold(times: Floats, height: Floats, there: float) -> float:
    """Return the longest time from being there until no longer staying."""
    longest_s, since_s = 0.0, None
    for t_s, value in zip(times.tolist(), height.tolist(), strict=True):
        if since_s is None and value >= there:
            since_s = t_s
        elif value < STAYING_SHARE * there:
            since_s = None
        if since_s is not None:
            longest_s = max(longest_s, t_s - since_s)
    return longest_s
