"""The exact curve of one dose by mouth: plasma and site of effect, without stepping through time.

Each is a chain of first-order steps (:mod:`lull.pharmacology.chain`), exact also where rates are equal.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.chain import (
    Chain,
    measure_washout_h,
    predict_pulse,
    to_plasma_by_mouth,
    to_site_by_mouth,
)
from lull.pharmacology.kinetics import OralKinetics

Hours = NDArray[np.float64]

_LOOKS, _NEARER_LOOKS = 512, 64


def predict_dose_curves(kinetics: OralKinetics, hours: Hours) -> tuple[Hours, Hours]:
    """Predict plasma and effect-site concentration, in ng/mL per mg, at ``hours`` after one dose by mouth.

    ``hours`` may be negative (before the dose): the curve is 0 there, during the lag and after washout.
    Doses add up and scale, because every step is first order.
    """
    return (
        predict_pulse(to_plasma_by_mouth(kinetics), hours),
        predict_pulse(to_site_by_mouth(kinetics), hours),
    )


@lru_cache(maxsize=64)
def measure_fading_h(kinetics: OralKinetics, share: float) -> float:
    """Return how long after a dose the site of effect falls for good below ``share`` of its peak.

    Read from a fine grid, to about a thousandth of the answer.
    """
    return measure_chain_fading_h(to_site_by_mouth(kinetics), share)


def measure_chain_fading_h(chain: Chain, share: float) -> float:
    """Return how long after a pulse its answer falls for good below ``share`` of its peak."""
    hours = chain.delay_h + np.geomspace(1e-3, measure_washout_h(chain) - chain.delay_h, _LOOKS)
    answer = predict_pulse(chain, hours)
    last = int(np.flatnonzero(answer > share * answer.max())[-1])
    nearer = np.linspace(hours[last], hours[min(last + 1, _LOOKS - 1)], _NEARER_LOOKS)
    above = predict_pulse(chain, nearer) > share * answer.max()
    return float(nearer[above][-1])
