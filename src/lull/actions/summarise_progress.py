"""Summarise progress: practice per day over some weeks, what was given, and the changes of plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lull.progress.given_day import summarise_given
from lull.progress.practice_day import PracticeDay, summarise_days
from lull.record.plan_timeline import PlanInForce
from lull.refusal import Refusal
from lull.store.ledger import Ledger
from lull.timeline import Span, day_span, local_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Practice from ``first_on`` up to and including ``last_on``, local days.

    ``plans`` are the plans in force in that time, in order; where one starts inside it, the chart marks it.
    ``given_mg`` is what was recorded as given on each day; a day without a record is not in it.
    """

    first_on: date
    last_on: date
    days: tuple[PracticeDay, ...]
    plans: tuple[PlanInForce, ...]
    given_mg: Mapping[date, float]


def summarise_progress(ledger: Ledger, *, now: datetime, weeks: int = 12) -> Progress | Refusal:
    """Return what was practised in the last ``weeks`` weeks, today included."""
    state = ledger.state()
    if state.zone is None:
        return Refusal(code="no_record", message="There is no record yet: begin one with lull serve.")
    last_on = local_day(now, state.zone)
    first_on = last_on - timedelta(days=7 * weeks - 1)
    span = Span(day_span(first_on, state.zone).start, day_span(last_on, state.zone).end)
    sessions = [session for session in state.sessions if session.started_at in span]
    attempts = ledger.attempts(*(session.id for session in sessions))
    return Progress(
        first_on=first_on,
        last_on=last_on,
        days=summarise_days(sessions, attempts, state.zone),
        plans=tuple(
            plan
            for plan in state.plans_in_force
            if plan.starts_at < span.end and (plan.ends_at is None or plan.ends_at > span.start)
        ),
        given_mg=summarise_given((d for d in state.administrations if d.taken_at in span), state.zone),
    )
