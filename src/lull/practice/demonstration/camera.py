"""A camera that stands level and looks at a person from any side.

``azimuth_deg`` is where the camera stands: 0 before the person's face, 90 at the right side, -90 at the
left. Pictures have x to the right and y downwards, in pixels.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lull.practice.demonstration.rotation import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """Where it stands, how far, how high, and its focal length in pixels.

    It looks at the upright line through ``at_m``, a place on the floor (x, y in metres).
    """

    azimuth_deg: float
    distance_m: float = 2.6
    height_m: float = 0.85
    focal_px: float = 560.0
    width_px: int = 640
    height_px: int = 480
    at_m: tuple[float, float] = (0.0, 0.0)

    @property
    def towards(self) -> Place:
        """Direction from the person to the camera."""
        angle = np.radians(self.azimuth_deg)
        return np.array([np.cos(angle), -np.sin(angle), 0.0])

    @property
    def right(self) -> Place:
        """Direction that the picture's x axis has in the room."""
        angle = np.radians(self.azimuth_deg)
        return np.array([np.sin(angle), np.cos(angle), 0.0])

    def see(self, places: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return x and y in pixels and the depth in metres of places (any shape that ends in 3)."""
        offset = places - np.array([*self.at_m, self.height_m])
        depth = self.distance_m - offset @ self.towards
        scale = self.focal_px / depth
        x = self.width_px / 2 + scale * (offset @ self.right)
        y = self.height_px / 2 - scale * offset[..., 2]
        return np.stack((x, y, depth), axis=-1)
