"""The longest a chain of bones has looked so far: a limb that points at the camera has not shrunk.

The median of the last frames is taken before the maximum, so that no single wild frame stretches a bone.
"""

from collections import deque

import numpy as np
from numpy.typing import NDArray

FRAMES = 15
"""Frames in the median (ours; half a second of an ordinary camera)."""


class LongestLength:
    """Follows a length frame by frame; ``length`` is the longest so far."""

    __slots__ = ("_recent", "length")

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self._recent: deque[float] = deque(maxlen=FRAMES)
        self.length = 0.0

    def feed(self, length: float) -> float:
        """Take one frame's length and return the longest so far."""
        self._recent.append(length)
        ordered = sorted(self._recent)
        middle = (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2.0
        self.length = max(self.length, middle)
        return self.length


def follow_longest(lengths: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return what :class:`LongestLength` says after each of these finite lengths."""
    follower = LongestLength()
    longest = [follower.feed(length) for length in lengths[:FRAMES].tolist()]
    if len(lengths) <= FRAMES:
        return np.array(longest)
    windows = np.lib.stride_tricks.sliding_window_view(lengths[1:], FRAMES)
    medians = np.partition(windows, FRAMES // 2, axis=1)[:, FRAMES // 2]
    return np.maximum.accumulate(np.concatenate((longest, medians)))
