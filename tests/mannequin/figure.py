"""Two people drawn with known joint angles: one standing, from the front; one seated, from the side.

Joint angles are the inner angles in the picture plane, in degrees: 180 is straight. A figure is drawn for
the right side and mirrored for the left, so that both sides are the same test.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin
from typing import TYPE_CHECKING

import cv2
import numpy as np

from mannequin.brush import Picture, Point, draw_limb, draw_oval, draw_shape

if TYPE_CHECKING:
    from lull.movement.landmarks import Side

WIDTH_PX, HEIGHT_PX = 640, 480

WALL, FLOOR = (206, 209, 214), (118, 139, 158)
SKIN, HAIR, SHIRT = (128, 165, 205), (36, 46, 64), (176, 92, 30)
TROUSERS, SHOE, WOOD = (74, 62, 48), (38, 34, 34), (66, 90, 116)


@dataclass(frozen=True, slots=True)
class Pose:
    """What the figure does in one frame.

    ``angle_deg`` is the moving joint's angle; ``lean_px`` shifts the whole figure (fidgeting, getting into
    place); a ``hidden`` limb is behind something, so its joints cannot be seen.
    """

    angle_deg: float
    lean_px: float = 0.0
    hidden: bool = False


def draw_standing(pose: Pose, side: Side) -> Picture:
    """Draw a person from the front whose ``side`` elbow has ``pose.angle_deg``."""
    picture = _room(floor_at=392)
    middle = 320 + pose.lean_px
    _draw_front_body(picture, middle)
    _draw_front_arm(picture, (middle + 47, 100), upper_deg=72, elbow_deg=192)
    # A person's right arm is on the left of the picture.
    _draw_front_arm(picture, (middle - 47, 100), upper_deg=130, elbow_deg=pose.angle_deg)
    if pose.hidden:
        draw_shape(picture, [(0, 40), (middle - 62, 40), (middle - 62, 300), (0, 300)], (150, 168, 160))
    return _on_side(picture, side)


def draw_seated(pose: Pose, side: Side) -> Picture:
    """Draw a seated person from the side whose near knee, on ``side``, has ``pose.angle_deg``."""
    picture = _room(floor_at=412)
    x = 268 + pose.lean_px
    hip, knee = (x, 288.0), (x + 104, 296.0)
    _draw_chair(picture, x)
    _draw_leg(picture, (x, 290.0), (x + 98, 298.0), 92.0, shade=0.72)
    _draw_profile(picture, x)
    _draw_leg(picture, hip, knee, pose.angle_deg, shade=1.0)
    shoulder, elbow = (x + 12, 170.0), (x + 20, 230.0)
    draw_limb(picture, (shoulder, elbow), (17, 13), SHIRT)
    draw_limb(picture, (elbow, (x + 70, 242.0)), (11, 9), SKIN)
    draw_limb(picture, ((x + 70, 242.0), (x + 86, 244.0)), (9, 8), SKIN)
    if pose.hidden:
        draw_shape(picture, [(x + 60, 250), (640, 250), (640, 480), (x + 60, 480)], (150, 168, 160))
    return _on_side(picture, side)


def _room(floor_at: int) -> Picture:
    picture = np.empty((HEIGHT_PX, WIDTH_PX, 3), np.uint8)
    picture[:floor_at] = WALL
    picture[floor_at:] = FLOOR
    return picture


def _on_side(picture: Picture, side: Side) -> Picture:
    """Return the picture for the right side, or mirrored for the left."""
    return picture if side == "right" else np.ascontiguousarray(cv2.flip(picture, 1), dtype=np.uint8)


def _turned(start: Point, length: float, direction_deg: float) -> Point:
    """Return the end of a limb that leaves ``start`` in a direction (0 is right, 90 is down)."""
    return start[0] + length * cos(radians(direction_deg)), start[1] + length * sin(radians(direction_deg))


def _draw_front_body(picture: Picture, middle: float) -> None:
    for way in (-1, 1):
        hip, knee, ankle = (middle + 27 * way, 246.0), (middle + 34 * way, 338.0), (middle + 40 * way, 424.0)
        draw_limb(picture, (ankle, (middle + 50 * way, 440.0)), (13, 13), SHOE)
        draw_limb(picture, (knee, ankle), (18, 13), TROUSERS)
        draw_limb(picture, (hip, knee), (27, 19), TROUSERS)
    draw_limb(picture, ((middle, 112.0), (middle, 232.0)), (46, 40), SHIRT)
    draw_limb(picture, ((middle - 38, 104.0), (middle + 38, 104.0)), (19, 19), SHIRT)
    draw_limb(picture, ((middle, 78.0), (middle, 100.0)), (14, 16), SKIN)
    _draw_front_head(picture, (middle, 52.0))


def _draw_front_head(picture: Picture, centre: Point) -> None:
    x, y = centre
    draw_oval(picture, (x, y - 5), (25, 31), HAIR)
    draw_oval(picture, (x, y + 4), (20, 28), SKIN)
    for way in (-1, 1):
        draw_oval(picture, (x + 8 * way, y), (4.5, 3), (240, 240, 240))
        draw_oval(picture, (x + 8 * way, y), (2, 2.2), (40, 40, 50))
        draw_limb(picture, ((x + 4 * way, y - 7), (x + 12 * way, y - 7)), (1.2, 1.2), HAIR)
    draw_limb(picture, ((x, y + 2), (x + 1, y + 11)), (1.6, 2.4), (110, 145, 188))
    draw_limb(picture, ((x - 6, y + 19), (x + 6, y + 19)), (1.8, 1.8), (90, 90, 180))


def _draw_front_arm(picture: Picture, shoulder: Point, *, upper_deg: float, elbow_deg: float) -> None:
    """Draw an arm whose upper half points ``upper_deg`` and whose forearm opens upwards from it."""
    elbow = _turned(shoulder, 74, upper_deg)
    outwards = 1 if upper_deg > 90 else -1
    forearm_deg = upper_deg + outwards * (180 - elbow_deg)
    wrist = _turned(elbow, 62, forearm_deg)
    hand = _turned(elbow, 84, forearm_deg)
    draw_limb(picture, (wrist, hand), (9, 8), SKIN)
    draw_limb(picture, (elbow, wrist), (13, 9), SKIN)
    draw_limb(picture, (shoulder, elbow), (19, 15), SHIRT)


def _draw_chair(picture: Picture, x: float) -> None:
    for left, top, right, bottom in ((-62, 168, -46, 432), (-62, 306, 76, 322), (60, 306, 72, 432)):
        corners = [(x + left, top), (x + right, top), (x + right, bottom), (x + left, bottom)]
        draw_shape(picture, [(float(a), float(b)) for a, b in corners], WOOD)


def _draw_profile(picture: Picture, x: float) -> None:
    draw_limb(picture, ((x - 2, 282.0), (x + 6, 184.0)), (33, 34), SHIRT)
    draw_limb(picture, ((x + 8, 160.0), (x + 12, 134.0)), (15, 14), SKIN)
    draw_oval(picture, (x + 14, 101.0), (29, 33), HAIR)
    draw_oval(picture, (x + 26, 108.0), (21, 28), SKIN, turned_deg=-6)
    draw_limb(picture, ((x + 45, 104.0), (x + 49, 113.0)), (2.5, 4), SKIN)
    draw_oval(picture, (x + 15, 110.0), (5, 8), (112, 146, 188))
    draw_oval(picture, (x + 38, 103.0), (3.4, 2.6), (240, 240, 240))
    draw_oval(picture, (x + 39, 103.0), (1.6, 1.8), (40, 40, 50))
    draw_limb(picture, ((x + 34, 96.0), (x + 42, 96.0)), (1.2, 1.2), HAIR)
    draw_limb(picture, ((x + 39, 123.0), (x + 44, 122.0)), (1.6, 1.6), (90, 90, 180))


def _draw_leg(picture: Picture, hip: Point, knee: Point, knee_deg: float, *, shade: float) -> None:
    """Draw a leg in profile, facing right, with the knee at ``knee_deg``."""
    trousers = (round(TROUSERS[0] * shade), round(TROUSERS[1] * shade), round(TROUSERS[2] * shade))
    thigh_deg = float(np.degrees(np.arctan2(knee[1] - hip[1], knee[0] - hip[0])))
    shank_deg = thigh_deg + (180 - knee_deg)
    ankle = _turned(knee, 84, shank_deg)
    toe = _turned(ankle, 38, shank_deg - 88)
    draw_limb(picture, (ankle, toe), (12, 8), SHOE)
    draw_limb(picture, (knee, ankle), (18, 12), trousers)
    draw_limb(picture, (hip, knee), (25, 20), trousers)
