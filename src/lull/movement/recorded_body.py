"""Places of chosen landmarks over a recording, from whichever columns show them best.

Where the picture's size is known, angles are read in the picture: of drawn people the tracker's own depth got
elbows wrong by 20 degrees, the picture by 3. Else world columns (``_wx _wy _wz``, metres around the hips)
come first, then plain ``_x _y _z`` in any one length unit and any orientation, or ``_x _y`` alone, in their
plane. Columns that are shares of a picture need the picture's size.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lull.movement.image_size import LEAVE_SIZE, TELL_SIZE, ImageSize
from lull.movement.landmarks import VISIBILITY_NEEDED
from lull.movement.recording import Recording
from lull.movement.segment_length import keeps_its_lengths
from lull.refusal import BadInput
from lull.saying import say

Space = Literal["world", "space", "plane", "picture"]

WORLD, PLAIN, PLANE = ("_wx", "_wy", "_wz"), ("_x", "_y", "_z"), ("_x", "_y")
SPACE_OF: Mapping[Sequence[str], Space] = {WORLD: "world", PLAIN: "space", PLANE: "plane"}

MOSTLY = 0.95
NORMALISED_FROM, NORMALISED_TO = -0.5, 1.5
SURELY_NOT_NORMALISED = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedBody:
    """Places over time, shape (frames, landmarks, 2 or 3), and how well each landmark was seen.

    ``visibility`` has shape (frames, landmarks), 0 to 1; 0 where a landmark was not found. ``columns`` says
    where the places come from.
    """

    names: tuple[str, ...]
    columns: Space
    places: NDArray[np.float64]
    visibility: NDArray[np.float64]

    @property
    def seen(self) -> NDArray[np.bool_]:
        """Which frames show every landmark well enough."""
        return np.asarray(self.seen_each.all(axis=1))

    @property
    def seen_each(self) -> NDArray[np.bool_]:
        """Which landmarks are seen well enough, shape (frames, landmarks)."""
        return np.asarray(self.visibility >= VISIBILITY_NEEDED)

    def without(self, lost: NDArray[np.bool_]) -> "RecordedBody":
        """Return the same with some landmarks unseen in some frames, shape (frames, landmarks)."""
        return replace(self, visibility=np.where(lost, 0.0, self.visibility))

    def only(self, trusted: NDArray[np.bool_]) -> "RecordedBody":
        """Return the same with every landmark unseen in the frames that are not trusted."""
        return replace(self, visibility=np.where(trusted[:, None], self.visibility, 0.0))

    def of(self, name: str) -> NDArray[np.float64]:
        """Return the places of one landmark, shape (frames, 2 or 3)."""
        return self.places[:, self.names.index(name)]


def find_missing_columns(recording: Recording, landmarks: Sequence[str]) -> tuple[str, ...]:
    """Return the columns still needed to see landmarks; none where world or plain ones are complete."""
    missing = {
        kind: tuple(name + end for name in landmarks for end in kind if name + end not in recording.columns)
        for kind in (PLANE, WORLD)
    }
    return min(missing.values(), key=len)


def need_columns(recording: Recording, landmarks: Sequence[str]) -> None:
    """Refuse a recording without the columns of these landmarks.

    Raises:
        BadInput: naming what is missing.
    """
    missing = find_missing_columns(recording, landmarks)
    if missing:
        raise BadInput(
            say(
                "{name} has no column {missing}: name joints as MediaPipe does",
                name=recording.name,
                missing=", ".join(missing[:6]),
            )
        )


def has_data(recording: Recording, landmarks: Sequence[str]) -> bool:
    """Say whether landmarks, whose columns are there, are all found in one frame at least."""
    return _places(recording, landmarks, _choose_ends(recording, landmarks))[1].all(axis=1).any().item()


def has_depth(recording: Recording, landmarks: Sequence[str]) -> bool:
    """Say whether the landmarks have a third coordinate with data."""
    return _choose_ends(recording, landmarks) != PLANE


def read_body(
    recording: Recording, landmarks: Sequence[str], image_size: ImageSize | None, *, depth: bool = False
) -> RecordedBody:
    """Return the places of landmarks in every frame.

    Args:
        recording: with complete columns for the landmarks (see :func:`find_missing_columns`).
        landmarks: their names.
        image_size: width and height in pixels where columns are shares of a picture.
        depth: keep the picture's depth (in shares of its width) as a third coordinate.

    Raises:
        BadInput: when columns look like shares of a picture and its size is not given, or the other way.
    """
    pixels = is_in_pixels(recording, landmarks)
    ends = _choose_ends(recording, landmarks, picture=pixels or image_size is not None)
    places, found = _places(recording, landmarks, ends)
    columns = SPACE_OF[ends]
    if pixels and image_size is None and columns != "world":
        columns, places = "picture", places if depth else places[..., :2]
    elif columns != "world":
        whole = found.all(axis=1)
        _check_unit(recording, landmarks, places[whole], image_size)
        if image_size is not None:
            columns, places = "picture", _to_pixels(places, image_size, depth=depth)
    visibility = np.where(found, _visibility(recording, landmarks), 0.0)
    return RecordedBody(names=tuple(landmarks), columns=columns, places=places, visibility=visibility)


def is_in_pixels(recording: Recording, landmarks: Sequence[str]) -> bool:
    """Say whether a tracker's picture columns are pixels: with visibility, and far beyond shares."""
    names = [
        name for name in landmarks if f"{name}_v" in recording.columns and f"{name}_x" in recording.columns
    ]
    if len(names) < len(landmarks):
        return False
    across = np.concatenate([recording.columns[f"{name}_x"] for name in names])
    seen = across[np.isfinite(across)]
    return bool(seen.size and np.median(np.abs(seen)) > SURELY_NOT_NORMALISED)


def _to_pixels(places: NDArray[np.float64], image_size: ImageSize, *, depth: bool) -> NDArray[np.float64]:
    """Return shares of a picture as pixels; depth is measured in widths."""
    width, height = image_size
    if depth and places.shape[-1] == len(PLAIN):
        return np.asarray(places * np.array((width, height, width), dtype=float))
    return np.asarray(places[..., :2] * np.array(image_size, dtype=float))


def _choose_ends(recording: Recording, landmarks: Sequence[str], *, picture: bool = False) -> tuple[str, ...]:
    """Return the column endings that show all landmarks best; those of a ``picture`` whose size is known."""
    for ends in (PLAIN, PLANE, WORLD) if picture else (WORLD, PLAIN):
        columns = [recording.columns.get(name + end) for name in landmarks for end in ends]
        if all(column is not None and np.isfinite(column).any() for column in columns):
            return ends
    lacking = any(name + end not in recording.columns for name in landmarks for end in PLANE)
    return WORLD if lacking else PLANE


def _places(
    recording: Recording, landmarks: Sequence[str], ends: Sequence[str]
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return places, shape (frames, landmarks, axes), and which of them were found."""
    columns = np.array([[recording.columns[name + end] for end in ends] for name in landmarks])
    return columns.transpose(2, 0, 1), np.isfinite(columns).all(axis=1).T


def _visibility(recording: Recording, landmarks: Sequence[str]) -> NDArray[np.float64]:
    """Return the visibility of each landmark in each frame; 1 where the file does not tell."""
    if not any(name + "_v" in recording.columns for name in landmarks):
        return np.ones((len(recording.t_s), len(landmarks)))
    told = [recording.columns.get(name + "_v", np.ones(len(recording.t_s))) for name in landmarks]
    return np.nan_to_num(np.array(told), nan=0.0).T


def _check_unit(
    recording: Recording,
    landmarks: Sequence[str],
    places: NDArray[np.float64],
    image_size: ImageSize | None,
) -> None:
    """Refuse shares of a picture without its size, and a picture's size with anything else."""
    told = any(name + "_v" in recording.columns for name in landmarks)
    if places.size == 0 or (image_size is None and not told):
        return
    flat = places[..., :2]
    largest = float(np.abs(flat).max())
    inside = float(((flat >= 0.0) & (flat <= 1.0)).mean())
    like_shares = inside >= MOSTLY and flat.min() >= NORMALISED_FROM and flat.max() <= NORMALISED_TO
    if image_size is None and told and like_shares and not _are_lengths(places):
        raise BadInput(
            say(
                "{name}: {column} and the others look like shares of a picture (0 to 1), whose angles depend "
                "on its shape: {ask}",
                name=recording.name,
                column=f"{landmarks[1]}_x",
                ask=TELL_SIZE,
            )
        )
    if image_size is not None and largest > SURELY_NOT_NORMALISED:
        raise BadInput(
            say(
                "{name}: {column} and the others reach {largest:g}, so they are no shares of a picture "
                "(0 to 1): {ask}",
                name=recording.name,
                column=f"{landmarks[1]}_x",
                largest=largest,
                ask=LEAVE_SIZE,
            )
        )


def _are_lengths(places: NDArray[np.float64]) -> bool:
    """Say whether the first three landmarks, a limb, keep their lengths as in true space."""
    return places.shape[-1] == len(PLAIN) and keeps_its_lengths(places[:, :3])
