"""What is asked of one side's movement, followed while it moves: there, stay, come back, pause."""

from collections.abc import Sequence
from math import inf
from typing import TYPE_CHECKING

from lull.movement.attempt import Excursion
from lull.movement.excursion_shape import Sample
from lull.movement.own_range import ACCEPTED_SHARE
from lull.practice.challenge.measured_outcome import STAYING_SHARE, measure_outcome

if TYPE_CHECKING:
    from lull.practice.challenge.ladder import Challenge
    from lull.practice.challenge.outcome import AttemptOutcome

SHORTEST_HOLD_S = 0.25
"""A hold of less is not spoken of: it is over before it is said (ours; plausible 0.2 to 0.5)."""


class GoalWatch:
    """The challenge of now; ``asked`` is ``None`` where nothing is asked and every answer is empty.

    ``outcome`` is how the last movement met it, ``pause_until_s`` when the pause after it is over.
    """

    def __init__(self) -> None:
        """Begin with nothing asked."""
        self.asked: Challenge | None = None
        self.outcome: AttemptOutcome | None = None
        self.pause_until_s = -inf
        self._there_s: float | None = None

    @property
    def range_goal(self) -> float:
        """The goal in the signal's unit; beyond everything where nothing is asked."""
        return inf if self.asked is None else self.asked.range_goal

    def limit_range(self, own_range: float | None) -> float | None:
        """Return the range by which a movement is told from fidgeting.

        A movement to a near goal has to be seen as one: with ``goal / 0.65`` as the range a movement begins
        as far below its goal as it otherwise begins below the bar of a repetition.
        """
        return None if own_range is None else min(own_range, self.range_goal / ACCEPTED_SHARE)

    def follow(self, t_s: float, height: float) -> str | None:
        """Take how far out the movement is and return what to say: ``stay`` or ``at_goal``, or nothing."""
        asked = self.asked
        if asked is None:
            return None
        if height >= asked.range_goal and self._there_s is None:
            self._there_s = t_s
        if self._there_s is None:
            return None
        if t_s - self._there_s >= asked.hold_s or asked.hold_s < SHORTEST_HOLD_S:
            return "at_goal"
        if height < STAYING_SHARE * asked.range_goal:
            self._there_s = None
            return None
        return "stay"

    def let_go(self) -> None:
        """Take that no movement is under way."""
        self._there_s = None

    def measure(self, samples: Sequence[Sample], excursion: Excursion) -> None:
        """Take a movement that has ended; one that was not seen from start to end has no outcome."""
        self.outcome = None
        if self.asked is not None:
            self.pause_until_s = excursion.decided_s + self.asked.pause_s
            if excursion.fault is None:
                self.outcome = measure_outcome(samples, excursion, self.asked)
