"""A forecast: one immutable object that holds what went in, what came out, and why.

Every chart, sentence, window and reminder reads the same object, so that they can never disagree.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from math import ceil

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.inlets import GRADIENT
from lull.pharmacology.model_range import check_model_range
from lull.pharmacology.oral_curve import measure_fading_h
from lull.pharmacology.parameters.botulinum import BOTULINUM_EFFECT, BOTULINUM_PEAK_DAYS
from lull.pharmacology.parameters.effect import FADED_SHARE
from lull.pharmacology.parameters.second_effect import SECOND_HILL, SLEEPY_EC50, WEAK_EC50
from lull.pharmacology.people import PEOPLE, spread_people
from lull.pharmacology.typical import FLUID_NAMES, TypicalPerson, find_typical_person
from lull.pharmacology.typical_curve import add_up_site, predict_plasma_rows, predict_site_rows
from lull.refusal import BadInput, Refusal
from lull.tone.contributions import list_injection_contributions, to_contributions
from lull.tone.counted import Counted, count_sources
from lull.tone.curve import REGIONS, Bands, Contribution, Region
from lull.tone.forecast_input import LOW_TONE, ForecastInput
from lull.tone.gates import Gate, find_gates
from lull.tone.population_tone import PopulationTone, ReportTimes, predict_population_tone
from lull.tone.pump_gates import find_pump_gates
from lull.tone.reasons import Reason, list_reasons
from lull.tone.region_windows import find_all_windows
from lull.tone.tone_changes import ToneChanges, list_injected
from lull.tone.typical_tone import TypicalTone
from lull.tone.unknown import Unknown, find_unknown
from lull.tone.windows import Window

__all__ = [
    "LOW_TONE",
    "REGIONS",
    "Bands",
    "Contribution",
    "Forecast",
    "ForecastInput",
    "Gate",
    "ModelStatement",
    "Reason",
    "Region",
    "Unknown",
    "Window",
    "find_all_gates",
    "predict_tone",
]

Rows = NDArray[np.float64]

MODEL_NAME = "lull.baclofen.two-compartment.one-site"
MODEL_VERSION = "2"

MOST_CONTRIBUTED = 5_000_000
"""Doses times reported points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelStatement:
    """Which model spoke: its name, its version and the typical parameters it used."""

    name: str
    version: str
    parameters: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The whole answer. ``at`` are instants in UTC from the horizon's start, before its end.

    Every curve has one value for each of them. Bands, windows and probabilities are over people like this
    one; contributions are those of the typical person. ``not_taken`` is tone without the doses the question
    left out. ``learned`` tells whether the curve has learned from this person's own days.
    """

    inputs: ForecastInput
    at: tuple[datetime, ...]
    curves: PopulationTone
    not_taken: Mapping[Region, Bands] | None
    contributions: tuple[Contribution, ...]
    windows: tuple[Window, ...]
    gates: tuple[Gate, ...]
    unknown: tuple[Unknown, ...]
    reasons: tuple[Reason, ...]
    learned: bool
    model: ModelStatement

    @property
    def plasma_ng_per_ml(self) -> Bands:
        """Plasma, from every route."""
        return self.curves.plasma

    @property
    def tone(self) -> Mapping[Region, Bands]:
        """Tone relative to this person's untreated level (1.0), by region."""
        return self.curves.tone


def find_all_gates(inputs: ForecastInput) -> tuple[Gate, ...]:
    """Return every gate that closes a part of the horizon, also where nothing can be predicted."""
    told = find_gates(inputs.check_ins, inputs.zone)
    pump = find_pump_gates(inputs.programs, inputs.pump_events, inputs.horizon.end, inputs.zone)
    closed = (*told, *pump, *inputs.safety_gates)
    return tuple(gate for gate in closed if gate.span.overlaps(inputs.horizon))


def predict_tone(inputs: ForecastInput) -> Forecast | Refusal:
    """Predict tone and quiet windows over the horizon.

    The curve comes from what was given up to ``now`` and from the plan after it, back to full washout. A
    past dose without a record counts as given in some people and not in others; without variability it
    counts as not given. A pump counts as delivering its program, less what its events say.

    Returns:
        The forecast, or a refusal where the model may not speak (age, weight or kidneys outside it).

    Raises:
        BadInput: if so many doses at so many points are asked for that nobody could read them, pump programs
            overlap, a reservoir would run dry unsaid, or a dose left out is not in the plan.
    """
    refusal = check_model_range(inputs.person, intrathecal=inputs.uses_spine)
    return refusal or _predict_in_range(inputs)


def _predict_in_range(inputs: ForecastInput) -> Forecast:
    """Predict for a person the model may speak about."""
    typical = find_typical_person(inputs.person, inputs.overrides)
    counted = count_sources(inputs, typical)
    times = _to_report_times(inputs)
    _check_size(len(counted.sources), times.points)
    rows = _predict_rows(typical, counted, times)
    curves = _predict_curves(inputs, typical, counted, times, rows)
    contributions = (
        *to_contributions(counted.sources, *rows),
        *list_injection_contributions(inputs, times.shown_h),
    )
    not_taken = _predict_not_taken(inputs, typical, counted, times)
    return _conclude(inputs, typical, counted, curves, contributions, not_taken)


def _conclude(
    inputs: ForecastInput,
    typical: TypicalPerson,
    counted: Counted,
    curves: PopulationTone,
    contributions: tuple[Contribution, ...],
    not_taken: Mapping[Region, Bands] | None,
) -> Forecast:
    """Find gates, unknown stretches, windows and reasons, and put the whole answer together."""
    horizon, gates = inputs.horizon, find_all_gates(inputs)
    unknown = find_unknown(
        counted.gaps,
        fading_h=measure_fading_h(typical.kinetics, FADED_SHARE.value / 100.0),
        horizon=horizon,
        zone=inputs.zone,
    )
    has_doses = bool(counted.sources or counted.gaps or inputs.injections)
    windows, no_windows = find_all_windows(curves.low, gates, horizon.start, has_doses=has_doses)
    points = len(curves.plasma.p50)
    return Forecast(
        inputs=inputs,
        at=tuple(horizon.start + timedelta(minutes=inputs.step_min * k) for k in range(points)),
        curves=curves,
        not_taken=not_taken,
        contributions=contributions,
        windows=windows,
        gates=gates,
        unknown=unknown,
        reasons=(*no_windows, *list_reasons(inputs, typical, has_gaps=bool(unknown))),
        learned=False,
        model=_state_model(typical, inputs),
    )


def _predict_rows(typical: TypicalPerson, counted: Counted, times: ReportTimes) -> tuple[Rows, Rows]:
    """Predict what each intake adds to the typical person's plasma and site."""
    return (
        predict_plasma_rows(typical, counted.intakes, times.shown_h),
        predict_site_rows(typical, counted.intakes, times.shown_h),
    )


def _check_size(doses: int, points: int) -> None:
    """Refuse a forecast whose contributions alone would be too many numbers to read."""
    if doses * points > MOST_CONTRIBUTED:
        raise BadInput(
            f"{doses} doses at {points:,} points are too much: shorten the horizon or lengthen step_min"
        )


def _to_report_times(inputs: ForecastInput) -> ReportTimes:
    """Lay the reported times over the horizon."""
    minutes = inputs.horizon.duration.total_seconds() / 60
    return ReportTimes(
        step_h=inputs.step_min / 60,
        points=max(1, ceil(minutes / inputs.step_min - 1e-9)),
        length_h=minutes / 60,
    )


def _predict_curves(
    inputs: ForecastInput,
    typical: TypicalPerson,
    counted: Counted,
    times: ReportTimes,
    rows: tuple[Rows, Rows],
) -> PopulationTone:
    """Predict bands and low stretches, of many people or of the typical one alone."""
    start = inputs.horizon.start
    changes = ToneChanges(
        muscles=list_injected(inputs.injections, start), rhythm=inputs.rhythm, start=start, zone=inputs.zone
    )
    if inputs.variability:
        intakes = counted.intakes_of_everybody(start)
        return predict_population_tone(spread_people(typical), intakes, times, inputs.low_tone, changes)
    alone = TypicalTone(typical=typical, intakes=counted.intakes, changes=changes)
    plasma, site = rows
    return alone.describe(plasma.sum(axis=0), add_up_site(counted.intakes, site), times, inputs.low_tone)


def _predict_not_taken(
    inputs: ForecastInput, typical: TypicalPerson, counted: Counted, times: ReportTimes
) -> Mapping[Region, Bands] | None:
    """Predict tone without the planned doses that the question leaves out."""
    if not inputs.not_taken:
        return None
    fewer = counted.without(inputs.not_taken, inputs.zone)
    return _predict_curves(inputs, typical, fewer, times, _predict_rows(typical, fewer, times)).tone


def _state_model(typical: TypicalPerson, inputs: ForecastInput) -> ModelStatement:
    """State the model and the typical values it used for this person."""
    parameters: dict[str, object] = {**asdict(typical.kinetics), **asdict(typical.effect)}
    parameters |= {name: getattr(typical.fluid, field) for name, field in FLUID_NAMES.items()}
    parameters |= {
        "adult_share": typical.adult_share,
        "kidney_share": typical.kidney_share,
        "blood_share": typical.blood_share,
        "trunk_gradient": GRADIENT["trunk"],
        "arms_gradient": GRADIENT["arms"],
        "sleepy_ec50_ng_per_ml": SLEEPY_EC50.value,
        "weak_ec50_ng_per_ml": WEAK_EC50.value,
        "second_hill": SECOND_HILL.value,
        "botulinum_effect": BOTULINUM_EFFECT.value,
        "botulinum_peak_days": BOTULINUM_PEAK_DAYS.value,
        "low_tone": inputs.low_tone,
        "replaced": sorted(inputs.overrides),
        "people": PEOPLE if inputs.variability else 1,
        "spread": asdict(typical.spread) if inputs.variability else None,
    }
    return ModelStatement(name=MODEL_NAME, version=MODEL_VERSION, parameters=parameters)
