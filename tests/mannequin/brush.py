"""Shaded shapes: what a pose model takes for limbs, clothes and a face.

Colours are blue, green, red from 0 to 255 (OpenCV's order). Points are x, y in pixels, y downwards.
"""

from __future__ import annotations

from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

Picture: TypeAlias = NDArray[np.uint8]
Point: TypeAlias = tuple[float, float]
Colour: TypeAlias = tuple[int, int, int]

SUBPIXEL_BITS = 4
SHADES = 7


def draw_limb(
    picture: Picture, ends: tuple[Point, Point], radii: tuple[float, float], colour: Colour
) -> None:
    """Draw a rounded limb, dark at its edges and lighter in the middle, as cloth over a cylinder looks."""
    (a, b), (radius_a, radius_b) = ends, radii
    for shade in range(SHADES):
        part = 1.0 - shade / SHADES
        lit = _lit(colour, 0.62 + 0.46 * (shade + 1) / SHADES)
        _circle(picture, a, radius_a * part, lit)
        _circle(picture, b, radius_b * part, lit)
        along = np.subtract(b, a)
        length = float(np.hypot(*along))
        if length > 0:
            across = np.array((-along[1], along[0])) / length
            corners = (
                np.add(a, across * radius_a * part),
                np.add(b, across * radius_b * part),
                np.subtract(b, across * radius_b * part),
                np.subtract(a, across * radius_a * part),
            )
            draw_shape(picture, [(float(x), float(y)) for x, y in corners], lit)


def draw_shape(picture: Picture, corners: list[Point], colour: Colour) -> None:
    """Fill a convex shape."""
    fixed = np.round(np.array(corners) * 2**SUBPIXEL_BITS).astype(np.int32)
    cv2.fillConvexPoly(picture, fixed, colour, cv2.LINE_AA, SUBPIXEL_BITS)


def draw_oval(
    picture: Picture, centre: Point, radii: Point, colour: Colour, *, turned_deg: float = 0.0
) -> None:
    """Fill an ellipse, lighter towards its middle."""
    for shade in range(SHADES):
        part = 1.0 - shade / SHADES
        lit = _lit(colour, 0.84 + 0.2 * (shade + 1) / SHADES)
        box = (centre, (2 * radii[0] * part, 2 * radii[1] * part), turned_deg)
        cv2.ellipse(picture, box, lit, -1, cv2.LINE_AA)


def soften(picture: Picture, noise: NDArray[np.int16]) -> Picture:
    """Blur a little and add the camera's noise; both are what makes a drawing pass for a photograph."""
    blurred = cv2.GaussianBlur(picture, (0, 0), 1.1).astype(np.int16)
    softened: Picture = np.clip(blurred + noise, 0, 255).astype(np.uint8)
    return softened


def _circle(picture: Picture, centre: Point, radius: float, colour: Colour) -> None:
    scale = 2**SUBPIXEL_BITS
    place = (round(centre[0] * scale), round(centre[1] * scale))
    cv2.circle(picture, place, round(radius * scale), colour, -1, cv2.LINE_AA, SUBPIXEL_BITS)


def _lit(colour: Colour, light: float) -> Colour:
    blue, green, red = (min(255, round(part * light)) for part in colour)
    return blue, green, red
