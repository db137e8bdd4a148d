"""A person drawn from any side: limbs, a trunk and a face, each at its own depth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from lull.movement.landmarks import SIDES, Side
from mannequin.brush import (
    SHADES,
    SUBPIXEL_BITS,
    Colour,
    Picture,
    draw_limb,
    draw_oval,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lull.practice.demonstration.body import Body
    from lull.practice.demonstration.camera import Camera
    from lull.practice.demonstration.skeleton import Skeleton
    from mannequin.furniture import Stroke

SLICES = (
    (-0.10, 0.125, 0.105),
    (0.05, 0.150, 0.110),
    (0.30, 0.135, 0.100),
    (0.55, 0.145, 0.108),
    (0.80, 0.165, 0.112),
    (0.95, 0.165, 0.100),
    (1.04, 0.115, 0.080),
    (1.07, 0.070, 0.060),
)
"""The trunk from seat up: height in shares of hip to shoulder, half width, half depth (adult, metres)."""

LYING_BELOW = 0.5
"""A part of the body whose axis rises less than this lies rather than stands."""

NEAR_SIDE_M = 0.06
"""Arms and legs lie on the trunk rather than in it: their depth counts this much nearer or further."""


@dataclass(frozen=True, slots=True)
class Look:
    """Colours of a person and clothes; ``bare_arms`` for short sleeves."""

    skin: Colour = (128, 165, 205)
    hair: Colour = (36, 46, 64)
    shirt: Colour = (176, 92, 30)
    trousers: Colour = (74, 62, 48)
    shoe: Colour = (38, 34, 34)


LOOKS = (
    Look(),
    Look(skin=(96, 128, 172), hair=(24, 26, 34), shirt=(70, 120, 60), trousers=(60, 60, 66)),
    Look(skin=(62, 84, 122), hair=(18, 18, 22), shirt=(60, 70, 190), trousers=(96, 78, 58)),
    Look(skin=(150, 184, 222), hair=(80, 130, 170), shirt=(150, 150, 70), trousers=(52, 48, 70)),
)


class Painter:
    """Gathers one person's strokes for one camera."""

    def __init__(self, body: Body, skeleton: Skeleton, camera: Camera, look: Look) -> None:
        """Place every joint in the picture."""
        self.body, self.skeleton, self.camera, self.look = body, skeleton, camera, look
        self.seen = dict(
            zip(skeleton.joints, camera.see(np.array(list(skeleton.joints.values()))).tolist(), strict=True)
        )

    def strokes(self) -> list[Stroke]:
        """Return everything there is to draw of the person."""
        found = [self._trunk(), self._yoke(), self._neck(), *self._head()]
        for side in SIDES:
            found += [*self._leg(side), *self._arm(side)]
        return found

    def _px(self, metres: float, depth: float) -> float:
        return self.camera.focal_px * metres / depth

    def _limb(
        self, start: str, end: str, radii_m: tuple[float, float], colour: Colour, nearer_m: float = 0.0
    ) -> Stroke:
        (ax, ay, ad), (bx, by, bd) = self.seen[start], self.seen[end]
        girth = self.body.girth
        radii = (self._px(radii_m[0] * girth, ad), self._px(radii_m[1] * girth, bd))
        return (
            (ad + bd) / 2 - nearer_m,
            lambda picture: draw_limb(picture, ((ax, ay), (bx, by)), radii, colour),
        )

    def _leg(self, side: Side) -> list[Stroke]:
        nearer = self._nearer(side)
        return [
            self._limb(f"{side}_heel", f"{side}_foot_index", (0.042, 0.036), self.look.shoe, nearer),
            self._limb(f"{side}_ankle", f"{side}_heel", (0.042, 0.040), self.look.shoe, nearer),
            self._limb(f"{side}_knee", f"{side}_ankle", (0.066, 0.044), self.look.trousers, nearer),
            self._limb(f"{side}_hip", f"{side}_knee", (0.095, 0.070), self.look.trousers, nearer),
        ]

    def _arm(self, side: Side) -> list[Stroke]:
        nearer = self._nearer(side) + 0.02
        return [
            self._limb(f"{side}_wrist", f"{side}_index", (0.032, 0.030), self.look.skin, nearer),
            self._limb(f"{side}_elbow", f"{side}_wrist", (0.042, 0.030), self.look.skin, nearer),
            self._limb(f"{side}_shoulder", f"{side}_elbow", (0.060, 0.048), self.look.shirt, nearer),
        ]

    def _nearer(self, side: Side) -> float:
        """Return how much nearer a side's limbs count than the trunk's middle."""
        left = float(self.skeleton.trunk[1] @ self.camera.towards)
        return NEAR_SIDE_M * left * (1 if side == "left" else -1) + 0.03

    def _trunk(self) -> Stroke:
        """Stack elliptic slices and fill what they cover, lighter towards the middle."""
        joints, trunk = self.skeleton.joints, self.skeleton.trunk
        hips = (joints["left_hip"] + joints["right_hip"]) / 2
        unit = self.body.shoulders_m / 0.34
        across_m = self._find_across(trunk)
        wide, deep = abs(float(trunk[1] @ across_m)), abs(float(trunk[0] @ across_m))
        centres = np.array([hips + share * self.body.trunk_m * trunk[2] for share, _, _ in SLICES])
        seen = self.camera.see(centres)
        halves = np.array([unit * np.hypot(width * wide, depth * deep) for _, width, depth in SLICES])
        across = _square_to(seen[:, :2]) * (self.camera.focal_px * halves / seen[:, 2])[:, None]

        def draw(picture: Picture) -> None:
            for shade in range(SHADES):
                part = 1.0 - shade / SHADES
                light = 0.62 + 0.46 * (shade + 1) / SHADES
                edge = np.concatenate((seen[:, :2] + part * across, (seen[:, :2] - part * across)[::-1]))
                fixed = np.round(edge * 2**SUBPIXEL_BITS).astype(np.int32)
                colour = tuple(min(255, round(channel * light)) for channel in self.look.shirt)
                cv2.fillPoly(picture, [fixed], colour, cv2.LINE_AA, SUBPIXEL_BITS)

        return float(seen[:, 2].mean()), draw

    def _yoke(self) -> Stroke:
        depth, draw = self._limb("left_shoulder", "right_shoulder", (0.062, 0.062), self.look.shirt)
        return depth - 0.01, draw

    def _neck(self) -> Stroke:
        joints = self.skeleton.joints
        neck = (joints["left_shoulder"] + joints["right_shoulder"]) / 2
        ends = np.array(
            (neck + 0.02 * self.skeleton.trunk[2], joints["head"] - 0.05 * self.skeleton.trunk[2])
        )
        (ax, ay, ad), (bx, by, bd) = self.camera.see(ends).tolist()
        unit = self.body.head_m / 0.115
        radii = (self._px(0.056 * unit, ad), self._px(0.052 * unit, bd))
        return (
            (ad + bd) / 2 - 0.02,
            lambda picture: draw_limb(picture, ((ax, ay), (bx, by)), radii, self.look.skin),
        )

    def _head(self) -> list[Stroke]:
        """Return hair, face and what is on it; whichever of hair and face is further is drawn first."""
        facing = float(self.skeleton.head[0] @ self.camera.towards)
        hair = self._oval((-0.014, 0.0, 0.016), (0.101, 0.085, 0.122), self.look.hair)
        face = self._oval((0.030, 0.0, -0.014), (0.068, 0.070, 0.103), self.look.skin)
        depth = self.seen["head"][2] - 0.04
        order = (hair, face) if facing > -0.05 else (face, hair)
        strokes: list[Stroke] = [(depth - 0.001 * i, draw) for i, (_, draw) in enumerate(order)]
        return [*strokes, *self._features(depth - 0.01)]

    def _features(self, depth: float) -> list[Stroke]:
        """Return eyes, brows, nose, mouth and ears as far as they are turned to the camera."""
        white, iris, lip = (240, 240, 240), (40, 40, 50), (90, 90, 180)
        shadow = _shade(self.look.skin, 0.88)
        found = []
        for out in (-1, 1):
            if self._shows((0.85, 0.52 * out, 0.0)) > 0.12:
                narrow = max(0.35, self._shows((0.85, 0.52 * out, 0.0)))
                found.append(self._dot((0.090, 0.031 * out, 0.014), (0.0165 * narrow, 0.011), white))
                found.append(self._dot((0.092, 0.031 * out, 0.014), (0.0078 * narrow, 0.0085), iris))
                brow = ((0.092, 0.016 * out, 0.038), (0.086, 0.046 * out, 0.038))
                found.append(self._mark(brow, (0.0045, 0.0045), self.look.hair))
            if self._shows((0.0, float(out), 0.0)) > 0.15:
                narrow = self._shows((0.0, float(out), 0.0))
                found.append(self._dot((0.004, 0.076 * out, -0.010), (0.018 * narrow, 0.029), shadow))
        if self._shows((1.0, 0.0, 0.0)) > -0.25:
            found.insert(0, self._mark(((0.096, 0, 0.008), (0.112, 0, -0.024)), (0.009, 0.014), shadow))
        if self._shows((1.0, 0.0, 0.0)) > -0.1:
            found.append(self._mark(((0.086, -0.023, -0.062), (0.086, 0.023, -0.062)), (0.006, 0.006), lip))
        return [(depth - 0.0001 * i, draw) for i, (_, draw) in enumerate(found)]

    def _find_across(self, axes: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the direction across a part of the body in the picture: level, or upright of who lies."""
        return self.camera.right if abs(axes[2][2]) > LYING_BELOW else np.array([0.0, 0.0, 1.0])

    def _shows(self, normal: tuple[float, float, float]) -> float:
        """Return how far a direction of the head points to the camera (1: right at it)."""
        return float(np.array(normal) @ self.skeleton.head @ self.camera.towards)

    def _on_head(self, offset: tuple[float, float, float]) -> NDArray[np.float64]:
        unit = self.body.head_m / 0.115
        return self.skeleton.joints["head"] + unit * np.array(offset) @ self.skeleton.head

    def _oval(
        self, offset: tuple[float, float, float], halves: tuple[float, float, float], colour: Colour
    ) -> Stroke:
        """Return an ellipsoid (half depth, half width, half height) as the camera sees it."""
        x, y, depth = self.camera.see(self._on_head(offset)).tolist()
        unit, head = self.body.head_m / 0.115, self.skeleton.head
        deep, wide = (
            halves[0] * float(head[0] @ self._find_across(head)),
            halves[1] * float(head[1] @ self._find_across(head)),
        )
        radii = (self._px(unit * float(np.hypot(deep, wide)), depth), self._px(unit * halves[2], depth))
        tilt = float(np.degrees(np.arctan2(head[2] @ self.camera.right, head[2][2])))
        return depth, lambda picture: draw_oval(picture, (x, y), radii, colour, turned_deg=tilt)

    def _dot(
        self, offset: tuple[float, float, float], radii_m: tuple[float, float], colour: Colour
    ) -> Stroke:
        x, y, depth = self.camera.see(self._on_head(offset)).tolist()
        unit = self.body.head_m / 0.115
        radii = (self._px(unit * radii_m[0], depth), self._px(unit * radii_m[1], depth))
        return depth, lambda picture: draw_oval(picture, (x, y), radii, colour)

    def _mark(
        self,
        ends: tuple[tuple[float, float, float], tuple[float, float, float]],
        radii_m: tuple[float, float],
        colour: Colour,
    ) -> Stroke:
        (ax, ay, ad), (bx, by, bd) = (self.camera.see(self._on_head(end)).tolist() for end in ends)
        unit = self.body.head_m / 0.115
        radii = (self._px(unit * radii_m[0], ad), self._px(unit * radii_m[1], bd))
        return ad, lambda picture: draw_limb(picture, ((ax, ay), (bx, by)), radii, colour)


def _square_to(line: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return, for each point of a line, the unit direction square to it."""
    along = np.gradient(line, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True) + 1e-9
    return np.stack((-along[:, 1], along[:, 0]), axis=-1)


def _shade(colour: Colour, light: float) -> Colour:
    blue, green, red = (round(part * light) for part in colour)
    return blue, green, red
