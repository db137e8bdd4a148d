"""Output curves: from what was given in one stretch to everything a model was asked for, block by block.

Blood and spinal fluid are kept apart until the site of effect, because each region sees its own share of the
fluid's drug; nothing is counted twice (:mod:`lull.pharmacology.inlets`).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.inlet import Inlet
from lull.pharmacology.inlets import (
    GRADIENT,
    find_blood_inlets,
    find_fluid_inlets,
    find_spinal_plasma_inlets,
    find_spinal_site_inlets,
)
from lull.pharmacology.intake import Intake
from lull.pharmacology.people import People
from lull.pharmacology.population_curve import predict_inlets
from lull.pharmacology.simulation.engine import ToneTask
from lull.pharmacology.simulation.few_people_curve import predict_inlets_at_once
from lull.pharmacology.simulation.model import SITE_OF, TONE_OF, Model, OutputName, Tolerance
from lull.pharmacology.tone_effect import measure_occupied, predict_second_effect, predict_voluntary_force
from lull.treatment.muscle import Region

if TYPE_CHECKING:
    from lull.pharmacology.chain import Chain

Curves = NDArray[np.float64]

FEW_PEOPLE = 24
"""Up to so many, whole grids at once are faster than walking from row to row (measured)."""

ROWS_AT_ONCE = 8192
"""Rows of a whole grid computed together, so that a long one does not fill the memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What was given to whom, and the rising hours asked for; the same for all of these people."""

    people: People
    intakes: Sequence[Intake]
    hours: Curves


def predict_outputs(
    model: Model, given: Given, names: Sequence[OutputName]
) -> Iterator[dict[OutputName, Curves]]:
    """Predict the outputs named, in blocks of rows in order: arrays ``(rows, people)`` by name."""
    streams = _find_streams(model, given, names)
    for block in _walk_streams(streams, given):
        levels = _Levels(block, given.people, model.tolerance)
        yield {name: levels.predict(name) for name in names}


def to_tone_task(given: Given, region: Region) -> ToneTask:
    """Return the tone of a region as a task for an engine; without tolerance and rhythm."""
    people = given.people
    blood = find_blood_inlets(people, given.intakes)
    return ToneTask(
        blood=[replace(inlet, chains=inlet.chains[-1:]) for inlet in blood],
        spine=find_spinal_site_inlets(people, given.intakes),
        gradient=GRADIENT[region],
        hours=given.hours,
        ec50_ng_per_ml=people.ec50_ng_per_ml[region],
        emax=people.emax,
        hill=people.hill,
    )


class _Levels:
    """Concentrations of one block of rows, and the outputs that follow from them."""

    def __init__(self, block: Mapping[str, Curves], people: People, tolerance: Tolerance | None) -> None:
        """Keep the block; the sites of the regions are found once each."""
        self._block = block
        self._people = people
        self._tolerance = tolerance
        self._sites: dict[tuple[str, Region], Curves] = {}

    def predict(self, name: OutputName) -> Curves:
        """Predict one output."""
        if name in SITE_OF:
            return self._at("site", SITE_OF[name])
        if name in TONE_OF:
            return self._predict_tone(TONE_OF[name])
        rest: dict[str, Callable[[], Curves]] = {
            "plasma_ng_per_ml": lambda: self._block["plasma"] + self._block["spinal_plasma"],
            "fluid_ng_per_ml": lambda: self._block["fluid"],
            "sleepy": lambda: self._predict_second("arms", self._people.sleepy_ec50_ng_per_ml),
            "weak": lambda: self._predict_second("legs", self._people.weak_ec50_ng_per_ml),
            "voluntary_force": lambda: predict_voluntary_force(self._predict_tone("legs")),
        }
        return rest[name]()

    def _at(self, what: str, region: Region) -> Curves:
        """Return the level at a region's site (or of what follows it, for tolerance)."""
        if (what, region) not in self._sites:
            self._sites[what, region] = self._block[what] + GRADIENT[region] * self._block[f"spinal_{what}"]
        return self._sites[what, region]

    def _predict_tone(self, region: Region) -> Curves:
        """Predict the tone of a region, by the drug alone."""
        ec50: Curves = self._people.ec50_ng_per_ml[region]
        if self._tolerance is not None:
            memory = self._at("memory", region)
            ec50 = ec50 * (1.0 + self._tolerance.strength * memory / (memory + ec50))
        return np.asarray(
            1.0 - self._people.emax * measure_occupied(self._at("site", region) / ec50, self._people.hill)
        )

    def _predict_second(self, region: Region, ec50: Curves) -> Curves:
        """Predict sleepiness or weakness, which see all of the blood's drug at any age."""
        spine = self._people.blood_share * GRADIENT[region] * self._block["spinal_site"]
        return predict_second_effect(self._block["site"] + spine, ec50)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stream:
    """Inlets whose curves are computed together, and the name of each place in their chains."""

    names: tuple[str, ...]
    inlets: Sequence[Inlet]


def _find_streams(model: Model, given: Given, names: Sequence[OutputName]) -> list[_Stream]:
    """Find which levels the outputs need, and the inlets that bring them."""
    people, intakes = given.people, given.intakes
    plasma = "plasma_ng_per_ml" in names
    site = any(name not in ("plasma_ng_per_ml", "fluid_ng_per_ml") for name in names)
    memory = model.tolerance if site else None
    looks = (*(["plasma"] if plasma else []), *(["site"] if site else []), *(["memory"] if memory else []))
    streams = []
    if looks:
        blood = [_look(inlet, looks, memory) for inlet in find_blood_inlets(people, intakes)]
        streams.append(_Stream(names=looks, inlets=blood))
    if site:
        looks = tuple(look for look in looks if look != "plasma")
        spine = [_look(inlet, looks, memory) for inlet in find_spinal_site_inlets(people, intakes)]
        streams.append(_Stream(names=tuple(f"spinal_{look}" for look in looks), inlets=spine))
    if plasma:
        streams.append(_Stream(names=("spinal_plasma",), inlets=find_spinal_plasma_inlets(people, intakes)))
    if "fluid_ng_per_ml" in names:
        streams.append(_Stream(names=("fluid",), inlets=find_fluid_inlets(people, intakes)))
    return streams


def _look(inlet: Inlet, looks: Sequence[str], tolerance: Tolerance | None) -> Inlet:
    """Return the inlet with the chains that are asked for."""
    site = inlet.chains[-1]
    chains: dict[str, Chain] = {"plasma": inlet.chains[0], "site": site}
    if tolerance is not None:
        chains["memory"] = site.then(tolerance.rate_per_h)
    return replace(inlet, chains=tuple(chains[look] for look in looks))


def _walk_streams(streams: Sequence[_Stream], given: Given) -> Iterator[dict[str, Curves]]:
    """Yield the levels of all streams, block by block; a stream with no inlets is 0 throughout."""
    hours, people = given.hours, given.people.count
    begun = [(stream, _predict_blocks(stream.inlets, hours, people)) for stream in streams if stream.inlets]
    empty = [name for stream in streams if not stream.inlets for name in stream.names]
    first = 0
    while first < len(hours):
        block = {
            name: curves
            for stream, blocks in begun
            for name, curves in zip(stream.names, next(blocks), strict=True)
        }
        rows = len(next(iter(block.values()))) if block else len(hours)
        nothing = np.zeros((rows, people)) if empty else None
        block.update({name: nothing for name in empty if nothing is not None})
        yield block
        first += rows


def _predict_blocks(inlets: Sequence[Inlet], hours: Curves, people: int) -> Iterator[tuple[Curves, ...]]:
    """Choose the faster way for so many people; how hours are divided depends on their number alone."""
    if people > FEW_PEOPLE:
        return predict_inlets(inlets, hours, people, looks=len(inlets[0].chains))
    starts = range(0, len(hours), ROWS_AT_ONCE)
    return (predict_inlets_at_once(inlets, hours[k : k + ROWS_AT_ONCE], people) for k in starts)
