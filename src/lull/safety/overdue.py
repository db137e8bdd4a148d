"""Overdue doses: slots in the past without a record (hazard H05).

Lull cannot know whether such a dose was given, and says only what the record shows. Several in a row bring
the withdrawal card. The thresholds are ours and settings of the record.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from lull.safety.card import NEVER_STOP_SUDDENLY
from lull.safety.finding import Finding
from lull.timeline import local_day
from lull.treatment.adherence import DoseMatch
from lull.treatment.regimen import Slot


def check_overdue(
    match: DoseMatch, *, now: datetime, zone: ZoneInfo, overdue_after: timedelta, missed_in_a_row: int
) -> tuple[Finding, ...]:
    """Return what the latest doses without a record call for.

    Only the run that reaches up to now counts: a dose recorded since then ends it. A slot joins the run
    ``overdue_after`` it was due.
    """
    missing = _latest_run(match, now - overdue_after)
    if not missing:
        return ()
    if len(missing) >= missed_in_a_row:
        return (
            Finding(
                code="missed_in_a_row",
                message=(
                    f"{_count(len(missing))} without a record since {_say_when(missing[0], now, zone)}."
                    f" {NEVER_STOP_SUDDENLY} If they were not given, call your clinic."
                ),
                card="withdrawal",
            ),
        )
    return (
        Finding(
            code="overdue",
            message=f"{_clock(missing[-1], zone)} has no record. Not sure what to do? Call your clinic.",
        ),
    )


def _latest_run(match: DoseMatch, until: datetime) -> list[Slot]:
    """Return the slots without a record after the last one that has one, in order of time."""
    answered = max((slot.due_at for slot, _ in match.given), default=None)
    extra = max((dose.taken_at for dose in match.extra), default=None)
    last = max((at for at in (answered, extra) if at is not None), default=None)
    return [slot for slot in match.no_record if slot.due_at <= until and (last is None or slot.due_at > last)]


def _count(number: int) -> str:
    """Say how many doses."""
    return "1 dose" if number == 1 else f"{number} doses in a row"


def _say_when(slot: Slot, now: datetime, zone: ZoneInfo) -> str:
    """Say when a slot was due; with its day, unless that is today."""
    due = slot.due_at.astimezone(zone)
    if due.date() == local_day(now, zone):
        return _clock(slot, zone)
    return f"{due.day} {due:%B}, {_clock(slot, zone)}"


def _clock(slot: Slot, zone: ZoneInfo) -> str:
    """Say when a slot was due, on the wall clock."""
    return slot.due_at.astimezone(zone).strftime("%H:%M")
