"""Landmark frames as a camera would send them, from a known joint angle; and as a table, and as bytes."""

from collections.abc import Iterator, Sequence
from math import cos, pi, sin
from struct import pack

import numpy as np
from numpy.typing import NDArray

from lull.movement.landmarks import LANDMARK_INDEX, LANDMARK_NAMES, LandmarkFrame, Side
from lull.movement.recording import Recording
from lull.practice.exercise import Exercise

WIDTH_PX, HEIGHT_PX = 640, 480
ENDS = "xyzv"


def make_frames(  # noqa: PLR0913 - a scene has many sides, each with a usual value
    exercise: Exercise,
    side: Side,
    t_s: Sequence[float],
    angle_deg: Sequence[float],
    *,
    noise_px: float = 0.5,
    visibility: Sequence[float] | None = None,
    seed: int = 0,
) -> Iterator[LandmarkFrame]:
    """Draw the three joints of one limb so that the picture shows exactly the given angles, but for noise."""
    rng = np.random.default_rng(seed)
    rows = [LANDMARK_INDEX[name] for name in exercise.landmarks(side)]
    joint = np.array([300.0, 240.0])
    for i, (t, angle) in enumerate(zip(t_s, angle_deg, strict=True)):
        turned = pi + angle * pi / 180.0
        pixels = np.array(
            [joint - np.array([110.0, 0.0]), joint, joint + 100.0 * np.array([cos(turned), -sin(turned)])]
        ) + rng.normal(0.0, noise_px, (3, 2))
        points = np.full((33, 4), 0.5, dtype=np.float32)
        points[:, 3] = 0.1
        points[rows, 0] = pixels[:, 0] / WIDTH_PX
        points[rows, 1] = pixels[:, 1] / HEIGHT_PX
        points[rows, 3] = 0.95 if visibility is None else visibility[i]
        yield LandmarkFrame(float(t), points, WIDTH_PX, HEIGHT_PX)


def to_recording(points: NDArray[np.floating], *, fps: float = 30.0, ends: str = ENDS) -> Recording:
    """Return the table of frames' landmarks, shape (frames, landmarks, 4), or of some of their columns."""
    columns = {
        f"{landmark}_{end}": points[:, row, ENDS.index(end)].astype(np.float64)
        for row, landmark in enumerate(LANDMARK_NAMES[: points.shape[1]])
        for end in ends
    }
    return Recording(name="a.csv", t_s=np.arange(len(points)) / fps, columns=columns)


def pack_points(sequence: int, at_s: float, points: NDArray[np.floating]) -> bytes:
    """Return a frame as the page sends it over the socket; what was not found is 0."""
    header = pack("<IdHH", sequence, at_s, WIDTH_PX, HEIGHT_PX)
    packed: bytes = np.nan_to_num(points).astype("<f4").tobytes()
    return header + packed
