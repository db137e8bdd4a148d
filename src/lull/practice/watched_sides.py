"""Whose movement of an exercise can be watched: one side, or both sides together where the signal is of both.

An exercise of both legs is watched on one of them where the other is hidden, as from the side.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lull.movement.landmarks import SIDES, Side, Watched
from lull.movement.signal import Signal
from lull.practice.exercise import Exercise


@dataclass(frozen=True, slots=True, kw_only=True)
class Watching:
    """One way to watch an exercise: whose movement, the signal, and the landmarks it needs."""

    whose: Watched
    signal: Signal
    landmarks: tuple[str, ...]

    @property
    def side(self) -> Side:
        """The side the signal's places are looked up on; of both sides, either will do."""
        return "right" if self.whose == "right" else "left"


def find_watchings(exercise: Exercise) -> tuple[Watching, ...]:
    """Return every way to watch an exercise: of both sides first where they move together."""
    one_sided = replace(exercise.signal, whose="one")
    alone = [_watch(one_sided, side) for side in SIDES]
    if exercise.is_sided:
        return tuple(alone)
    if exercise.signal.whose != "one":
        whole = exercise.signal
        return (Watching(whose="both", signal=whole, landmarks=whole.landmarks("left")), *alone)
    left, right = alone
    if set(left.landmarks) == set(right.landmarks):
        return (replace(left, whose="both"),)
    return tuple(alone)


def choose_watchings(exercise: Exercise, whose: Watched) -> tuple[Watching, ...]:
    """Return the ways to watch that answer a wish: one side, or both (one by one where each has its own)."""
    ways = find_watchings(exercise)
    exact = tuple(way for way in ways if way.whose == whose)
    return exact or (ways if whose == "both" else _middle(ways))


def _middle(ways: Sequence[Watching]) -> tuple[Watching, ...]:
    """Return the only way to watch what has no sides."""
    return tuple(ways[:1])


def _watch(signal: Signal, side: Side) -> Watching:
    """Return how to watch one side."""
    return Watching(whose=side, signal=signal, landmarks=signal.landmarks(side))
