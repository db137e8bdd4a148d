"""Repetitions in one recorded angle, wherever the person rests between them.

The counter's signal grows away from rest. Exercises that straighten a joint rest bent; but a person who
stands up and sits down, or whose arm hangs between bends, rests straight. Then the same cycles are seen from
the other end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lull.movement.attempt import Attempt
from lull.movement.joint_angle import STRAIGHT_DEG
from lull.movement.landmarks import Side
from lull.movement.repetition_counter import RepetitionCounter

RestingEnd = Literal["bent", "straight"]

EDGE_FRAMES = 5
"""Frames at each end of a recording that say where it begins and ends (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedAngle:
    """Attempts in order of time, the own range in degrees at the end, and where the person rests."""

    attempts: tuple[Attempt, ...]
    own_range_deg: float | None
    rest: RestingEnd

    @property
    def repetitions(self) -> int:
        """Number of accepted attempts."""
        return sum(attempt.accepted for attempt in self.attempts)


def count_recorded_angle(
    t_s: Sequence[float], angle_deg: Sequence[float | None], noise_error_deg: Sequence[float], side: Side
) -> CountedAngle:
    """Count movements in an angle from 0 (folded) to 180 (straight), all sequences one value a frame.

    The person is taken to rest bent, unless the recording begins and ends in its straighter half and reading
    it from there finds more repetitions.
    """
    bent = _count_from("bent", t_s, angle_deg, noise_error_deg, side)
    seen = np.array([angle for angle in angle_deg if angle is not None])
    if not begins_and_ends_straight(seen):
        return bent
    straight = _count_from("straight", t_s, angle_deg, noise_error_deg, side)
    return straight if straight.repetitions > bent.repetitions else bent


def begins_and_ends_straight(seen_deg: NDArray[np.float64]) -> bool:
    """Say whether the first and the last frames seen lie in the straighter half of all angles."""
    if seen_deg.size == 0:
        return False
    middle = (float(np.percentile(seen_deg, 5)) + float(np.percentile(seen_deg, 95))) / 2.0
    return bool(np.median(seen_deg[:EDGE_FRAMES]) > middle and np.median(seen_deg[-EDGE_FRAMES:]) > middle)


def _count_from(
    rest: RestingEnd,
    t_s: Sequence[float],
    angle_deg: Sequence[float | None],
    noise_error_deg: Sequence[float],
    side: Side,
) -> CountedAngle:
    """Count with the signal growing away from one resting end."""
    counter = RepetitionCounter(side)
    attempts: list[Attempt] = []
    for t, angle, error in zip(t_s, angle_deg, noise_error_deg, strict=True):
        signal = angle if angle is None or rest == "bent" else STRAIGHT_DEG - angle
        attempts += counter.feed(t, signal, error)
    attempts += counter.flush()
    return CountedAngle(attempts=tuple(attempts), own_range_deg=counter.own_range_deg, rest=rest)
