"""Places and turns in space: the person's own axes are x forward, y to the left, z up, in metres."""

from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from lull.movement.landmarks import Side

Place: TypeAlias = NDArray[np.float64]
"""Shape (3,)."""

Axes: TypeAlias = NDArray[np.float64]
"""Shape (3, 3): the unit directions forward, left and up of a part of the body, as rows."""


def out(side: Side) -> int:
    """Return the sign of y on a side."""
    return 1 if side == "left" else -1


def turn_about(axis: Literal[0, 1, 2], angle_deg: float) -> NDArray[np.float64]:
    """Return the rotation by an angle about x, y or z, by the right hand's rule."""
    sine, cosine = np.sin(np.radians(angle_deg)), np.cos(np.radians(angle_deg))
    one, two = [i for i in range(3) if i != axis]
    turn = np.eye(3)
    turn[one, one] = turn[two, two] = cosine
    turn[one, two], turn[two, one] = (sine, -sine) if axis == 1 else (-sine, sine)
    return turn


def turn_round(vector: Place, axis: Place, angle_deg: float) -> Place:
    """Return a vector turned about a unit axis by the right hand's rule (Rodrigues' formula)."""
    sine, cosine = np.sin(np.radians(angle_deg)), np.cos(np.radians(angle_deg))
    turned: Place = cosine * vector + sine * np.cross(axis, vector) + (1 - cosine) * (axis @ vector) * axis
    return turned


def find_axes(forward_deg: float, left_deg: float, twist_deg: float) -> Axes:
    """Return the axes of a part that first twists, then leans left, then forward."""
    turn = turn_about(1, forward_deg) @ turn_about(0, -left_deg) @ turn_about(2, twist_deg)
    return np.ascontiguousarray(turn.T)


def find_square(vector: Place, to: Place) -> Place:
    """Return the unit direction of what of a vector is square to a unit direction."""
    square = vector - (vector @ to) * to
    return np.asarray(square / np.linalg.norm(square))
