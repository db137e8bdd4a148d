"""How likely this person succeeds at a challenge: far enough, quickly enough, long enough, and eyes on it."""

from dataclasses import dataclass
from math import log, sqrt

from lull.practice.challenge.capability import Capability, KeptCapability, effort_of, first_capability
from lull.practice.challenge.ladder import Challenge
from lull.practice.challenge.outcome import AttemptOutcome

SHORTEST_S = 0.05
"""Times are not taken for shorter, because their logarithm is used."""
FIRST_OTHER = (0.3, 29.7)
"""Misses for no reason of any dial, and attempts without, as if seen before the first (ours: 1 %)."""
REMEMBERED = 0.99
"""Share of that count kept from one attempt to the next (ours; plausible 0.97 to 1)."""
LONGEST_REST_S = 1800.0
"""Longer gaps in a session are taken for no longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuccessBelief:
    """The belief about a rested person and the counts of other misses, as plain numbers."""

    capability: KeptCapability
    other: tuple[float, float] = FIRST_OTHER

    def widened(self, days: float) -> "SuccessBelief":
        """Return the belief for another day, ``days`` as many ordinary changes of day away."""
        return SuccessBelief(capability=self.capability.widened(max(1.0, days)), other=self.other)


def first_success_belief() -> SuccessBelief:
    """Return what is believed of a person nobody has seen practise."""
    return SuccessBelief(capability=first_capability())


def time_for_range(duration_s: float, range_share: float) -> float:
    """Return the logarithm of a movement's time over the square root of its share of the own range.

    Larger movements take longer, but less than in proportion (isochrony: Viviani and McCollum 1983,
    Neuroscience 10:211); the square root is ours.
    """
    return log(max(duration_s, SHORTEST_S) / sqrt(max(range_share, 0.01)))


class SuccessModel:
    """What is believed about one person now; fed with attempts, asked about challenges."""

    def __init__(self, belief: SuccessBelief) -> None:
        """Begin rested, with a belief."""
        self.capability = Capability(belief.capability)
        self._other = belief.other

    def learn(self, asked: Challenge, outcome: AttemptOutcome, *, own_range: float) -> None:
        """Take one attempt at a challenge."""
        body = self.capability
        share = outcome.range_reached / own_range
        far = outcome.success or share >= asked.range_share
        if far:
            body.learn_at_least("reach", asked.range_share)
            body.learn_exactly("quickness", -time_for_range(outcome.duration_s, asked.range_share))
            other = 0.0
        else:
            other = body.learn_exactly("reach", share, other=self._other_chance, span=asked.range_share)
        long = outcome.success or outcome.hold_s >= asked.hold_s
        if far and asked.hold_s > 0.0:
            if long:
                body.learn_at_least("holding", log(asked.hold_s))
            else:
                body.learn_exactly("holding", log(max(outcome.hold_s, SHORTEST_S)))
        if outcome.sparc is not None:
            body.learn_exactly("smoothness", outcome.sparc)
        if far and long and not outcome.success and outcome.duration_s <= asked.longest_s:
            other = 1.0
        missed, others = self._other
        self._other = (REMEMBERED * missed + other, REMEMBERED * others + 1.0 - other)
        body.work(effort_of(min(share, 1.0), min(outcome.hold_s, asked.hold_s)))

    def rest(self, seconds: float) -> None:
        """Take the time between two attempts."""
        self.capability.rest(min(seconds, LONGEST_REST_S))

    def predict(self, challenge: Challenge, *, ahead: float = 0.0) -> float:
        """Return the chance of success at a challenge, averaged over the belief, after ``ahead`` attempts."""
        body = self.capability
        chance = (1.0 - self._other_chance) * body.predict("reach", challenge.range_share, ahead=ahead)
        quick = -time_for_range(challenge.longest_s, challenge.range_share)
        chance *= body.predict("quickness", quick, ahead=ahead)
        if challenge.hold_s > 0.0:
            chance *= body.predict("holding", log(challenge.hold_s), ahead=ahead)
        return chance

    @property
    def _other_chance(self) -> float:
        """The chance of a miss for no reason of any dial."""
        return self._other[0] / sum(self._other)

    @property
    def tiredness(self) -> tuple[float, float]:
        """The tiredness believed in: mean and standard deviation; 0 is as fresh as today began."""
        return self.capability.tiredness

    def summarise(self) -> SuccessBelief:
        """Return the belief about the rested person as plain numbers."""
        return SuccessBelief(capability=self.capability.summarise(), other=self._other)
