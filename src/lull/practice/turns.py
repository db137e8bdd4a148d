"""Sides that take turns: one count of both, in their order, with what the order and the ranges say.

The same side twice in a row counts like any other repetition; it is only told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot, sqrt

from lull.movement.attempt import Attempt
from lull.movement.joint_angle import BODY_ERROR_DEG
from lull.movement.landmarks import SIDES, Watched
from lull.practice.asymmetry import Asymmetry

MOST_AT_ONCE = 1.0 / 3.0
"""With more than this share of one side's movements inside those of the other, sides take no turns (ours).

From the side the tracker often moves the hidden leg along with the one it sees.
"""

LEAST_OF_OTHER = 0.5
"""Of an exercise that may be done on one side alone, the other does at least this share of it (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turns:
    """The accepted attempts of both sides in the order in which they were counted.

    ``same_side_again`` are those whose side had done the one before as well. ``asymmetry`` is how much
    further the left side went on average, ``None`` where a side has none.
    """

    repetitions: tuple[Attempt, ...]
    same_side_again: tuple[Attempt, ...]
    asymmetry: Asymmetry | None

    @property
    def order(self) -> tuple[Watched, ...]:
        """The side of each repetition."""
        return tuple(attempt.side for attempt in self.repetitions)


def find_turns(attempts: Sequence[Attempt]) -> Turns:
    """Return the turns of the attempts of both sides, in whatever order they come."""
    accepted = [attempt for attempt in attempts if attempt.accepted]
    done = sorted(accepted, key=lambda attempt: (attempt.counted_s, attempt.side))
    again = [one for before, one in pairwise(done) if one.side == before.side]
    return Turns(
        repetitions=tuple(done), same_side_again=tuple(again), asymmetry=measure_turn_asymmetry(done)
    )


def measure_turn_asymmetry(repetitions: Sequence[Attempt]) -> Asymmetry | None:
    """Return how much further the left side went on average, in percent of both sides' mean.

    Each mean has the scatter of its repetitions and the body's own error, which no repeating makes smaller.
    """
    means, errors = [], []
    for side in SIDES:
        ranges = [attempt.range_deg for attempt in repetitions if attempt.side == side]
        if not ranges:
            return None
        mean = sum(ranges) / len(ranges)
        scatter = sqrt(sum((one - mean) ** 2 for one in ranges)) / len(ranges)
        means.append(mean)
        errors.append(hypot(BODY_ERROR_DEG, scatter))
    middle = sum(means) / 2.0
    if middle <= 0.0:
        return None
    return Asymmetry(
        percent=100.0 * (means[0] - means[1]) / middle, percent_error=100.0 * hypot(*errors) / middle
    )


def take_turns(some: Sequence[Attempt], others: Sequence[Attempt], *, alone_too: bool) -> bool:
    """Say whether two sides took turns, from the movements of each; ``alone_too``: one alone may do it."""
    fewer, more = sorted(([one for one in side if one.accepted] for side in (some, others)), key=len)
    if not fewer or (alone_too and len(fewer) < LEAST_OF_OTHER * len(more)):
        return False
    at_once = sum(any(b.start_s <= a.peak_s <= b.end_s for b in more) for a in fewer)
    return at_once <= MOST_AT_ONCE * len(fewer)
