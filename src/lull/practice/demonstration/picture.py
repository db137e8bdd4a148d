"""The drawing's own eye: places in the room as places in a box of 200 x 170, without perspective."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lull.practice.demonstration.rotation import Place

WIDTH, HEIGHT = 200.0, 170.0
MARGIN = 4.0

Point = tuple[float, float]
Line = tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """From where a drawing looks: round from the front to the right side, and down from above, in degrees.

    Pictures are as in a mirror: what is on the person's right is on the right.
    """

    azimuth_deg: float
    elevation_deg: float = 0.0

    @property
    def axes(self) -> NDArray[np.float64]:
        """Return rows: the picture's x, its y (downwards), and the direction to the eye."""
        round_, down = np.radians((self.azimuth_deg, self.elevation_deg))
        eye = np.array([np.cos(round_) * np.cos(down), -np.sin(round_) * np.cos(down), np.sin(down)])
        across = -np.array([np.sin(round_), np.cos(round_), 0.0])
        return np.array((across, np.cross(eye, across), eye))

    def faces(self, direction: Place) -> float:
        """Return how far a direction points to the eye: 1 right at it, -1 away from it."""
        return float(direction @ self.axes[2])


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Where the room's origin lies in the box, and how many units a metre is."""

    outlook: Outlook
    scale: float
    origin: Point

    def draw(self, places: NDArray[np.float64] | list[Place]) -> Line:
        """Return places of the room as points of the box, rounded to a tenth."""
        flat = np.asarray(places) @ self.outlook.axes[:2].T * self.scale + np.array(self.origin)
        return tuple((round(x, 1), round(y, 1)) for x, y in flat.tolist())


def fit_sheet(outlook: Outlook, places: NDArray[np.float64], around_m: float) -> Sheet:
    """Return the sheet on which all places, and so much around each, are as large as the box lets them be."""
    flat = np.asarray(places) @ outlook.axes[:2].T
    low, high = flat.min(axis=0) - around_m, flat.max(axis=0) + around_m
    room = np.array([WIDTH, HEIGHT]) - 2 * MARGIN
    scale = float((room / (high - low)).min())
    origin = np.array([WIDTH, HEIGHT]) / 2 - scale * (low + high) / 2
    return Sheet(outlook=outlook, scale=scale, origin=(float(origin[0]), float(origin[1])))
