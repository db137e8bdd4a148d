"""What no challenge goes beyond: the pain-free range, what a camera can tell, caps on a session.

All numbers here are ours unless a source stands beside them; none is a clinical limit.
"""

from dataclasses import dataclass
from math import isfinite

from lull.practice.exercise import SMALLEST_RANGE
from lull.refusal import BadInput

SLOW_MODE_FACTOR = 2.0
"""Times are doubled for a person who plays by switch or dwell (ours; plausible 1.5 to 3)."""

UNMEASURED_SHARE = 0.9
"""Highest share of the own range while no pain-free range has been measured (ours; plausible 0.8 to 1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChallengeLimits:
    """Bounds of everything that may be asked of one person in one exercise.

    ``own_range``, ``pain_free_range`` and ``smallest_range`` are in the signal's unit (degrees or percent);
    ``pain_free_range`` is ``None`` where nobody measured it. Times in seconds, before ``time_factor``. A dial
    whose two ends are equal stays where it is. The session ends kindly at ``most_attempts`` or
    ``most_minutes``, whichever comes first.

    Raises:
        BadInput: for a number that is none, ends in the wrong order, and a range no camera can follow.
    """

    own_range: float
    pain_free_range: float | None = None
    smallest_range: float = SMALLEST_RANGE
    lowest_share: float = 0.4
    """Share of the own range the easiest challenge asks for (ours; plausible 0.3 to 0.65; decision 0015)."""
    longest_hold_s: float = 2.0
    """Longest hold asked for (ours; plausible 1 to 10; game holds elsewhere go up to 60)."""
    slowest_s: float = 8.0
    """Time for one movement at the easiest (ours; plausible 5 to 12)."""
    quickest_s: float = 2.0
    """Time for one movement at the hardest (ours; plausible 1 to 3): stretch reflexes grow with speed."""
    longest_pause_s: float = 5.0
    shortest_pause_s: float = 2.0
    """Rest between two movements, easiest and hardest (ours; plausible 3 to 10 and 1 to 3)."""
    time_factor: float = 1.0
    """1, or :data:`SLOW_MODE_FACTOR`."""
    most_attempts: int = 150
    """Cap on attempts (ours; plausible 60 to 350; Connell 2014, stroke: a median of 340 in 48 minutes)."""
    most_minutes: float = 20.0
    """Cap on the time of one exercise (ours; plausible 10 to 30)."""

    def __post_init__(self) -> None:
        """Refuse limits nobody could practise within."""
        self._check_numbers()
        if self.highest_range < self.smallest_range:
            raise BadInput(
                f"a range of {self.highest_range:g} is smaller than the {self.smallest_range:g} a camera can "
                "tell from noise: choose another exercise, or play it with a switch"
            )
        if not 0.0 < self.lowest_share <= 1.0:
            raise BadInput(
                f"the lowest share of the own range is above 0 and at most 1, not {self.lowest_share:g}"
            )
        if not 0.0 < self.quickest_s <= self.slowest_s:
            raise BadInput("the quickest time for a movement is above 0 and not above the slowest")
        if not 0.0 <= self.shortest_pause_s <= self.longest_pause_s:
            raise BadInput("the shortest pause is 0 or more and not above the longest")
        if self.longest_hold_s < 0.0 or self.time_factor < 1.0:
            raise BadInput(
                "a hold is 0 seconds or more, and times are never made shorter (a factor of 1 or more)"
            )
        if self.most_attempts < 1 or self.most_minutes <= 0.0:
            raise BadInput("a session has room for at least one attempt and some time")

    def _check_numbers(self) -> None:
        """Refuse what is not a number, and ranges of nothing."""
        numbers = [
            self.own_range, self.smallest_range, self.lowest_share, self.longest_hold_s, self.slowest_s,
            self.quickest_s, self.longest_pause_s, self.shortest_pause_s, self.time_factor, self.most_minutes,
        ]  # fmt: skip
        if self.pain_free_range is not None:
            numbers.append(self.pain_free_range)
        if not all(isfinite(number) for number in numbers):
            raise BadInput("every limit of a challenge is a number")
        if min(self.own_range, self.smallest_range) <= 0.0:
            raise BadInput("the own range and the smallest range are more than 0")

    @property
    def highest_range(self) -> float:
        """The largest goal ever asked for: the own range, never more than the pain-free one (hazard H16)."""
        if self.pain_free_range is None:
            return UNMEASURED_SHARE * self.own_range
        return min(self.own_range, self.pain_free_range)

    @property
    def lowest_range(self) -> float:
        """The smallest goal ever asked for."""
        return min(self.highest_range, max(self.lowest_share * self.own_range, self.smallest_range))
