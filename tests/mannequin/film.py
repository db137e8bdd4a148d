"""What the drawn person does, frame by frame, and what is therefore true.

A film is written at 30 frames a second and drawn anew for every second one, as a slow webcam would see it.
The number of the drawn frame stands in a strip of black and white squares along the lower edge, so that
whatever a browser makes of a picture can be compared with the truth of that very picture.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi
from typing import TYPE_CHECKING

import cv2
import numpy as np

from mannequin.brush import Picture, soften
from mannequin.figure import HEIGHT_PX, Pose, draw_seated, draw_standing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from lull.movement.landmarks import Side

DRAWN_PER_S = 15
WRITTEN_PER_DRAWN = 2
STRIP_BITS, STRIP_SQUARE_PX = 16, 12
JPEG_QUALITY = 88
DRAW = {"elbow-straighten": draw_standing, "knee-straighten": draw_seated}


@dataclass(frozen=True, slots=True)
class Film:
    """One exercise on one side: a pose for each drawn frame, and how many times as slow it is shown."""

    exercise: str
    side: Side
    poses: tuple[Pose, ...]
    slower: int = 1

    @property
    def duration_s(self) -> float:
        """How long the film lasts; a browser's fake camera then begins again."""
        return self.slower * len(self.poses) / DRAWN_PER_S


def stay(angle_deg: float, seconds: float) -> list[Pose]:
    """Return a stretch in which nothing moves."""
    return [Pose(angle_deg)] * _frames(seconds)


def stay_hidden(angle_deg: float, seconds: float) -> list[Pose]:
    """Return a stretch in which the moving limb is behind something."""
    return [Pose(angle_deg, hidden=True)] * _frames(seconds)


def move(rest_deg: float, peak_deg: float, seconds: float) -> list[Pose]:
    """Return one movement from rest to peak and back, smooth at both ends, then a tenth of it at rest."""
    moving = _frames(seconds * 0.9)
    swing = [(1 - cos(2 * pi * (k + 1) / moving)) / 2 for k in range(moving)]
    poses = [Pose(round(rest_deg + (peak_deg - rest_deg) * part)) for part in swing]
    return poses + stay(rest_deg, seconds * 0.1)


def settle(from_deg: float, to_deg: float, seconds: float) -> list[Pose]:
    """Return somebody getting into place: swaying sideways, then moving the joint to where it rests."""
    frames = _frames(seconds)
    poses = []
    for k in range(frames):
        part = k / frames
        joint = min(1.0, max(0.0, (part - 0.6) / 0.35))
        poses.append(
            Pose(
                round(from_deg + (to_deg - from_deg) * joint),
                lean_px=round(14 * (1 - part) * cos(6 * pi * part)),
            )
        )
    return poses


def write_film(film: Film, path: Path) -> Path:
    """Write the film as Chromium's fake camera reads it: JPEG pictures one behind the other."""
    random = np.random.default_rng(seed=20)
    grain = [random.normal(0, 3, (HEIGHT_PX, 640, 1)).astype(np.int16) for _ in range(8)]
    part = path.with_suffix(f".{os.getpid()}.part")
    with part.open("wb") as file:
        for number, pose in enumerate(film.poses):
            picture = soften(_drawn(film.exercise, pose, film.side), grain[number % len(grain)])
            draw_number(picture, number)
            done, jpeg = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
            if not done:
                raise RuntimeError(f"frame {number} could not be written")
            file.write(jpeg.tobytes() * WRITTEN_PER_DRAWN * film.slower)
    return part.rename(path)


def draw_number(picture: Picture, number: int) -> None:
    """Draw a frame's number in the lower edge: one square a bit, the smallest first, white for one."""
    for bit in range(STRIP_BITS):
        left = bit * STRIP_SQUARE_PX
        picture[-STRIP_SQUARE_PX:, left : left + STRIP_SQUARE_PX] = 255 * (number >> bit & 1)


def read_number(brightness: Sequence[float] | NDArray[np.uint8]) -> int:
    """Return the number from the brightness (0 to 255) in the middle of each square."""
    return sum(1 << bit for bit, light in enumerate(brightness) if light > 127)


@lru_cache(maxsize=512)
def _drawn(exercise: str, pose: Pose, side: Side) -> Picture:
    return DRAW[exercise](pose, side)


def _frames(seconds: float) -> int:
    return max(1, round(seconds * DRAWN_PER_S))
