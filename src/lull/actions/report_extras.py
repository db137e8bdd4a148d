"""What a report says beside doses, check-ins and practice: side effects, pump, steps down, tests, scales.

Empty never means "none": it means that nothing was told.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lull.actions.check_pump import find_dates
from lull.actions.report_measured import list_grades, list_measured
from lull.progress.clinic_report import GradeLine, MeasuredLine, PumpLine, SideEffectLine, WeaningLine
from lull.progress.report_period import ReportPeriod
from lull.record.plan_version import PlanVersion
from lull.record.pump_facts import PumpBeep
from lull.record.pump_history import find_pump_history
from lull.record.side_effect import SideEffect, SideEffectCourse
from lull.record.side_effect_history import SideEffectHistory, summarise_side_effects
from lull.record.state import RecordState
from lull.safety.side_effects import say_effect
from lull.saying import with_full_stop
from lull.timeline import local_day
from lull.treatment.pump_program import measure_daily_mcg

MOST_STEPS = 6
"""So many steps of a weaning are listed, from the one before the period on (ours; the page is one page)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportExtras:
    """What a record may hold beside doses, check-ins and practice. Empty never means "none".

    ``told_not_taken`` are the instants of due doses that somebody told were not taken.
    """

    side_effects: tuple[SideEffectLine, ...] = ()
    pump: PumpLine | None = None
    weaning: tuple[WeaningLine, ...] = ()
    told_not_taken: frozenset[datetime] = frozenset()
    measured: tuple[MeasuredLine, ...] = ()
    grades: tuple[GradeLine, ...] = ()
    programme: str = ""


def gather_extras(state: RecordState, period: ReportPeriod, now: datetime) -> ReportExtras:
    """Return what the record holds for the days of the report."""
    return ReportExtras(
        side_effects=_list_side_effects(state, period, now),
        pump=_say_pump(state, now),
        weaning=_list_weaning(state, period),
        told_not_taken=frozenset(at for at in state.told_not_given if at <= now),
        measured=list_measured(state, period),
        grades=list_grades(state, period),
        programme=_say_programme(state, period),
    )


def _list_side_effects(state: RecordState, period: ReportPeriod, now: datetime) -> tuple[SideEffectLine, ...]:
    """Return the side effects that were there on a day of the report, each with its days."""
    histories = summarise_side_effects(state.said(SideEffect), state.said(SideEffectCourse))
    lines = [(history, _days_of(history, period, now)) for history in histories]
    told = [
        SideEffectLine(
            name=say_effect(history.began.effect),
            days=days,
            said=f"at most {history.worst} of 4" + (", gone" if history.ended_at else ", not told gone"),
        )
        for history, days in lines
        if days
    ]
    came_up = [dose.came_up_at for dose in state.administrations if dose.came_up_at is not None]
    told += _say_moments("A dose came up again", came_up, "how much stayed is not known", period)
    told += _say_moments("The pump was heard", [beep.at for beep in state.said(PumpBeep)], "", period)
    return tuple(told)


def _say_moments(
    name: str, moments: Iterable[datetime], said: str, period: ReportPeriod
) -> list[SideEffectLine]:
    """Return one line with the days of the report on which something happened; none for none."""
    days = sorted({local_day(at, period.zone) for at in moments if at in period.span})
    return [SideEffectLine(name=name, days=tuple(days), said=said)] if days else []


def _days_of(history: SideEffectHistory, period: ReportPeriod, now: datetime) -> tuple[date, ...]:
    """Return the days of the report on which it was there; one not told gone goes on up to now."""
    days: set[date] = set()
    for stretch in history.stretches:
        start = max(stretch.starts_at, period.span.start)
        end = min(stretch.ends_at or now, period.span.end)
        day, last = local_day(start, period.zone), local_day(end - timedelta(microseconds=1), period.zone)
        while start < end and day <= last:
            days.add(day)
            day += timedelta(days=1)
    return tuple(sorted(days))


def _say_programme(state: RecordState, period: ReportPeriod) -> str:
    """Say the programme in force on the last day of the report; empty where there was none."""
    version = state.programme_on(period.last_on)
    if version is None:
        return ""
    since = f"{version.valid_from.day} {version.valid_from:%b}"
    if version.has_ended:
        return f"The programme ended on {since} (by {version.set_by})."
    exercises = "1 exercise" if len(version.blocks) == 1 else f"{len(version.blocks)} exercises"
    goal = f" Goal, in own words: {with_full_stop(version.goal)}" if version.goal else ""
    return f"Programme since {since}, set by {version.set_by}: {exercises}.{goal}"


def _say_pump(state: RecordState, now: datetime) -> PumpLine | None:
    """Say what was told about the pump."""
    history = find_pump_history(state)
    if not history.has_pump:
        return None
    program, refill = history.program_at(now), history.last_refill(now)
    first = find_dates(state, now).first
    a_day = "no program entered"
    if program is not None:
        steps = program.program.steps
        rates = "1 rate" if len(steps) == 1 else f"{len(steps)} rates"
        a_day = f"{measure_daily_mcg(steps):.0f} micrograms a day, {rates}, {program.program.prescriber}"
    concentration = "not entered" if refill is None else f"{refill.fill.mcg_per_ml:g} micrograms in 1 mL"
    filled = "no refill entered"
    if refill is not None and state.zone is not None:
        on = local_day(refill.fill.filled_at, state.zone)
        filled = f"filled {on.day} {on:%b %Y}"
    if first is not None:
        filled += f"; earliest date {first.on.day} {first.on:%b %Y}"
    return PumpLine(program=a_day, concentration=concentration, refill=filled)


def _list_weaning(state: RecordState, period: ReportPeriod) -> tuple[WeaningLine, ...]:
    """Return the steps as prescribed that hold in the period or come after it."""
    pieces = [
        piece
        for piece in state.plans_as_prescribed
        if piece.version.weaning_id is not None
        and piece.starts_at == piece.version.valid_from
        and (piece.ends_at is None or piece.ends_at > period.span.start)
    ]
    return tuple(
        WeaningLine(
            from_on=local_day(piece.starts_at, period.zone),
            amounts=_say_step(piece.version),
            prescriber=piece.version.prescriber,
        )
        for piece in pieces[:MOST_STEPS]
    )


def _say_step(version: PlanVersion) -> str:
    """Say a step: its total a day, or that it ends."""
    return (
        f"{version.daily_total_mg:g} mg a day ({version.strength})"
        if version.doses
        else "no dose, as ordered"
    )
