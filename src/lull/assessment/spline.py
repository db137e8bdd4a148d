"""Cubic splines on uneven knots: the values of their basis and its derivatives, as dense matrices."""

import numpy as np

from lull.assessment.angle_trace import Array

DEGREE = 3


def lay_knots(edges: Array) -> Array:
    """Return knots for a cubic spline over rising edges, the ends repeated so that it begins at its first."""
    return np.concatenate((np.repeat(edges[0], DEGREE), edges, np.repeat(edges[-1], DEGREE)))


def evaluate_basis(knots: Array, at: Array) -> list[Array]:
    """Return the basis and its first three derivatives, each of shape (points, splines).

    Points outside the knots take the nearest piece. Source: de Boor's recursion (A Practical Guide to
    Splines, 1978), derivatives by differences of the lower degrees.
    """
    count = len(knots) - DEGREE - 1
    span = np.clip(np.searchsorted(knots, at, side="right") - 1, DEGREE, count - 1)
    lower = [np.ones((len(at), 1))]
    for degree in range(1, DEGREE + 1):
        lower.append(_raise_degree(knots, at, span, degree, lower[-1]))
    rows = np.arange(len(at))[:, None]
    out = []
    for order in range(DEGREE + 1):
        local = lower[DEGREE - order]
        for degree in range(DEGREE - order + 1, DEGREE + 1):
            local = _differentiate(knots, span, degree, local)
        dense = np.zeros((len(at), count))
        dense[rows, span[:, None] - DEGREE + np.arange(DEGREE + 1)] = local
        out.append(dense)
    return out


def _raise_degree(knots: Array, at: Array, span: Array, degree: int, lower: Array) -> Array:
    """Return the ``degree + 1`` splines alive at each point from those of one degree less."""
    alive = np.zeros((len(at), degree + 1))
    for k in range(degree):
        left, right = knots[span - degree + 1 + k], knots[span + 1 + k]
        share = lower[:, k] / (right - left)
        alive[:, k] += (right - at) * share
        alive[:, k + 1] += (at - left) * share
    return alive


def _differentiate(knots: Array, span: Array, degree: int, lower: Array) -> Array:
    """Return one more derivative of the splines of this degree, from that of one degree less."""
    alive = np.zeros((len(span), degree + 1))
    for k in range(degree):
        left, right = knots[span - degree + 1 + k], knots[span + 1 + k]
        slope = degree * lower[:, k] / (right - left)
        alive[:, k] -= slope
        alive[:, k + 1] += slope
    return alive
