"""A forecast: one immutable object that holds what went in, what came out, and why.

Every chart, sentence, window and reminder reads the same object, so that they can never disagree.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from math import ceil

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.model_range import check_model_range
from lull.pharmacology.oral_curve import measure_fading_h, measure_washout_h
from lull.pharmacology.parameters.effect import FADED_SHARE, GAP_GIVEN_SHARE
from lull.pharmacology.people import PEOPLE, choose_givers, spread_people
from lull.pharmacology.population_curve import PopulationDose
from lull.pharmacology.tone_effect import predict_relative_tone
from lull.pharmacology.typical import TypicalPerson, find_typical_person
from lull.refusal import BadInput, Refusal
from lull.timeline import Span
from lull.tone.curve import REGIONS, Bands, Contribution, Region
from lull.tone.dose_times import predict_effect_parts, predict_plasma_parts, to_hours
from lull.tone.forecast_input import LOW_TONE, ForecastInput
from lull.tone.gates import Gate, find_gates
from lull.tone.low_stretches import LowStretches
from lull.tone.population_tone import PopulationTone, ReportTimes, predict_population_tone
from lull.tone.reasons import Reason, explain_no_windows, list_reasons
from lull.tone.share_low import HourSpan, to_share_low
from lull.tone.typical_tone import TypicalTone, to_flat_bands
from lull.tone.unknown import Unknown, find_unknown
from lull.tone.windows import Window, find_windows
from lull.treatment.counted_doses import LONGEST_LOOK_BACK, DoseHistory, gather_doses

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
    "predict_tone",
]

Parts = tuple[NDArray[np.float64], NDArray[np.float64]]

MODEL_NAME = "lull.oral.two-compartment.effect-site"
MODEL_VERSION = "1"

MOST_CONTRIBUTED = 5_000_000
"""Doses times reported points."""

MOST_PLANNED = 200_000
"""Doses the plans may ask for in the time that is read."""

_A_LIFETIME_H = 1e6
"""No washout needs more hours than this, whatever parameters were asked for: a calendar must hold it."""


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
    one; contributions are those of the typical person. ``learned`` tells whether the curve has learned from
    this person's own days.
    """

    inputs: ForecastInput
    at: tuple[datetime, ...]
    plasma_ng_per_ml: Bands
    tone: Mapping[Region, Bands]
    contributions: tuple[Contribution, ...]
    windows: tuple[Window, ...]
    gates: tuple[Gate, ...]
    unknown: tuple[Unknown, ...]
    reasons: tuple[Reason, ...]
    learned: bool
    model: ModelStatement


def predict_tone(inputs: ForecastInput) -> Forecast | Refusal:
    """Predict tone and quiet windows over the horizon.

    The curve comes from what was given up to ``now`` and from the plan after it, back to full washout. A
    past dose without a record counts as given in some people and not in others; without variability it
    counts as not given.

    Returns:
        The forecast, or a refusal where the model may not speak (age, weight or kidneys outside it).

    Raises:
        BadInput: if so many doses at so many points are asked for that nobody could read them.
    """
    return check_model_range(inputs.person) or _predict_in_range(inputs)


def _predict_in_range(inputs: ForecastInput) -> Forecast:
    """Predict for a person the model may speak about."""
    horizon = inputs.horizon
    typical = find_typical_person(inputs.person, inputs.overrides)
    history = _gather(inputs, typical)
    times = _to_report_times(inputs)
    _check_size(len(history.counted), times.points)
    parts = _predict_parts(typical, history, horizon.start, times)
    curves = _predict_curves(inputs, typical, history, times, parts)
    told = find_gates(inputs.check_ins, inputs.zone)
    gates = tuple(gate for gate in (*told, *inputs.safety_gates) if gate.span.overlaps(horizon))
    unknown = find_unknown(
        history.gaps,
        fading_h=measure_fading_h(typical.kinetics, FADED_SHARE.value / 100.0),
        horizon=horizon,
        zone=inputs.zone,
    )
    has_doses = bool(history.counted or history.gaps)
    windows, no_windows = _find_all_windows(curves.low, gates, horizon.start, has_doses=has_doses)
    return Forecast(
        inputs=inputs,
        at=tuple(horizon.start + timedelta(minutes=inputs.step_min * k) for k in range(times.points)),
        plasma_ng_per_ml=curves.plasma,
        tone=curves.tone,
        contributions=_to_contributions(history, parts),
        windows=windows,
        gates=gates,
        unknown=unknown,
        reasons=(*no_windows, *list_reasons(inputs, typical, has_gaps=bool(unknown))),
        learned=False,
        model=_state_model(typical, inputs),
    )


def _check_size(doses: int, points: int) -> None:
    """Refuse a forecast whose contributions alone would be too many numbers to read."""
    if doses * points > MOST_CONTRIBUTED:
        raise BadInput(
            f"{doses} doses at {points:,} points are too much: shorten the horizon or lengthen step_min"
        )


def _gather(inputs: ForecastInput, typical: TypicalPerson) -> DoseHistory:
    """Gather the doses that can still be seen in the horizon."""
    horizon = inputs.horizon
    washout_h = measure_washout_h(typical.kinetics)
    back = timedelta(hours=min(washout_h, _A_LIFETIME_H))
    _check_plans(inputs, Span(horizon.start - min(back, LONGEST_LOOK_BACK), horizon.end))
    return gather_doses(
        inputs.regimens,
        inputs.given,
        inputs.now,
        Span(horizon.start - back, horizon.end),
        shown_from=horizon.start,
    )


def _check_plans(inputs: ForecastInput, span: Span) -> None:
    """Refuse plans that ask for more doses in the span than anybody could be given."""
    planned = 0.0
    for plan in inputs.regimens:
        lasts = min(span.end, plan.valid_to or span.end) - max(span.start, plan.valid_from)
        planned += len(plan.times) * max(0.0, lasts / timedelta(days=1))
    if planned > MOST_PLANNED:
        raise BadInput(
            f"the plans ask for about {planned:,.0f} doses: shorten the horizon or check the plans"
        )


def _to_report_times(inputs: ForecastInput) -> ReportTimes:
    """Lay the reported times over the horizon."""
    minutes = inputs.horizon.duration.total_seconds() / 60
    return ReportTimes(
        step_h=inputs.step_min / 60,
        points=max(1, ceil(minutes / inputs.step_min - 1e-9)),
        length_h=minutes / 60,
    )


def _predict_parts(
    typical: TypicalPerson, history: DoseHistory, start: datetime, times: ReportTimes
) -> Parts:
    """Predict what each dose adds to the typical curve, in plasma and at the site of effect."""
    hours = times.step_h * np.arange(times.points, dtype=np.float64)
    plasma = predict_plasma_parts(typical.kinetics, history.counted, start, hours)
    return plasma, predict_effect_parts(typical.kinetics, history.counted, start, hours)


def _predict_curves(
    inputs: ForecastInput,
    typical: TypicalPerson,
    history: DoseHistory,
    times: ReportTimes,
    parts: Parts,
) -> PopulationTone:
    """Predict bands and low stretches, of many people or of the typical one alone."""
    start = inputs.horizon.start
    if inputs.variability:
        doses = [
            PopulationDose(at_h=to_hours(dose.at, start), amount_mg=dose.amount.mg)
            for dose in history.counted
        ]
        for number, gap in enumerate(history.gaps):
            givers = choose_givers(number, GAP_GIVEN_SHARE.value)
            doses += [
                PopulationDose(at_h=to_hours(slot.due_at, start), amount_mg=slot.amount.mg, givers=givers)
                for slot in gap.slots
            ]
        return predict_population_tone(spread_people(typical), doses, times, inputs.low_tone)
    plasma, effect_site = (part.sum(axis=0) for part in parts)
    tone = to_flat_bands(predict_relative_tone(effect_site, typical.effect))
    low = TypicalTone(typical=typical, doses=history.counted, start=start).find_low_stretches(
        times, inputs.low_tone
    )
    return PopulationTone(
        plasma=to_flat_bands(plasma), tone=dict.fromkeys(REGIONS, tone), low=dict.fromkeys(REGIONS, low)
    )


def _find_all_windows(
    low: Mapping[Region, LowStretches], gates: tuple[Gate, ...], start: datetime, *, has_doses: bool
) -> tuple[tuple[Window, ...], list[Reason]]:
    """Find the windows of every region, in order of time, and say why a region has none."""
    shares = {region: to_share_low(low[region]) for region in REGIONS}
    closed: list[HourSpan] = [(to_hours(g.span.start, start), to_hours(g.span.end, start)) for g in gates]
    windows: list[Window] = []
    without: list[Region] = []
    gated: list[Region] = []
    for region in REGIONS:
        found = find_windows(shares[region], closed, start=start, region=region)
        windows += found
        if not found:
            without.append(region)
            if find_windows(shares[region], (), start=start, region=region):
                gated.append(region)
    windows.sort(key=lambda window: (window.span, REGIONS.index(window.region)))
    return tuple(windows), explain_no_windows(low, without, has_doses=has_doses, gated=gated)


def _to_contributions(history: DoseHistory, parts: Parts) -> tuple[Contribution, ...]:
    """Name what each dose adds."""
    return tuple(
        Contribution(
            source=dose.source,
            amount=dose.amount,
            at=dose.at,
            plasma_ng_per_ml=tuple(plasma.tolist()),
            effect_site_ng_per_ml=tuple(effect_site.tolist()),
        )
        for dose, plasma, effect_site in zip(history.counted, *parts, strict=True)
    )


def _state_model(typical: TypicalPerson, inputs: ForecastInput) -> ModelStatement:
    """State the model and the typical values it used for this person."""
    parameters: dict[str, object] = {**asdict(typical.kinetics), **asdict(typical.effect)}
    parameters |= {
        "adult_share": typical.adult_share,
        "kidney_share": typical.kidney_share,
        "replaced": sorted(inputs.overrides),
        "people": PEOPLE if inputs.variability else 1,
        "spread": asdict(typical.spread) if inputs.variability else None,
    }
    return ModelStatement(name=MODEL_NAME, version=MODEL_VERSION, parameters=parameters)
