"""One scene: who sits or stands where, before which camera, behind what, in which light."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

import cv2
import numpy as np

from lull.practice.demonstration.body import ADULT
from lull.practice.demonstration.posture import Arm, Leg, Posture
from lull.practice.demonstration.skeleton import find_joints
from mannequin.furniture import board, chair, table, wheelchair
from mannequin.person import LOOKS, Look, Painter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from lull.practice.demonstration.body import Body
    from lull.practice.demonstration.camera import Camera
    from lull.practice.demonstration.skeleton import Skeleton
    from mannequin.brush import Picture
    from mannequin.furniture import Box, Rod, Stroke, Wheel

Seat: TypeAlias = Literal["chair", "wheelchair", "none"]
Hidden: TypeAlias = Literal["nothing", "table", "board"]
WALL, FLOOR, FRAME = (206, 209, 214), (118, 139, 158), (140, 160, 176)
GRAIN_MARGIN_PX = 97


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Everything in a picture but the posture.

    A second person stands ``other_m`` to the right of the picture's middle, ``other_nearer_m`` nearer to the
    camera than the first. ``noise`` is the camera's, in grey levels (SD).
    """

    camera: Camera
    body: Body = ADULT
    seat: Seat = "chair"
    hidden: Hidden = "nothing"
    look: Look = LOOKS[0]
    other_m: float | None = None
    other_nearer_m: float = -2.0
    mirrored: bool = False
    blur_px: float = 1.1
    noise: float = 3.0
    jpeg_quality: int = 82


def draw_scene(scene: Scene, postures: Sequence[Posture], random: np.random.Generator) -> Picture:
    """Draw one frame; several postures are what passes while the shutter is open."""
    exposures = [_expose(scene, posture) for posture in postures]
    mean = exposures[0] if len(exposures) == 1 else np.mean(exposures, axis=0).astype(np.uint8)
    blurred = cv2.GaussianBlur(mean, (0, 0), scene.blur_px).astype(np.int16)
    grain = _grain(blurred.shape[0], blurred.shape[1])
    shift = random.integers(0, GRAIN_MARGIN_PX, 2)
    there = grain[shift[0] : shift[0] + blurred.shape[0], shift[1] : shift[1] + blurred.shape[1]]
    blurred += np.round(there * scene.noise).astype(np.int16)[..., None]
    picture = np.clip(blurred, 0, 255).astype(np.uint8)
    if scene.mirrored:
        picture = np.ascontiguousarray(picture[:, ::-1])
    _, jpeg = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, scene.jpeg_quality])
    return np.asarray(cv2.imdecode(jpeg, cv2.IMREAD_COLOR), dtype=np.uint8)


@lru_cache(maxsize=4)
def _grain(height: int, width: int) -> NDArray[np.float32]:
    """Return standard normal noise, larger than the picture: each frame is given another part of it."""
    random = np.random.default_rng(seed=20)
    return random.standard_normal((height + GRAIN_MARGIN_PX, width + GRAIN_MARGIN_PX), dtype=np.float32)


def _expose(scene: Scene, posture: Posture) -> Picture:
    """Draw the room and everything in it, the furthest first."""
    picture = _room(scene.camera).copy()
    if scene.other_m is not None and scene.other_nearer_m < 0:
        _draw(picture, _other_person(scene, scene.other_m))
    skeleton = find_joints(scene.body, posture)
    strokes = Painter(scene.body, skeleton, scene.camera, scene.look).strokes()
    for piece in _furniture(scene):
        strokes += piece.strokes(scene.camera)
    _draw(picture, strokes)
    if scene.other_m is not None and scene.other_nearer_m >= 0:
        _draw(picture, _other_person(scene, scene.other_m))
    return picture


def _furniture(scene: Scene) -> list[Box | Rod | Wheel]:
    """Return what stands in the room."""
    found: list[Box | Rod | Wheel] = []
    if scene.seat == "chair":
        found += chair(scene.body)
    if scene.seat == "wheelchair":
        found += wheelchair(scene.body)
    if scene.hidden == "table":
        found += table(scene.body)
    if scene.hidden == "board":
        found += board(scene.body, 1 if scene.camera.azimuth_deg < 0 else -1)
    return found


def _draw(picture: Picture, strokes: list[Stroke]) -> None:
    for _, draw in sorted(strokes, key=lambda stroke: -stroke[0]):
        draw(picture)


@lru_cache(maxsize=4)
def _room(camera: Camera) -> Picture:
    """Return a wall with a picture on it, and a floor."""
    picture = np.empty((camera.height_px, camera.width_px, 3), np.uint8)
    foot = camera.height_px / 2 + camera.focal_px * camera.height_m / (camera.distance_m + 0.9)
    floor_at = min(camera.height_px - 1, round(foot))
    picture[:floor_at] = WALL
    picture[floor_at:] = FLOOR
    width, height = camera.width_px, camera.height_px
    corners = (round(0.82 * width), round(0.08 * height)), (round(0.96 * width), round(0.26 * height))
    cv2.rectangle(picture, *corners, FRAME, -1)
    return picture


def _other_person(scene: Scene, right_m: float) -> list[Stroke]:
    """Return the strokes of somebody else, standing, seen from the front."""
    camera = replace(scene.camera, azimuth_deg=0.0, distance_m=scene.camera.distance_m - scene.other_nearer_m)
    posture = Posture(
        arms={"left": Arm(raised_deg=10), "right": Arm(raised_deg=18, elbow_deg=140)},
        legs={"left": Leg(splay_deg=4), "right": Leg(splay_deg=5)},
        planted=True,
    )
    standing = find_joints(ADULT, posture)
    shift = np.array([0.0, right_m, 0.0])
    moved: Skeleton = replace(standing, joints={name: at + shift for name, at in standing.joints.items()})
    return Painter(ADULT, moved, camera, LOOKS[1]).strokes()
