"""Tone in many people like this one: bands for the chart and low stretches for the windows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.inlets import (
    GRADIENT,
    find_blood_inlets,
    find_fluid_inlets,
    find_spinal_plasma_inlets,
    find_spinal_site_inlets,
)
from lull.pharmacology.intake import Intake, OralIntake
from lull.pharmacology.people import People
from lull.pharmacology.population_curve import predict_inlets
from lull.pharmacology.tone_effect import measure_occupied, predict_second_effect
from lull.tone.curve import REGIONS, Bands, Region
from lull.tone.low_stretches import LowStretches, LowStretchFinder
from lull.tone.tone_changes import ToneChanges, keep_share

Curves = NDArray[np.float64]

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
    def shown_h(self) -> Curves:
        """The reported times, in hours."""
        return np.asarray(self.step_h * np.arange(self.points, dtype=np.float64))

    @property
    def inner_step_h(self) -> float:
        """The length of an inner step."""
        return self.step_h / self.every

    @property
    def inner_h(self) -> Curves:
        """The inner grid: all reported times, the steps between them, and the end of the horizon."""
        points = ceil(self.length_h / self.inner_step_h - 1e-9) + 1
        return np.asarray(self.inner_step_h * np.arange(points, dtype=np.float64))


@dataclass(frozen=True, slots=True, kw_only=True)
class PopulationTone:
    """Bands at the reported times, and the low stretches of each region.

    ``fluid`` is ``None`` where nothing goes into the spinal fluid. ``sleepy`` and ``weak`` are shares of the
    largest second effect; ``muscles`` are the injected ones.
    """

    plasma: Bands
    fluid: Bands | None
    tone: Mapping[Region, Bands]
    muscles: Mapping[str, Bands]
    sleepy: Bands
    weak: Bands
    low: Mapping[Region, LowStretches]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Neighbouring rows of everybody's curves, shape ``(rows, people)``; ``spine`` is 0 without its route."""

    hours: Curves
    plasma: Curves
    blood: Curves
    spine: Curves | float
    fluid: Curves | None


def predict_population_tone(
    people: People, intakes: Sequence[Intake], times: ReportTimes, low_tone: float, changes: ToneChanges
) -> PopulationTone:
    """Predict bands and low stretches of everybody; hours count from the start of the horizon."""
    finders = {region: LowStretchFinder(low_tone, times.inner_step_h) for region in REGIONS}
    rows: dict[str, list[Curves]] = {}
    first = 0
    for block in _predict_blocks(people, intakes, times.inner_h):
        shown = slice(-first % times.every, None, times.every)
        curves = _predict_curves(people, block, changes)
        for region in REGIONS:
            finders[region].feed(curves[region])
        for name, curve in curves.items():
            rows.setdefault(name, []).append(_sort_percentiles(curve[shown]))
        first += len(block.hours)
    bands = {name: _to_bands(np.concatenate(parts)[: times.points]) for name, parts in rows.items()}
    return PopulationTone(
        plasma=bands["plasma"],
        fluid=bands.get("fluid"),
        tone={region: bands[region] for region in REGIONS},
        muscles={muscle.name: bands[muscle.name] for muscle in changes.muscles},
        sleepy=bands["sleepy"],
        weak=bands["weak"],
        low={region: finders[region].finish(times.length_h) for region in REGIONS},
    )


def _predict_blocks(people: People, intakes: Sequence[Intake], hours: Curves) -> Iterator[Block]:
    """Yield what reaches plasma, site and fluid, block by block."""
    by_mouth = predict_inlets(find_blood_inlets(people, intakes), hours, people.count, looks=2)
    first = 0
    if all(isinstance(intake, OralIntake) for intake in intakes):
        for plasma, blood in by_mouth:
            yield Block(
                hours=hours[first : first + len(plasma)], plasma=plasma, blood=blood, spine=0.0, fluid=None
            )
            first += len(plasma)
        return
    sites, traces, fluids = (
        predict_inlets(find(people, intakes), hours, people.count)
        for find in (find_spinal_site_inlets, find_spinal_plasma_inlets, find_fluid_inlets)
    )
    for (plasma, blood), (spine,), (trace,), (fluid,) in zip(by_mouth, sites, traces, fluids, strict=True):
        shown = hours[first : first + len(plasma)]
        yield Block(hours=shown, plasma=plasma + trace, blood=blood, spine=spine, fluid=fluid)
        first += len(plasma)


def _predict_curves(people: People, block: Block, changes: ToneChanges) -> dict[str, Curves]:
    """Predict every curve that has bands, by name."""
    taken = changes.predict_taken(block.hours, people.botulinum_peak_days, people.botulinum_effect)
    rhythm = changes.predict_rhythm(block.hours)[:, np.newaxis]
    by_drug = {region: rhythm * tone for region, tone in _predict_regions(people, block).items()}
    curves: dict[str, Curves] = {"plasma": block.plasma}
    if block.fluid is not None:
        curves["fluid"] = block.fluid
    for region in REGIONS:
        curves[region] = by_drug[region] * keep_share(region, taken)
    for muscle, gone in taken.items():
        curves[muscle.name] = by_drug[muscle.region] * (1.0 - gone)
    # The second effect sees the fluid's drug as it is: only tone counts the blood's for less in children.
    spine = people.blood_share * block.spine
    at_head = block.blood + GRADIENT["arms"] * spine
    curves["sleepy"] = predict_second_effect(at_head, people.sleepy_ec50_ng_per_ml)
    curves["weak"] = predict_second_effect(block.blood + spine, people.weak_ec50_ng_per_ml)
    return curves


def _predict_regions(people: People, block: Block) -> dict[Region, Curves]:
    """Predict tone of each region from its site of effect.

    Blood reaches all regions alike, so without the spinal route one power serves all three.
    """
    ec50 = people.ec50_ng_per_ml
    if isinstance(block.spine, float):
        with np.errstate(
            over="ignore"
        ):  # a steep sigmoid may leave the range of numbers: the share is 1 then
            ratio = (block.blood / ec50["legs"]) ** people.hill
            weaker = {region: (ec50["legs"] / ec50[region]) ** people.hill for region in REGIONS}
            return {r: 1.0 - people.emax * (1.0 - 1.0 / (1.0 + ratio * weaker[r])) for r in REGIONS}
    return {
        r: 1.0
        - people.emax * measure_occupied((block.blood + GRADIENT[r] * block.spine) / ec50[r], people.hill)
        for r in REGIONS
    }


def to_people_bands(curves: Curves) -> Bands:
    """Return the bands of curves, shape ``(rows, people)``."""
    return _to_bands(_sort_percentiles(curves))


def _sort_percentiles(values: Curves) -> Curves:
    """Return the five percentiles over people of each row, straight between neighbours."""
    ordered = np.sort(values, axis=1)
    place = np.array(PERCENTILES) * (values.shape[1] - 1)
    below = np.floor(place).astype(np.intp)
    part = place - below
    above = np.minimum(below + 1, values.shape[1] - 1)
    return np.asarray(ordered[:, below] * (1 - part) + ordered[:, above] * part)


def _to_bands(percentiles: Curves) -> Bands:
    """Turn rows of five percentiles into bands."""
    p05, p25, p50, p75, p95 = (tuple(column.tolist()) for column in percentiles.T)
    return Bands(p05=p05, p25=p25, p50=p50, p75=p75, p95=p95)
