"""The sigmoid: from a concentration, as a multiple of the one of half effect, to tone.

``1 - emax x / (1 + x)`` with ``x = ratio ** hill`` is ``1 - emax + emax / (1 + 2 ** (hill log2 ratio))``.
Two thirds of a simulation's time is this power. The library's functions are calls, which stop a loop from
being done in vectors, so logarithm and power are written out here, to the last digits of a double.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lull.compiled.compiling import compiled
from lull.compiled.rounding import ROUND

Floats = NDArray[np.float64]

SPAN = 1000.0
"""Bound on ``|hill log2 ratio|``: far beyond what a tone could show, and still no overflow."""

ROOT_HALF_BITS = 0x3FE6A09E667F3BCD  # the bits of sqrt(1/2): the logarithm is taken from there to sqrt(2)

# 2 atanh(s) / (s ln 2) in powers of s**2, for s**2 up to 0.02944 (error 2e-16).
L0, L1, L2, L3 = 2.885390081777927, 0.9617966939243336, 0.5770780172467689, 0.41219840197251767
L4, L5, L6 = 0.3206163938352311, 0.2614440557729566, 0.24291851014750845
# f (2**f + 1) / (2**f - 1) in powers of f**2, for |f| up to 1/2 (error 1e-15).
R0, R1, R2 = 2.88539008177793, 0.11552453009274023, -0.0009250684590547869
R3, R4 = 1.0581979514685902e-05, -1.26146980706873e-07


class Sigmoid(NamedTuple):
    """The numbers of the sigmoid that all people share.

    Ratios are bounded by ``least`` and ``most``, which keeps the power within :data:`SPAN`. It also turns
    nothing, or a rounding error below nothing, into a tone of exactly 1.
    """

    hill: float
    least: float
    most: float
    emax: float
    rest: float


def find_sigmoid(emax: float, hill: float) -> Sigmoid:
    """Return the sigmoid of this largest effect and steepness."""
    most = float(np.exp2(min(SPAN / hill, 1023.0)))
    return Sigmoid(hill=hill, least=1.0 / most, most=most, emax=emax, rest=1.0 - emax)


@compiled
def find_log2(x: float) -> float:
    """Return the base-2 logarithm of a positive normal number, without a branch or a call.

    The exponent is read from the bits; what is left lies about 1 and has a short series in
    ``s = (x - 1) / (x + 1)``.
    """
    bits = np.float64(x).view(np.int64)
    power = (bits - np.int64(ROOT_HALF_BITS)) >> np.int64(52)
    part = np.int64(bits - (power << np.int64(52))).view(np.float64)
    s = (part - 1.0) / (part + 1.0)
    z = s * s
    return np.float64(power) + s * (L0 + z * (L1 + z * (L2 + z * (L3 + z * (L4 + z * (L5 + z * L6))))))


@compiled
def find_share_left(t: float) -> float:
    """Return ``1 / (1 + 2**t)`` for ``|t|`` up to :data:`SPAN`.

    ``2**f`` is ``(a + f) / (a - f)`` with ``a`` even in ``f``: the division that the sigmoid needs anyway
    then also halves the degree of the polynomial.
    """
    whole = t + ROUND
    f = t - (whole - ROUND)
    z = f * f
    a = R0 + z * (R1 + z * (R2 + z * (R3 + z * R4)))
    low = a - f
    lift = np.float64(whole).view(np.int64) << np.int64(52)
    high = np.int64(np.float64(a + f).view(np.int64) + lift).view(np.float64)
    return low / (low + high)


@compiled
def write_tones(ratios: Floats, powers: Floats, sigmoid: Sigmoid, tone: Floats) -> None:
    """Turn one row of some people's ratios into their tones.

    Two passes, not one: the way from ratio to tone is longer than the processor looks ahead, so a single
    loop would wait for itself. Between them the result waits in ``powers``, which is faster than in place.
    """
    hill, least, most, emax, rest = sigmoid
    for j in range(ratios.shape[0]):
        x = ratios[j]
        x = x if x > least else least  # noqa: FURB136 - max() is a call here, and not done in vectors
        x = x if x < most else most  # noqa: FURB136 - the same
        powers[j] = hill * find_log2(x)
    for j in range(tone.shape[0]):
        tone[j] = rest + emax * find_share_left(powers[j])
