"""A signal with irregular sample times, smoothed by a cubic fitted around each moment, and its slope.

Source of the method: local polynomial regression with tricube weights (Cleveland 1979, J Am Stat Assoc
74:829); on regular times without weights it is the filter of Savitzky and Golay (1964, Anal Chem 36:1627).
"""

import numpy as np
from numpy.typing import NDArray

DEGREE = 3
RIDGE = 1e-9
"""Keeps the small systems solvable where samples are few; too small to be seen in the answer."""

Floats = NDArray[np.float64]


def estimate_slope(t_s: Floats, values: Floats, at_s: Floats, *, half_window_s: float) -> Floats:
    """Return the slope at each moment, in units of ``values`` a second; see :func:`fit_locally`."""
    return fit_locally(t_s, values, at_s, half_window_s=half_window_s)[1]


def fit_locally(t_s: Floats, values: Floats, at_s: Floats, *, half_window_s: float) -> tuple[Floats, Floats]:
    """Return the smoothed value and the slope (a second) at each moment; NaN with too few samples around.

    Args:
        t_s: shape (n,), increasing times in seconds.
        values: shape (n,), finite.
        at_s: shape (m,), the moments asked for.
        half_window_s: how far samples are looked at before and after, in seconds. Where too few lie there
            (at the ends, or in a gap), the window is not widened and the answer is NaN.
    """
    first = np.searchsorted(t_s, at_s - half_window_s, side="right")
    after = np.searchsorted(t_s, at_s + half_window_s, side="left")
    widest = int((after - first).max(initial=0))
    if widest <= DEGREE:
        return np.full(len(at_s), np.nan), np.full(len(at_s), np.nan)
    place = first + np.arange(widest)[:, None]
    inside = place < after
    place = np.minimum(place, len(t_s) - 1)
    away = (t_s[place] - at_s) / half_window_s
    close = np.abs(away)
    near = np.maximum(1.0 - close * close * close, 0.0)
    # Weight times the powers of ``away``: their sums are all that the normal equations are made of.
    powers = np.empty((2 * DEGREE + 1, *away.shape))
    powers[0] = np.where(inside, near * near * near, 0.0)
    for k in range(2 * DEGREE):
        np.multiply(powers[k], away, out=powers[k + 1])
    row = np.arange(DEGREE + 1)
    normal = powers.sum(axis=1).T[:, row[:, None] + row] + RIDGE * np.eye(DEGREE + 1)
    level = float(values.mean())
    right = (powers[: DEGREE + 1] * (values[place] - level)).sum(axis=1).T
    fitted = np.linalg.solve(normal, right[:, :, None])[:, :2, 0]
    fitted[after - first <= DEGREE] = np.nan
    return np.asarray(fitted[:, 0] + level), np.asarray(fitted[:, 1] / half_window_s)
