"""Predict a stretch of time from the record as it stands: the one place where a record becomes a forecast."""

from collections.abc import Sequence
from datetime import datetime

from lull.actions.record_dose import find_above_plan
from lull.record.person_description import PersonDescription
from lull.record.state import RecordState
from lull.refusal import Refusal
from lull.safety.above_plan import SHOWN_FOR, close_windows
from lull.safety.finding import Finding
from lull.timeline import CLOCK_SLACK, Span, local_day
from lull.tone.forecast import Forecast, ForecastInput, predict_tone
from lull.treatment.administration import Administration

STEP_MIN = 5.0


def predict_span(
    state: RecordState,
    described: PersonDescription,
    horizon: Span,
    *,
    now: datetime,
    not_taken: Sequence[datetime] = (),
) -> Forecast | Refusal:
    """Predict over the horizon; ``not_taken`` are planned doses for a second curve.

    Raises:
        BadInput: if no planned dose is due at one of them.
    """
    latest = now + CLOCK_SLACK  # anything later was written under a clock that ran ahead (H21)
    return predict_tone(
        ForecastInput(
            now=now,
            zone=described.zone,
            person=described.to_person(local_day(horizon.start, described.zone)),
            regimens=state.regimens,
            given=tuple(dose for dose in state.administrations if dose.taken_at <= latest),
            check_ins=tuple(check_in for check_in in state.check_ins if check_in.at <= latest),
            horizon=horizon,
            step_min=STEP_MIN,
            low_tone=state.settings.low_tone,
            safety_gates=tuple(
                close_windows(dose.amount, taken_at=dose.taken_at, zone=described.zone)
                for dose, _ in find_above_plan_lately(state, now)
            ),
            not_taken=tuple(not_taken),
        )
    )


def find_above_plan_lately(state: RecordState, now: datetime) -> list[tuple[Administration, Finding]]:
    """Return the last day's doses above the plan with their findings, newest first."""
    recent = [dose for dose in state.administrations if now - SHOWN_FOR <= dose.taken_at]
    return [(dose, found) for dose in reversed(recent) if (found := find_above_plan(state, dose))]
