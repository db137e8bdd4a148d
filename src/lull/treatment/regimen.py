"""A regimen: what was prescribed by mouth, at which wall-clock times, over which span of time.

A plan changes by versions. Each version has its own span of validity, and a dose is always read under
the version in force when it was due; a later version never reaches back (hazard H20).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from lull.quantities import OralForm, OralMg, require_kind
from lull.refusal import BadInput
from lull.timeline import Span, days_touching, wall_clock_at

EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)
"""The days of the week, 1 Monday to 7 Sunday."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OralRegimen:
    """One prescribed amount by mouth at fixed wall-clock times, in force over ``[valid_from, valid_to)``.

    ``valid_to`` is ``None`` while no end is known. Times are read on the wall clock of ``zone``, on these
    ``weekdays`` (1 Monday to 7 Sunday).

    Raises:
        BadInput: if no time or weekday is named, a time stands twice, or the validity is naive or reversed.
    """

    amount: OralMg
    times: tuple[time, ...]
    zone: ZoneInfo
    valid_from: datetime
    valid_to: datetime | None = None
    form: OralForm = "tablet"
    weekdays: tuple[int, ...] = EVERY_DAY

    def __post_init__(self) -> None:
        """Refuse a regimen that could not be followed."""
        require_kind(self.amount, OralMg, "a regimen by mouth")
        if not self.times:
            raise BadInput("a regimen needs at least one time of day")
        if not self.weekdays or not set(self.weekdays) <= set(EVERY_DAY):
            raise BadInput("a regimen's weekdays are numbers from 1 (Monday) to 7 (Sunday)")
        if len(set(self.times)) != len(self.times):
            raise BadInput("a regimen names the same time of day twice")
        if self.valid_from.tzinfo is None or (self.valid_to and self.valid_to.tzinfo is None):
            raise BadInput("a regimen's validity needs instants with an offset")
        if self.valid_to is not None and self.valid_to <= self.valid_from:
            raise BadInput("a regimen must end after it begins")


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """One dose the plan asks for. The instant it is due names it, never a calendar day (H07)."""

    due_at: datetime
    amount: OralMg
    form: OralForm = "tablet"


def plan_slots(regimens: Iterable[OralRegimen], span: Span) -> tuple[Slot, ...]:
    """Return every dose due in ``[span.start, span.end)``, in order of time.

    Each regimen is asked only about the part of the span in which it is in force.
    """
    found: list[Slot] = []
    for regimen in regimens:
        start = max(span.start, regimen.valid_from)
        end = min(span.end, regimen.valid_to) if regimen.valid_to is not None else span.end
        if end <= start:
            continue
        # A skipped wall-clock time is read later on its day, so the day before may reach into the span.
        reach = Span(start - timedelta(hours=3), end)
        for day in days_touching(reach, regimen.zone):
            if day.isoweekday() not in regimen.weekdays:
                continue
            for clock in regimen.times:
                due_at = wall_clock_at(day, clock, regimen.zone)
                if start <= due_at < end:
                    found.append(Slot(due_at, regimen.amount, regimen.form))
    return tuple(sorted(found))
