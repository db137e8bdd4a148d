"""How a movement went, besides how far: how long, how long held, how fast."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lull.movement.excursion_shape import smooth_evenly

HELD_SHARE = 0.1
"""This near to its peak, as a share of its height, a movement is held (ours)."""

SMOOTHED_HALF_S = 0.05
"""Half the smoothing window before speeds are read (ours; shorter than any movement)."""

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementQuality:
    """Seconds from leaving rest to being back, seconds near the peak, and the highest speed on the way out.

    ``peak_speed`` is in the signal's unit a second, ``None`` where too few frames were seen.
    """

    duration_s: float
    hold_s: float
    peak_speed: float | None


def measure_quality(
    t_s: Array, values: Array, *, start_s: float, peak_s: float, end_s: float
) -> MovementQuality:
    """Measure one movement in a signal that grows away from rest (NaN: not seen)."""
    part = (t_s >= start_s) & (t_s <= end_s) & np.isfinite(values)
    times = t_s[part]
    smoothed = np.array(smooth_evenly(times.tolist(), values[part].tolist(), SMOOTHED_HALF_S))
    hold_s, speed = 0.0, None
    if len(times) >= 3:  # noqa: PLR2004 - two frames have neither a top nor a speed
        top = float(smoothed.max())
        level = top - HELD_SHARE * (top - float(min(smoothed[0], smoothed[-1])))
        hold_s = _measure_time_above(times, smoothed, level)
        way_out = times <= peak_s
        if way_out.sum() >= 3:  # noqa: PLR2004 - as above
            speed = float(np.gradient(smoothed[way_out], times[way_out]).max())
    return MovementQuality(duration_s=end_s - start_s, hold_s=hold_s, peak_speed=speed)


def _measure_time_above(times: Array, values: Array, level: float) -> float:
    """Return for how long a signal, straight between its samples, lies at or above a level."""
    low, high = np.minimum(values[:-1], values[1:]), np.maximum(values[:-1], values[1:])
    share = np.where(low >= level, 1.0, 0.0)
    crossing = (low < level) & (high > level)
    share[crossing] = ((high - level) / np.where(crossing, high - low, 1.0))[crossing]
    return float((np.diff(times) * share).sum())
