"""Directions and how far they turn."""

from math import pi

import numpy as np
from numpy.typing import NDArray

from lull.movement.signal_geometry import LEAST_LENGTH

Array = NDArray[np.float64]


def measure_unit(vectors: Array) -> Array:
    """Return vectors, last axis the coordinates, at length one; a vector without length stays as it is."""
    lengths = np.sqrt((vectors**2).sum(axis=-1, keepdims=True))
    return np.asarray(vectors / np.maximum(lengths, LEAST_LENGTH))


def measure_turn_in_plane(vectors: Array) -> Array:
    """Return the direction of plane vectors, shape (frames, 2), in degrees, without leaps of a whole turn."""
    return measure_direction(vectors[:, 1], vectors[:, 0])


def measure_direction(sine: Array, cosine: Array) -> Array:
    """Return the direction over time of which these are sine and cosine, up to a common factor, in degrees.

    There are no leaps of a whole turn in it.
    """
    turned = np.arctan2(sine, cosine)
    leaps = np.abs(turned[1:] - turned[:-1]) >= pi
    return np.degrees(np.unwrap(turned) if leaps.any() else turned)


def measure_normal(a: Array, b: Array) -> Array:
    """Return the vector at right angles to two in space, as long as they span (``np.cross`` takes long)."""
    (ax, ay, az), (bx, by, bz) = a.tolist(), b.tolist()
    return np.array((ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx))
