"""How likely this person succeeds at a challenge: far enough, quickly enough, long enough, and eyes on it."""

from dataclasses import dataclass
from math import log, sqrt

from lull.practice.challenge.ability import (
    HOLDING,
    QUICKNESS,
    REACH,
    Ability,
    Belief,
    first_belief,
)
from lull.practice.challenge.ladder import Challenge
from lull.practice.challenge.outcome import AttemptOutcome

SHORTEST_S = 0.05
"""Times are not taken for shorter, because their logarithm is used."""
FIRST_OTHER = (0.3, 29.7)
"""Misses for no reason of any dial, and attempts without, as if seen before the first (ours: 1 %)."""
REMEMBERED = 0.99
"""Share of that count kept from one attempt to the next (ours; plausible 0.97 to 1)."""

TIRED_REACH = 0.003
"""With strong signs of tiredness each attempt is expected to reach so much of the own range less (ours)."""
TIRED_QUICKNESS = 0.0035
"""The same for the logarithm of the time (ours)."""
TIRED_HOLDING = 0.006
"""The same for the logarithm of the hold (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuccessBelief:
    """The beliefs about three abilities and the counts of other misses, as plain numbers."""

    reach: Belief
    quickness: Belief
    holding: Belief
    other: tuple[float, float] = FIRST_OTHER

    def widened(self, days: float) -> "SuccessBelief":
        """Return the belief for another day, ``days`` as many ordinary changes of day away."""
        share = sqrt(max(1.0, days))
        return SuccessBelief(
            reach=self.reach.widened(share * REACH.day_sd),
            quickness=self.quickness.widened(share * QUICKNESS.day_sd),
            holding=self.holding.widened(share * HOLDING.day_sd),
            other=self.other,
        )

    def between(self, earlier: "SuccessBelief") -> "SuccessBelief":
        """Return the belief between this and an earlier one of the same day."""
        return SuccessBelief(
            reach=self.reach.between(earlier.reach),
            quickness=self.quickness.between(earlier.quickness),
            holding=self.holding.between(earlier.holding),
            other=self.other,
        )


def first_success_belief() -> SuccessBelief:
    """Return what is believed of a person nobody has seen practise."""
    return SuccessBelief(
        reach=first_belief(REACH), quickness=first_belief(QUICKNESS), holding=first_belief(HOLDING)
    )


def time_for_range(duration_s: float, range_share: float) -> float:
    """Return the logarithm of a movement's time over the square root of its share of the own range.

    Larger movements take longer, but less than in proportion (isochrony: Viviani and McCollum 1983,
    Neuroscience 10:211); the square root is ours.
    """
    return log(max(duration_s, SHORTEST_S) / sqrt(max(range_share, 0.01)))


class SuccessModel:
    """What is believed about one person now; fed with attempts, asked about challenges."""

    def __init__(self, belief: SuccessBelief) -> None:
        """Begin with a belief."""
        self.reach = Ability(REACH, belief.reach)
        self.quickness = Ability(QUICKNESS, belief.quickness)
        self.holding = Ability(HOLDING, belief.holding)
        self._other = belief.other

    def learn(self, asked: Challenge, outcome: AttemptOutcome, *, own_range: float) -> None:
        """Take one attempt at a challenge."""
        share = outcome.range_reached / own_range
        far = outcome.success or share >= asked.range_share
        if far:
            self.reach.learn_at_least(asked.range_share)
            self.quickness.learn_exactly(-time_for_range(outcome.duration_s, asked.range_share))
        else:
            self.reach.learn_exactly(share)
        long = outcome.success or outcome.hold_s >= asked.hold_s
        if far and asked.hold_s > 0.0:
            if long:
                self.holding.learn_at_least(log(asked.hold_s))
            else:
                self.holding.learn_exactly(log(max(outcome.hold_s, SHORTEST_S)))
        explained = not (far and long and outcome.duration_s <= asked.longest_s)
        missed, others = self._other
        other = float(not outcome.success and not explained)
        self._other = (REMEMBERED * missed + other, REMEMBERED * others + 1.0 - other)

    def drift(self, tired: float = 0.0) -> None:
        """Let the beliefs drift before the next attempt; ``tired`` says how strong the signs are (0 to 1)."""
        self.reach.drift(-TIRED_REACH * tired)
        self.quickness.drift(-TIRED_QUICKNESS * tired)
        self.holding.drift(-TIRED_HOLDING * tired)

    def predict(self, challenge: Challenge) -> float:
        """Return the chance of success at a challenge, averaged over the belief."""
        chance = self._other[1] / sum(self._other) * self.reach.predict(challenge.range_share)
        chance *= self.quickness.predict(-time_for_range(challenge.longest_s, challenge.range_share))
        if challenge.hold_s > 0.0:
            chance *= self.holding.predict(log(challenge.hold_s))
        return chance

    def summarise(self) -> SuccessBelief:
        """Return the belief as plain numbers."""
        return SuccessBelief(
            reach=self.reach.summarise(),
            quickness=self.quickness.summarise(),
            holding=self.holding.summarise(),
            other=self._other,
        )
