"""Decay: what a stretch of time leaves of an exponential, and what a steady flow puts into it meanwhile."""

import numpy as np

from lull.compiled.compiling import compiled
from lull.compiled.rounding import ROUND

LOG2_E = 1.4426950408889634
LN2_HIGH = 0.6931471803691238  # ln 2 with its last 32 bits cleared, so that a multiple of it is exact
LN2_LOW = 1.9082149292705877e-10  # the rest of ln 2
LOWEST = -700.0  # below it exp is as good as nothing, and its scale would no longer be a normal number
TERMS = 13  # |x| is at most ln 2 / 2, and its 14th power over 14! is below the last digit


@compiled
def decay(rate: float, dt: float) -> tuple[float, float]:
    """Return ``exp(-rate dt)`` and its integral over ``dt``, both to about one unit in the last place.

    Written out because a call to the library's ``exp`` keeps the loop around it from being done in vectors.
    A factor is multiplied with itself once a step, and so is its error: the polynomial is a full one.
    It is that of ``exp - 1``, which keeps the integral exact for slow rates.
    """
    x = -rate * dt
    x = x if x > LOWEST else LOWEST  # noqa: FURB136 - max() is a call here, and not done in vectors
    n = (x * LOG2_E + ROUND) - ROUND
    f = (x - n * LN2_HIGH) - n * LN2_LOW
    p = 1.0
    for k in range(TERMS, 1, -1):
        p = 1.0 + p * f * (1.0 / k)
    p = p * f
    scale = np.int64((np.int64(n) + np.int64(1023)) << np.int64(52)).view(np.float64)
    gone = scale * p + (scale - 1.0)
    return scale + scale * p, (-gone / rate if rate > 0.0 else dt)
