"""Doses on the clock of a forecast (hours since its horizon starts), and the exact curve they add up to."""

from collections.abc import Sequence
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.kinetics import OralKinetics
from lull.pharmacology.oral_curve import predict_dose_effect_site, predict_dose_plasma
from lull.treatment.counted_doses import CountedDose

Curve = NDArray[np.float64]


def to_hours(instant: datetime, start: datetime) -> float:
    """Return the hours from ``start`` to ``instant``; earlier instants are negative."""
    return (instant - start).total_seconds() / 3600.0


def predict_plasma_parts(
    kinetics: OralKinetics, doses: Sequence[CountedDose], start: datetime, hours: Curve
) -> Curve:
    """Predict what each dose adds in plasma, shape ``(doses, hours)``, in ng/mL."""
    return _scale(doses, predict_dose_plasma(kinetics, _since_each(doses, start, hours)))


def predict_effect_parts(
    kinetics: OralKinetics, doses: Sequence[CountedDose], start: datetime, hours: Curve
) -> Curve:
    """Predict what each dose adds at the site of effect, shape ``(doses, hours)``, in ng/mL."""
    return _scale(doses, predict_dose_effect_site(kinetics, _since_each(doses, start, hours)))


def _since_each(doses: Sequence[CountedDose], start: datetime, hours: Curve) -> Curve:
    """Return the hours since each dose."""
    at_h = np.array([to_hours(dose.at, start) for dose in doses])
    return np.asarray(hours[np.newaxis, :] - at_h[:, np.newaxis])


def _scale(doses: Sequence[CountedDose], per_mg: Curve) -> Curve:
    """Multiply each row by the amount of its dose."""
    amounts_mg = np.array([dose.amount.mg for dose in doses])
    return np.asarray(per_mg * amounts_mg[:, np.newaxis])
