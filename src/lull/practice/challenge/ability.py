"""What is believed about one ability of this person: how far, how quickly or how long, and how evenly.

From attempt to attempt an ability scatters around a middle; both the middle and the scatter are unknown. A
grid over both holds the belief. Every attempt multiplies it by how well each pair explains what was measured
(Bayes). A goal that was reached says only that the ability was at least as large, because people stop at the
goal; one that was not says how large it was. Between attempts the middle may drift, because people tire and
learn. Grids of this kind are used in psychophysics: Watson and Pelli 1983, Percept Psychophys 33:113;
Kontsevich and Tyler 1999, Vision Res 39:2729. What is cut off at the goal is treated as in Tobin 1958,
Econometrica 26:24.

What is predicted is averaged over the belief. Being unsure flattens the curve, and for a target above one
half that asks for an easier goal: unsure means easier, without a rule of its own.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

OTHER_CAUSE = 0.02
"""Weight of a measurement that has nothing to do with the ability, like a glance away (ours; 0.01 to 0.1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AbilityScale:
    """The grid of one ability and what is believed before anything is known. All numbers are ours.

    ``lowest``, ``highest`` and ``step`` lay the middles looked at, ``widths`` the scatters, as the width of a
    logistic distribution (its standard deviation is 1.81 times as much). ``first`` and ``first_sd`` are the
    belief before the first session, ``drift_sd`` how far the middle may move from one attempt to the next,
    ``day_sd`` from one day to another.
    """

    lowest: float
    highest: float
    step: float
    widths: tuple[float, ...]
    first: float
    first_sd: float
    drift_sd: float
    day_sd: float


REACH = AbilityScale(
    lowest=0.2, highest=1.5, step=0.02, widths=(0.02, 0.032, 0.05, 0.08, 0.13), first=0.97, first_sd=0.2,
    drift_sd=0.003, day_sd=0.05,
)  # fmt: skip
"""How far, as a share of the own range."""
QUICKNESS = AbilityScale(
    lowest=-3.2, highest=1.2, step=0.05, widths=(0.06, 0.1, 0.16, 0.25), first=-1.1, first_sd=0.6,
    drift_sd=0.006, day_sd=0.1,
)  # fmt: skip
"""How quickly: minus the logarithm of a movement's seconds over the square root of its share of range."""
HOLDING = AbilityScale(
    lowest=-3.0, highest=3.0, step=0.07, widths=(0.1, 0.16, 0.25, 0.4), first=0.8, first_sd=0.8,
    drift_sd=0.01, day_sd=0.15,
)  # fmt: skip
"""How long: the logarithm of the seconds stayed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Belief:
    """A belief as plain numbers: the middle (mean and standard deviation) and the weights of the widths."""

    middle: float
    middle_sd: float
    width_weights: tuple[float, ...]

    def widened(self, sd: float) -> "Belief":
        """Return the belief with so much more doubt about the middle, and a little about the scatter."""
        even = 1.0 / len(self.width_weights)
        return Belief(
            middle=self.middle,
            middle_sd=float(np.hypot(self.middle_sd, sd)),
            width_weights=tuple(0.9 * weight + 0.1 * even for weight in self.width_weights),
        )

    def between(self, earlier: "Belief") -> "Belief":
        """Return a belief between this and an earlier one of the same day: what moved is less well known."""
        moved = self.middle - earlier.middle
        return Belief(
            middle=self.middle - 0.5 * moved,
            middle_sd=float(np.hypot(self.middle_sd, 0.5 * moved)),
            width_weights=self.width_weights,
        )


def first_belief(scale: AbilityScale) -> Belief:
    """Return what is believed before the first attempt of all."""
    even = 1.0 / len(scale.widths)
    return Belief(
        middle=scale.first, middle_sd=scale.first_sd, width_weights=tuple(even for _ in scale.widths)
    )


class Ability:
    """The belief about one ability, and what it predicts."""

    def __init__(self, scale: AbilityScale, belief: Belief) -> None:
        """Begin with a belief."""
        self.scale = scale
        self._middles: Floats = np.arange(scale.lowest, scale.highest + scale.step / 2.0, scale.step)
        near = np.exp(-0.5 * ((self._middles - belief.middle) / belief.middle_sd) ** 2) + 1e-12
        weights = np.asarray(belief.width_weights, dtype=np.float64)
        self._mass: Floats = np.outer(weights / weights.sum(), near / near.sum())
        self._widths: Floats = np.asarray(scale.widths)[:, np.newaxis]

    def learn_at_least(self, goal: float) -> None:
        """Take an attempt that reached a goal: the ability was at least that large."""
        self._take((1.0 - OTHER_CAUSE) * self._chance(goal) + OTHER_CAUSE)

    def learn_exactly(self, value: float) -> None:
        """Take an attempt in which the ability showed itself whole."""
        chance = self._chance(value)
        density = chance * (1.0 - chance) / self._widths
        span = self.scale.highest - self.scale.lowest
        self._take((1.0 - OTHER_CAUSE) * density + OTHER_CAUSE / span)

    def drift(self, by: float = 0.0) -> None:
        """Let the middle drift before the next attempt, on average by so much."""
        self._middles = self._middles + by
        share = (self.scale.drift_sd / self.scale.step) ** 2 / 2.0
        moved = (1.0 - 2.0 * share) * self._mass
        moved[:, 1:] += share * self._mass[:, :-1]
        moved[:, :-1] += share * self._mass[:, 1:]
        self._mass = moved / moved.sum()

    def predict(self, goal: float) -> float:
        """Return the chance that the next attempt reaches a goal, averaged over the belief."""
        return float((self._mass * self._chance(goal)).sum())

    @property
    def middle(self) -> float:
        """The middle that is believed in, on average."""
        return float(self._mass.sum(axis=0) @ self._middles)

    def summarise(self) -> Belief:
        """Return the belief as plain numbers."""
        by_middle = self._mass.sum(axis=0)
        mean = float((by_middle * self._middles).sum())
        variance = float((by_middle * (self._middles - mean) ** 2).sum())
        weights = [float(weight) for weight in self._mass.sum(axis=1)]
        return Belief(middle=mean, middle_sd=max(variance, 1e-6) ** 0.5, width_weights=tuple(weights))

    def _take(self, likelihood: Floats) -> None:
        """Multiply the belief by how well each pair explains what was measured."""
        mass = self._mass * likelihood
        self._mass = mass / mass.sum()

    def _chance(self, goal: float) -> Floats:
        """Return the chance to reach a goal for every pair of width and middle."""
        z = np.clip((goal - self._middles) / self._widths, -40.0, 40.0)
        chance: Floats = 1.0 / (1.0 + np.exp(z))
        return chance
