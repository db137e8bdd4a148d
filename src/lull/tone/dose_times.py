"""Doses on the clock of a forecast (hours since its horizon starts), and the exact curve they add up to."""

from collections.abc import Sequence
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.kinetics import OralKinetics
from lull.pharmacology.oral_curve import predict_dose_curves
from lull.treatment.counted_doses import CountedDose

Curve = NDArray[np.float64]


def to_hours(instant: datetime, start: datetime) -> float:
    """Return the hours from ``start`` to ``instant``; earlier instants are negative."""
    return (instant - start).total_seconds() / 3600.0


def predict_contributions(
    kinetics: OralKinetics, doses: Sequence[CountedDose], start: datetime, hours: Curve
) -> tuple[Curve, Curve]:
    """Predict what each dose adds in plasma and at the site of effect, shape ``(doses, hours)``, in ng/mL."""
    at_h = np.array([to_hours(dose.at, start) for dose in doses])
    amounts_mg = np.array([dose.amount.mg for dose in doses])
    since = hours[np.newaxis, :] - at_h[:, np.newaxis]
    plasma, effect_site = predict_dose_curves(kinetics, since.ravel())
    scale = amounts_mg[:, np.newaxis]
    return plasma.reshape(since.shape) * scale, effect_site.reshape(since.shape) * scale
