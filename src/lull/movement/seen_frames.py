"""The frames of a recording in which a signal was seen, with all that can be worked out beforehand.

None of it depends on how a movement is told from rest; all of it is what the counter that watches live would
work out frame by frame, to the last digit.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import exp

import numpy as np
from numpy.typing import NDArray

from lull.movement.one_euro import SPEED_CUTOFF_HZ, share_of_new
from lull.movement.resting_noise import (
    HINDSIGHT_S,
    LAG_S,
    LEARNING_PER_S,
    LEAST_NOISE_DEG,
    TYPICAL_TO_SD,
)
from lull.movement.spike_gate import find_noise_leapt

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenFrames:
    """One entry a frame seen, ``rows`` says where in the recording; steps are from the frame seen before.

    ``noise_leapt_deg`` is the noise at and above which a frame does not leap, infinite after a long gap;
    ``suspicious`` are the frames that leap when there is the least noise.
    ``window_from`` is the first frame of the window in which the noise at rest is read, -1 with too little
    before; ``windows`` has the same and a quarter of each window in frames. ``noise_change`` is the factor by
    which the estimate of the noise may change at a frame, ``bend_deg`` the noise that its window tells.
    """

    rows: list[int]
    t_s: list[float]
    angle_deg: list[float]
    noise_error_deg: list[float]
    step_s: list[float]
    speed_share: list[float]
    noise_leapt_deg: list[float]
    window_from: list[int]
    noise_change: list[float]
    bend_deg: list[float]
    windows: tuple[NDArray[np.intp], NDArray[np.intp]]
    suspicious: list[int]

    def __len__(self) -> int:
        """Return how many frames there are."""
        return len(self.t_s)

    def turned_over(self) -> "SeenFrames":
        """Return the same frames of the signal that grows the other way."""
        return replace(self, angle_deg=[-angle for angle in self.angle_deg])

    def find_suspicious(self, begin: int, end: int) -> list[int]:
        """Return the frames, from ``begin`` up to ``end``, that may leap when there is little noise."""
        first = bisect_left(self.suspicious, begin)
        return self.suspicious[first : bisect_left(self.suspicious, end, first)]


def lay_out_frames(
    t_s: Array, angle_deg: Array, noise_error_deg: Array, *, longest_gap_s: float
) -> SeenFrames:
    """Lay out a recording, one value a frame in all arrays, NaN where the angle was not seen."""
    rows = np.flatnonzero(np.isfinite(angle_deg))
    times, angles = t_s[rows], angle_deg[rows]
    steps = np.diff(times, prepend=-np.inf)
    far = np.abs(np.diff(angles, prepend=0.0))
    noise_leapt = np.where(steps > longest_gap_s, np.inf, find_noise_leapt(steps, far))
    window_from = np.searchsorted(times, times - HINDSIGHT_S - 2.0 * LAG_S, side="right") - 1
    quarter = (np.arange(len(times)) - window_from + 1) // 4
    steps_s = steps.tolist()
    windows = window_from, quarter
    return SeenFrames(
        rows=rows.tolist(),
        t_s=times.tolist(),
        angle_deg=angles.tolist(),
        noise_error_deg=noise_error_deg[rows].tolist(),
        step_s=steps_s,
        speed_share=share_of_new(np.minimum(steps, longest_gap_s), SPEED_CUTOFF_HZ).tolist(),
        noise_leapt_deg=noise_leapt.tolist(),
        window_from=window_from.tolist(),
        noise_change=measure_changes(steps_s),
        bend_deg=measure_bends(angles, windows, slice(None)).tolist(),
        windows=windows,
        suspicious=np.flatnonzero(noise_leapt > LEAST_NOISE_DEG).tolist(),
    )


def measure_changes(steps_s: Sequence[float]) -> list[float]:
    """Return by which factor an estimate of noise may change in each step (``math.exp``, as live)."""
    return [exp(LEARNING_PER_S * min(step_s, LAG_S)) for step_s in steps_s]


def measure_bends(
    values: Array, windows: tuple[NDArray[np.intp], NDArray[np.intp]], part: slice
) -> NDArray[np.float64]:
    """Return the noise each window of ``part`` tells; see :mod:`lull.movement.resting_noise`."""
    first, quarter = windows[0][part], windows[1][part]
    bent = values[first + 2 * quarter] - 2.0 * values[first + quarter] + values[first]
    return np.asarray(np.abs(bent) * TYPICAL_TO_SD)
