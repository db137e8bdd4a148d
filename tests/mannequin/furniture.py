"""What a person sits on or behind: a chair, a wheelchair, a table, a board. Sizes follow the person's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import cv2
import numpy as np

from mannequin.brush import SUBPIXEL_BITS, Colour, Picture, draw_limb, draw_shape

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from lull.practice.demonstration.body import Body
    from lull.practice.demonstration.camera import Camera

Stroke: TypeAlias = "tuple[float, Callable[[Picture], None]]"
"""A depth in metres, and what draws there; what is deepest is drawn first."""

WOOD, STEEL, TYRE, CLOTH, BOARD = (66, 90, 116), (120, 116, 110), (48, 46, 44), (70, 60, 56), (150, 168, 160)
FACES = ((0, 1, 3, 2), (4, 5, 7, 6), (0, 1, 5, 4), (2, 3, 7, 6), (0, 2, 6, 4), (1, 3, 7, 5))
FACE_NORMALS = np.array(((-1, 0, 0), (1, 0, 0), (0, -1, 0), (0, 1, 0), (0, 0, -1), (0, 0, 1)), float)
FACE_LIGHT = (0.82, 0.9, 0.86, 0.86, 0.6, 1.08)
SEAT_BEHIND_M = 0.25
"""A seat lies under the thighs: it is drawn before them, wherever its middle is."""


@dataclass(frozen=True, slots=True)
class Box:
    """An upright box by two corners, in metres."""

    low: tuple[float, float, float]
    high: tuple[float, float, float]
    colour: Colour = WOOD
    behind_m: float = 0.0

    def strokes(self, camera: Camera) -> list[Stroke]:
        """Return one stroke that fills the faces turned to the camera."""
        corners = np.array([[(self.low, self.high)[i >> (2 - k) & 1][k] for k in range(3)] for i in range(8)])
        seen = camera.see(corners)
        eye = camera.towards * camera.distance_m + np.array([0.0, 0.0, camera.height_m])

        def draw(picture: Picture) -> None:
            for face, normal, light in zip(FACES, FACE_NORMALS, FACE_LIGHT, strict=True):
                if (eye - corners[list(face)].mean(axis=0)) @ normal > 0:
                    blue, green, red = (min(255, round(part * light)) for part in self.colour)
                    draw_shape(picture, [(x, y) for x, y, _ in seen[list(face)].tolist()], (blue, green, red))

        return [(float(seen[:, 2].mean()) + self.behind_m, draw)]


@dataclass(frozen=True, slots=True)
class Rod:
    """A round bar between two places."""

    start: tuple[float, float, float]
    end: tuple[float, float, float]
    radius_m: float
    colour: Colour = STEEL

    def strokes(self, camera: Camera) -> list[Stroke]:
        """Return one stroke."""
        (ax, ay, ad), (bx, by, bd) = camera.see(np.array((self.start, self.end))).tolist()
        radii = (camera.focal_px * self.radius_m / ad, camera.focal_px * self.radius_m / bd)
        return [((ad + bd) / 2, lambda picture: draw_limb(picture, ((ax, ay), (bx, by)), radii, self.colour))]


@dataclass(frozen=True, slots=True)
class Wheel:
    """A tyre with a hand rim and spokes, its axle along y."""

    hub: tuple[float, float, float]
    radius_m: float

    def strokes(self, camera: Camera) -> list[Stroke]:
        """Return one stroke: tyre, rim, spokes and hub."""
        hub = np.array(self.hub)
        turns = np.linspace(0, 2 * np.pi, 49)
        circle = np.stack((np.cos(turns), np.zeros_like(turns), np.sin(turns)), axis=-1)
        tyre, rim = camera.see(hub + self.radius_m * circle), camera.see(hub + 0.86 * self.radius_m * circle)
        middle = camera.see(hub)
        px_per_m = camera.focal_px / float(middle[2])

        def draw(picture: Picture) -> None:
            for spoke in tyre[:-1:4]:
                _line(picture, np.stack((middle, spoke)), STEEL, max(1, round(0.006 * px_per_m)))
            _line(picture, rim, STEEL, max(1, round(0.018 * px_per_m)))
            _line(picture, tyre, TYRE, max(2, round(0.035 * px_per_m)))
            ends = ((float(middle[0]), float(middle[1])),) * 2
            draw_limb(picture, ends, (0.03 * px_per_m,) * 2, TYRE)

        return [(float(middle[2]), draw)]


def chair(body: Body) -> list[Box]:
    """Return a chair whose seat is under the thighs."""
    seat, half, deep = body.seat_m - 0.085 * body.girth, 0.21 * body.girth, 0.24 * body.girth
    back = 0.17 * body.girth
    legs = [
        Box((x, y - 0.02, 0.0), (x + 0.04, y + 0.02, seat))
        for x in (-back, deep - 0.04)
        for y in (-half + 0.02, half - 0.02)
    ]
    top = body.seat_m + 0.62 * body.trunk_m
    return [
        *legs,
        Box((-back, -half, seat - 0.04), (deep, half, seat), behind_m=SEAT_BEHIND_M),
        Box((-back - 0.03, -half, seat), (-back, half, top)),
    ]


def wheelchair(body: Body) -> list[Box | Rod | Wheel]:
    """Return a wheelchair: seat, back, two large and two small wheels, armrests and footplates."""
    seat, half, unit = body.seat_m - 0.085 * body.girth, 0.25 * body.girth, body.girth
    arm, top = body.seat_m + 0.20 * body.trunk_m + 0.06 * unit, body.seat_m + 0.8 * body.trunk_m
    parts: list[Box | Rod | Wheel] = [
        Box((-0.17 * unit, -half, seat - 0.05), (0.26 * unit, half, seat), CLOTH, SEAT_BEHIND_M),
        Box((-0.20 * unit, -half, seat), (-0.17 * unit, half, top), CLOTH),
    ]
    for out in (-1, 1):
        y = out * (half + 0.02)
        wheel = out * (half + 0.07 * unit)
        parts += [
            Wheel((-0.06 * unit, wheel, 0.31 * unit), 0.31 * unit),
            Wheel((0.36 * unit, out * half * 0.9, 0.09 * unit), 0.09 * unit),
            Rod((-0.16 * unit, y, arm), (0.24 * unit, y, arm), 0.028 * unit, TYRE),
            Rod((0.22 * unit, y, arm), (0.24 * unit, y, seat), 0.014 * unit),
            Rod((0.24 * unit, y, seat - 0.03), (0.38 * unit, y * 0.8, 0.06 * unit), 0.014 * unit),
            Rod((-0.18 * unit, y, top), (-0.30 * unit, y, top), 0.02 * unit, TYRE),
        ]
    return parts


def table(body: Body) -> list[Box]:
    """Return a table before the person: it hides the lap and the legs from the front."""
    top, unit = body.seat_m + 0.30 * body.trunk_m, body.girth
    near, far, half = 0.62 * unit, 0.30 * unit, 0.52 * unit
    legs = [Box((near - 0.05, y - 0.025, 0.0), (near, y + 0.025, top)) for y in (-half + 0.03, half - 0.03)]
    cloth = Box((near - 0.03, -half, 0.35 * top), (near - 0.01, half, top), BOARD)
    return [*legs, cloth, Box((far, -half, top - 0.03), (near, half, top))]


def board(body: Body, side_sign: int) -> list[Box]:
    """Return a board beside the person: it hides both feet and half the shanks from that side (1: left)."""
    y = side_sign * 0.5 * body.girth
    return [Box((0.1 * body.girth, y - 0.02, 0.0), (1.1 * body.girth, y + 0.02, 0.62 * body.seat_m), BOARD)]


def _line(picture: Picture, places: NDArray[np.float64], colour: Colour, thickness: int) -> None:
    fixed = np.round(places[:, :2] * 2**SUBPIXEL_BITS).astype(np.int32)
    cv2.polylines(picture, [fixed], False, colour, thickness, cv2.LINE_AA, SUBPIXEL_BITS)  # noqa: FBT003
