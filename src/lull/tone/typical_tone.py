"""Tone of the typical person alone: the exact curve, with low stretches whose edges are exact too."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.tone_effect import predict_relative_tone
from lull.pharmacology.typical import TypicalPerson
from lull.tone.curve import Bands
from lull.tone.dose_times import predict_contributions
from lull.tone.low_stretches import LowStretches, keep_long
from lull.tone.population_tone import ReportTimes
from lull.treatment.counted_doses import CountedDose

Curve = NDArray[np.float64]

_HALVINGS = 40
"""Halving five minutes this often leaves less than a microsecond."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypicalTone:
    """The typical person with the doses that count; hours run from ``start``."""

    typical: TypicalPerson
    doses: Sequence[CountedDose]
    start: datetime

    def predict_tone(self, hours: Curve) -> Curve:
        """Predict relative tone at these hours."""
        effect_site = predict_contributions(self.typical.kinetics, self.doses, self.start, hours)[1]
        return predict_relative_tone(effect_site.sum(axis=0), self.typical.effect)

    def find_low_stretches(self, times: ReportTimes, low_tone: float) -> LowStretches:
        """Return when tone is at or below ``low_tone`` for half an hour, to the microsecond.

        Two crossings within one inner step of the grid are not seen.
        """
        grid = times.inner
        hours = np.minimum(grid.step_h * np.arange(grid.points), times.length_h)
        low = self.predict_tone(hours) <= low_tone
        turns = np.flatnonzero(low[1:] != low[:-1])
        crossings = _halve(
            lambda at: (self.predict_tone(at) <= low_tone) == low[turns], hours[turns], hours[turns + 1]
        )
        edges = [[0.0]] * bool(low[0]) + [crossings] + [[times.length_h]] * bool(low[-1])
        joined = np.concatenate(edges)
        return keep_long(1, joined[0::2], joined[1::2])


def to_flat_bands(curve: Curve) -> Bands:
    """Return bands that coincide with an exact curve."""
    values = tuple(curve.tolist())
    return Bands(p05=values, p25=values, p50=values, p75=values, p95=values)


def _halve(is_before: Callable[[Curve], NDArray[np.bool_]], low: Curve, high: Curve) -> Curve:
    """Find all turning points at once, each between its ``low`` and its ``high``."""
    for _ in range(_HALVINGS if low.size else 0):
        middle = (low + high) / 2
        before = is_before(middle)
        low, high = np.where(before, middle, low), np.where(before, high, middle)
    return (low + high) / 2
