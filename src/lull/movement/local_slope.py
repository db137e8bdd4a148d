"""The slope of a signal with irregular sample times, from a cubic fitted around each moment.

Source of the method: local polynomial regression with tricube weights (Cleveland 1979, J Am Stat Assoc
74:829); on regular times without weights it is the filter of Savitzky and Golay (1964, Anal Chem 36:1627).
"""

import numpy as np
from numpy.typing import NDArray

DEGREE = 3
RIDGE = 1e-9
"""Keeps the small systems solvable where samples are few; too small to be seen in the answer."""


def estimate_slope(
    t_s: NDArray[np.float64], values: NDArray[np.float64], at_s: NDArray[np.float64], *, half_window_s: float
) -> NDArray[np.float64]:
    """Return the slope at each moment, in units of ``values`` a second; NaN with too few samples around.

    Args:
        t_s: shape (n,), increasing times in seconds.
        values: shape (n,), finite.
        at_s: shape (m,), the moments asked for.
        half_window_s: how far samples are looked at before and after, in seconds. Where too few lie there
            (at the ends, or in a gap), the window is not widened and the answer is NaN.
    """
    away = (t_s[None, :] - at_s[:, None]) / half_window_s
    weight = np.clip(1.0 - np.abs(away) ** 3, 0.0, None) ** 3
    powers = away[:, :, None] ** np.arange(DEGREE + 1)
    weighted = powers * weight[:, :, None]
    normal = np.einsum("mni,mnj->mij", weighted, powers) + RIDGE * np.eye(DEGREE + 1)
    right = np.einsum("mni,n->mi", weighted, values - values.mean())
    slope = np.linalg.solve(normal, right[:, :, None])[:, 1, 0] / half_window_s
    slope[(weight > 0.0).sum(axis=1) <= DEGREE] = np.nan
    return np.asarray(slope)
