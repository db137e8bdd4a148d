"""Predict the day a report draws: the population's curve of its last day, by the clock on the wall."""

from dataclasses import dataclass
from datetime import date, datetime

from lull.actions.predict_span import predict_span
from lull.progress.clinic_report import PredictedDay
from lull.record.person_description import PersonDescription
from lull.record.state import RecordState
from lull.refusal import Refusal
from lull.saying import with_full_stop
from lull.timeline import day_span
from lull.tone.curve import Bands
from lull.tone.forecast import Forecast

NOTHING_TO_PREDICT = "No plan and no dose for that day, so there is no curve."


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDay:
    """The curve, or the sentence that says why there is none; and which model was asked."""

    predicted: PredictedDay | None
    why_not: str = ""
    model: str = ""


def predict_report_day(
    state: RecordState, described: PersonDescription, day: date, *, now: datetime
) -> ReportDay:
    """Return the predicted tone of this local day, in the part of the body the record speaks of first.

    Raises:
        BadInput: if the person was not born by that day.
    """
    forecast = predict_span(state, described, day_span(day, described.zone), now=now)
    if isinstance(forecast, Refusal):
        return ReportDay(predicted=None, why_not=with_full_stop(str(forecast.message)))
    model = f"{forecast.model.name} {forecast.model.version}"
    if not forecast.contributions and not forecast.unknown:
        return ReportDay(predicted=None, why_not=NOTHING_TO_PREDICT, model=model)
    return ReportDay(predicted=_by_the_clock(forecast, state, day), model=model)


def _by_the_clock(forecast: Forecast, state: RecordState, day: date) -> PredictedDay:
    """Lay the curve on the clock. An hour that clocks show twice is shown once, as it was the first time."""
    zone, region = forecast.inputs.zone, state.settings.region
    locals_ = [at.astimezone(zone) for at in forecast.at]
    kept = [k for k, local in enumerate(locals_) if local.fold == 0]
    tone = forecast.tone[region]
    due = (slot.due_at.astimezone(zone) for slot in state.slots_in(day_span(day, zone)))
    return PredictedDay(
        on=day,
        region=region,
        minutes=tuple(_minute(locals_[k]) for k in kept),
        bands=Bands(
            p05=tuple(tone.p05[k] for k in kept),
            p25=tuple(tone.p25[k] for k in kept),
            p50=tuple(tone.p50[k] for k in kept),
            p75=tuple(tone.p75[k] for k in kept),
            p95=tuple(tone.p95[k] for k in kept),
        ),
        is_known=tuple(not any(forecast.at[k] in gap.span for gap in forecast.unknown) for k in kept),
        due_minutes=tuple(sorted({_minute(local) for local in due})),
        is_population_guess=not forecast.learned,
    )


def _minute(local: datetime) -> int:
    """Return the minutes since midnight on the clock."""
    return local.hour * 60 + local.minute
