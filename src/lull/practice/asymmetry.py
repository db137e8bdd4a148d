"""How unevenly both sides took part in a movement they make as one."""

from dataclasses import dataclass, replace
from math import hypot

import numpy as np
from numpy.typing import NDArray

from lull.movement.attempt import Attempt
from lull.movement.joint_angle import BODY_ERROR_DEG
from lull.movement.measured_signal import MeasuredSignal, measure_signal
from lull.movement.movement_quality import find_part
from lull.movement.recorded_body import RecordedBody
from lull.movement.signal import Signal

NEAR_S = 0.1
"""Start and peak are each the median of so long before and after (ours)."""

Sides = tuple[MeasuredSignal, MeasuredSignal]
"""The left and the right side's own signal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asymmetry:
    """How much further the left side went than the right, in percent of the mean of both ranges.

    Negative where the right side went further. ``percent_error`` is its standard error.
    """

    percent: float
    percent_error: float


def measure_each_side(signal: Signal, body: RecordedBody) -> Sides:
    """Measure both sides' own signals of a movement they make as one."""
    alone = replace(signal, whose="one")
    return measure_signal(alone, "left", body), measure_signal(alone, "right", body)


def measure_asymmetry(t_s: NDArray[np.float64], sides: Sides, attempt: Attempt) -> Asymmetry | None:
    """Measure one movement; ``None`` where either side was not seen, or neither moved."""
    ranges, errors = [], []
    for side in sides:
        ends = [_level(t_s, side.value, at_s) for at_s in (attempt.start_s, attempt.peak_s)]
        if None in ends:
            return None
        start, peak = (end for end in ends if end is not None)
        ranges.append(abs(peak - start))
        part = find_part(t_s, attempt.start_s, attempt.end_s)
        seen = np.isfinite(side.value[part])
        errors.append(hypot(BODY_ERROR_DEG, float(side.noise_error[part][seen].mean())))
    left, right = ranges
    mean = (left + right) / 2.0
    if mean <= 0.0:
        return None
    return Asymmetry(percent=100.0 * (left - right) / mean, percent_error=100.0 * hypot(*errors) / mean)


def _level(t_s: NDArray[np.float64], values: NDArray[np.float64], at_s: float) -> float | None:
    """Return a signal's level around a moment, or ``None`` where it was not seen."""
    part = find_part(t_s, at_s - 2.0 * NEAR_S, at_s + 2.0 * NEAR_S)
    near = values[part][(np.abs(t_s[part] - at_s) <= NEAR_S) & np.isfinite(values[part])]
    return float(np.median(near)) if near.size else None
