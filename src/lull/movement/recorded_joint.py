"""One joint's angle over a recording, from whichever columns show it best.

World columns (``_wx _wy _wz``, metres around the hips) come first: they bend with no picture. Then plain
``_x _y _z`` in any one length unit and any orientation, or ``_x _y`` alone, in their plane. Columns that are
shares of a picture need the picture's size.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import dist
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lull.movement.joint_angle import (
    estimate_noise_error_deg,
    measure_angle_2d_deg,
    measure_angle_3d_deg,
)
from lull.movement.landmarks import VISIBILITY_NEEDED
from lull.movement.recording import Recording
from lull.movement.segment_length import keeps_its_lengths
from lull.refusal import BadInput

Space = Literal["world", "space", "plane", "picture"]
ImageSize = tuple[int, int]
Landmarks = tuple[str, str, str]

WORLD, PLAIN, PLANE = ("_wx", "_wy", "_wz"), ("_x", "_y", "_z"), ("_x", "_y")
SPACE_OF: Mapping[Sequence[str], Space] = {WORLD: "world", PLAIN: "space", PLANE: "plane"}

MOSTLY = 0.95
NORMALISED_FROM, NORMALISED_TO = -0.5, 1.5
SURELY_NOT_NORMALISED = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedJoint:
    """Angles in degrees (``None``: not seen), their noise errors in degrees, the columns they came from."""

    columns: Space
    angle_deg: tuple[float | None, ...]
    noise_error_deg: tuple[float, ...]

    @property
    def seen(self) -> NDArray[np.bool_]:
        """Which frames showed the joint."""
        return np.array([angle is not None for angle in self.angle_deg])


def find_missing_columns(recording: Recording, landmarks: Landmarks) -> tuple[str, ...]:
    """Return the columns still needed to see three landmarks; none where world or plain ones are complete."""
    missing = {
        kind: tuple(name + end for name in landmarks for end in kind if name + end not in recording.columns)
        for kind in (PLANE, WORLD)
    }
    return min(missing.values(), key=len)


def has_data(recording: Recording, landmarks: Landmarks) -> bool:
    """Say whether three landmarks, whose columns are there, are all found in one frame at least."""
    return _places(recording, landmarks, _choose_ends(recording, landmarks))[1].any().item()


def measure_recorded_joint(
    recording: Recording, landmarks: Landmarks, image_size: ImageSize | None
) -> RecordedJoint:
    """Measure the angle at the middle landmark in every frame.

    Args:
        recording: with complete columns for the landmarks (see :func:`find_missing_columns`).
        landmarks: names of end, joint and other end.
        image_size: width and height in pixels where columns are shares of a picture.

    Raises:
        BadInput: when columns look like shares of a picture and its size is not given, or the other way.
    """
    ends = _choose_ends(recording, landmarks)
    places, found = _places(recording, landmarks, ends)
    columns = SPACE_OF[ends]
    if columns != "world":
        _check_unit(recording, landmarks, places[found], image_size)
        if image_size is not None:
            columns, places = "picture", places[..., :2] * np.array(image_size, dtype=float)
    visibility = _visibility(recording, landmarks)
    flat = places.shape[-1] == len(PLANE)
    angles: list[float | None] = []
    errors: list[float] = []
    for (end, joint, other), seen, visible in zip(
        places.tolist(), found.tolist(), visibility.tolist(), strict=True
    ):
        measured = None
        if seen and visible >= VISIBILITY_NEEDED:
            measured = (measure_angle_2d_deg if flat else measure_angle_3d_deg)(end, joint, other)
        angles.append(measured)
        errors.append(
            0.0
            if measured is None
            else estimate_noise_error_deg(dist(end, joint), dist(other, joint), min(visible, 1.0))
        )
    return RecordedJoint(columns=columns, angle_deg=tuple(angles), noise_error_deg=tuple(errors))


def _choose_ends(recording: Recording, landmarks: Landmarks) -> tuple[str, ...]:
    """Return the column endings that show all three landmarks best."""
    for ends in (WORLD, PLAIN):
        columns = [recording.columns.get(name + end) for name in landmarks for end in ends]
        if all(column is not None and np.isfinite(column).any() for column in columns):
            return ends
    return PLANE if not _lacks(recording, landmarks, PLANE) else WORLD


def _lacks(recording: Recording, landmarks: Landmarks, ends: Sequence[str]) -> bool:
    """Say whether any of these columns is not there."""
    return any(name + end not in recording.columns for name in landmarks for end in ends)


def _places(
    recording: Recording, landmarks: Landmarks, ends: Sequence[str]
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return places, shape (frames, 3 landmarks, axes), and which frames have them all."""
    places = np.stack(
        [np.stack([recording.columns[name + end] for end in ends], axis=1) for name in landmarks], axis=1
    )
    return places, np.array(np.isfinite(places).all(axis=(1, 2)), dtype=np.bool_)


def _visibility(recording: Recording, landmarks: Landmarks) -> NDArray[np.float64]:
    """Return the least visibility of three landmarks in each frame; 1 where the file does not tell."""
    told = [recording.columns[name + "_v"] for name in landmarks if name + "_v" in recording.columns]
    if not told:
        return np.ones(len(recording.t_s))
    return np.array(np.nan_to_num(np.min(told, axis=0), nan=0.0), dtype=np.float64)


def _check_unit(
    recording: Recording, landmarks: Landmarks, places: NDArray[np.float64], image_size: ImageSize | None
) -> None:
    """Refuse shares of a picture without its size, and a picture's size with anything else."""
    if places.size == 0:
        return
    flat = places[..., :2]
    told = any(name + "_v" in recording.columns for name in landmarks)
    largest = float(np.abs(flat).max())
    inside = float(((flat >= 0.0) & (flat <= 1.0)).mean())
    like_shares = inside >= MOSTLY and flat.min() >= NORMALISED_FROM and flat.max() <= NORMALISED_TO
    lengths = places.shape[-1] == len(PLAIN) and keeps_its_lengths(places)
    if image_size is None and told and like_shares and not lengths:
        raise BadInput(
            f"{recording.name}: {landmarks[1]}_x and the others look like shares of a picture (0 to 1), "
            "whose angles depend on its shape: add --image-size WIDTHxHEIGHT, for example 640x480"
        )
    if image_size is not None and largest > SURELY_NOT_NORMALISED:
        raise BadInput(
            f"{recording.name}: {landmarks[1]}_x and the others reach {largest:g}, so they are no shares "
            "of a picture (0 to 1): leave --image-size away"
        )
