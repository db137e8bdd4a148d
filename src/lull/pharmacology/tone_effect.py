"""Effect on tone: a sigmoid from the site of effect to tone relative to this person's untreated level."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class ToneEffect:
    """The sigmoid: ``ec50_ng_per_ml`` is plasma-equivalent, ``emax`` the largest share that can go."""

    ec50_ng_per_ml: float
    emax: float
    hill: float


def predict_relative_tone(
    effect_site_ng_per_ml: NDArray[np.float64], effect: ToneEffect
) -> NDArray[np.float64]:
    """Predict tone (1.0 untreated, 0.0 none left) from effect-site concentrations of 0 or more.

    ``tone = 1 - emax C^hill / (ec50^hill + C^hill)`` (the Hill equation), written so that no power
    overflows.
    """
    with np.errstate(over="ignore"):  # an infinite ratio is all of the effect
        ratio = (np.asarray(effect_site_ng_per_ml) / effect.ec50_ng_per_ml) ** effect.hill
    return np.asarray(1.0 - effect.emax * (1.0 - 1.0 / (1.0 + ratio)))
