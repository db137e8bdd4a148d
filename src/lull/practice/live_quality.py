"""How a movement went that was just practised live: how long it was held, and how smooth it was.

It is read from the share of the own range, which grows away from rest and is known from every view. Both
numbers are free of its size. The signal was smoothed on the way, so these numbers compare with others of
live practice, and with none of a recording.
"""

from collections import deque

import numpy as np

from lull.movement.movement_quality import MovementQuality, measure_quality

KEPT_S = 60.0
"""A movement is judged by the frames of the last minute; none lasts longer (ours)."""


class LiveQuality:
    """Fed with every frame; asked when a movement has ended."""

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self._seen: deque[tuple[float, float]] = deque()

    def feed(self, t_s: float, progress: float | None) -> None:
        """Take the share of the own range at a time later than the last; ``None`` where it was not seen."""
        if progress is not None:
            self._seen.append((t_s, progress))
        while self._seen and self._seen[0][0] < t_s - KEPT_S:
            self._seen.popleft()

    def measure(self, *, start_s: float, peak_s: float, end_s: float) -> MovementQuality:
        """Measure the movement that lasted from start to end, both included."""
        part = [(t_s, value) for t_s, value in self._seen if start_s <= t_s <= end_s]
        times, values = (np.array([row[k] for row in part], dtype=np.float64) for k in (0, 1))
        return measure_quality(times, values, start_s=start_s, peak_s=peak_s, end_s=end_s)
