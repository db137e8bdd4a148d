"""Stretches of a recording that show one and the same person without a break.

A tracker that loses somebody may go on with somebody else. Bodies do not jump and do not change their size at
once; where one does, a stretch ends.
"""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from lull.assessment.walk_picture import Floats, WalkPicture

FASTEST_TRUNKS_PER_S = 12.0
"""Nobody's hips cross a picture faster, in trunk lengths a second (ours; a walk does 3, a sprint 15)."""

LONGEST_JUMP_TRUNKS = 0.6
"""What a tracker's noise may add from frame to frame, in trunk lengths (ours; plausible 0.3 to 1)."""

LARGEST_GROWTH = 1.25
"""Between neighbouring frames a trunk grows or shrinks by no more than this factor (ours; 1.15 to 1.4)."""

LONGEST_GAP_S = 0.5
"""After a longer time unseen it may be somebody else (ours; plausible 0.2 to 1)."""

SHORTEST_STRETCH_S = 1.0
"""A shorter stretch holds no two steps of one foot and is not looked at (ours)."""


def find_stretches(picture: WalkPicture) -> tuple[slice, ...]:
    """Return the stretches of frames that show one person, longest first.

    Frames between, and stretches under :data:`SHORTEST_STRETCH_S`, belong to none.
    """
    hips, trunk = picture.middle("hip"), picture.trunk_px
    seen = np.flatnonzero(np.isfinite(hips[:, 0]) & (trunk > 0.0))
    if not len(seen):
        return ()
    breaks = _find_breaks(picture.t_s[seen], hips[seen], trunk[seen])
    bounds = np.concatenate(([0], breaks, [len(seen)]))
    stretches = [slice(int(seen[a]), int(seen[b - 1]) + 1) for a, b in pairwise(bounds.tolist())]
    lengths = {one.start: picture.t_s[one.stop - 1] - picture.t_s[one.start] for one in stretches}
    lasting = [one for one in stretches if lengths[one.start] >= SHORTEST_STRETCH_S]
    return tuple(sorted(lasting, key=lambda one: (-lengths[one.start], one.start)))


def _find_breaks(t_s: Floats, hips: Floats, trunk: Floats) -> NDArray[np.intp]:
    """Return the places (of those seen) at which somebody else may begin."""
    step_s = np.diff(t_s)
    shorter = np.minimum(trunk[1:], trunk[:-1])
    moved = np.hypot(*np.diff(hips, axis=0).T) / shorter
    growth = np.maximum(trunk[1:] / trunk[:-1], trunk[:-1] / trunk[1:])
    jumps = moved > LONGEST_JUMP_TRUNKS + FASTEST_TRUNKS_PER_S * step_s
    return np.flatnonzero(jumps | (growth > LARGEST_GROWTH) | (step_s > LONGEST_GAP_S)) + 1
