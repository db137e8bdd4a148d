"""A first, rough look at a trace: smoothed on an even grid, with its noise, and its large ups and downs."""

from dataclasses import dataclass

import numpy as np

from lull.assessment.angle_trace import AngleTrace, Array

GRID_S = 0.02
NARROWEST_S, FRAMES_WIDE = 0.03, 0.6
"""Standard deviation of the smoothing: so many seconds, or so many frames where they are few (ours)."""

MAD_TO_SD = 1.4826
THIRD_DIFFERENCE = 20.0**0.5
"""White noise of standard deviation 1 has third differences of this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoughTrace:
    """``q_deg`` every :data:`GRID_S` from ``begin_s``; noise of samples and of ``q_deg`` in degrees."""

    begin_s: float
    q_deg: Array
    noise_deg: float
    smooth_noise_deg: float

    @property
    def t_s(self) -> Array:
        """Times of the grid in seconds."""
        return np.asarray(self.begin_s + GRID_S * np.arange(len(self.q_deg), dtype=np.float64))

    def index(self, at_s: float) -> int:
        """Return the index of a time, inside the grid."""
        return int(np.clip(round((at_s - self.begin_s) / GRID_S), 0, len(self.q_deg) - 1))


def look_roughly(trace: AngleTrace) -> RoughTrace:
    """Smooth with a Gaussian on an even grid; ends are mirrored about their value."""
    noise = estimate_noise_deg(trace.q_deg)
    grid = np.arange(trace.t_s[0], trace.t_s[-1] + 1e-9, GRID_S)
    spread_s = max(NARROWEST_S, FRAMES_WIDE / trace.frames_per_s)
    half = int(np.ceil(3.0 * spread_s / GRID_S))
    kernel = np.exp(-0.5 * (GRID_S * np.arange(-half, half + 1) / spread_s) ** 2)
    kernel /= kernel.sum()
    sums = np.concatenate(([0.0], np.cumsum(trace.q_deg)))
    low = np.searchsorted(trace.t_s, grid - GRID_S / 2)
    high = np.searchsorted(trace.t_s, grid + GRID_S / 2)
    count = high - low
    between = np.interp(grid, trace.t_s, trace.q_deg)
    q = np.where(count > 1, (sums[high] - sums[low]) / np.maximum(count, 1), between)
    padded = np.pad(q, half, mode="reflect", reflect_type="odd") if len(q) > half else np.pad(q, half, "edge")
    smooth = np.convolve(padded, kernel, mode="valid")
    averaged = max(1.0, 2.0 * np.pi**0.5 * spread_s * trace.frames_per_s)
    return RoughTrace(
        begin_s=float(trace.t_s[0]), q_deg=smooth, noise_deg=noise, smooth_noise_deg=noise / averaged**0.5
    )


def estimate_noise_deg(q_deg: Array) -> float:
    """Return the standard deviation of the samples' noise, from the calmer half of third differences."""
    third = np.abs(np.diff(q_deg, n=3))
    return float(np.median(third)) * MAD_TO_SD / THIRD_DIFFERENCE


def find_turns(q_deg: Array, threshold_deg: float) -> list[int]:
    """Return the indices of alternating highs and lows that differ by the threshold at least.

    The first is the extreme before the first such change; the last is the extreme after the last one.
    """
    turns: list[int] = []
    high = low = 0
    top = bottom = float(q_deg[0])
    way = 0
    for i, q in enumerate(q_deg.tolist()):
        if q > top:
            high, top = i, q
        if q < bottom:
            low, bottom = i, q
        if way >= 0 and top - q >= threshold_deg:
            turns.append(high)
            way, low, bottom = -1, i, q
        elif way <= 0 and q - bottom >= threshold_deg:
            turns.append(low)
            way, high, top = 1, i, q
    if turns:
        turns.append(low if way < 0 else high)
    return turns
