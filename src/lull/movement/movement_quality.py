"""How a movement went, besides how far: how long, how long held, how fast, how smooth."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lull.movement.smoothness import Smoothness, measure_angle_smoothness

HELD_SHARE = 0.1
"""This near to its peak, as a share of its height, a movement is held (ours)."""

STEP_S = 1.0 / 60.0
SMOOTHED_STEPS = 5
"""Speeds are read on an even grid, smoothed over so many of its steps (ours; shorter than any movement)."""

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementQuality:
    """Seconds from leaving rest to being back, seconds near the peak, and the highest speed on the way out.

    ``peak_speed`` is in the signal's unit a second, ``None`` where too few frames were seen. ``smoothness``
    is that of the whole movement, ``None`` where the camera was too slow to tell.
    """

    duration_s: float
    hold_s: float
    peak_speed: float | None
    smoothness: Smoothness | None


def measure_quality(
    t_s: Array, values: Array, *, start_s: float, peak_s: float, end_s: float
) -> MovementQuality:
    """Measure one movement in a signal that grows away from rest (NaN: not seen)."""
    part = find_part(t_s, start_s, end_s)
    known = np.isfinite(values[part])
    times, seen = t_s[part][known], values[part][known]
    hold_s, speed = 0.0, None
    if len(times) >= 3:  # noqa: PLR2004 - two frames have neither a top nor a speed
        top = float(seen.max())
        level = top - HELD_SHARE * (top - float(min(seen[0], seen[-1])))
        hold_s = _measure_time_above(times, seen, level)
        speed = _measure_peak_speed(times, seen, peak_s)
    return MovementQuality(
        duration_s=end_s - start_s,
        hold_s=hold_s,
        peak_speed=speed,
        smoothness=measure_angle_smoothness(times, seen),
    )


def find_part(t_s: Array, start_s: float, end_s: float) -> slice:
    """Return where increasing times lie between two, both included."""
    return slice(int(np.searchsorted(t_s, start_s)), int(np.searchsorted(t_s, end_s, side="right")))


def _measure_peak_speed(times: Array, values: Array, peak_s: float) -> float | None:
    """Return the highest speed before the peak, or ``None`` where hardly anything was seen of that way."""
    if np.searchsorted(times, peak_s, side="right") < 3:  # noqa: PLR2004 - as above
        return None
    grid = np.arange(times[0], min(peak_s, times[-1]), STEP_S)
    even = np.interp(grid, times, values)
    if len(even) > SMOOTHED_STEPS:
        even = np.convolve(even, np.full(SMOOTHED_STEPS, 1.0 / SMOOTHED_STEPS), mode="valid")
    return float(np.diff(even).max() / STEP_S) if len(even) > 1 else None


def _measure_time_above(times: Array, values: Array, level: float) -> float:
    """Return for how long a signal, straight between its samples, lies at or above a level."""
    low, high = np.minimum(values[:-1], values[1:]), np.maximum(values[:-1], values[1:])
    share = np.where(low >= level, 1.0, 0.0)
    crossing = (low < level) & (high > level)
    share[crossing] = (high[crossing] - level) / (high[crossing] - low[crossing])
    return float(((times[1:] - times[:-1]) * share).sum())
