"""Symmetric matrices with three bands below the diagonal, many at once: what cubic splines lead to.

A band matrix has shape (4, size, ...): ``band[j, k]`` is the entry in row ``k + j`` and column ``k``.
Further axes are further matrices, which are factored side by side.
"""

import numpy as np

from lull.assessment.angle_trace import Array
from lull.assessment.spline import ALIVE, Indices


def sum_squares(first: Indices, rows: Array, weights: Array, size: int) -> Array:
    """Return the band matrix of the weighted squares of rows with four entries each, from ``first`` on."""
    band = np.zeros((ALIVE, size + ALIVE))
    for left in range(ALIVE):
        weighted = rows[:, left] * weights
        for right in range(left, ALIVE):
            band[right - left] += np.bincount(first + left, weighted * rows[:, right], minlength=size + ALIVE)
    return band[:, :size]


def factor_bands(bands: Array, right: Array) -> tuple[Array, Array]:
    """Return the Cholesky factors of band matrices, and the right sides solved by them.

    Args:
        bands: shape (4, size, matrices), positive definite; it is not changed.
        right: shape (size, matrices).

    Returns:
        The lower factors in the same shape, and ``L^-1 right``.
    """
    size = bands.shape[1]
    factor = np.concatenate((bands, np.zeros((ALIVE, ALIVE, bands.shape[2]))), axis=1)
    solved = np.concatenate((right, np.zeros((ALIVE, right.shape[1]))))
    for k in range(size):
        pivot = np.sqrt(factor[0, k])
        factor[0, k] = pivot
        below = factor[1:, k]
        below /= pivot
        solved[k] /= pivot
        factor[:3, k + 1] -= below * below[0]
        factor[:2, k + 2] -= below[1:] * below[1]
        factor[0, k + 3] -= below[2] ** 2
        solved[k + 1 : k + 4] -= below * solved[k]
    return factor[:, :size], solved[:size]


def invert_factor(factor: Array) -> Array:
    """Return the dense inverse of one lower band factor of shape (4, size)."""
    size = factor.shape[1]
    inverse = np.zeros((size, size))
    for k in range(size):
        row = inverse[k, : k + 1]
        for j in range(1, min(k, 3) + 1):
            row[: k - j + 1] -= factor[j, k - j] * inverse[k - j, : k - j + 1]
        row[k] += 1.0
        row /= factor[0, k]
    return inverse
