"""Films of a drawn person doing any exercise of the body, as Chromium's fake camera reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from lull.practice.catalogue import find_exercise
from mannequin.doing import Doing
from mannequin.film import DRAWN_PER_S, JPEG_QUALITY, WRITTEN_PER_DRAWN, draw_number
from mannequin.scene import draw_scene

if TYPE_CHECKING:
    from pathlib import Path

    from lull.movement.landmarks import Side
    from lull.practice.demonstration.movement import Moment
    from mannequin.brush import Picture

SHOWN, REPETITIONS = 3, 4
ONE_S = 2.0
"""How long one movement lasts: brisk, and still thirty drawn moments long; ours."""

STILL_AT_FIRST_S = 6.5
"""Longer than the camera may take to open (``BEGINNING_S``), with a second for the ready pose; ours."""

STILL_AT_LAST_S = 8.0
"""The film ends with so much stillness; what was done is decided long before."""

GRAINS = 4
"""A still moment is drawn so often, with other noise, and these then take turns."""


def done_by(exercise: str, side: Side) -> Doing:
    """Return an adult doing it before a camera that stands where the exercise asks for it."""
    found = find_exercise(exercise)
    return Doing(found, "adult", 0.0, side, found.positions[0])


def moments(doing: Doing) -> list[Moment]:
    """Return the whole film, a moment a drawn frame: rest, three shown, the repetitions, rest."""
    moved = [moment for _ in range(SHOWN + REPETITIONS) for moment in doing.move(ONE_S)]
    return [*doing.rest(STILL_AT_FIRST_S), *moved, *doing.rest(STILL_AT_LAST_S)]


def moved_s(doing: Doing) -> float:
    """Return when the last movement is over, in seconds of the film."""
    return len(moments(doing)) / DRAWN_PER_S - STILL_AT_LAST_S


def write_body_film(doing: Doing, path: Path, slower: int = 1) -> Path:
    """Write the film; with ``slower`` each drawn moment is shown for so many frames."""
    random = np.random.default_rng(seed=20)
    scene = doing.scene()
    drawn: dict[tuple[Moment, int], Picture] = {}
    with path.open("wb") as file:
        for number, moment in enumerate(moment for moment in moments(doing) for _ in range(slower)):
            key = (moment, number % GRAINS if moment.part == 0.0 else 0)
            if key not in drawn:
                drawn[key] = draw_scene(scene, [doing.posture(moment)], random)
            picture = drawn[key].copy()
            draw_number(picture, number)
            jpeg = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])[1]
            file.write(jpeg.tobytes() * WRITTEN_PER_DRAWN)
    return path
