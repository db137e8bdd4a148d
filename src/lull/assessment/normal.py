"""The normal distribution, as far as the assessments need it."""

from math import erf, sqrt


def normal_share(z: float) -> float:
    """Return the share of a standard normal below ``z``.

    >>> normal_share(0.0)
    0.5
    """
    return 0.5 * (1.0 + erf(z / sqrt(2.0)))
