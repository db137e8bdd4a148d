"""Overdue doses: slots in the past without a record, or told as not given (hazard H05).

Lull cannot know whether a dose without a record was given, and says only what the record shows. The longer
one waits, the heavier the finding; several in a row bring the withdrawal card. A dose that came up again ends
no run: nobody knows how much of it stayed. The thresholds are ours and settings of the record.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from lull.safety.card import NEVER_STOP_SUDDENLY
from lull.safety.finding import Finding
from lull.timeline import local_day
from lull.treatment.adherence import DoseMatch
from lull.treatment.administration import Administration
from lull.treatment.regimen import Slot

URGENT_AFTER = timedelta(hours=2)
"""A dose overdue for this long weighs more (ours; plausible 1 to 4 hours)."""
_AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueRule:
    """When a dose is overdue, and how many in a row bring the card."""

    overdue_after: timedelta
    missed_in_a_row: int


def check_overdue(
    match: DoseMatch,
    *,
    now: datetime,
    zone: ZoneInfo,
    rule: OverdueRule,
    told_not_given: Collection[datetime] = (),
) -> tuple[Finding, ...]:
    """Return what the latest doses without a record call for.

    Only the run that reaches up to now counts: a dose recorded since then ends it. A slot joins the run
    ``overdue_after`` it was due, and at once where somebody said that it was not given or came up again. A
    dose as needed ends nothing: it is none of the plan's times.
    """
    run = _latest_run(match, now - rule.overdue_after, told_not_given)
    if len(run.slots) >= max(1, rule.missed_in_a_row):
        return (_find_row(run, match, now=now, zone=zone),)
    found = [_find_unrecorded(run.unrecorded, now=now, zone=zone)] if run.unrecorded else []
    found += [_find_told(slot, now=now, zone=zone) for slot in run.not_given]
    found += [_find_came_up(slot, dose, zone) for slot, dose in match.given if slot in run.came_up]
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """The latest slots nobody can vouch for, each kind in order of time."""

    unrecorded: tuple[Slot, ...]
    not_given: tuple[Slot, ...]
    came_up: tuple[Slot, ...]

    @property
    def slots(self) -> list[Slot]:
        """All of them, in order of time."""
        return sorted((*self.unrecorded, *self.not_given, *self.came_up))


def _latest_run(match: DoseMatch, until: datetime, told: Collection[datetime]) -> _Run:
    """Return the slots nobody can vouch for after the last one somebody can."""
    answered = [slot.due_at for slot, dose in match.given if dose.came_up_at is None]
    extra = [dose.taken_at for dose in match.extra if dose.came_up_at is None and not dose.as_needed]
    last = max((*answered, *extra), default=None)
    unsure = [slot for slot, dose in match.given if dose.came_up_at is not None]

    def since(slots: Iterable[Slot]) -> tuple[Slot, ...]:
        return tuple(sorted(slot for slot in slots if last is None or slot.due_at > last))

    return _Run(
        unrecorded=since(s for s in match.no_record if s.due_at <= until and s.due_at not in told),
        not_given=since(slot for slot in match.no_record if slot.due_at in told),
        came_up=since(unsure),
    )


def _find_unrecorded(slots: tuple[Slot, ...], *, now: datetime, zone: ZoneInfo) -> Finding:
    """Name the slots without a record; the longer the first of them waits, the heavier."""
    clocks = " and ".join(_say_when(slot, now, zone) for slot in slots)
    has = "has" if len(slots) == 1 else "have"
    return Finding(
        code="overdue",
        message=f"{clocks} {has} no record. Not sure what to do? Call your clinic.",
        level="urgent" if now - slots[0].due_at >= URGENT_AFTER else "warn",
    )


def _find_told(slot: Slot, *, now: datetime, zone: ZoneInfo) -> Finding:
    """Say what the safety card says of a dose that was not given."""
    return Finding(
        code="not_given",
        message=f"The dose of {_say_when(slot, now, zone)} was not given. Call your clinic today.",
    )


def _find_came_up(slot: Slot, dose: Administration, zone: ZoneInfo) -> Finding:
    """Say that a dose came up again, and what nobody knows of it."""
    at = dose.came_up_at.astimezone(zone) if dose.came_up_at else slot.due_at.astimezone(zone)
    return Finding(
        code="came_up",
        message=(
            f"The dose of {_clock(slot, zone)} came up again at {at:%H:%M}. We do not know how much stayed."
            " Call your clinic today."
        ),
    )


def _find_row(run: _Run, match: DoseMatch, *, now: datetime, zone: ZoneInfo) -> Finding:
    """Say how many doses in a row, since when, and how long ago the last one was recorded."""
    kinds = {
        "without a record": run.unrecorded,
        "not given": run.not_given,
        "that came up again": run.came_up,
    }
    *first, last = [words for words, slots in kinds.items() if slots]
    what = " or ".join([", ".join(first), last] if first else [last])
    unsure = not (run.not_given or run.came_up)
    then = "If they were not given, call your clinic." if unsure else "Call your clinic."
    return Finding(
        code="missed_in_a_row",
        message=(
            f"{_count(len(run.slots))} {what} since {_say_when(run.slots[0], now, zone)}."
            f"{_say_last(match, now)} {NEVER_STOP_SUDDENLY} {then}"
        ),
        card="withdrawal",
        level="critical",
    )


def _say_last(match: DoseMatch, now: datetime) -> str:
    """Say how long ago the last dose was recorded that did not come up again; nothing where there is none."""
    doses = [*(dose for _, dose in match.given), *match.extra]
    last = max((dose.taken_at for dose in doses if dose.came_up_at is None), default=None)
    if last is None:
        return ""
    hours = round((now - last) / _AN_HOUR)
    kept = " that stayed" if any(dose.came_up_at is not None for dose in doses) else ""
    ago = "less than an hour" if hours < 1 else "1 hour" if hours == 1 else f"{hours} hours"
    return f" The last recorded dose{kept} was {ago} ago."


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
