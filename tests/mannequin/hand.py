"""A drawn hand before a camera: an upright forearm, the palm towards the camera, fingers that move.

Where its 21 landmarks are is known, and skin is drawn over them. Lengths are in widths of the palm (an adult
hand, rounded; ours).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, radians, sin
from typing import TYPE_CHECKING

import cv2
import numpy as np

from mannequin.brush import Picture, draw_limb

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lull.movement.landmarks import Side
    from mannequin.brush import Colour, Point

WIDTH_PX, HEIGHT_PX = 640, 480
PALM_PX = 96.0
WRIST_AT = (320.0, 400.0)

KNUCKLES = ((-0.44, 1.02), (-0.14, 1.10), (0.15, 1.05), (0.42, 0.92))
"""Index to little finger of a left hand with its palm to the camera, from the wrist: across and up."""

BONES = ((0.50, 0.30, 0.26), (0.56, 0.34, 0.27), (0.52, 0.32, 0.27), (0.40, 0.24, 0.23))
FANNED = (0.75, 0.15, -0.45, -1.0)
MOST_BENT_DEG = (84.0, 100.0, 64.0)
THICK = (0.125, 0.13, 0.122, 0.105)
SKIN: Colour = (128, 160, 214)
THUMB_ROOT = (-0.26, 0.26)
THUMB_BONES = (0.50, 0.38, 0.32)


@dataclass(frozen=True, slots=True)
class HandPose:
    """Fingers bent from 0 (straight) to 1 (a fist), spread in degrees, and the thumb from 0 (out) to 1.

    ``more_bent`` is what each finger is bent beyond that, index to little. At 1 the thumb's tip lies on the
    landmark ``thumb_to``, usually the tip of the index finger, or as near to it as the thumb is long; at 0 it
    points ``thumb_out_deg`` aside.
    ``turned_deg`` turns the hand about the forearm, the little finger towards the camera, so that one sees
    how far fingers are bent.
    """

    bent: float = 0.05
    more_bent: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    spread_deg: float = 8.0
    thumb: float = 0.0
    thumb_to: int = 8
    thumb_out_deg: float = 38.0
    turned_deg: float = 0.0

    def towards(self, far: HandPose, part: float) -> HandPose:
        """Return this hand a part of the way to another, 0 to 1."""

        def go(one: float, other: float) -> float:
            return one + part * (other - one)

        index, middle, ring, little = map(go, self.more_bent, far.more_bent)
        return HandPose(
            bent=go(self.bent, far.bent),
            more_bent=(index, middle, ring, little),
            spread_deg=go(self.spread_deg, far.spread_deg),
            thumb=go(self.thumb, far.thumb),
            thumb_to=far.thumb_to,
            thumb_out_deg=go(self.thumb_out_deg, far.thumb_out_deg),
            turned_deg=go(self.turned_deg, far.turned_deg),
        )


def find_hand(pose: HandPose, side: Side) -> NDArray[np.float64]:
    """Return the 21 landmarks in pixels, shape (21, 3), the third towards the camera."""
    places = [np.zeros(3)] * 21
    for finger in range(4):
        places[5 + 4 * finger : 9 + 4 * finger] = _find_finger(pose, finger)
    root = np.array((*THUMB_ROOT, 0.10))
    out = root + sum(THUMB_BONES) * _towards(pose.thumb_out_deg, 12.0)
    way = out + pose.thumb * (places[pose.thumb_to] - out) - root
    tip = root + min(1.0, sum(THUMB_BONES) / float(np.linalg.norm(way))) * way
    places[1:5] = _find_thumb(root, tip)
    mirror = 1.0 if side == "left" else -1.0
    sine, cosine = sin(radians(pose.turned_deg)), cos(radians(pose.turned_deg))
    turn = np.array(((cosine, 0.0, -sine), (0.0, 1.0, 0.0), (sine, 0.0, cosine)))
    at = np.array(places) @ turn.T * (mirror, -1.0, 1.0)
    placed: NDArray[np.float64] = PALM_PX * at + (*WRIST_AT, 0.0)
    return placed


def _find_finger(pose: HandPose, finger: int) -> list[NDArray[np.float64]]:
    at = np.array((*KNUCKLES[finger], 0.0))
    how_bent = min(1.0, pose.bent + pose.more_bent[finger])
    aside = radians(pose.spread_deg * FANNED[finger]) * (1.0 - how_bent)
    found, bent = [at], 0.0
    for length, most in zip(BONES[finger], MOST_BENT_DEG, strict=True):
        bent += radians(most * how_bent)
        at = at + length * np.array((-sin(aside) * cos(bent), cos(aside) * cos(bent), sin(bent)))
        found.append(at)
    return found


def _find_thumb(root: NDArray[np.float64], tip: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    """Return the thumb from its root to its tip, bowed outwards by what its bones are longer than the way."""
    way = tip - root
    spare = max(0.0, sum(THUMB_BONES) ** 2 - float(way @ way)) ** 0.5
    bow = 0.42 * spare * np.array((-0.75, 0.25, 0.45))
    return [root, root + 0.40 * way + bow, root + 0.74 * way + 0.7 * bow, tip]


def _towards(away_deg: float, forward_deg: float) -> NDArray[np.float64]:
    away, forward = radians(away_deg), radians(forward_deg)
    return np.array((-sin(away) * cos(forward), cos(away) * cos(forward), sin(forward)))


def draw_hand(pose: HandPose, side: Side) -> Picture:
    """Draw the hand before a plain wall, far parts first."""
    picture = _wall()
    at = find_hand(pose, side)
    flat: list[Point] = [(float(x), float(y)) for x, y, _ in at]
    wrist = flat[0]
    draw_limb(picture, ((wrist[0], HEIGHT_PX + 60.0), (wrist[0], wrist[1] - 8)), (44.0, 33.0), SKIN)
    _draw_palm(picture, flat)
    order = sorted(range(4), key=lambda finger: at[6 + 4 * finger, 2])
    for finger in order:
        _draw_chain(picture, at[5 + 4 * finger : 9 + 4 * finger], THICK[finger] * PALM_PX)
    _draw_chain(picture, at[1:5], 0.145 * PALM_PX, root=1.5)
    return picture


def _draw_chain(picture: Picture, at: NDArray[np.float64], radius: float, *, root: float = 1.08) -> None:
    """Draw one finger bone by bone, each over the one behind it, with its creases."""
    sizes = (root * radius, radius, 0.93 * radius, 0.8 * radius)
    for near in sorted(range(3), key=lambda bone: at[bone, 2] + at[bone + 1, 2]):
        light = 1.0 + 0.0012 * (at[near, 2] + at[near + 1, 2]) / 2
        ends = tuple((float(x), float(y)) for x, y, _ in at[near : near + 2])
        draw_limb(picture, (ends[0], ends[1]), (sizes[near], sizes[near + 1]), _lit(light))
    for joint in (1, 2):
        _draw_crease(picture, at[joint], at[joint + 1] - at[joint - 1], sizes[joint])


def _draw_crease(picture: Picture, at: NDArray[np.float64], along: NDArray[np.float64], size: float) -> None:
    length = float(np.hypot(along[0], along[1]))
    if length < size:
        return
    across = 0.6 * size * np.array((-along[1], along[0])) / length
    ends = [tuple(np.round(at[:2] + way * across).astype(int).tolist()) for way in (-1, 1)]
    cv2.line(picture, ends[0], ends[1], _lit(0.78), 1, cv2.LINE_AA)


def _draw_palm(picture: Picture, at: list[Point]) -> None:
    """Draw the palm as a rounded plate, the ball of the thumb and the palm's lines on it."""
    hull = [at[0], at[1], at[5], at[9], at[13], at[17]]
    mask = np.zeros(picture.shape[:2], np.uint8)
    corners = np.round(np.array([(at[0][0] - 28, at[0][1]), (at[0][0] + 28, at[0][1]), *hull[1:]])).astype(
        np.int32
    )
    cv2.fillConvexPoly(mask, cv2.convexHull(corners), 255, cv2.LINE_AA)
    plate = cv2.dilate(mask, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (25, 25)))
    depth = np.minimum(cv2.distanceTransform(plate, cv2.DIST_L2, 5), 30.0) / 30.0
    light = (0.66 + 0.38 * np.sqrt(depth))[..., None]
    skin = np.clip(np.array(SKIN) * light, 0, 255)
    part = (plate / 255.0)[..., None]
    picture[:] = np.asarray(part * skin + (1 - part) * picture, dtype=np.uint8)
    middle = np.mean(np.array([at[0], at[5], at[17]]), axis=0)
    for share in (0.35, 0.62):
        a = np.array(at[5]) + share * (np.array(at[1]) - at[5]) * 0.5
        b = np.array(at[17]) + share * (np.array(at[0]) - at[17]) * 0.6
        bend = (a + b) / 2 + 0.18 * (middle - (a + b) / 2)
        curve = np.round(np.array([a, (a + bend) / 2 + (0, 3), bend, (b + bend) / 2 + (0, 3), b])).astype(
            np.int32
        )
        cv2.polylines(picture, [curve], isClosed=False, color=_lit(0.80), thickness=2, lineType=cv2.LINE_AA)


def _wall() -> Picture:
    """Return a wall lit from one side."""
    light = np.linspace(0.85, 1.1, WIDTH_PX)[None, :, None] * np.linspace(1.05, 0.9, HEIGHT_PX)[:, None, None]
    wall: Picture = np.clip(np.array((150, 146, 128)) * light, 0, 255).astype(np.uint8)
    return wall


def _lit(light: float) -> Colour:
    blue, green, red = (min(255, round(part * light)) for part in SKIN)
    return blue, green, red


def swing(frames: int) -> list[float]:
    """Return one movement out and back, as shares from 0 to 1."""
    return [(1 - cos(2 * pi * (k + 1) / frames)) / 2 for k in range(frames)]
