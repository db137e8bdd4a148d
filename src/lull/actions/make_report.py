"""Make the clinic report: one value with everything the page says, from the record as it stands.

Nothing is computed when the page is drawn. What was prescribed, recorded as given, predicted, told and
measured is summarised here, each by its own function, and never mixed.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import NamedTuple

from lull import __version__
from lull.actions.plan_day import NO_RECORD
from lull.actions.predict_report_day import predict_report_day
from lull.actions.report_asked import ReportAsked
from lull.actions.report_extras import ReportExtras, gather_extras
from lull.actions.report_sentences import say_in_short
from lull.actions.summarise_progress import summarise_progress
from lull.progress.clinic_report import ClinicReport, PlanLine
from lull.progress.dose_grid import DoseGrid, summarise_doses
from lull.progress.practice_change import PracticeChange, find_first_span, summarise_change
from lull.progress.practice_day import PracticeDay
from lull.progress.report_period import ReportPeriod
from lull.progress.told_days import summarise_told_by_clock, summarise_told_days
from lull.record.person_description import PersonDescription
from lull.record.plan_timeline import PlanInForce
from lull.record.plan_version import PlanVersion, ScheduledDose
from lull.record.state import RecordState
from lull.refusal import BadInput, Refusal
from lull.store.ledger import Ledger
from lull.timeline import CLOCK_SLACK, Span, local_day, wall_clock_at
from lull.tone.check_in import CheckIn

NEAR = timedelta(days=1)
"""Doses this far beyond the period are read too, because a record may answer a dose due outside it."""

FOUR_WEEKS = 4
NOON = time(12)
WEEKDAYS = ("", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def make_report(
    ledger: Ledger, asked: ReportAsked, *, now: datetime, extras: ReportExtras | None = None
) -> ClinicReport | Refusal:
    """Return the report over the days asked for, or a refusal while there is no record.

    ``extras`` are what the record holds beside doses, check-ins and practice, unless given.

    Raises:
        BadInput: if the days are in the future, reversed, more than fit, or before the person was born.
    """
    state = ledger.state()
    if (described := state.described) is None:
        return NO_RECORD
    period = _read_period(asked, described, now)
    extras = extras or gather_extras(state, period, now)
    doses = _summarise_doses(state, period, now, extras)
    practice = _summarise_practice(ledger, state, period)
    return _put_together(state, described, asked, now, _Parts(period, extras, doses, practice))


class _Parts(NamedTuple):
    """What is summarised first, because other parts speak of it."""

    period: ReportPeriod
    extras: ReportExtras
    doses: DoseGrid
    practice: PracticeChange


def _put_together(
    state: RecordState, described: PersonDescription, asked: ReportAsked, now: datetime, parts: _Parts
) -> ClinicReport:
    """Return everything as one value."""
    check_ins = _told_by(state, now)
    day = predict_report_day(state, described, asked.last_on, now=now)
    told_days = summarise_told_days(check_ins, parts.period)
    return ClinicReport(
        id=_name_report(state, asked, now),
        made_at=now,
        made_by=asked.made_by,
        period=parts.period,
        name=described.name,
        age_y=_age_on(described, asked.last_on),
        is_demo=asked.is_demo,
        in_short=say_in_short(parts.doses, parts.practice, told_days),
        plans=_list_plans(state, parts.period),
        doses=parts.doses,
        told=summarise_told_by_clock(check_ins, parts.period),
        predicted=day.predicted,
        no_prediction=day.why_not,
        practice=parts.practice,
        told_days=told_days,
        questions=asked.questions,
        model=day.model,
        version=__version__,
        side_effects=parts.extras.side_effects,
        pump=parts.extras.pump,
        weaning=parts.extras.weaning,
        measured=parts.extras.measured,
        grades=parts.extras.grades,
        programme=parts.extras.programme,
    )


def _told_by(state: RecordState, now: datetime) -> list[CheckIn]:
    """Return the check-ins up to now; anything later was written under a clock that ran ahead (H21)."""
    return [check_in for check_in in state.check_ins if check_in.at <= now + CLOCK_SLACK]


def _read_period(asked: ReportAsked, described: PersonDescription, now: datetime) -> ReportPeriod:
    """Return the days asked for.

    Raises:
        BadInput: if they reach beyond today.
    """
    if asked.last_on > local_day(now, described.zone):
        raise BadInput(f"a report cannot end on {asked.last_on}, after today: choose an earlier day")
    return ReportPeriod(first_on=asked.first_on, last_on=asked.last_on, zone=described.zone)


def _summarise_doses(
    state: RecordState, period: ReportPeriod, now: datetime, extras: ReportExtras
) -> DoseGrid:
    """Return what became of every dose due in the period."""
    near = Span(period.span.start - NEAR, period.span.end + NEAR)
    latest = now + CLOCK_SLACK  # anything later was written under a clock that ran ahead (H21)
    given = [dose for dose in state.administrations if dose.taken_at in near and dose.taken_at <= latest]
    begun = [at for at in (state.plan_known_since, *(d.taken_at for d in state.administrations)) if at]
    return summarise_doses(
        period,
        state.slots_in(near),
        given,
        now=now,
        known_since=min(begun, default=None),
        told_not_taken=extras.told_not_taken,
    )


def _summarise_practice(ledger: Ledger, state: RecordState, period: ReportPeriod) -> PracticeChange:
    """Return the first four weeks of practice beside the last four of the period."""
    began = [session.started_at for session in state.sessions if session.started_at < period.span.end]
    began_on = local_day(min(began), period.zone) if began else None
    first_end = find_first_span(began_on, period.last_on)
    return summarise_change(
        () if first_end is None else _practice_until(ledger, first_end, period),
        _practice_until(ledger, period.last_on, period),
        began_on=began_on,
        last_on=period.last_on,
    )


def _practice_until(ledger: Ledger, last_on: date, period: ReportPeriod) -> tuple[PracticeDay, ...]:
    """Return the practice of the four weeks that end on this day."""
    progress = summarise_progress(ledger, now=wall_clock_at(last_on, NOON, period.zone), weeks=FOUR_WEEKS)
    return () if isinstance(progress, Refusal) else progress.days


def _list_plans(state: RecordState, period: ReportPeriod) -> tuple[PlanLine, ...]:
    """Return the plans in force in the period, the latest first."""
    span = period.span
    inside = [
        plan
        for plan in state.plans_as_prescribed
        if plan.starts_at < span.end and (plan.ends_at is None or plan.ends_at > span.start)
    ]
    return tuple(_to_line(plan, period) for plan in reversed(inside))


def _to_line(plan: PlanInForce, period: ReportPeriod) -> PlanLine:
    """Write one plan as the page shows it."""
    version = plan.version
    return PlanLine(
        from_on=local_day(plan.starts_at, period.zone),
        until_on=local_day(plan.ends_at, period.zone) if plan.ends_at else None,
        strength=str(version.strength),
        amounts=say_amounts(version),
        daily_total=_say_total(version),
        prescriber=version.prescriber,
    )


def _say_total(version: PlanVersion) -> str:
    """Say what the fixed times add up to in a day; some days may hold less."""
    if not version.doses:
        return ""
    return f"{'up to ' if version.varies_by_day else ''}{version.daily_total_mg:g} mg a day"


def say_amounts(version: PlanVersion) -> str:
    """Say what a plan asks for: ``10 mg at 07:30, 20:30; 5 mg at 15:30``."""
    groups: dict[tuple[str, tuple[int, ...]], list[ScheduledDose]] = {}
    for dose in version.doses:
        groups.setdefault((str(dose.amount), dose.weekdays), []).append(dose)
    said = [
        f"{amount} at {', '.join(f'{dose.clock:%H:%M}' for dose in doses)}{_say_weekdays(weekdays)}"
        for (amount, weekdays), doses in groups.items()
    ]
    said += [f"{extra.amount} as needed: {extra.what_for}" for extra in version.as_needed]
    return "; ".join(said) or "no dose"


def _say_weekdays(weekdays: Sequence[int]) -> str:
    """Say on which days of the week, where it is not on all of them."""
    return "" if len(weekdays) == len(WEEKDAYS) - 1 else f" on {', '.join(WEEKDAYS[d] for d in weekdays)}"


def _age_on(described: PersonDescription, day: date) -> int:
    """Return the age in whole years on a day."""
    born = described.born_on
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _name_report(state: RecordState, asked: ReportAsked, now: datetime) -> str:
    """Return a short name that two prints of one report share."""
    parts = (state.last_event_id, asked.first_on, asked.last_on, now.isoformat(), *asked.questions)
    return sha256("\n".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:8]
