"""The course of botulinum toxin in one muscle: days to begin, weeks to the peak, gone after months.

``(t / peak)^2 exp(2 (1 - t / peak))``: three first-order steps of equal rate, scaled to 1 at the peak. With a
peak at 28 days it is a quarter after a week and an eighth after three months.
"""

import numpy as np
from numpy.typing import NDArray

Curve = NDArray[np.float64]


def predict_botulinum_course(days: Curve, peak_days: float | Curve) -> Curve:
    """Predict the effect as a share of its peak, ``days`` after the injection (0 before it)."""
    part = np.maximum(days, 0.0) / peak_days
    return np.asarray(part**2 * np.exp(2.0 * (1.0 - part)))
