"""Tone of the typical person alone: the exact curve, with low stretches whose edges are exact too."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.oral_curve import measure_washout_h
from lull.pharmacology.tone_effect import predict_relative_tone
from lull.pharmacology.typical import TypicalPerson
from lull.tone.curve import Bands
from lull.tone.dose_times import predict_effect_parts, to_hours
from lull.tone.low_stretches import LowStretches
from lull.tone.population_tone import ReportTimes
from lull.treatment.counted_doses import CountedDose

Curve = NDArray[np.float64]

_AT_ONCE = 1024
"""Points computed together: more would only carry doses along that have long left."""

_STEPS, _NOTHING = 20, 1e-13
"""False position stops when tone is this near the level: well under a microsecond from the crossing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypicalTone:
    """The typical person with the doses that count; hours run from ``start``."""

    typical: TypicalPerson
    doses: Sequence[CountedDose]
    start: datetime

    def predict_tone(self, hours: Curve) -> Curve:
        """Predict relative tone at these hours, which rise; a long horizon goes in parts."""
        parts = [self._predict_part(hours[k : k + _AT_ONCE]) for k in range(0, len(hours), _AT_ONCE)]
        return np.concatenate(parts)

    def _predict_part(self, hours: Curve) -> Curve:
        """Predict tone where only the doses that still act are asked."""
        first_h = float(hours[0]) - measure_washout_h(self.typical.kinetics)
        acting = [d for d in self.doses if first_h < to_hours(d.at, self.start) < hours[-1]]
        effect_site = predict_effect_parts(self.typical.kinetics, acting, self.start, hours)
        return predict_relative_tone(effect_site.sum(axis=0), self.typical.effect)

    def find_low_stretches(self, times: ReportTimes, low_tone: float) -> LowStretches:
        """Return when tone is at or below ``low_tone``, to the microsecond.

        Two crossings within one inner step of the grid are not seen.
        """
        grid = times.inner
        hours = np.minimum(grid.step_h * np.arange(grid.points), times.length_h)
        above = self.predict_tone(hours) - low_tone
        low = above <= 0
        turns = np.flatnonzero(low[1:] != low[:-1])
        crossings = _find_roots(
            lambda at: self.predict_tone(at) - low_tone,
            (hours[turns], above[turns]),
            (hours[turns + 1], above[turns + 1]),
        )
        edges = [[0.0]] * bool(low[0]) + [crossings] + [[times.length_h]] * bool(low[-1])
        joined = np.concatenate(edges)
        return LowStretches(people=1, start_h=joined[0::2], end_h=joined[1::2])


def to_flat_bands(curve: Curve) -> Bands:
    """Return bands that coincide with an exact curve."""
    values = tuple(curve.tolist())
    return Bands(p05=values, p25=values, p50=values, p75=values, p95=values)


def _find_roots(
    height: Callable[[Curve], Curve], left: tuple[Curve, Curve], right: tuple[Curve, Curve]
) -> Curve:
    """Find the roots between pairs of points on either side of zero, all at once.

    False position with the Illinois rule: the end that stays twice counts half, so that both ends close in.
    """
    (low, low_y), (high, high_y) = left, right
    for _ in range(_STEPS if low.size else 0):
        span_y = np.where(high_y == low_y, 1.0, high_y - low_y)
        middle = high - high_y * (high - low) / span_y
        middle_y = height(middle)
        crossed = (middle_y > 0) != (high_y > 0)
        low, low_y = np.where(crossed, high, low), np.where(crossed, high_y, low_y / 2)
        high, high_y = middle, middle_y
        if np.abs(middle_y).max() < _NOTHING:
            break
    return high
