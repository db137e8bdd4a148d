"""What was seen in the last while: rows of numbers in order of time, the oldest let go.

The numbers lie side by side in two plain arrays. Python's collector looks into every list and every object
that may hold others, and for a hundred people a minute of frames takes it longer than a frame may wait.
"""

from array import array
from bisect import bisect_left, bisect_right

import numpy as np
from numpy.typing import NDArray

LET_GO_EVERY_S = 10.0
"""What is too old is let go all at once, after so many seconds more (ours; 1 to 60)."""

Floats = NDArray[np.float64]


class LastWhile:
    """Rows of ``width`` numbers, each with a time in seconds, of at least the last ``kept_s`` seconds."""

    def __init__(self, width: int, *, kept_s: float) -> None:
        """Begin with nothing seen."""
        self._width, self._kept_s = width, kept_s
        self._times, self._numbers = array("d"), array("d")

    def __len__(self) -> int:
        """Return how many rows are kept."""
        return len(self._times)

    def add(self, t_s: float, row: list[float]) -> None:
        """Keep a row of a time later than the last."""
        times = self._times
        times.append(t_s)
        self._numbers.fromlist(row)
        if times[0] < t_s - self._kept_s - LET_GO_EVERY_S:
            old = bisect_left(times, t_s - self._kept_s)
            del times[:old], self._numbers[: old * self._width]

    def forget(self) -> None:
        """Begin anew."""
        self._times, self._numbers = array("d"), array("d")

    def between(self, from_s: float, to_s: float) -> tuple[Floats, Floats]:
        """Return the times between two, both included, shape (n,), and their rows, shape (n, width)."""
        start, stop = bisect_left(self._times, from_s), bisect_right(self._times, to_s)
        rows = self._numbers[start * self._width : max(start, stop) * self._width]
        return np.array(self._times[start:stop]), np.array(rows).reshape(-1, self._width)
