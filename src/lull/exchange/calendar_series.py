"""Which series of a calendar a record's plans make: one for each planned clock time of each plan piece.

A series has a name for ever (``uid``): it comes from the plan version's random id, the place of the piece
among that version's pieces and the clock time, hashed. So a calendar that reads a newer file finds its old
entries again and never shows a time twice (hazard H04), and nobody reads a plan from a name (hazard H27).

A series that some earlier state of the record had and today's has not is given back as gone: the record is
append-only, so every file ever written can be told from it, and nothing about files need be remembered.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from hashlib import sha256
from zoneinfo import ZoneInfo

from lull.record.fact import Entry, Voiding
from lull.record.plan_timeline import PlanInForce
from lull.record.plan_version import PlanVersion, ScheduledDose
from lull.record.state import RecordState
from lull.record.weaning import Weaning
from lull.safety.clock_changes import ClockChange, find_clock_changes
from lull.timeline import Span, local_day, wall_clock_at

GAPS_LOOKED_FOR = timedelta(days=3 * 366)
"""How far ahead nights are looked for in which a planned time is left out by the clocks (ours)."""

A_DAY = timedelta(days=1)
TWO_WEEKS = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One planned time of one plan piece: from ``first_at`` on, to ``last_at`` where an end is known.

    Both are instants of a dose. ``left_out`` are days on which the clocks skip the time, so that the dose is
    due later that day: each is a :class:`Series` of its own, of one single time.
    """

    uid: str
    dose: ScheduledDose
    version: PlanVersion
    first_at: datetime
    last_at: datetime | None
    left_out: tuple[date, ...] = ()

    @property
    def is_single(self) -> bool:
        """Tell whether the series has one time only."""
        return self.last_at == self.first_at


def list_series(plans: Sequence[PlanInForce], *, now: datetime) -> tuple[Series, ...]:
    """Return the series of these plans in force, in order of their start."""
    seen: dict[str, int] = {}
    found: list[Series] = []
    for plan in plans:
        number = seen.get(plan.version.id, 0)
        seen[plan.version.id] = number + 1
        for dose in plan.version.doses:
            found.extend(_series_of(plan, dose, number, now))
    return tuple(sorted(found, key=lambda series: (series.first_at, series.uid)))


def list_gone(state: RecordState, *, now: datetime) -> tuple[Series, ...]:
    """Return the series an earlier file may have held and today's record has not."""
    alive = {series.uid for series in list_series(state.plans_in_force, now=now)}
    gone: dict[str, Series] = {}
    about_plans = find_plan_entries(state.entries)
    for count in range(1, len(about_plans)):
        earlier = RecordState(entries=about_plans[:count])
        for series in list_series(earlier.plans_in_force, now=now):
            if series.uid not in alive:
                gone[series.uid] = series
    return tuple(sorted(gone.values(), key=lambda series: (series.first_at, series.uid)))


def find_plan_entries(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries that touched a plan, in order of recording: plans, weanings, what took them back."""
    found: list[Entry] = []
    touched: set[str] = set()
    for entry in entries:
        says = entry.says
        if isinstance(says, PlanVersion | Weaning) or (
            isinstance(says, Voiding) and says.event_id in touched
        ):
            found.append(entry)
            touched.add(entry.id)
    return tuple(found)


def to_uid(*parts: str) -> str:
    """Return a name nothing can be read from: the same for the same parts, another for any others."""
    told = "\n".join(("lull/calendar/1", *parts))
    return f"{sha256(told.encode()).hexdigest()[:32]}@lull"


def _series_of(plan: PlanInForce, dose: ScheduledDose, number: int, now: datetime) -> Iterator[Series]:
    """Yield the series of one planned time over one piece, and its times in nights of a clock change."""
    zone, version = plan.version.zone, plan.version
    parts = (
        version.id,
        str(number),
        dose.clock.isoformat(),
        ",".join(str(day) for day in sorted(dose.weekdays)),
    )
    skipped = [day for day in _days_left_out(plan, dose.clock, now) if day.isoweekday() in dose.weekdays]
    for day in skipped:
        due_at = wall_clock_at(day, dose.clock, zone)
        if plan.covers(due_at):
            uid = to_uid(*parts, day.isoformat())
            yield Series(uid=uid, dose=dose, version=version, first_at=due_at, last_at=due_at)
    first_at = _first_from(plan, dose, skipped)
    if first_at is None:
        return
    last_at = _last_before(plan, dose, skipped)
    if last_at is not None and last_at < first_at:
        return
    inside = tuple(
        day
        for day in skipped
        if day > local_day(first_at, zone) and (last_at is None or day < local_day(last_at, zone))
    )
    yield Series(
        uid=to_uid(*parts), dose=dose, version=version, first_at=first_at, last_at=last_at, left_out=inside
    )


def _first_from(plan: PlanInForce, dose: ScheduledDose, skipped: Sequence[date]) -> datetime | None:
    """Return the first time of the dose in the piece whose clock time exists; ``None`` for none."""
    day = local_day(plan.starts_at, plan.version.zone) - A_DAY
    for _ in range(TWO_WEEKS + 7 * len(skipped)):
        if day.isoweekday() in dose.weekdays and day not in skipped:
            due_at = wall_clock_at(day, dose.clock, plan.version.zone)
            if due_at >= plan.starts_at:
                return due_at if plan.covers(due_at) else None
        day += A_DAY
    return None


def _last_before(plan: PlanInForce, dose: ScheduledDose, skipped: Sequence[date]) -> datetime | None:
    """Return the last time of the dose before the piece ends; ``None`` while no end is known."""
    if plan.ends_at is None:
        return None
    day = local_day(plan.ends_at, plan.version.zone) + A_DAY
    for _ in range(TWO_WEEKS + 7 * len(skipped)):
        if day.isoweekday() in dose.weekdays and day not in skipped:
            due_at = wall_clock_at(day, dose.clock, plan.version.zone)
            if due_at < plan.ends_at:
                return due_at
        day -= A_DAY
    return None


def _days_left_out(plan: PlanInForce, clock: time, now: datetime) -> list[date]:
    """Return the days of the piece on which the clocks skip this time."""
    horizon = now + GAPS_LOOKED_FOR
    end = horizon if plan.ends_at is None else min(plan.ends_at + A_DAY, horizon)
    if end <= plan.starts_at:
        return []
    return [
        moment.date()
        for change in _changes_between(plan.version.zone, plan.starts_at - A_DAY, end)
        for moment in _near(change, clock)
        if change.shows_before <= moment < change.shows_after
    ]


def _near(change: ClockChange, clock: time) -> tuple[datetime, datetime]:
    """Return the clock time on the day of a change and on the next: a gap may reach over midnight."""
    asked = datetime.combine(change.shows_before.date(), clock)
    return asked, asked + A_DAY


def _changes_between(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[ClockChange]:
    """Yield the clock changes between two instants."""
    for year in range(start.year, end.year + 1):
        yield from (change for change in _changes_of(zone, year) if start <= change.at < end)


@lru_cache(maxsize=1024)
def _changes_of(zone: ZoneInfo, year: int) -> tuple[ClockChange, ...]:
    """Return the clock changes of one year; a calendar asks for the same ones many times."""
    whole = Span(datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC))
    return tuple(find_clock_changes(zone, whole, step=A_DAY))
