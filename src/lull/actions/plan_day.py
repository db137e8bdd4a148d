"""Plan a day: everything the Today page and ``lull today`` show, from one forecast."""

from datetime import date, datetime, timedelta

from lull.actions.check_plan import check_plan
from lull.actions.check_pump import check_pump
from lull.actions.check_signs import check_signs
from lull.actions.check_stock import check_stock
from lull.actions.day_sentence import DaySentence, say_gates, say_no_plan, say_none, say_refusal, say_window
from lull.actions.match_span import match_span
from lull.actions.next_window import choose_next_window, join_over_midnight
from lull.actions.predict_span import find_above_plan_lately, predict_span
from lull.actions.today import DoseLine, Today
from lull.actions.window_reasons import explain_window
from lull.record.freshness import judge_freshness
from lull.record.person_description import PersonDescription
from lull.record.pump_facts import PumpProgramSet
from lull.record.state import RecordState
from lull.refusal import Refusal
from lull.safety.clock import check_clock, check_untimely
from lull.safety.clock_changes import check_clock_change
from lull.safety.finding import Finding
from lull.safety.kidney import check_kidney
from lull.safety.overdue import OverdueRule, check_overdue
from lull.saying import say
from lull.timeline import Span, day_span, local_day
from lull.tone.forecast import Forecast
from lull.tone.gates import Gate
from lull.tone.windows import Window
from lull.treatment.adherence import MOST_EARLY, MOST_LATE
from lull.treatment.administration import Administration
from lull.treatment.regimen import Slot

HISTORY = timedelta(days=7)
"""How far back doses without a record are looked for."""

NO_RECORD = Refusal(code="no_record", message=say("There is no record yet: begin one with lull serve."))


def plan_day(state: RecordState, *, now: datetime, day: date | None = None) -> Today | Refusal:
    """Return the local day of ``now``, or another day, as the record stands.

    A refusal means that nobody has begun this record. Everything else is a day, also one without a plan.
    """
    described = state.described
    if described is None:
        return NO_RECORD
    day = day or local_day(now, described.zone)
    span = day_span(day, described.zone)
    forecast = predict_span(state, described, day_span(day, described.zone), now=now)
    made = forecast if isinstance(forecast, Forecast) else None
    gates = tuple(gate for gate in made.gates if now in gate.span) if made else ()
    window, source = (None, None) if gates else _next_window(state, described, made, now=now, day=day)
    why = explain_window(source, window, described.zone) if source and window else ()
    lines, extra = _match_day(state, span, now)
    last = next((told for told in reversed(state.check_ins) if told.is_answered), None)
    return Today(
        day=day,
        now=now,
        zone=described.zone,
        described=described,
        plan=state.plan_at(now),
        sentence=_say(state, forecast, gates=gates, window=window, now=now),
        forecast=made,
        no_forecast=forecast if isinstance(forecast, Refusal) else None,
        next_window=window,
        reasons=(*why, *(made.reasons if made else ())),
        slots=lines,
        extra=extra,
        check_ins=tuple(check_in for check_in in state.check_ins if check_in.at in span),
        last_check_in=last,
        freshness=judge_freshness(last.at if last else None, now=now, settings=state.settings),
        gate=gates[0] if gates else None,
        findings=_check(state, described, now),
        is_population_guess=made is None or not made.learned,
    )


def _next_window(
    state: RecordState, described: PersonDescription, made: Forecast | None, *, now: datetime, day: date
) -> tuple[Window | None, Forecast | None]:
    """Return the day's next window and the forecast it is read from; with none left today, tomorrow's.

    A window that reaches midnight goes on into the next day.
    """
    if made is None:
        return None, None
    zone, settings, midnight = described.zone, state.settings, made.inputs.horizon.end
    found = choose_next_window(made.windows, now=now, settings=settings, zone=zone)
    if day != local_day(now, zone) or (found is not None and found.span.end < midnight):
        return found, made
    tomorrow = predict_span(state, described, day_span(day + timedelta(days=1), zone), now=now)
    if isinstance(tomorrow, Refusal):
        return found, made
    windows = join_over_midnight(made.windows, tomorrow.windows, midnight)
    found = choose_next_window(windows, now=now, settings=settings, zone=zone)
    return found, tomorrow if found is not None and found.span.start >= midnight else made


def _say(
    state: RecordState,
    forecast: Forecast | Refusal,
    *,
    gates: tuple[Gate, ...],
    window: Window | None,
    now: datetime,
) -> DaySentence:
    """Choose the one sentence: a gate comes before any window, and no plan before a missing forecast."""
    if window is None and not gates and not state.plans and not _has_program(state):
        return say_no_plan()
    if isinstance(forecast, Refusal):
        return say_refusal(forecast)
    if gates:
        return say_gates(gates, state.check_ins)
    return say_none() if window is None else say_window(window, now=now, zone=forecast.inputs.zone)


def _has_program(state: RecordState) -> bool:
    """Tell whether a pump runs a program: then there is a plan, though none by mouth."""
    return next(state.said(PumpProgramSet), None) is not None


def _match_day(
    state: RecordState, span: Span, now: datetime
) -> tuple[tuple[DoseLine, ...], tuple[Administration, ...]]:
    """Return the day's slots with what became of each, and the day's doses that answer no slot at all.

    Neighbouring slots are matched too, so that a dose after midnight answers the evening before (H07).
    """
    match = match_span(state, Span(span.start - MOST_LATE, span.end + MOST_EARLY), now)
    lines = [
        DoseLine(slot=slot, state="given", dose=dose, told=state.told_not_given.get(slot.due_at))
        for slot, dose in match.given
    ]
    lines += [_say_unanswered(slot, state) for slot in match.no_record]
    lines += [DoseLine(slot=slot, state="due") for slot in match.due]
    of_the_day = sorted((line for line in lines if line.slot.due_at in span), key=lambda line: line.slot)
    return tuple(of_the_day), tuple(dose for dose in match.extra if dose.taken_at in span)


def _say_unanswered(slot: Slot, state: RecordState) -> DoseLine:
    """Say what was told of a past slot nobody answered with a dose."""
    told = state.told_not_given.get(slot.due_at)
    if told is None:
        return DoseLine(slot=slot, state="no_record")
    return DoseLine(slot=slot, state=told.why, told=told)


def _check(state: RecordState, described: PersonDescription, now: datetime) -> tuple[Finding, ...]:
    """Return everything the record calls for now."""
    return (
        *check_pump(state, now),
        *_check_overdue(state, now),
        *(finding for _, finding in find_above_plan_lately(state, now)),
        *check_plan(state, now),
        *check_stock(state, now),
        *check_kidney(described.egfr_ml_min_per_1_73m2),
        *check_clock((entry.recorded_at for entry in state.entries), now=now),
        *_check_untimely(state, described),
        *check_signs(state, described.zone, now),
        *check_clock_change(described.zone, now=now),
    )


def _check_untimely(state: RecordState, described: PersonDescription) -> tuple[Finding, ...]:
    """Name the doses whose time cannot be right."""
    doses = (dose for dose in state.administrations if dose.id in state.untimely)
    return check_untimely((dose.taken_at for dose in doses), zone=described.zone)


def _check_overdue(state: RecordState, now: datetime) -> tuple[Finding, ...]:
    """Return what doses without a record call for.

    Before a plan was known nothing could be recorded, unless somebody did record an earlier dose.
    """
    known_since = state.plan_known_since
    if known_since is None or state.described is None:
        return ()
    begun = min((known_since, *(dose.taken_at for dose in state.administrations)))
    since = max(begun, now - HISTORY)
    if since >= now:
        return ()
    return check_overdue(
        match_span(state, Span(since, now + MOST_EARLY), now),
        now=now,
        zone=state.described.zone,
        rule=OverdueRule(
            overdue_after=state.settings.overdue_after, missed_in_a_row=state.settings.missed_in_a_row
        ),
        told_not_given=state.told_not_given,
    )
