"""Tone in many people like this one: bands for the chart and low stretches for the windows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.people import People
from lull.pharmacology.population_curve import Grid, PopulationDose, predict_population
from lull.tone.curve import REGIONS, Bands, Region
from lull.tone.low_stretches import LowStretches, LowStretchFinder

INNER_STEP_H = 1 / 12
"""Curves are followed at least every five minutes, however rarely they are reported."""

PERCENTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTimes:
    """``points`` times, ``step_h`` apart, from the start of a horizon ``length_h`` long."""

    step_h: float
    points: int
    length_h: float

    @property
    def every(self) -> int:
        """How many inner steps make one reported step."""
        return max(1, ceil(self.step_h / INNER_STEP_H - 1e-9))

    @property
    def inner(self) -> Grid:
        """The inner grid: all reported times, the steps between them, and the end of the horizon."""
        step_h = self.step_h / self.every
        return Grid(step_h=step_h, points=ceil(self.length_h / step_h - 1e-9) + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PopulationTone:
    """Bands at the reported times, and the low stretches of each region."""

    plasma: Bands
    tone: Mapping[Region, Bands]
    low: Mapping[Region, LowStretches]


def predict_population_tone(
    people: People, doses: Sequence[PopulationDose], times: ReportTimes, low_tone: float
) -> PopulationTone:
    """Predict bands and low stretches of everybody; hours count from the start of the horizon."""
    grid = times.inner
    finders = {region: LowStretchFinder(low_tone, grid.step_h) for region in REGIONS}
    rows: dict[str, list[NDArray[np.float64]]] = {name: [] for name in ("plasma", *REGIONS)}
    first = 0
    for plasma, effect_site in predict_population(people, doses, grid):
        shown = slice(-first % times.every, None, times.every)
        rows["plasma"].append(_sort_percentiles(plasma[shown]))
        for region, tone in _predict_regions(people, effect_site).items():
            finders[region].feed(tone)
            rows[region].append(_sort_percentiles(tone[shown]))
        first += len(plasma)
    bands = {name: _to_bands(np.concatenate(parts)[: times.points]) for name, parts in rows.items()}
    return PopulationTone(
        plasma=bands["plasma"],
        tone={region: bands[region] for region in REGIONS},
        low={region: finders[region].finish(times.length_h) for region in REGIONS},
    )


def _predict_regions(people: People, effect_site: NDArray[np.float64]) -> dict[Region, NDArray[np.float64]]:
    """Predict tone of each region from one effect site: blood reaches all of them alike."""
    legs = people.ec50_legs_ng_per_ml
    with np.errstate(over="ignore"):  # a steep sigmoid may leave the range of numbers: the share is 1 then
        ratio = (effect_site / legs) ** people.hill
        weaker: dict[Region, NDArray[np.float64]] = {
            "legs": np.ones_like(legs),
            "trunk": (legs / people.ec50_trunk_ng_per_ml) ** people.hill,
            "arms": (legs / people.ec50_arms_ng_per_ml) ** people.hill,
        }
        return {
            region: 1.0 - people.emax * (1.0 - 1.0 / (1.0 + ratio * weaker[region])) for region in REGIONS
        }


def _sort_percentiles(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the five percentiles over people of each row, straight between neighbours."""
    ordered = np.sort(values, axis=1)
    place = np.array(PERCENTILES) * (values.shape[1] - 1)
    below = np.floor(place).astype(np.intp)
    part = place - below
    above = np.minimum(below + 1, values.shape[1] - 1)
    return np.asarray(ordered[:, below] * (1 - part) + ordered[:, above] * part)


def _to_bands(percentiles: NDArray[np.float64]) -> Bands:
    """Turn rows of five percentiles into bands."""
    p05, p25, p50, p75, p95 = (tuple(column.tolist()) for column in percentiles.T)
    return Bands(p05=p05, p25=p25, p50=p50, p75=p75, p95=p95)
