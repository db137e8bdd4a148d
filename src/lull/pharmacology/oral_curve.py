"""The exact curve of one dose by mouth: plasma and site of effect, without stepping through time.

Each is a chain of first-order steps, so each is a sum of divided differences of the exponential
(:mod:`lull.pharmacology.divided_difference`), exact also where rates are equal.
"""

from functools import lru_cache
from math import log

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.divided_difference import divide_difference_of_exp
from lull.pharmacology.kinetics import NG_PER_ML_IN_MG_PER_L, OralKinetics

Hours = NDArray[np.float64]

_TRACE = 1e-15
"""A dose is washed out when less than this share of a steep start is left: nothing a double could add."""

_LOOKS, _NEARER_LOOKS = 512, 64


def predict_dose_curves(kinetics: OralKinetics, hours: Hours) -> tuple[Hours, Hours]:
    """Predict plasma and effect-site concentration, in ng/mL per mg, at ``hours`` after one dose by mouth.

    ``hours`` may be negative (before the dose): the curve is 0 there, during the lag and after washout.
    Doses add up and scale, because every step is first order.
    """
    return predict_dose_plasma(kinetics, hours), predict_dose_effect_site(kinetics, hours)


def predict_dose_plasma(kinetics: OralKinetics, hours: Hours) -> Hours:
    """Predict plasma concentration, in ng/mL per mg, at ``hours`` after one dose by mouth."""
    rates = (kinetics.ka_per_h, kinetics.alpha_per_h)
    return _predict_chain(kinetics, rates, hours) / kinetics.v1_f_l


def predict_dose_effect_site(kinetics: OralKinetics, hours: Hours) -> Hours:
    """Predict effect-site concentration, in plasma-equivalent ng/mL per mg, at ``hours`` after one dose."""
    rates = (kinetics.ka_per_h, kinetics.alpha_per_h, kinetics.ke0_per_h)
    return kinetics.ke0_per_h * _predict_chain(kinetics, rates, hours) / kinetics.v1_f_l


def measure_washout_h(kinetics: OralKinetics) -> float:
    """Return after how many hours nothing of a dose is left that could be seen in any sum."""
    return kinetics.lag_h - log(_TRACE) / kinetics.slowest_rate_per_h


@lru_cache(maxsize=64)
def measure_fading_h(kinetics: OralKinetics, share: float) -> float:
    """Return how long after a dose the site of effect falls for good below ``share`` of its peak.

    Read from a fine grid, to about a thousandth of the answer.
    """
    hours = kinetics.lag_h + np.geomspace(1e-3, measure_washout_h(kinetics), _LOOKS)
    effect_site = predict_dose_effect_site(kinetics, hours)
    last = int(np.flatnonzero(effect_site > share * effect_site.max())[-1])
    nearer = np.linspace(hours[last], hours[min(last + 1, _LOOKS - 1)], _NEARER_LOOKS)
    above = predict_dose_effect_site(kinetics, nearer) > share * effect_site.max()
    return float(nearer[above][-1])


def _predict_chain(kinetics: OralKinetics, rates_per_h: tuple[float, ...], hours: Hours) -> Hours:
    """Return what 1 mg leaves at the end of a chain that begins in the gut, 0 until the lag is over.

    Plasma answers a pulse with ``(s + k21) / ((s + alpha) (s + beta))``: the step ``alpha`` alone, and
    ``k21 - beta`` times a chain in which ``beta`` follows it.
    """
    since = hours - kinetics.lag_h
    acting = (since > 0) & (since < measure_washout_h(kinetics))
    after = since[acting]
    left = divide_difference_of_exp(rates_per_h, after)
    left += _subtract_slow_rate(kinetics) * divide_difference_of_exp(
        (*rates_per_h, kinetics.beta_per_h), after
    )
    curve = np.zeros_like(hours)
    curve[acting] = kinetics.ka_per_h * NG_PER_ML_IN_MG_PER_L * left
    return curve


def _subtract_slow_rate(kinetics: OralKinetics) -> float:
    """Return ``k21 - beta``, by whichever of two equal forms does not cancel."""
    back, alpha, beta = kinetics.return_rate_per_h, kinetics.alpha_per_h, kinetics.beta_per_h
    plain, other = back - beta, alpha - back
    if plain > other:
        return plain
    return kinetics.q_f_l_per_h / kinetics.v1_f_l * back / other if other > 0 else plain
