"""Directions and how far they turn."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

LEAST_LENGTH = 1e-12


def measure_unit(vectors: Array) -> Array:
    """Return vectors, last axis the coordinates, at length one; a vector without length stays as it is."""
    lengths = np.sqrt((vectors**2).sum(axis=-1, keepdims=True))
    return np.asarray(vectors / np.maximum(lengths, LEAST_LENGTH))


def measure_turn_in_plane(vectors: Array) -> Array:
    """Return the direction of plane vectors, shape (frames, 2), in degrees, without leaps of a whole turn."""
    return np.degrees(np.unwrap(np.arctan2(vectors[:, 1], vectors[:, 0])))
