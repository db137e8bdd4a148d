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
from lull.movement.attempt_detector import LONGEST_GAP_S
from lull.movement.landmarks import Watched
from lull.movement.recorded_detector import RecordedDetector
from lull.movement.repetition_counter import RepetitionCounter
from lull.movement.seen_frames import SeenFrames, lay_out_frames

RestingEnd = Literal["low", "high"]

Numbers = NDArray[np.float64] | Sequence[float] | Sequence[float | None]

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
    t_s: Numbers,
    values: Numbers,
    noise_errors: Numbers,
    side: Watched,
    *,
    own_range: float | None = None,
) -> CountedSignal:
    """Count movements in a signal, one number a frame in all of them, NaN or ``None`` where it was not seen.

    The person is taken to rest at its low end, unless the recording begins and ends in its higher half and
    reading it from there explains as much. ``own_range`` is one known from before.
    """
    times, angles = np.asarray(t_s, dtype=float), np.asarray(values, dtype=float)
    frames = lay_out_frames(times, angles, np.asarray(noise_errors, dtype=float), longest_gap_s=LONGEST_GAP_S)
    low = _count_from("low", times.tolist(), frames, side, own_range)
    if not begins_and_ends_high(angles[np.isfinite(angles)]):
        return low
    high = _count_from("high", times.tolist(), frames.turned_over(), side, own_range)
    return high if _explained(high) >= _explained(low) else low


def _explained(counted: CountedSignal) -> tuple[int, int]:
    """Return how much of the movement one reading explains: repetitions first, then attempts."""
    return counted.repetitions, len(counted.attempts)


def begins_and_ends_high(seen: NDArray[np.float64]) -> bool:
    """Say whether the first and the last frames seen lie in the higher half of all values."""
    if seen.size == 0:
        return False
    low, high = np.percentile(seen, (5, 95)).tolist()
    middle = (low + high) / 2.0
    return bool(np.median(seen[:EDGE_FRAMES]) > middle and np.median(seen[-EDGE_FRAMES:]) > middle)


def _count_from(
    rest: RestingEnd, t_s: Sequence[float], frames: SeenFrames, side: Watched, own_range: float | None
) -> CountedSignal:
    """Count with the signal growing away from one resting end."""
    detector = RecordedDetector(frames)
    counter = RepetitionCounter(side, own_range_deg=own_range, detector=detector)
    attempts: list[Attempt] = []
    for excursion in detector.detect(t_s):
        attempts += counter.take(excursion)
    attempts += counter.flush()
    return CountedSignal(whose=side, attempts=tuple(attempts), own_range=counter.own_range_deg, rest=rest)
