"""Repetitions in one recorded signal, wherever the person rests between them.

The counter's signal grows away from rest. Exercises that straighten a joint rest bent; but a person who
stands up and sits down, or whose arm hangs between bends, rests at the other end. Then the same cycles are
seen from there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lull.movement.attempt import Attempt
from lull.movement.landmarks import Watched
from lull.movement.repetition_counter import RepetitionCounter

RestingEnd = Literal["low", "high"]

EDGE_FRAMES = 5
"""Frames at each end of a recording that say where it begins and ends (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedSignal:
    """Attempts in order of time, the own range at the end (the signal's unit), and where the person rests.

    ``whose`` says which side's signal it was, or that it was both sides'.
    """

    whose: Watched
    attempts: tuple[Attempt, ...]
    own_range: float | None
    rest: RestingEnd

    @property
    def repetitions(self) -> int:
        """Number of accepted attempts."""
        return sum(attempt.accepted for attempt in self.attempts)


def count_recorded_signal(
    t_s: Sequence[float],
    values: Sequence[float | None],
    noise_errors: Sequence[float],
    side: Watched,
    *,
    own_range: float | None = None,
) -> CountedSignal:
    """Count movements in a signal, all sequences one value a frame.

    The person is taken to rest at its low end, unless the recording begins and ends in its higher half and
    reading it from there explains as much. ``own_range`` is one known from before.
    """
    low = _count_from("low", t_s, values, noise_errors, side, own_range)
    seen = np.array([value for value in values if value is not None])
    if not begins_and_ends_high(seen):
        return low
    high = _count_from("high", t_s, values, noise_errors, side, own_range)
    return high if _explained(high) >= _explained(low) else low


def _explained(counted: CountedSignal) -> tuple[int, int]:
    """Return how much of the movement one reading explains: repetitions first, then attempts."""
    return counted.repetitions, len(counted.attempts)


def begins_and_ends_high(seen: NDArray[np.float64]) -> bool:
    """Say whether the first and the last frames seen lie in the higher half of all values."""
    if seen.size == 0:
        return False
    middle = (float(np.percentile(seen, 5)) + float(np.percentile(seen, 95))) / 2.0
    return bool(np.median(seen[:EDGE_FRAMES]) > middle and np.median(seen[-EDGE_FRAMES:]) > middle)


def _count_from(
    rest: RestingEnd,
    t_s: Sequence[float],
    values: Sequence[float | None],
    noise_errors: Sequence[float],
    side: Watched,
    own_range: float | None,
) -> CountedSignal:
    """Count with the signal growing away from one resting end."""
    counter = RepetitionCounter(side, own_range_deg=own_range)
    attempts: list[Attempt] = []
    for t, value, error in zip(t_s, values, noise_errors, strict=True):
        attempts += counter.feed(t, value if value is None or rest == "low" else -value, error)
    attempts += counter.flush()
    return CountedSignal(whose=side, attempts=tuple(attempts), own_range=counter.own_range_deg, rest=rest)
