"""What is true of a drawn person: joint angles from the joints' places, in degrees, and nothing measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lull.movement.landmarks import SIDES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lull.practice.demonstration.rotation import Place
    from lull.practice.demonstration.skeleton import Skeleton

ANGLES = {
    "elbow": ("wrist", "elbow", "shoulder"),
    "shoulder": ("hip", "shoulder", "elbow"),
    "hip": ("shoulder", "hip", "knee"),
    "knee": ("hip", "knee", "ankle"),
}
"""Inner angles by the three joints they are measured between; all of one side."""


def true_angles_deg(skeleton: Skeleton) -> dict[str, float]:
    """Return every inner angle in space, and each upper arm against the trunk's axis (``arm_trunk``)."""
    found = {}
    for side in SIDES:
        for name, joints in ANGLES.items():
            found[f"{side}_{name}"] = inner_angle_deg(*(skeleton.joints[f"{side}_{one}"] for one in joints))
        upper = skeleton.joints[f"{side}_elbow"] - skeleton.joints[f"{side}_shoulder"]
        found[f"{side}_arm_trunk"] = _between_deg(upper, -skeleton.trunk[2])
    return found


def inner_angle_deg(end: Place, joint: Place, other: Place) -> float:
    """Return the angle at the middle of three places; any number of dimensions."""
    return _between_deg(np.subtract(end, joint), np.subtract(other, joint))


def _between_deg(one: NDArray[np.float64], two: NDArray[np.float64]) -> float:
    """Return the angle between two directions; exact near 0 and 180, where the arc cosine is not."""
    one, two = one / np.linalg.norm(one), two / np.linalg.norm(two)
    return float(np.degrees(2 * np.arctan2(np.linalg.norm(one - two), np.linalg.norm(one + two))))
