"""Effect: from the site to tone, to sleepiness, to weakness, and to voluntary force.

Everything is a share: tone relative to this person's untreated level (1.0), the second effect relative to its
own largest (1.0). None is a clinical grade.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.parameters.second_effect import SECOND_HILL, VOLUNTARY_SHARE

Curve = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToneEffect:
    """The sigmoid: ``ec50_ng_per_ml`` is plasma-equivalent, ``emax`` the largest share that can go."""

    ec50_ng_per_ml: float
    emax: float
    hill: float


def predict_relative_tone(effect_site_ng_per_ml: Curve, effect: ToneEffect) -> Curve:
    """Predict tone (1.0 untreated, 0.0 none left) from effect-site concentrations of 0 or more.

    ``tone = 1 - emax C^hill / (ec50^hill + C^hill)`` (the Hill equation), written so that no power
    overflows.
    """
    ratio = np.asarray(effect_site_ng_per_ml) / effect.ec50_ng_per_ml
    return 1.0 - effect.emax * measure_occupied(ratio, effect.hill)


def measure_occupied(ratio: Curve, hill: float | Curve) -> Curve:
    """Return the share of the largest effect at ``ratio`` times the concentration of half of it (Hill)."""
    with np.errstate(over="ignore"):  # an infinite power is all of the effect
        return np.asarray(1.0 - 1.0 / (1.0 + ratio**hill))


def predict_second_effect(site_ng_per_ml: Curve, ec50_ng_per_ml: float | Curve) -> Curve:
    """Predict sleepiness or weakness, 0 to 1 of the largest; a hypothesis throughout, never a score."""
    return measure_occupied(np.asarray(site_ng_per_ml) / ec50_ng_per_ml, SECOND_HILL.value)


def predict_voluntary_force(relative_tone: Curve) -> Curve:
    """Predict voluntary force relative to untreated: hardly anything of lost tone is lost there."""
    return np.asarray(1.0 - VOLUNTARY_SHARE.value * (1.0 - np.asarray(relative_tone)))
