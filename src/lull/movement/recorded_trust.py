"""Which frames of a recording show the person who moved, and from where the camera looked at them.

It needs the tracker's picture columns with their visibility; other recordings are taken as they are.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lull.movement.frame_trust import NEEDED
from lull.movement.image_size import ImageSize
from lull.movement.recorded_body import is_in_pixels
from lull.movement.recorded_verdicts import judge_frames
from lull.movement.recording import Recording

PIXELS: ImageSize = (1, 1)
"""The picture size that leaves columns in pixels as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedTrust:
    """``trusted`` marks the frames to believe; ``width_share`` says how wide the shoulders look, or ``None``.

    ``width_share`` is the median over the trusted frames of shoulder width over trunk length in the picture;
    ``width_shares`` has it for each frame, and ``trunk_px`` the trunk's length in pixels, NaN where the trunk
    was not seen.
    """

    trusted: NDArray[np.bool_]
    another_person: int
    sides_swapped: int
    width_shares: NDArray[np.float64]
    trunk_px: NDArray[np.float64]

    @property
    def width_share(self) -> float | None:
        """The median of the widths seen, or ``None`` where the trunk never was."""
        seen = self.trusted & np.isfinite(self.width_shares)
        return float(np.median(self.width_shares[seen])) if seen.any() else None


def find_trusted_frames(recording: Recording, image_size: ImageSize | None) -> RecordedTrust:
    """Judge every frame of a recording; without picture columns or the picture's size, all are trusted."""
    frames = len(recording.t_s)
    columns = recording.columns
    if is_in_pixels(recording, NEEDED):
        image_size = PIXELS
    if image_size is None or any(f"{name}_{end}" not in columns for name in NEEDED for end in "xyv"):
        return RecordedTrust(
            trusted=np.ones(frames, dtype=np.bool_),
            another_person=0,
            sides_swapped=0,
            width_shares=np.full(frames, np.nan),
            trunk_px=np.full(frames, np.nan),
        )
    points = np.full((len(NEEDED), 4, frames), np.nan)
    for row, name in enumerate(NEEDED):
        for place, end in ((0, "x"), (1, "y"), (3, "v")):
            points[row, place] = columns[f"{name}_{end}"]
    verdicts, width_shares, trunk_px = judge_frames(recording.t_s, points, *image_size)
    return RecordedTrust(
        trusted=np.array([verdict == "trusted" for verdict in verdicts], dtype=np.bool_),
        another_person=verdicts.count("another_person"),
        sides_swapped=verdicts.count("sides_swapped"),
        width_shares=width_shares,
        trunk_px=trunk_px,
    )
