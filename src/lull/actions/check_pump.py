"""Check the pump: everything the record calls for about it now, and the dates it names."""

from datetime import date, datetime, timedelta

from lull.record.pump_facts import PumpRefill
from lull.record.pump_history import PumpHistory, find_pump_history
from lull.record.state import RecordState
from lull.refusal import Refusal
from lull.safety.finding import Finding
from lull.safety.pump_date import PumpDates, find_pump_dates
from lull.safety.pump_findings import (
    BEEP_KEPT,
    check_beep,
    check_dry,
    check_pump_date,
    check_recent_refill,
    check_standstill,
    say_no_curve,
)
from lull.timeline import CLOCK_SLACK, Span, local_day
from lull.treatment.pump_delivery import find_pauses

TOLD_AGAIN = timedelta(days=1)
"""Two refills this close are one refill that was told twice (ours)."""

NO_PROGRAM = "A pump is in the record without its program. The curve leaves the pump out."


def check_pump(state: RecordState, now: datetime) -> tuple[Finding, ...]:
    """Return what the pump calls for, the most pressing first; nothing for a record without a pump."""
    history, zone = find_pump_history(state), state.zone
    if zone is None or not history.has_pump:
        return ()
    latest = now + CLOCK_SLACK
    beep, refill = history.gravest_beep(now - BEEP_KEPT, latest), history.last_refill(latest)
    pauses = find_pauses(history.to_programs(), history.to_events(latest), now + timedelta(days=1))
    today = local_day(now, zone)
    lacks = not history.known and (history.described is not None or refill is not None)
    return (
        *(check_beep(beep.tone, beep.at, now=now, zone=zone) if beep else ()),
        *check_standstill(pauses, now=now, zone=zone),
        *check_dry(history.find_dry_at(latest), now=now, zone=zone),
        *check_recent_refill(refill.fill.filled_at if refill else None, now=now, zone=zone),
        *check_pump_date(find_dates(state, now), today=today, refill_days=state.settings.refill_days),
        *((Finding(code="pump_no_program", message=NO_PROGRAM),) if lacks else ()),
    )


def find_dates(state: RecordState, now: datetime) -> PumpDates:
    """Return every day by which the pump must be seen to, the earliest first (H12).

    The clinic's date is that of the last refill: an older print says nothing about what is in the pump now.
    """
    history, zone = find_pump_history(state), state.zone
    if zone is None:
        return PumpDates(dates=(), has_alarm_date=False)
    refill = history.last_refill(now + CLOCK_SLACK)
    supply = history.to_supply(now + CLOCK_SLACK)
    return find_pump_dates(
        alarm_on=_find_alarm(history, refill),
        low_at=supply.find_low_at() if supply else None,
        replace_by=history.described.replace_by if history.described else None,
        zone=zone,
    )


def _find_alarm(history: PumpHistory, refill: PumpRefill | None) -> date | None:
    """Return the clinic's earliest date for the last refill, told once or oftener within a day (H12).

    A refill told again without the print must not lose the date that was printed.
    """
    if refill is None:
        return None
    at = refill.fill.filled_at
    told = [one.alarm_on for one in history.refills if at - TOLD_AGAIN <= one.fill.filled_at <= at]
    return min((on for on in told if on is not None), default=None)


def find_dry_refusal(
    history: PumpHistory, horizon: Span, state: RecordState, now: datetime
) -> Refusal | None:
    """Return a refusal where our sum empties the reservoir before the horizon ends and nobody said so.

    Whether it was filled is not known then, so no curve may be drawn.
    """
    dry_at = history.find_dry_at(now + CLOCK_SLACK)
    if dry_at is None or dry_at >= horizon.end or state.zone is None or not history.known:
        return None
    return Refusal(code="reservoir_dry", message=say_no_curve(dry_at, state.zone))
