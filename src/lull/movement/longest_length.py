"""The longest a chain of bones has looked so far: a limb that points at the camera has not shrunk.

The median of the last frames is taken before the maximum, so that no single wild frame stretches a bone.
"""

from collections import deque

import numpy as np
from numpy.typing import NDArray

FRAMES = 15
"""Frames in the median (ours; half a second of an ordinary camera)."""


class LongestLength:
    """Follows a length frame by frame."""

    __slots__ = ("_longest", "_recent")

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self._recent: deque[float] = deque(maxlen=FRAMES)
        self._longest = 0.0

    def feed(self, length: float) -> float:
        """Take one frame's length and return the longest so far."""
        self._recent.append(length)
        ordered = sorted(self._recent)
        middle = (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2.0
        self._longest = max(self._longest, middle)
        return self._longest


def follow_longest(lengths: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return what :class:`LongestLength` says after each of these finite lengths."""
    padded = np.concatenate((np.full(FRAMES - 1, np.nan), lengths))
    windows = np.lib.stride_tricks.sliding_window_view(padded, FRAMES)
    head = min(FRAMES - 1, len(lengths))
    medians = np.concatenate((np.nanmedian(windows[:head], axis=1), np.median(windows[head:], axis=1)))
    return np.maximum.accumulate(medians)
