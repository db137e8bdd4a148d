"""Cubic splines on uneven knots: the four pieces alive at a point, and their derivatives."""

import numpy as np
from numpy.typing import NDArray

from lull.assessment.angle_trace import Array

Indices = NDArray[np.intp]

DEGREE = 3
ALIVE = DEGREE + 1


def lay_knots(edges: Array) -> Array:
    """Return knots for a cubic spline over rising edges, the ends repeated so that it begins at its first."""
    return np.concatenate((np.repeat(edges[0], DEGREE), edges, np.repeat(edges[-1], DEGREE)))


def evaluate_pieces(knots: Array, at: Array, order: int = 0) -> tuple[Indices, Array]:
    """Return for each point the first piece alive and the values, shape (points, 4), of the four alive there.

    Args:
        knots: from :func:`lay_knots`.
        at: points; those outside take the nearest piece.
        order: which derivative, 0 to 3.

    Source: de Boor's recursion (A Practical Guide to Splines, 1978); derivatives by differences of lower
    degrees.
    """
    span = np.clip(np.searchsorted(knots, at, side="right") - 1, DEGREE, len(knots) - DEGREE - 2)
    alive = np.ones((len(at), 1))
    for degree in range(1, ALIVE):
        if degree <= DEGREE - order:
            alive = _raise_degree(knots, at, span, degree, alive)
        else:
            alive = _differentiate(knots, span, degree, alive)
    return span - DEGREE, alive


def _raise_degree(knots: Array, at: Array, span: Indices, degree: int, lower: Array) -> Array:
    """Return the ``degree + 1`` splines alive at each point from those of one degree less."""
    alive = np.zeros((len(at), degree + 1))
    for k in range(degree):
        left, right = knots[span - degree + 1 + k], knots[span + 1 + k]
        share = lower[:, k] / (right - left)
        alive[:, k] += (right - at) * share
        alive[:, k + 1] += (at - left) * share
    return alive


def _differentiate(knots: Array, span: Indices, degree: int, lower: Array) -> Array:
    """Return one more derivative of the splines of this degree, from that of one degree less."""
    alive = np.zeros((len(span), degree + 1))
    for k in range(degree):
        slope = degree * lower[:, k] / (knots[span + 1 + k] - knots[span - degree + 1 + k])
        alive[:, k] -= slope
        alive[:, k + 1] += slope
    return alive
