"""One stroke of a drawing, moving or still: what it is, how wide, and its points in every keyframe."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lull.practice.demonstration.picture import Line

Kind = Literal[
    "seat", "wheel", "bed", "limb", "limb far", "shoe", "shoe far", "shirt", "arm", "arm far", "skin",
    "skin far", "finger", "finger-edge", "hair", "eye", "edge", "ghost", "firm",
]  # fmt: skip
"""How it is painted; the style sheet knows each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One stroke in the room: a chain of places in metres for every keyframe, shape (frames, places, 3)."""

    kind: Kind
    width_m: float
    places: NDArray[np.float64]
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One stroke in the box: its width in units and its points in every keyframe, one where it is still.

    A ``closed`` one is filled. A single point is a dot as wide as the stroke.
    """

    kind: Kind
    width: float
    frames: tuple[Line, ...]
    closed: bool = False

    @property
    def moves(self) -> bool:
        """Whether it is not the same in all keyframes."""
        return len(self.frames) > 1

    @property
    def path(self) -> str:
        """Return the path of the first keyframe as SVG has it."""
        return to_path(self.frames[0], closed=self.closed)

    @property
    def told_frames(self) -> str:
        """Return all keyframes for a script: points ``x,y`` parted by spaces, frames by bars."""
        return "|".join(" ".join(f"{x:g},{y:g}" for x, y in frame) for frame in self.frames)


def to_path(line: Line, *, closed: bool = False) -> str:
    """Return points as an SVG path; a single point becomes a line of no length, which round ends show."""
    whole = line if len(line) > 1 else line * 2
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in whole) + ("Z" if closed else "")
