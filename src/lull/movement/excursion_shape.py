"""When a movement started, peaked and ended, and how far it went, read back from its own samples.

The smoother that watches live runs late and rounds peaks off. Once a movement has ended its samples are all
there, so they are smoothed evenly from both sides, which delays nothing.
"""

from bisect import bisect_left
from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

import numpy as np

Sample = tuple[float, float, float]
"""Time in seconds, angle in degrees, the angle's standard error from landmark noise in degrees."""

EDGE_SHARE = 0.05
"""A movement starts and ends where it is this share of its height above rest (ours)."""

TOP_SHARE = 0.03
"""This near to its height, as a share of it, a movement is at its top (ours)."""

REST_BEFORE_S = 0.5
BEGUN_BEFORE_S = 0.2
"""With less seen before its start, a movement may have begun earlier; the way back shows its range (ours)."""

SMOOTHED_SHARE, SMOOTHED_SHARE_PER_DEG, MOST_SMOOTHED_SHARE = 0.04, 0.01, 0.12
"""Half the smoothing window as a share of the movement's time: least, more with noise, most (ours)."""

LEAST_HALF_WIDTH_S, MOST_HALF_WIDTH_S = 0.04, 0.25


class Shape(NamedTuple):
    """Times in seconds; range, noise error of the angles it was read from, and evidence in degrees.

    ``evidence_deg`` is the mean height of the samples times the square root of their number.
    """

    start_s: float
    peak_s: float
    end_s: float
    range_deg: float
    noise_error_deg: float
    evidence_deg: float


def measure_shape(samples: Sequence[Sample], *, left_s: float, rest_deg: float, noise_deg: float) -> Shape:
    """Read a movement's shape from its samples, at least one of them.

    ``left_s`` is when it was noticed to have left rest, ``rest_deg`` the resting level it left, ``noise_deg``
    the standard deviation of the samples at rest: noisier ones are smoothed wider, so that the highest of
    many noisy ones is not taken for the peak.
    """
    times = [sample[0] for sample in samples]
    long_s = times[-1] - left_s
    share = min(SMOOTHED_SHARE + SMOOTHED_SHARE_PER_DEG * noise_deg, MOST_SMOOTHED_SHARE)
    half_s = min(max(share * long_s, LEAST_HALF_WIDTH_S), MOST_HALF_WIDTH_S)
    values = smooth_evenly(times, [sample[1] for sample in samples], half_s)
    first_out = min(bisect_left(times, left_s), len(times) - 1)
    peak = values.index(max(values[first_out:]), first_out)
    lowest = values.index(min(values[: first_out + 1]))
    start = _walk_down(values, peak, lowest, rest_deg)
    ending_deg = min(values[peak:])
    end = _walk_down(values, peak, len(values) - 1, ending_deg)
    base_deg = _measure_base(times, values, start, peak)
    if times[start] - times[0] < BEGUN_BEFORE_S:
        base_deg = min(base_deg, ending_deg)
    return Shape(
        start_s=times[start],
        peak_s=_measure_peak_time(times, values, (start, peak, end), base_deg),
        end_s=times[end],
        range_deg=values[peak] - base_deg,
        noise_error_deg=sum(sample[2] for sample in samples) / len(samples),
        evidence_deg=(sum(values[start : end + 1]) / (end + 1 - start) - base_deg) * sqrt(end + 1 - start),
    )


def _measure_peak_time(
    times: Sequence[float], values: Sequence[float], part: tuple[int, int, int], base_deg: float
) -> float:
    """Return the middle of the time spent at the top: a held movement has no one highest frame.

    ``part`` are the frames of start, peak and end; a movement lost while it is held ends at the top.
    """
    start, peak, end = part
    top = values[peak] - TOP_SHARE * (values[peak] - base_deg)
    first = next((i for i in range(peak, start, -1) if values[i - 1] < top), start)
    last = next((i for i in range(peak, end) if values[i + 1] < top), end)
    return (times[first] + times[last]) / 2.0


def _walk_down(values: Sequence[float], peak: int, furthest: int, level: float) -> int:
    """Return the first index from the peak towards ``furthest`` where the signal is down at ``level``."""
    edge = level + EDGE_SHARE * (values[peak] - level)
    step = 1 if furthest > peak else -1
    return next((i for i in range(peak, furthest, step) if values[i] <= edge), furthest)


def _measure_base(times: Sequence[float], values: Sequence[float], start: int, peak: int) -> float:
    """Return the level a movement set out from: the mean of what lay low just before its start."""
    before = values[bisect_left(times, times[start] - REST_BEFORE_S) : start + 1]
    lowest = min(before)
    low = [value for value in before if value <= lowest + EDGE_SHARE * max(0.0, values[peak] - lowest)]
    return sum(low) / len(low)


def smooth_evenly(times: Sequence[float], values: Sequence[float], half_width_s: float) -> list[float]:
    """Return the mean of all values within ``half_width_s`` on both sides of each sample."""
    t_s = np.asarray(times)
    first = np.searchsorted(t_s, t_s - half_width_s)
    last = np.searchsorted(t_s, t_s + half_width_s, side="right")
    sums = np.concatenate(([0.0], np.cumsum(values)))
    smoothed: list[float] = ((sums[last] - sums[first]) / (last - first)).tolist()
    return smoothed
