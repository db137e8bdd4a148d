"""The one number that Goal Attainment Scaling itself makes of its levels: the T score.

Source: Kiresuk and Sherman 1968, Community Ment Health J 4:443, in the form of the erratum to Turner-Stokes
2009, Clin Rehabil 23:362 (doi 10.1177/0269215508101742): the formulas printed in that paper are wrong.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, sqrt
from types import MappingProxyType

from lull.assessment.scales import GoalLevel
from lull.refusal import BadInput

EXPECTED_CORRELATION = 0.3
"""How alike a person's goals are expected to move (no unit, 0 to 1; the erratum's)."""

MEAN_T, SD_T = 50.0, 10.0
"""T is 50 where every goal was reached as expected; 10 is its standard deviation (same source)."""

STEPS = MappingProxyType(
    {
        GoalLevel.MUCH_LESS: -2,
        GoalLevel.LESS: -1,
        GoalLevel.AS_EXPECTED: 0,
        GoalLevel.MORE: 1,
        GoalLevel.MUCH_MORE: 2,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One goal's ``level`` and its ``weight``, above zero; 1 where goals are not weighted.

    Raises:
        BadInput: for a weight that is not a number above zero.
    """

    level: GoalLevel
    weight: float = 1.0

    def __post_init__(self) -> None:
        """Refuse a weight that would take a goal away or turn it around."""
        if not isfinite(self.weight) or self.weight <= 0.0:
            raise BadInput(
                f"a goal's weight is {self.weight:g}: it must be a number above 0, or 1 for all goals"
            )


def measure_goal_attainment(goals: Sequence[Goal]) -> float:
    """Return the T score of one person's goals.

    ``50 + 10 sum(w x) / sqrt((1 - r) sum(w^2) + r (sum w)^2)``.

    Raises:
        BadInput: when there are no goals.

    >>> round(measure_goal_attainment([Goal(level=GoalLevel.MORE)] * 3), 1)
    63.7
    """
    if not goals:
        raise BadInput("a goal attainment score needs at least one goal")
    weights = [goal.weight for goal in goals]
    reached = sum(goal.weight * STEPS[goal.level] for goal in goals)
    spread = (1.0 - EXPECTED_CORRELATION) * sum(w * w for w in weights)
    spread += EXPECTED_CORRELATION * sum(weights) ** 2
    return MEAN_T + SD_T * reached / sqrt(spread)
