"""How a movement went that was just practised live: how long it was held, and how smooth it was.

It is read from the share of the own range, which grows away from rest and is known from every view. Both
numbers are free of its size. The signal was smoothed on the way, so these numbers compare with others of
live practice, and with none of a recording.
"""

from lull.movement.movement_quality import MovementQuality, measure_quality
from lull.practice.last_while import LastWhile

KEPT_S = 60.0
"""A movement is judged by the frames of the last minute; none lasts longer (ours)."""


class LiveQuality:
    """Fed with every frame; asked when a movement has ended."""

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self._seen = LastWhile(1, kept_s=KEPT_S)

    def feed(self, t_s: float, progress: float | None) -> None:
        """Take the share of the own range at a time later than the last; ``None`` where it was not seen."""
        if progress is not None:
            self._seen.add(t_s, [progress])

    def measure(self, *, start_s: float, peak_s: float, end_s: float) -> MovementQuality:
        """Measure the movement that lasted from start to end, both included."""
        times, shares = self._seen.between(start_s, end_s)
        return measure_quality(times, shares[:, 0], start_s=start_s, peak_s=peak_s, end_s=end_s)
