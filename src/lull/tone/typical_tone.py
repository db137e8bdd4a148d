"""Tone of the typical person alone: the exact curve, with low stretches whose edges are exact too."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.inlets import GRADIENT
from lull.pharmacology.intake import FlowIntake, Intake, OralIntake, PumpIntake
from lull.pharmacology.parameters.botulinum import BOTULINUM_EFFECT, BOTULINUM_PEAK_DAYS
from lull.pharmacology.parameters.second_effect import SLEEPY_EC50, WEAK_EC50
from lull.pharmacology.tone_effect import predict_relative_tone, predict_second_effect
from lull.pharmacology.typical import TypicalPerson
from lull.pharmacology.typical_curve import SiteParts, measure_memory_h, predict_fluid, predict_site
from lull.tone.curve import REGIONS, Bands, Region
from lull.tone.low_stretches import LowStretches
from lull.tone.population_tone import PopulationTone, ReportTimes
from lull.tone.tone_changes import InjectedMuscle, ToneChanges, keep_share

Curve = NDArray[np.float64]

_AT_ONCE = 1024
"""Points computed together: more would only carry doses along that have long left."""

_STEPS, _NOTHING = 20, 1e-13
"""False position stops when tone is this near the level: well under a microsecond from the crossing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypicalTone:
    """The typical person with everything that counts; hours run from the start of the horizon."""

    typical: TypicalPerson
    intakes: Sequence[Intake]
    changes: ToneChanges

    def predict_tone(self, region: Region, hours: Curve) -> Curve:
        """Predict relative tone at these hours, which rise; a long horizon goes in parts."""
        parts = [self._predict_part(region, hours[k : k + _AT_ONCE]) for k in range(0, len(hours), _AT_ONCE)]
        return np.concatenate(parts)

    def _predict_part(self, region: Region, hours: Curve) -> Curve:
        """Predict tone where only the intakes that still act are asked."""
        first_h = float(hours[0]) - measure_memory_h(self.typical)
        acting = _find_acting(self.intakes, first_h, float(hours[-1]))
        by_drug = self.relax(region, predict_site(self.typical, acting, hours))
        return np.asarray(self._change(region, by_drug, hours, self._take(hours)))

    def relax(self, region: Region, site: SiteParts) -> Curve:
        """Return what baclofen leaves of a region's tone."""
        return predict_relative_tone(site.blood + GRADIENT[region] * site.spine, self.typical.effect)

    def _take(self, hours: Curve) -> dict[InjectedMuscle, Curve]:
        """Predict what toxin takes of each injected muscle's tone."""
        return self.changes.predict_taken(hours, BOTULINUM_PEAK_DAYS.value, BOTULINUM_EFFECT.value)

    def _change(
        self, region: Region, by_drug: Curve, hours: Curve, taken: dict[InjectedMuscle, Curve]
    ) -> Curve:
        """Return tone with toxin and the day rhythm too."""
        return np.asarray(by_drug * self.changes.predict_rhythm(hours) * keep_share(region, taken))

    def describe(self, plasma: Curve, site: SiteParts, times: ReportTimes, low_tone: float) -> PopulationTone:
        """Return everything a population would give, with bands that coincide with the exact curve."""
        hours = times.shown_h
        taken, rhythm = self._take(hours), self.changes.predict_rhythm(hours)
        by_drug = {region: self.relax(region, site) for region in REGIONS}
        spine = self.typical.blood_share * site.spine
        at_head = site.blood + GRADIENT["arms"] * spine
        into_spine = not all(isinstance(intake, OralIntake) for intake in self.intakes)
        fluid = predict_fluid(self.typical, self.intakes, hours) if into_spine else None
        return PopulationTone(
            plasma=to_flat_bands(plasma),
            fluid=None if fluid is None else to_flat_bands(fluid),
            tone={r: to_flat_bands(self._change(r, by_drug[r], hours, taken)) for r in REGIONS},
            muscles={
                m.name: to_flat_bands(by_drug[m.region] * rhythm * (1.0 - gone)) for m, gone in taken.items()
            },
            sleepy=to_flat_bands(predict_second_effect(at_head, SLEEPY_EC50.value)),
            weak=to_flat_bands(predict_second_effect(site.blood + spine, WEAK_EC50.value)),
            low=self._find_all_low(times, low_tone, alike=fluid is None and not taken),
        )

    def _find_all_low(
        self, times: ReportTimes, low_tone: float, *, alike: bool
    ) -> dict[Region, LowStretches]:
        """Find the low stretches of each region; where blood alone brings the drug they are the same."""
        if alike:
            return dict.fromkeys(REGIONS, self.find_low_stretches("legs", times, low_tone))
        return {region: self.find_low_stretches(region, times, low_tone) for region in REGIONS}

    def find_low_stretches(self, region: Region, times: ReportTimes, low_tone: float) -> LowStretches:
        """Return when tone is at or below ``low_tone``, to the microsecond.

        Two crossings within one inner step of the grid are not seen.
        """
        hours = np.minimum(times.inner_h, times.length_h)
        above = self.predict_tone(region, hours) - low_tone
        low = above <= 0
        turns = np.flatnonzero(low[1:] != low[:-1])
        crossings = _find_roots(
            lambda at: self.predict_tone(region, at) - low_tone,
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


def _find_acting(intakes: Sequence[Intake], first_h: float, last_h: float) -> list[Intake]:
    """Return the intakes, and of pump programs the flows, that act between two hours."""
    acting: list[Intake] = []
    for intake in intakes:
        match intake:
            case PumpIntake():
                acting.append(intake.acting(first_h, last_h))
            case FlowIntake():
                if intake.end_h > first_h and intake.start_h <= last_h:
                    acting.append(intake)
            case _:
                if first_h < intake.at_h <= last_h:
                    acting.append(intake)
    return acting


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
