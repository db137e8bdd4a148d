"""From where the camera sees a person, and what an oblique view does to an angle.

A camera shows an angle truly only when it looks at right angles to the plane of the movement. How far it is
off that can be read from the picture itself: seen from the front the shoulders are about seven tenths as
wide as the trunk is long, in profile they lie behind one another. The tracker's own depth is not asked: on
filmed walks its hip line was wrong by up to 60 degrees.
"""

from dataclasses import dataclass
from math import acos, asin, atan, cos, degrees, radians, sqrt, tan
from typing import Literal

from lull.movement.joint_angle import STRAIGHT_DEG
from lull.refusal import Refusal
from lull.saying import say

Plane = Literal["side", "front", "any"]
"""The view an exercise needs: the person's side, the front, or either."""

SHOULDERS_TO_TRUNK = 0.71
"""Shoulder width over trunk length, seen from the front (drawn adults and children 0.67 to 0.74; ours)."""

VIEW_ERROR_DEG = 6.0
"""Standard error of the obliquity read from one view (drawn people: 2 to 8 degrees; ours)."""

MOST_OFF_DEG = 32.0
"""Further off its plane no angle is answered (drawn people: the knee is off by 4 degrees at 30, 22 at 45)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How far the camera is off the plane it should see, in degrees, 0 to 90, and from where it looks."""

    seen_from: Literal["side", "front"]
    off_deg: float

    @property
    def is_answerable(self) -> bool:
        """Whether angles in the plane can be believed within their error."""
        return self.off_deg <= MOST_OFF_DEG


def estimate_view(width_share: float, plane: Plane) -> View:
    """Estimate the view from the shoulders' width as a share of the trunk's length, both in the picture.

    Args:
        width_share: 0 or more; the median over some time is steadier than one frame.
        plane: what the camera should see; of ``any`` the nearer one is taken.
    """
    # A trunk that leans to the camera looks short, and the shoulders wider than they can be: that is a front.
    sine = min(1.0, width_share / SHOULDERS_TO_TRUNK)
    off_side, off_front = degrees(asin(sine)), degrees(acos(sine))
    if plane == "side" or (plane == "any" and off_side <= off_front):
        return View(seen_from="side", off_deg=off_side)
    return View(seen_from="front", off_deg=off_front)


def estimate_view_error_deg(angle_deg: float, off_deg: float) -> float:
    """Return the standard error, in degrees, that an oblique view gives an angle.

    A camera off by f squeezes the picture by cos f across, which changes an angle most when it lies evenly
    across that direction: to 2 atan(tan(angle / 2) cos f). How it lies is not known, so the largest change
    is taken as the bound of an even spread. The obliquity is itself known to :data:`VIEW_ERROR_DEG` only.
    A signal may be negative, or a sum beyond 180: its size counts, and no more than that of a straight one.
    """
    squeeze = cos(radians(min(off_deg + VIEW_ERROR_DEG, 89.0)))  # at 90 degrees nothing at all is seen
    bent = min(abs(angle_deg), STRAIGHT_DEG)
    half = radians(min(bent, STRAIGHT_DEG - bent)) / 2.0
    narrow = degrees(2.0 * (half - atan(tan(half) * squeeze)))
    wide = degrees(2.0 * (atan(tan(half) / squeeze) - half))
    return max(narrow, wide) / sqrt(3.0)


def refuse_view(view: View, plane: Plane) -> Refusal | None:
    """Refuse an angle seen from too far off its plane, with what to do; ``None`` where it can be answered."""
    if view.is_answerable:
        return None
    asked = {
        "side": say("turn your chair so the camera sees your side"),
        "front": say("turn so the camera sees you from the front"),
        "any": say("turn so the camera sees your side, or sees you from the front"),
    }[plane]
    return Refusal(
        code="view_too_oblique",
        message=say(
            "the camera looks about {off:.0f} degrees past the movement, and angles are wrong beyond "
            "{most:.0f}: {asked}",
            off=view.off_deg,
            most=MOST_OFF_DEG,
            asked=asked,
        ),
    )
