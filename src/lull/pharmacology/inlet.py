"""An inlet: chains that begin at the same place, and what enters there.

Several looks at one dose (plasma, and the site behind it) share their first steps, so their exponentials are
carried only once.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.chain import Chain, measure_washout_h, predict_pulse, predict_step
from lull.pharmacology.intake import Givers

Rows = NDArray[np.float64]

WORST_CANCELLATION = 1e5
"""Where exponentials cancel by more than this, a person is left to divided differences: of sixteen digits
eleven are left below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse:
    """An amount that enters at once, in the unit of the chain; in all people, or in some."""

    at_h: float
    amount: float
    givers: Givers | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """An amount an hour over ``[start_h, end_h)``."""

    start_h: float
    end_h: float
    rate: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Inlet:
    """Chains with one beginning and one delay: each continues the one before it by further steps."""

    chains: tuple[Chain, ...]
    pulses: Sequence[Pulse] = ()
    flows: Sequence[Flow] = ()

    @property
    def delay_h(self) -> float:
        """The dead time that all of its chains begin with."""
        return self.chains[0].delay_h


@dataclass(frozen=True, slots=True, kw_only=True)
class Modes:
    """The exponentials of an inlet: ``rates`` (modes, people), ``weights`` (chains, modes, people).

    ``exact`` are the people whose exponentials would cancel too much; their weights are 0.
    """

    rates: Rows
    weights: Rows
    exact: NDArray[np.intp]


def find_modes(inlet: Inlet) -> Modes:
    """Split the chains of an inlet into exponentials."""
    longest = max(inlet.chains, key=lambda chain: len(chain.rates_per_h))
    shared = [np.atleast_1d(np.asarray(rate, dtype=np.float64)) for rate in longest.all_rates_per_h]
    rates = np.stack(np.broadcast_arrays(*shared))
    place = {id(rate): k for k, rate in enumerate(longest.all_rates_per_h)}
    weights = np.zeros((len(inlet.chains), *rates.shape))
    too_much = np.zeros(rates.shape[1], dtype=bool)
    for chain, row in zip(inlet.chains, weights, strict=True):
        mine = [place[id(rate)] for rate in chain.all_rates_per_h]
        own = _weigh(chain, rates[mine])
        row[mine] = own
        too_much |= _cancels(chain, rates[mine], own)
    weights[:, :, too_much] = 0.0
    return Modes(rates=rates, weights=weights, exact=np.flatnonzero(too_much))


def predict_exactly(inlet: Inlet, chain: Chain, person: int, hours: Rows) -> Rows:
    """Predict one person's curve by divided differences, dose by dose; ``hours`` rise."""
    one = chain.pick(person)
    from_h, to_h = hours[0] - measure_washout_h(one), hours[-1]
    acting = [
        (pulse.at_h, pulse.amount)
        for pulse in inlet.pulses
        if from_h < pulse.at_h <= to_h and (pulse.givers is None or pulse.givers[person])
    ]
    curve = np.zeros_like(hours)
    if acting:
        at_h, amount = np.array(acting).T
        curve += predict_pulse(one, hours[:, np.newaxis] - at_h) @ amount
    for flow in inlet.flows:
        curve += flow.rate * (predict_step(one, hours - flow.start_h) - predict_step(one, hours - flow.end_h))
    return curve


def _weigh(chain: Chain, rates: Rows) -> Rows:
    """Return the weight of each exponential (partial fractions), infinite where two rates are equal."""
    steps = len(chain.rates_per_h)
    weights = np.empty_like(rates)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        for i, rate in enumerate(rates):
            others = [k for k in range(steps) if k != i]
            weights[i] = chain.gain / np.prod(rates[others] - rate, axis=0)
            if chain.detour_per_h is not None:
                detour = chain.detour_gain_per_h
                weights[i] *= detour if i == steps else 1.0 + detour / (rates[steps] - rate)
    return weights


def _cancels(chain: Chain, rates: Rows, weights: Rows) -> NDArray[np.bool_]:
    """Tell in whom the exponentials are much larger than the height that is left of them."""
    steps = len(chain.rates_per_h)
    area = chain.gain / np.prod(rates[:steps], axis=0)
    if chain.detour_per_h is not None:
        area = area * (1.0 + chain.detour_gain_per_h / rates[steps])
    with np.errstate(invalid="ignore"):
        largest = np.abs(weights).sum(axis=0) / (area * rates.min(axis=0))
    return np.asarray(~(largest < WORST_CANCELLATION))
