"""The exact curve of one dose by mouth: plasma and site of effect, without stepping through time.

Each is a chain of first-order steps, so each is a sum of divided differences of the exponential
(:mod:`lull.pharmacology.divided_difference`), exact also where rates are equal.
"""

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

    ``hours`` may be negative (before the dose): the curve is 0 there and during the lag. Doses add up and
    scale, because every step is first order.
    """
    since = hours - kinetics.lag_h
    begun = since > 0
    plasma, effect_site = np.zeros_like(hours), np.zeros_like(hours)
    plasma[begun], effect_site[begun] = _predict_after_lag(kinetics, since[begun])
    return plasma, effect_site


def measure_washout_h(kinetics: OralKinetics) -> float:
    """Return after how many hours nothing of a dose is left that could be seen in any sum."""
    return kinetics.lag_h - log(_TRACE) / kinetics.slowest_rate_per_h


def measure_fading_h(kinetics: OralKinetics, share: float) -> float:
    """Return how long after a dose the site of effect falls for good below ``share`` of its peak.

    Read from a fine grid, to about a thousandth of the answer.
    """
    hours = kinetics.lag_h + np.geomspace(1e-3, measure_washout_h(kinetics), _LOOKS)
    effect_site = predict_dose_curves(kinetics, hours)[1]
    last = int(np.flatnonzero(effect_site > share * effect_site.max())[-1])
    nearer = np.linspace(hours[last], hours[min(last + 1, _LOOKS - 1)], _NEARER_LOOKS)
    above = predict_dose_curves(kinetics, nearer)[1] > share * effect_site.max()
    return float(nearer[above][-1])


def _predict_after_lag(kinetics: OralKinetics, since: Hours) -> tuple[Hours, Hours]:
    """Return both curves at hours after the end of the lag."""
    ka, ke0 = kinetics.ka_per_h, kinetics.ke0_per_h
    alpha, beta = kinetics.alpha_per_h, kinetics.beta_per_h
    # Plasma answers a pulse with (s + k21) / ((s + alpha) (s + beta)): one step, and a chain behind it.
    behind = _subtract_slow_rate(kinetics)
    input_rate = ka / kinetics.v1_f_l * NG_PER_ML_IN_MG_PER_L
    plasma = divide_difference_of_exp((ka, alpha), since)
    plasma += behind * divide_difference_of_exp((ka, alpha, beta), since)
    effect_site = divide_difference_of_exp((ka, alpha, ke0), since)
    effect_site += behind * divide_difference_of_exp((ka, alpha, beta, ke0), since)
    return input_rate * plasma, input_rate * ke0 * effect_site


def _subtract_slow_rate(kinetics: OralKinetics) -> float:
    """Return ``k21 - beta``, by whichever of two equal forms does not cancel."""
    back, alpha, beta = kinetics.return_rate_per_h, kinetics.alpha_per_h, kinetics.beta_per_h
    plain, other = back - beta, alpha - back
    if plain > other:
        return plain
    return kinetics.q_f_l_per_h / kinetics.v1_f_l * back / other if other > 0 else plain
