"""Films of a drawn hand alone, as Chromium's fake camera reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from made_hands import between
from mannequin.brush import soften
from mannequin.film import DRAWN_PER_S, JPEG_QUALITY, WRITTEN_PER_DRAWN, draw_number
from mannequin.hand import HEIGHT_PX, WIDTH_PX, draw_hand, swing

if TYPE_CHECKING:
    from pathlib import Path

    from lull.movement.landmarks import Side
    from mannequin.brush import Picture

SHOWN, REPETITIONS = 3, 4

STILL_AT_LAST_S = 5.0
"""The film ends with so much stillness; what was done is decided long before (of nine seconds)."""


def parts(slower: int = 1) -> list[float]:
    """Return what the hand does, frame by frame: it rests, shows the movement, repeats it and rests.

    ``slower`` is how many frames each moment is shown for.
    """
    still = [0.0] * (3 * DRAWN_PER_S)
    once = [*swing(3 * DRAWN_PER_S), *[0.0] * (DRAWN_PER_S // 2)]
    done = [*still * 2, *once * (SHOWN + REPETITIONS), *still * 3]
    return [part for part in done for _ in range(slower)]


def write_hand_film(exercise: str, side: Side, path: Path, slower: int) -> Path:
    """Write the film as Chromium's fake camera reads it; a hand that comes again is drawn once."""
    drawn: dict[float, Picture] = {}
    random = np.random.default_rng(seed=20)
    grain = [random.normal(0, 3, (HEIGHT_PX, WIDTH_PX, 1)).astype(np.int16) for _ in range(8)]
    with path.open("wb") as file:
        for number, part in enumerate(parts(slower)):
            if part not in drawn:
                drawn[part] = draw_hand(between(exercise, part), side)
            picture = soften(drawn[part], grain[number % len(grain)])
            draw_number(picture, number)
            jpeg = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])[1]
            file.write(jpeg.tobytes() * WRITTEN_PER_DRAWN)
    return path
