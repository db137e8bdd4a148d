"""What is believed about the body of now: fresh levels, tiredness and its rate, learning, all at once.

The state is a few numbers believed in together, as a mean and a covariance (a Kalman filter). Four fresh
levels say how far, how quickly, how long and how smoothly this person moves when rested. A tiredness lowers
all four; each attempt adds to it by a rate of this person's own, and rest takes it away. A learning rate
raises the levels a little with every attempt. Because one tiredness moves all four, a rougher and slower
movement says something about how far the next one will get, long before a goal is missed.

What is measured scatters around its level with a width that is believed in too, as weights over a few. A goal
that was reached says only that the level was at least as large, because people stop at the goal (Tobin 1958,
Econometrica 26:24); then the new mean and variance along that measurement are those of the exact posterior
(assumed density filtering: Minka 2001, UAI 17:362). Everything else follows linearly, as in Kalman 1960,
J Basic Eng 82:35.
"""

from dataclasses import dataclass
from math import exp, hypot, pi, sqrt
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Sign = Literal["reach", "quickness", "holding", "smoothness"]
SIGNS: tuple[Sign, ...] = ("reach", "quickness", "holding", "smoothness")

OTHER_CAUSE = 0.02
"""Weight of a measurement that has nothing to do with the level, like a glance away (ours; 0.01 to 0.1)."""
RECOVERY_S = 300.0
"""Rest of so many seconds takes two thirds of the tiredness away (ours; plausible 60 to 600)."""
LEVELS = len(SIGNS)
TIRING = LEVELS
LEARNING = TIRING + 1 + LEVELS
TIREDNESS = LEARNING + 1
SIZE = TIREDNESS + 1 + LEVELS
"""Order of the state: the levels, tiring of all and of each sign's own, learning, tiredness likewise."""
_NODES = np.linspace(-4.5, 4.5, 61)
_NEAR = np.exp(-0.5 * _NODES**2) / np.exp(-0.5 * _NODES**2).sum()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """One level, and what is believed before anything is known. All numbers are ours.

    ``widths`` are the scatters looked at, each the width of a logistic distribution (1.81 times that is its
    standard deviation). ``first`` and ``first_sd`` are the belief before the first session, ``drift_sd`` how
    far the level may move from one attempt to the next for no reason that is modelled, ``day_sd`` from one
    day to another. A tiredness of 1 takes ``tired`` off; learning of 1 adds ``learnt``. Measurements lie
    within ``span`` if they have another cause.
    """

    widths: tuple[float, ...]
    first: float
    first_sd: float
    drift_sd: float
    day_sd: float
    tired: float
    learnt: float
    span: float


SCALES: dict[Sign, Scale] = {
    "reach": Scale(
        widths=(0.02, 0.032, 0.05, 0.08, 0.13), first=0.97, first_sd=0.2, drift_sd=0.0015, day_sd=0.05,
        tired=0.2, learnt=1.0, span=1.3,
    ),
    "quickness": Scale(
        widths=(0.06, 0.1, 0.16, 0.25), first=-1.1, first_sd=0.6, drift_sd=0.003, day_sd=0.1,
        tired=0.4, learnt=1.0, span=4.4,
    ),
    "holding": Scale(
        widths=(0.1, 0.16, 0.25, 0.4), first=0.8, first_sd=0.8, drift_sd=0.004, day_sd=0.15,
        tired=0.5, learnt=1.5, span=6.0,
    ),
    "smoothness": Scale(
        widths=(0.06, 0.1, 0.16, 0.25), first=-2.0, first_sd=0.6, drift_sd=0.003, day_sd=0.1,
        tired=0.4, learnt=0.0, span=8.0,
    ),
}  # fmt: skip
"""Reach as a share of the own range; quickness as minus the logarithm of a movement's seconds over the square
root of its share of range; holding as the logarithm of the seconds stayed; smoothness as SPARC."""
FIRST_TIRING, FIRST_TIRING_SD = 0.003, 0.005
"""Tiredness one whole attempt adds (ours; plausible 0 to 0.02)."""
FIRST_OWN_SD = 0.001
"""How far the tiring of one sign may lie from that of all (ours)."""
FIRST_LEARNING, FIRST_LEARNING_SD = 0.0002, 0.0002
"""Learning one attempt adds (ours; plausible 0 to 0.002)."""
TIRING_DAY_SD, LEARNING_DAY_SD = 0.002, 0.0001
"""How far the rates may move from one day to another (ours)."""
OWN_DAY_SD = 0.0003
RATE_DAY_SDS = (TIRING_DAY_SD, *(OWN_DAY_SD for _ in SIGNS), LEARNING_DAY_SD)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCapability:
    """The belief about a rested person as plain numbers, each with its spread.

    In order: the four levels, tiring, what each sign tires more or less than that, and learning.
    ``weights`` are those of the widths of each level, in the order of :data:`SIGNS`.
    """

    means: tuple[float, ...]
    sds: tuple[float, ...]
    weights: tuple[tuple[float, ...], ...]

    def widened(self, days: float) -> "KeptCapability":
        """Return the belief for another day, so many ordinary changes of day away."""
        moves = (*(SCALES[sign].day_sd for sign in SIGNS), *RATE_DAY_SDS)
        return KeptCapability(
            means=self.means,
            sds=tuple(hypot(sd, sqrt(days) * move) for sd, move in zip(self.sds, moves, strict=True)),
            weights=tuple(
                tuple(0.9 * weight + 0.1 / len(weights) for weight in weights) for weights in self.weights
            ),
        )


def first_capability() -> KeptCapability:
    """Return what is believed of a person nobody has seen practise."""
    scales = [SCALES[sign] for sign in SIGNS]
    return KeptCapability(
        means=(*(scale.first for scale in scales), FIRST_TIRING, *(0.0 for _ in SIGNS), FIRST_LEARNING),
        sds=(
            *(scale.first_sd for scale in scales),
            FIRST_TIRING_SD,
            *(FIRST_OWN_SD for _ in SIGNS),
            FIRST_LEARNING_SD,
        ),
        weights=tuple(tuple(1.0 / len(scale.widths) for _ in scale.widths) for scale in scales),
    )


class Capability:
    """The belief of now, and what it predicts."""

    def __init__(self, kept: KeptCapability) -> None:
        """Begin rested."""
        self._mean: Floats = np.zeros(SIZE)
        self._mean[:TIREDNESS] = kept.means
        self._spread: Floats = np.zeros((SIZE, SIZE))
        np.fill_diagonal(self._spread[:TIREDNESS, :TIREDNESS], np.asarray(kept.sds) ** 2)
        self._weights: dict[Sign, Floats] = {
            sign: np.asarray(weights) / sum(weights)
            for sign, weights in zip(SIGNS, kept.weights, strict=True)
        }
        self._drift: Floats = np.zeros(SIZE)
        self._drift[:LEVELS] = np.array([SCALES[sign].drift_sd for sign in SIGNS]) ** 2

    def learn_at_least(self, sign: Sign, goal: float) -> None:
        """Take a goal that was reached: the level of this attempt was at least that large."""
        self._take(sign, goal, density=None)

    def learn_exactly(
        self, sign: Sign, value: float, *, other: float = OTHER_CAUSE, span: float | None = None
    ) -> float:
        """Take a measurement that was not cut off.

        Args:
            sign: what was measured.
            value: how much.
            other: the chance that it had a cause of its own.
            span: the length within which it would then lie anywhere.

        Returns:
            The chance that it had, now that the value is known.
        """
        return self._take(sign, value, density=1.0 / (span or SCALES[sign].span), other=other)

    def rest(self, seconds: float) -> None:
        """Let tiredness go in a rest."""
        stays = exp(-max(0.0, seconds) / RECOVERY_S)
        self._mean[TIREDNESS:] *= stays
        self._spread[TIREDNESS:, :] *= stays
        self._spread[:, TIREDNESS:] *= stays

    def work(self, effort: float) -> None:
        """Let one attempt tire and teach; ``effort`` is 1 for the whole own range without a hold."""
        step = np.eye(SIZE)
        for number in range(1 + LEVELS):
            step[TIREDNESS + number, TIRING + number] = effort
        for row, sign in enumerate(SIGNS):
            step[row, LEARNING] = SCALES[sign].learnt
        self._mean = step @ self._mean
        self._spread = step @ self._spread @ step.T + np.diag(self._drift)

    def predict(self, sign: Sign, goal: float, *, ahead: float = 0.0) -> float:
        """Return the chance that an attempt reaches a goal, after ``ahead`` more efforts of 1."""
        along = self._along(sign)
        along[TIRING:LEARNING] += ahead * along[TIREDNESS:]
        along[LEARNING] += ahead * SCALES[sign].learnt
        middle, variance = float(along @ self._mean), float(along @ self._spread @ along)
        widths = np.asarray(SCALES[sign].widths)
        wider = np.sqrt(widths**2 + variance * pi / 8.0)
        z = np.clip((goal - middle) / wider, -40.0, 40.0)
        return float(self._weights[sign] @ (1.0 / (1.0 + np.exp(z))))

    @property
    def tiredness(self) -> tuple[float, float]:
        """The tiredness believed in: mean and standard deviation."""
        along = np.zeros(SIZE)
        along[TIREDNESS] = 1.0
        along[TIREDNESS + 1 :] = 1.0 / LEVELS
        return float(along @ self._mean), sqrt(max(0.0, float(along @ self._spread @ along)))

    def summarise(self) -> KeptCapability:
        """Return the belief about the rested person as plain numbers."""
        variances = np.maximum(np.diag(self._spread)[:TIREDNESS], 1e-12)
        return KeptCapability(
            means=tuple(float(mean) for mean in self._mean[:TIREDNESS]),
            sds=tuple(float(sd) for sd in np.sqrt(variances)),
            weights=tuple(tuple(float(weight) for weight in self._weights[sign]) for sign in SIGNS),
        )

    def _along(self, sign: Sign) -> Floats:
        """Return how a level of now follows from the state."""
        along = np.zeros(SIZE)
        number = SIGNS.index(sign)
        along[number] = 1.0
        along[TIREDNESS] = along[TIREDNESS + 1 + number] = -SCALES[sign].tired
        return along

    def _take(self, sign: Sign, value: float, *, density: float | None, other: float = OTHER_CAUSE) -> float:
        """Make the mean and the variance along one measurement those of the exact posterior."""
        scale, along = SCALES[sign], self._along(sign)
        gain: Floats = self._spread @ along
        variance = float(along @ gain)
        middles = float(along @ self._mean) + sqrt(variance) * _NODES
        widths = np.asarray(scale.widths)[:, np.newaxis]
        chance = 1.0 / (1.0 + np.exp(np.clip((value - middles) / widths, -40.0, 40.0)))
        likely = chance if density is None else chance * (1.0 - chance) / widths
        elsewhere = other * (1.0 if density is None else density)
        mass = ((1.0 - other) * likely + elsewhere) * self._weights[sign][:, np.newaxis] * _NEAR
        responsible = elsewhere / float(mass.sum())
        mass = mass / mass.sum()
        self._weights[sign] = mass.sum(axis=1)
        by_middle = mass.sum(axis=0)
        mean = float(by_middle @ middles)
        after = float(by_middle @ (middles - mean) ** 2)
        self._mean = self._mean + gain / variance * (mean - float(along @ self._mean))
        self._spread = self._spread - np.outer(gain, gain) * (variance - after) / variance**2
        return min(1.0, responsible)


def effort_of(range_share: float, hold_s: float) -> float:
    """Return the effort of one attempt: its share of the own range, and more with a hold (ours)."""
    return range_share * (1.0 + 0.3 * hold_s)
