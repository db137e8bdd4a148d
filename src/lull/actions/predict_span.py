"""Predict a stretch of time from the record as it stands: the one place where a record becomes a forecast."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from lull.actions.check_pump import find_dry_refusal
from lull.actions.record_dose import find_above_plan
from lull.record.person_description import PersonDescription
from lull.record.pump_history import PumpHistory, find_pump_history
from lull.record.state import RecordState
from lull.refusal import Refusal
from lull.safety.above_plan import SHOWN_FOR, close_windows
from lull.safety.changed_dose import close_after_plan_change, close_after_program
from lull.safety.finding import Finding
from lull.safety.pump_findings import close_windows_after_beep
from lull.timeline import CLOCK_SLACK, Span, day_span, local_day
from lull.tone.forecast import Forecast, ForecastInput, find_all_gates, predict_tone
from lull.tone.gates import Gate
from lull.treatment.administration import Administration

STEP_MIN = 5.0
TOLD_FOR = timedelta(days=2)
"""A check-in closes windows until midnight at the latest; older ones cannot reach the horizon."""


def predict_span(
    state: RecordState,
    described: PersonDescription,
    horizon: Span,
    *,
    now: datetime,
    not_taken: Sequence[datetime] = (),
) -> Forecast | Refusal:
    """Predict over the horizon; ``not_taken`` are planned doses for a second curve.

    Baclofen by mouth and by pump both count, each in its own unit. Where our sum empties the pump's reservoir
    before the horizon ends and nobody wrote a refill down, the answer is a refusal.

    Raises:
        BadInput: if no planned dose is due at one of them.
    """
    pump = find_pump_history(state)
    dry = find_dry_refusal(pump, horizon, state, now)
    return dry or predict_tone(_to_input(state, described, pump, horizon, now, not_taken))


def find_gate(state: RecordState, *, now: datetime) -> Gate | None:
    """Return what speaks against practice at this moment, also where nothing can be predicted (H14)."""
    described = state.described
    if described is None:
        return None
    day = day_span(local_day(now, described.zone), described.zone)
    asked = _to_input(state, described, find_pump_history(state), day, now)
    return next((gate for gate in find_all_gates(asked) if now in gate.span), None)


def _to_input(
    state: RecordState,
    described: PersonDescription,
    pump: PumpHistory,
    horizon: Span,
    now: datetime,
    not_taken: Sequence[datetime] = (),
) -> ForecastInput:
    """Return everything in the record that a forecast depends on."""
    latest = now + CLOCK_SLACK  # anything later was written under a clock that ran ahead (H21)
    return ForecastInput(
        now=now,
        zone=described.zone,
        person=described.to_person(local_day(horizon.start, described.zone)),
        regimens=state.regimens,
        given=state.given_by(now),
        check_ins=tuple(c for c in state.check_ins if horizon.start - TOLD_FOR <= c.at <= latest),
        horizon=horizon,
        step_min=STEP_MIN,
        low_tone=state.settings.low_tone,
        safety_gates=_close_windows(state, described, pump, now),
        programs=pump.to_programs(),
        pump_events=pump.to_events(latest) if pump.known else (),
        not_taken=tuple(not_taken),
        told_not_given=tuple(at for at in state.told_not_given if at <= latest),
    )


def _close_windows(
    state: RecordState, described: PersonDescription, pump: PumpHistory, now: datetime
) -> tuple[Gate, ...]:
    """Return the gates that the record itself closes: doses above the plan, and a pump that was heard."""
    zone, latest = described.zone, now + CLOCK_SLACK
    above = (
        close_windows(dose.amount, taken_at=dose.taken_at, zone=zone)
        for dose, _ in find_above_plan_lately(state, now)
    )
    heard = (close_windows_after_beep(beep.at, zone) for beep in pump.beeps if beep.at <= latest)
    changed = (
        close_after_plan_change(after.starts_at, zone)
        for before, after in pairwise(state.plans_in_force)
        if before.version.daily_total_mg != after.version.daily_total_mg
    )
    programs = (close_after_program(piece.starts_at, zone) for piece in pump.programs_in_force)
    known = (gate for gate in (*changed, *programs) if gate.span.end > now - SHOWN_FOR)
    return (*above, *heard, *known)


def find_above_plan_lately(state: RecordState, now: datetime) -> list[tuple[Administration, Finding]]:
    """Return the last day's doses above the plan with their findings, newest first."""
    recent = [dose for dose in state.administrations if now - SHOWN_FOR <= dose.taken_at]
    return [(dose, found) for dose in reversed(recent) if (found := find_above_plan(state, dose))]
