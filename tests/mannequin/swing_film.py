"""A seated person whose leg is held, let go and swings: as a film, and as what perfect eyes would see."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import cv2
import numpy as np

from lull.movement.landmarks import LANDMARK_INDEX, MEDIAPIPE_NAMES
from lull.practice.demonstration.body import ADULT
from lull.practice.demonstration.camera import Camera
from lull.practice.demonstration.posture import Arm, Leg, Posture
from lull.practice.demonstration.skeleton import find_joints
from made_pendulum import Leg as Pendulum
from made_pendulum import dense_times, drop_legs, read_definitions
from mannequin.film import JPEG_QUALITY
from mannequin.scene import Scene, draw_scene

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

FILMED_PER_S = 30
FALL_S = 8.0
GRAINS = 6
"""A still leg is drawn with so many different grains, so that still pictures differ as a camera's do."""

RIGHT_SIDE = Camera(azimuth_deg=90.0)


@dataclass(frozen=True, slots=True)
class SwingFilm:
    """One release: held for ``hold_s``, then the fall of ``leg``, then hanging for ``hang_s``."""

    leg: Pendulum
    hold_s: float = 14.0
    hang_s: float = 30.0

    def angles_deg(self, per_s: float = FILMED_PER_S) -> list[float]:
        """Return the knee's inner angle for each picture."""
        dense, _ = _drop(self.leg)
        times = np.arange(0.0, FALL_S, 1.0 / per_s)
        fall = 180.0 + np.interp(times, dense_times(dense), dense)
        held = [float(fall[0])] * round(self.hold_s * per_s)
        return [*held, *fall.tolist(), *([float(fall[-1])] * round(self.hang_s * per_s))]

    @property
    def first_swing_deg(self) -> float:
        """The true first swing excursion."""
        return _drop(self.leg)[1]


@lru_cache(maxsize=4)
def _drop(leg: Pendulum) -> tuple[NDArray[np.float64], float]:
    """Return a dense fall and its first swing in degrees."""
    dense = drop_legs([leg], seconds=FALL_S)[0]
    return dense, read_definitions(dense_times(dense), dense).first_swing_excursion_deg


def sit(knee_deg: float) -> Posture:
    """Return somebody who leans back on a seat, the right knee at an angle."""
    arm = Arm(raised_deg=20, plane_deg=86, elbow_deg=120)
    other = Leg(raised_deg=90, knee_deg=93, out_deg=5)
    return Posture(
        arms={"left": arm, "right": arm},
        legs={"left": other, "right": Leg(raised_deg=92, out_deg=4, knee_deg=knee_deg)},
        lean_forward_deg=-12.0,
    )


def see(knee_deg: float, rng: np.random.Generator, *, noise_px: float = 0.7) -> NDArray[np.float32]:
    """Return the 33 landmarks of a sitting person as a camera at the right side would show them."""
    joints = find_joints(ADULT, sit(knee_deg)).joints
    points = np.zeros((len(MEDIAPIPE_NAMES), 4), dtype=np.float32)
    for name in MEDIAPIPE_NAMES:
        if name not in joints:
            continue
        x, y, depth = RIGHT_SIDE.see(joints[name])
        across, down = rng.normal(0.0, noise_px, 2)
        points[LANDMARK_INDEX[name]] = (
            (x + across) / RIGHT_SIDE.width_px,
            (y + down) / RIGHT_SIDE.height_px,
            (depth - RIGHT_SIDE.distance_m) / 2.0,
            0.95,
        )
    return points


def write_swing_film(film: SwingFilm, path: Path) -> Path:
    """Write the film as Chromium's fake camera reads it, once."""
    if path.exists():
        return path
    part = path.with_suffix(f".{os.getpid()}.part")
    with part.open("wb") as file:
        for number, angle in enumerate(film.angles_deg()):
            file.write(_draw(round(angle, 1), number % GRAINS))
    return part.rename(path)


@lru_cache(maxsize=512)
def _draw(knee_deg: float, grain: int) -> bytes:
    """Return one picture as JPEG."""
    scene = Scene(camera=RIGHT_SIDE)
    picture = draw_scene(scene, [sit(knee_deg)], np.random.default_rng(seed=grain))
    done, jpeg = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
    if not done:
        raise RuntimeError("a picture could not be written")
    return jpeg.tobytes()
