"""Draws the skeleton that was found: on blank paper, or, if the owner asked for it, on their own picture."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

import cv2
import numpy as np
from body_model import PARTS, POSE_NAMES
from mediapipe.python.solutions.pose_connections import POSE_CONNECTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

PAPER, LEFT, RIGHT, MIDDLE = (250, 250, 248), (32, 110, 200), (160, 90, 20), (90, 90, 90)
VISIBILITY_NEEDED = 0.5
DRAWN_PER_S = 30.0


class SkeletonFilm:
    """Writes a film (``.mp4``, 30 pictures a second) or one picture from the film's middle (``.png``)."""

    def __init__(self, path: Path, *, with_picture: bool, length_s: float | None) -> None:
        """Prepare; nothing is written before the first frame."""
        self._path, self._with_picture = path, with_picture
        self._middle_s = (length_s or 0.0) / 2
        self._film: cv2.VideoWriter | None = None
        self._still: NDArray[np.uint8] | None = None
        self._still_done = False
        self._next_s: float | None = None

    def add(self, t_s: float, picture: NDArray[np.uint8], row: Sequence[float] | None) -> None:
        """Take one frame; ``row`` is ``None`` where nobody was found."""
        if self._path.suffix == ".png":
            if row is not None and not self._still_done:
                self._still = self._draw(picture, row)
                self._still_done = t_s >= self._middle_s
            return
        if self._next_s is None:
            self._next_s = t_s
        if self._next_s > t_s:
            return
        drawn = self._draw(picture, row)
        if self._film is None:
            size = (drawn.shape[1], drawn.shape[0])
            self._film = cv2.VideoWriter(str(self._path), cv2.VideoWriter.fourcc(*"mp4v"), DRAWN_PER_S, size)
        while self._next_s <= t_s:  # a slower film shows a picture more than once
            self._film.write(drawn)
            self._next_s += 1 / DRAWN_PER_S

    def close(self) -> None:
        """Finish the file."""
        if self._film is not None:
            self._film.release()
        if self._still is not None:
            cv2.imwrite(str(self._path), self._still)

    def _draw(self, picture: NDArray[np.uint8], row: Sequence[float] | None) -> NDArray[np.uint8]:
        """Return the frame with its skeleton: orange on the left, blue on the right."""
        height, width = picture.shape[:2]
        if self._with_picture:
            drawn = np.ascontiguousarray(picture[..., ::-1])
        else:
            drawn = np.full((height, width, 3), PAPER, np.uint8)
        if row is None:
            return drawn
        thick = max(2, round(min(width, height) / 160))
        places = {}
        for i, name in enumerate(POSE_NAMES):
            x, y, _, seen = row[i * len(PARTS) : i * len(PARTS) + 4]
            if isfinite(x) and seen >= VISIBILITY_NEEDED:
                places[i] = ((round(x * width), round(y * height)), _colour(name))
        for a, b in POSE_CONNECTIONS:
            if a in places and b in places:
                same = places[a][1] == places[b][1]
                cv2.line(
                    drawn, places[a][0], places[b][0], places[a][1] if same else MIDDLE, thick, cv2.LINE_AA
                )
        for place, colour in places.values():
            cv2.circle(drawn, place, thick, colour, -1, cv2.LINE_AA)
        return drawn


def _colour(name: str) -> tuple[int, int, int]:
    return LEFT if name.startswith("left") else RIGHT if name.startswith("right") else MIDDLE
