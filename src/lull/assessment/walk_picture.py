"""The twelve landmarks of a walk as one camera saw them, in pixels over time."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lull.movement.image_size import LEAVE_SIZE, TELL_SIZE
from lull.movement.landmarks import SIDES, VISIBILITY_NEEDED, Side
from lull.movement.recording import Recording
from lull.refusal import BadInput
from lull.saying import say

Floats = NDArray[np.float64]
Bodypart = Literal["shoulder", "hip", "knee", "ankle", "heel", "foot_index"]

PARTS: tuple[Bodypart, ...] = ("shoulder", "hip", "knee", "ankle", "heel", "foot_index")
LEG_PARTS: tuple[Bodypart, ...] = ("knee", "ankle", "heel", "foot_index")

LARGEST_SHARE = 3.0
"""Columns that never reach this are shares of a picture, not pixels: a person is larger than 3 pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkPicture:
    """What was seen: ``at[side, part]`` has shape (frames, 2), pixels, y downwards, NaN where not seen.

    ``visibility[side, part]`` has shape (frames,), 0 to 1. ``world[side, part]`` has shape (frames, 3),
    metres, and is empty where the file has no world columns. ``width_px`` is the picture's width, or how far
    across the person went where it is not known.
    """

    t_s: Floats
    at: Mapping[tuple[Side, Bodypart], Floats]
    visibility: Mapping[tuple[Side, Bodypart], Floats]
    world: Mapping[tuple[Side, Bodypart], Floats]
    width_px: float

    def middle(self, part: Bodypart) -> Floats:
        """Return the point midway between the left and the right one, shape (frames, 2)."""
        return np.asarray((self.at["left", part] + self.at["right", part]) / 2.0)

    @property
    def trunk(self) -> Floats:
        """The way from mid-hip to mid-shoulder, shape (frames, 2), in pixels."""
        return self.middle("shoulder") - self.middle("hip")

    @property
    def trunk_px(self) -> Floats:
        """The length of the trunk in the picture, shape (frames,)."""
        return np.asarray(np.hypot(*self.trunk.T))

    def cut(self, part: slice) -> "WalkPicture":
        """Return the same for some of the frames."""
        return replace(
            self,
            t_s=self.t_s[part],
            at={key: at[part] for key, at in self.at.items()},
            visibility={key: seen[part] for key, seen in self.visibility.items()},
            world={key: at[part] for key, at in self.world.items()},
        )


def read_walk_picture(recording: Recording, image_size: tuple[int, int] | None) -> WalkPicture:
    """Return the landmarks of a recording in pixels.

    Args:
        recording: with ``_x`` and ``_y`` of shoulders, hips, knees, ankles, heels and toes (``foot_index``).
        image_size: width and height in pixels where those are shares of a picture.

    Raises:
        BadInput: when columns are missing, or are shares without a picture's size, or the other way.
    """
    names = {(side, part): f"{side}_{part}" for side in SIDES for part in PARTS}
    columns = recording.columns
    missing = [name + end for name in names.values() for end in ("_x", "_y") if name + end not in columns]
    if missing:
        more = len(missing) - 1
        raise BadInput(
            say(
                "{name} has no column {missing}: walking needs shoulders, hips, knees, ankles, heels and "
                "toes (foot_index) of both sides",
                name=recording.name,
                missing=say("{first} and {more} more", first=missing[0], more=more) if more else missing[0],
            )
        )
    shares = {
        key: np.stack([columns[name + "_x"], columns[name + "_y"]], axis=1) for key, name in names.items()
    }
    scale = np.array(_choose_scale(recording.name, np.concatenate(list(shares.values())), image_size))
    visibility = {key: _read_visibility(recording, name) for key, name in names.items()}
    at = {
        key: np.where((visibility[key] >= VISIBILITY_NEEDED)[:, None], share * scale, np.nan)
        for key, share in shares.items()
    }
    across = np.concatenate([places[:, 0] for places in at.values()])
    width = float(scale[0]) if image_size is not None else float(np.nanmax(across, initial=0.0))
    return WalkPicture(
        t_s=recording.t_s, at=at, visibility=visibility, world=_read_world(recording, names), width_px=width
    )


def _choose_scale(name: str, places: Floats, image_size: tuple[int, int] | None) -> tuple[float, float]:
    """Return what columns are multiplied by to be pixels."""
    found = places[np.isfinite(places)]
    largest = float(np.abs(found).max(initial=0.0))
    if image_size is None and largest <= LARGEST_SHARE:
        raise BadInput(
            say(
                "{name}: the landmarks look like shares of a picture (0 to 1), whose angles depend on its "
                "shape: {ask}",
                name=name,
                ask=TELL_SIZE,
            )
        )
    if image_size is not None and largest > LARGEST_SHARE:
        raise BadInput(
            say(
                "{name}: the landmarks reach {largest:g}, so they are no shares of a picture (0 to 1): {ask}",
                name=name,
                largest=largest,
                ask=LEAVE_SIZE,
            )
        )
    return (1.0, 1.0) if image_size is None else (float(image_size[0]), float(image_size[1]))


def _read_visibility(recording: Recording, name: str) -> Floats:
    """Return how well a landmark was seen; 1 where the file does not tell, 0 where it was not found."""
    told = recording.columns.get(name + "_v", np.ones(len(recording.t_s)))
    found = np.isfinite(recording.columns[name + "_x"]) & np.isfinite(recording.columns[name + "_y"])
    return np.where(found, np.nan_to_num(told, nan=0.0), 0.0)


def _read_world(
    recording: Recording, names: Mapping[tuple[Side, Bodypart], str]
) -> dict[tuple[Side, Bodypart], Floats]:
    """Return world places of shoulders and hips where they are all there."""
    found: dict[tuple[Side, Bodypart], Floats] = {}
    for (side, part), name in names.items():
        ends = [recording.columns.get(name + end) for end in ("_wx", "_wy", "_wz")]
        if part in {"shoulder", "hip"}:
            if any(column is None for column in ends):
                return {}
            found[side, part] = np.stack([column for column in ends if column is not None], axis=1)
    return found
