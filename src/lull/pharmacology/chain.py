"""A chain: first-order steps from where a dose enters to where it is looked at.

Every curve of the model is one. Where the blood's two compartments lie on the way, the drug that comes back
from the second one is a longer way round: a second chain with the slow rate in it. So the answer to a dose is

``gain (D[rates] + detour_gain D[rates, detour])``

with ``D`` the pulse response of first-order steps (:mod:`lull.pharmacology.divided_difference`). All terms
are positive: nothing cancels, whichever rates are equal.
"""

from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.divided_difference import divide_difference_of_exp
from lull.pharmacology.kinetics import (
    NG_PER_ML_IN_MG_PER_L,
    IntrathecalKinetics,
    OralKinetics,
    Value,
)

Curve = NDArray[np.float64]

TRACE = 1e-15
"""A dose is washed out when less than this share of a steep start is left: nothing a double could add.

Where four or five rates coincide up to 1e-10 of it may be left: still less than anybody is promised.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Steps at ``rates_per_h`` after a dead time; ``detour_per_h`` is ``None`` where there is no way round.

    Values may be numbers or arrays over people. The answer is in the unit of ``gain`` per unit given.
    """

    rates_per_h: tuple[Value, ...]
    gain: Value
    delay_h: float = 0.0
    detour_per_h: Value | None = None
    detour_gain_per_h: Value = 0.0

    @property
    def all_rates_per_h(self) -> tuple[Value, ...]:
        """The rates, with that of the detour last."""
        return self.rates_per_h if self.detour_per_h is None else (*self.rates_per_h, self.detour_per_h)

    def pick(self, i: int) -> "Chain":
        """Return the chain of person ``i``."""
        return Chain(
            rates_per_h=tuple(_pick(rate, i) for rate in self.rates_per_h),
            gain=_pick(self.gain, i),
            delay_h=self.delay_h,
            detour_per_h=None if self.detour_per_h is None else _pick(self.detour_per_h, i),
            detour_gain_per_h=_pick(self.detour_gain_per_h, i),
        )

    def then(self, rate_per_h: Value) -> "Chain":
        """Return the chain with one more step, which keeps the level: at rest nothing is lost or gained."""
        return Chain(
            rates_per_h=(*self.rates_per_h, rate_per_h),
            gain=self.gain * rate_per_h,
            delay_h=self.delay_h,
            detour_per_h=self.detour_per_h,
            detour_gain_per_h=self.detour_gain_per_h,
        )


def measure_washout_h(chain: Chain) -> float:
    """Return after how many hours nothing of a dose is left that could be seen in any sum (one person)."""
    return chain.delay_h - log(TRACE) / min(float(rate) for rate in chain.all_rates_per_h)


def predict_pulse(chain: Chain, hours: Curve) -> Curve:
    """Predict the answer of one person to a unit given at once, ``hours`` ago.

    ``hours`` may be negative (before the dose): the answer is 0 there, during the delay and after washout.
    At the very instant the dose is in.
    """
    return _predict(chain, hours, extra=(), until_h=measure_washout_h(chain))


def predict_step(chain: Chain, hours: Curve) -> Curve:
    """Predict the answer of one person to a unit an hour that began ``hours`` ago and goes on."""
    return _predict(chain, hours, extra=(0.0,), until_h=np.inf)


def _predict(chain: Chain, hours: Curve, *, extra: tuple[float, ...], until_h: float) -> Curve:
    """Sum both ways at the hours that are inside; a step is a pulse through one more rate of 0."""
    since = hours - chain.delay_h
    acting = (since >= 0) & (hours < until_h)
    after = since[acting]
    rates = tuple(float(rate) for rate in chain.rates_per_h)
    answer = divide_difference_of_exp((*rates, *extra), after)
    if chain.detour_per_h is not None:
        longer = divide_difference_of_exp((*rates, float(chain.detour_per_h), *extra), after)
        answer = answer + float(chain.detour_gain_per_h) * longer
    curve = np.zeros_like(hours)
    curve[acting] = float(chain.gain) * answer
    return curve


def to_plasma_by_mouth(kinetics: OralKinetics, *, solution: bool = False) -> Chain:
    """Return the way from 1 mg swallowed to plasma, in ng/mL."""
    ka = kinetics.solution_ka_per_h if solution else kinetics.ka_per_h
    return _through_blood(
        kinetics, (ka,), gain=ka * NG_PER_ML_IN_MG_PER_L / kinetics.v1_f_l, delay_h=kinetics.lag_h
    )


def to_site_by_mouth(kinetics: OralKinetics, *, solution: bool = False) -> Chain:
    """Return the way from 1 mg swallowed to the site of effect, in plasma-equivalent ng/mL."""
    return to_plasma_by_mouth(kinetics, solution=solution).then(kinetics.ke0_per_h)


def to_fluid(kinetics: IntrathecalKinetics, *, infused: bool) -> Chain:
    """Return the way from 1 mcg into the spinal fluid to its lumbar concentration, in ng/mL."""
    fluid = Chain(rates_per_h=(kinetics.leaving_per_h,), gain=1.0 / kinetics.v_l)
    return _spread(kinetics, fluid) if infused else fluid


def to_site_by_spine(oral: OralKinetics, kinetics: IntrathecalKinetics, *, infused: bool) -> Chain:
    """Return the way from 1 mcg into the spinal fluid to the legs' site, in plasma-equivalent ng/mL."""
    site = Chain(
        rates_per_h=(kinetics.leaving_per_h,),
        gain=kinetics.site_per_csf / kinetics.v_l,
        delay_h=kinetics.site_delay_h,
    )
    site = site.then(kinetics.transfer_per_h).then(oral.ke0_per_h)
    return _spread(kinetics, site) if infused else site


def to_plasma_by_spine(oral: OralKinetics, kinetics: IntrathecalKinetics, *, infused: bool) -> Chain:
    """Return the way from 1 mcg into the spinal fluid to plasma, in ng/mL: all that leaves the fluid enters.

    The blood's clearance and volume are the apparent ones: an absorbed share below 1 would raise it.
    """
    leaving = kinetics.leaving_per_h
    blood = _through_blood(oral, (leaving,), gain=leaving / oral.v1_f_l, delay_h=0.0)
    return _spread(kinetics, blood) if infused else blood


def _through_blood(
    kinetics: OralKinetics, before: tuple[Value, ...], *, gain: Value, delay_h: float
) -> Chain:
    """Return a chain that ends in the blood's first compartment.

    Plasma answers a pulse with ``(s + k21) / ((s + alpha) (s + beta))``: the step ``alpha`` alone, and
    ``k21 - beta`` times a chain in which ``beta`` follows it.
    """
    return Chain(
        rates_per_h=(*before, kinetics.alpha_per_h),
        gain=gain,
        delay_h=delay_h,
        detour_per_h=kinetics.beta_per_h,
        detour_gain_per_h=kinetics.back_beyond_beta_per_h,
    )


def _spread(kinetics: IntrathecalKinetics, chain: Chain) -> Chain:
    """Return a chain behind the slow spread of an infusion."""
    return Chain(
        rates_per_h=(kinetics.spread_per_h, *chain.rates_per_h),
        gain=chain.gain * kinetics.spread_per_h,
        delay_h=chain.delay_h + kinetics.spread_delay_h,
        detour_per_h=chain.detour_per_h,
        detour_gain_per_h=chain.detour_gain_per_h,
    )


def _pick(value: Value, i: int) -> float:
    """Return the value of person ``i``."""
    return float(value[i]) if isinstance(value, np.ndarray) else value
