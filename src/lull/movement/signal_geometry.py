"""What the terms of a signal measure, twice: for one frame in plain numbers and for many frames in arrays.

Both give the same to 1e-9 (a test compares them). Points have two or three coordinates in one length unit.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import atan2, degrees, dist, hypot, sqrt

import numpy as np
from numpy.typing import NDArray

Point = Sequence[float]
Points = NDArray[np.float64]
"""Shape (frames, 2 or 3)."""

LEAST_LENGTH = 1e-12
"""A shorter segment has no direction."""


def measure_between(a: Point, b: Point, c: Point, d: Point) -> float | None:
    """Return the angle between the directions a-b and c-d, 0 to 180 degrees; ``None`` without a direction."""
    ux, uy, vx, vy = b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]
    dot, across = ux * vx + uy * vy, ux * vy - uy * vx
    if len(a) == 2:  # noqa: PLR2004 - a plane
        cross = abs(across)
    else:
        uz, vz = b[2] - a[2], d[2] - c[2]
        dot += uz * vz
        cross = hypot(uy * vz - uz * vy, uz * vx - ux * vz, across)
    return None if cross == 0.0 and dot == 0.0 else degrees(atan2(cross, dot))


def measure_lean(a: Point, b: Point) -> float | None:
    """Return the angle from the direction a-b to the y axis, either way up, 0 to 90 degrees."""
    length = dist(a, b)
    if length < LEAST_LENGTH:
        return None
    high = abs(b[1] - a[1])
    return degrees(atan2(sqrt(max(0.0, length * length - high * high)), high))


def measure_tilt(a: Point, b: Point, c: Point, d: Point) -> float | None:
    """Return how far c-d leans off the y axis, either way up, -90 to 90 degrees; positive from a to b."""
    aside = [q - p for axis, (p, q) in enumerate(zip(a, b, strict=True)) if axis != 1]
    width = sqrt(sum(part * part for part in aside))
    leans = [q - p for axis, (p, q) in enumerate(zip(c, d, strict=True)) if axis != 1]
    high = abs(d[1] - c[1])
    if width < LEAST_LENGTH or dist(c, d) < LEAST_LENGTH:
        return None
    return degrees(atan2(sum(p * q for p, q in zip(aside, leans, strict=True)) / width, high))


def measure_along(a: Point, b: Point, c: Point, d: Point) -> float | None:
    """Return how far b lies from a in the direction c-d, in the points' unit."""
    length = dist(c, d)
    if length < LEAST_LENGTH:
        return None
    return sum((q - p) * (s - r) for p, q, r, s in zip(a, b, c, d, strict=True)) / length


def measure_twist(a: Point, b: Point, c: Point, d: Point, e: Point, f: Point) -> float | None:
    """Return how far a-b is turned against c-d around the axis e-f, -180 to 180 degrees, in space."""
    length = dist(e, f)
    if length < LEAST_LENGTH:
        return None
    n = [(q - p) / length for p, q in zip(e, f, strict=True)]
    u, v = _flatten(a, b, n), _flatten(c, d, n)
    x, y, z = v[1] * u[2] - v[2] * u[1], v[2] * u[0] - v[0] * u[2], v[0] * u[1] - v[1] * u[0]
    sine = x * n[0] + y * n[1] + z * n[2]
    cosine = sum(p * q for p, q in zip(u, v, strict=True))
    return None if sine == 0.0 and cosine == 0.0 else degrees(atan2(sine, cosine))


def measure_chain(places: Sequence[Point]) -> float:
    """Return the length of a chain of points."""
    return sum(dist(p, q) for p, q in pairwise(places))


def _flatten(a: Point, b: Point, n: Point) -> list[float]:
    """Return the part of a-b at right angles to the unit vector n."""
    u = [q - p for p, q in zip(a, b, strict=True)]
    height = sum(p * q for p, q in zip(u, n, strict=True))
    return [p - height * q for p, q in zip(u, n, strict=True)]


def measure_betweens(a: Points, b: Points, c: Points, d: Points) -> NDArray[np.float64]:
    """Return :func:`measure_between` of every frame; NaN without a direction."""
    u, v = b - a, d - c
    dot = (u * v).sum(axis=1)
    if u.shape[1] == 2:  # noqa: PLR2004 - a plane
        cross = np.abs(u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0])
    else:
        cross = np.sqrt((_cross(u, v) ** 2).sum(axis=1))
    return _degrees(cross, dot)


def measure_leans(a: Points, b: Points) -> NDArray[np.float64]:
    """Return :func:`measure_lean` of every frame; NaN without a direction."""
    length = measure_chains((a, b))
    high = np.abs(b[:, 1] - a[:, 1])
    wide = np.sqrt(np.maximum(0.0, length * length - high * high))
    return np.where(length < LEAST_LENGTH, np.nan, np.degrees(np.arctan2(wide, high)))


def measure_tilts(a: Points, b: Points, c: Points, d: Points) -> NDArray[np.float64]:
    """Return :func:`measure_tilt` of every frame; NaN without a direction."""
    aside, leans = np.delete(b - a, 1, axis=1), np.delete(d - c, 1, axis=1)
    width = np.sqrt((aside * aside).sum(axis=1))
    width[(width < LEAST_LENGTH) | (measure_chains((c, d)) < LEAST_LENGTH)] = np.nan
    return np.asarray(np.degrees(np.arctan2((aside * leans).sum(axis=1) / width, np.abs(d[:, 1] - c[:, 1]))))


def measure_alongs(a: Points, b: Points, c: Points, d: Points) -> NDArray[np.float64]:
    """Return :func:`measure_along` of every frame; NaN without a direction."""
    way = d - c
    length = np.sqrt((way * way).sum(axis=1))
    length[length < LEAST_LENGTH] = np.nan
    return np.asarray(((b - a) * way).sum(axis=1) / length)


def measure_twists(a: Points, b: Points, c: Points, d: Points, e: Points, f: Points) -> NDArray[np.float64]:
    """Return :func:`measure_twist` of every frame; NaN without a direction."""
    axis = f - e
    length = np.sqrt((axis * axis).sum(axis=1, keepdims=True))
    length[length < LEAST_LENGTH] = np.nan
    n = axis / length
    u, v = b - a, d - c
    u, v = u - (u * n).sum(axis=1, keepdims=True) * n, v - (v * n).sum(axis=1, keepdims=True) * n
    return _degrees((_cross(v, u) * n).sum(axis=1), (u * v).sum(axis=1))


def measure_chains(places: Sequence[Points]) -> NDArray[np.float64]:
    """Return :func:`measure_chain` of every frame."""
    steps = [np.sqrt(((q - p) ** 2).sum(axis=1)) for p, q in pairwise(places)]
    return np.asarray(np.sum(steps, axis=0))


def _cross(u: Points, v: Points) -> Points:
    """Return the cross products in space, each coordinate in one stretch of memory (faster than NumPy's)."""
    (a, b, c), (x, y, z) = u.T, v.T
    return np.array((b * z - c * y, c * x - a * z, a * y - b * x)).T


def _degrees(sine: NDArray[np.float64], cosine: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the angles, NaN where there is none."""
    return np.where((sine == 0.0) & (cosine == 0.0), np.nan, np.degrees(np.arctan2(sine, cosine)))
