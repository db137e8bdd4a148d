"""The joints whose range is measured: their landmarks, and from where a camera has to see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lull.movement.landmarks import Side
from lull.movement.view import Plane


@dataclass(frozen=True, slots=True)
class RangeJoint:
    """Landmarks of the joint's inner angle, without their side: end, joint, other end; and the view."""

    parts: tuple[str, str, str]
    plane: Plane


RANGE_JOINTS: Mapping[str, RangeJoint] = MappingProxyType(
    {
        "knee": RangeJoint(("hip", "knee", "ankle"), "side"),
        "hip": RangeJoint(("shoulder", "hip", "knee"), "side"),
        "ankle": RangeJoint(("knee", "ankle", "foot_index"), "side"),
        "elbow": RangeJoint(("shoulder", "elbow", "wrist"), "any"),
    }
)


def name_range_landmarks(joint: str, side: Side) -> tuple[str, str, str]:
    """Return the landmarks of one joint of one side."""
    end, middle, other = RANGE_JOINTS[joint].parts
    return (f"{side}_{end}", f"{side}_{middle}", f"{side}_{other}")
