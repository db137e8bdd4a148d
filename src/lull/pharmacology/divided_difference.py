"""Divided differences of the exponential: sums of decaying exponentials that never cancel.

A chain of first-order steps with rates ``r0 .. rn`` answers a unit pulse with the divided difference of
``x -> exp(x t)`` at ``-r0 .. -rn``. Written as partial fractions the answer breaks down when two rates
are close and is undefined when they are equal; as a divided difference it is exact everywhere.
(Method: Newton's recursion on ordered nodes where they are apart, Taylor's series where they are close.)
"""

from collections.abc import Sequence
from math import factorial

import numpy as np
from numpy.typing import NDArray

_CLOSE = 1.0
"""Nodes that span less than this are summed as a series; wider apart, the recursion loses no digits."""

_TERMS = 16
"""Terms of the series: nodes lie within half of ``_CLOSE`` of the middle, and 0.5**16 / 16! < 1e-18."""


def divide_difference_of_exp(rates_per_h: Sequence[float], hours: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the pulse response of a chain of first-order steps, at each of ``hours`` (0 or more).

    For one rate this is ``exp(-r t)``; for two, ``(exp(-r t) - exp(-s t)) / (s - r)``; and so on, with the
    limits where rates are equal. The unit is h to the power of the number of rates less one.
    """
    ordered = sorted(rates_per_h, reverse=True)
    nodes = -np.multiply.outer(np.asarray(ordered), hours)  # rows rise from the fastest rate to the slowest
    level = [np.exp(node) for node in nodes]
    for width in range(1, len(ordered)):
        level = [
            _join(nodes[i : i + width + 1], lower=level[i], upper=level[i + 1])
            for i in range(len(ordered) - width)
        ]
    return np.asarray(level[0] * hours ** (len(ordered) - 1))


def _join(
    nodes: NDArray[np.float64], *, lower: NDArray[np.float64], upper: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the difference over all nodes, from the one without the last and the one without the first."""
    span = nodes[-1] - nodes[0]
    close = span <= _CLOSE
    joined: NDArray[np.float64] = (upper - lower) / np.where(close, 1.0, span)
    if close.any():
        joined[close] = _sum_series(nodes[:, close])
    return joined


def _sum_series(nodes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Sum Taylor's series about the middle of nodes that lie close together.

    The ``k``-th term is the complete homogeneous symmetric polynomial of degree ``k`` of the distances
    from the middle, over ``(k + n)!``.
    """
    middle = (nodes[0] + nodes[-1]) / 2
    away = nodes - middle
    degree = [np.ones_like(middle)] + [np.zeros_like(middle)] * _TERMS
    for distance in away:
        for k in range(1, _TERMS + 1):
            degree[k] = degree[k] + distance * degree[k - 1]
    last = len(nodes) - 1
    total = np.zeros_like(middle)
    for k in range(_TERMS, -1, -1):
        total += degree[k] / factorial(k + last)
    return np.asarray(np.exp(middle) * total)
