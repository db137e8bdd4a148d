"""Which notices an open page gives, and when: few, finite, and never the only way (hazards H05 and H24).

Lull is not an alarm: a closed page says nothing. A planned time gives one notice when it comes, and while it
has no record at most two more. Several in a row give one critical notice, and then one a day. Beside the one
notice for each time a day has at most three more and one critical (ours). Titles say nothing medical (H27).

Nothing here depends on what a page has shown: the same record gives the same notices with the same ids, and
the page keeps only up to when it has told. A mute ends by itself, and critical notices do not heed it.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from lull.timeline import local_day
from lull.treatment.adherence import DoseMatch

Level = Literal["info", "warn", "urgent", "critical"]
Step = Literal["due", "overdue", "still_open", "in_a_row"]

LEVEL_OF: dict[Step, Level] = {
    "due": "info",
    "overdue": "warn",
    "still_open": "urgent",
    "in_a_row": "critical",
}
MUTES = (timedelta(minutes=30), timedelta(hours=1), timedelta(hours=2), timedelta(hours=4))
"""How long notices may be muted: none of them is for ever."""

MORE_A_DAY = 3
"""Notices a local day may have beside the one for each planned time and the critical one (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Notice:
    """One notice at ``at`` about the planned time ``due_at``; ``answered`` once a record stands for it."""

    at: datetime
    due_at: datetime
    step: Step
    answered: bool = False

    @property
    def level(self) -> Level:
        """How much it asks for attention."""
        return LEVEL_OF[self.step]

    @property
    def id(self) -> str:
        """A name that is the same whenever the same notice is planned again."""
        return f"{self.step}-{self.at:%Y%m%dT%H%M%SZ}"


@dataclass(frozen=True, slots=True)
class _PlannedTime:
    """One instant at which something is due, and when the last record for it was written, if all have one.

    ``spoken_of`` where somebody said that it was not given, ``came_up`` where a dose for it came up again:
    both end its notices and no run.
    """

    due_at: datetime
    recorded_at: datetime | None
    spoken_of: bool
    came_up: bool = False

    @property
    def is_answered(self) -> bool:
        """Tell whether nothing more is to be said of it."""
        return self.spoken_of or self.recorded_at is not None


def plan_notices(
    match: DoseMatch,
    *,
    zone: ZoneInfo,
    overdue_after: timedelta,
    missed_in_a_row: int,
    told_not_given: Collection[datetime] = (),
) -> tuple[Notice, ...]:
    """Return every notice for the planned times of a match, in order of time; answered ones are marked.

    Times still ahead are planned as if nothing will be recorded.
    """
    times = _to_times(match, told_not_given)
    counted = _latest_open_run(times, match)[max(1, missed_in_a_row) - 1 :]
    in_a_row = _plan_in_a_row(counted, zone=zone, overdue_after=overdue_after)
    covered = frozenset(time.due_at for time in counted)
    due = [Notice(at=t.due_at, due_at=t.due_at, step="due", answered=t.is_answered) for t in times]
    due = [notice for notice, time in zip(due, times, strict=True) if _comes(time, notice.at)]
    more = [
        notice
        for time in times
        if time.due_at not in covered
        for notice in _plan_more(time, overdue_after)
        if _comes(time, notice.at)
    ]
    return tuple(sorted((*due, *_within_budget(more, zone), *in_a_row)))


def _to_times(match: DoseMatch, told_not_given: Collection[datetime]) -> list[_PlannedTime]:
    """Return each instant of the match once; two products at one instant are one notice."""
    recorded: dict[datetime, datetime | None] = {}
    for slot, dose in match.given:
        known = recorded.get(slot.due_at)
        recorded[slot.due_at] = max(known, dose.recorded_at) if known else dose.recorded_at
    for slot in (*match.no_record, *match.due):
        recorded[slot.due_at] = None
    came_up = {slot.due_at for slot, dose in match.given if dose.came_up_at is not None}
    return [_PlannedTime(at, recorded[at], at in told_not_given, at in came_up) for at in sorted(recorded)]


def _comes(time: _PlannedTime, at: datetime) -> bool:
    """Tell whether a notice at this instant comes, or was never needed because a record was there."""
    return time.recorded_at is None or time.recorded_at > at


def _plan_more(time: _PlannedTime, overdue_after: timedelta) -> list[Notice]:
    """Return the notices that follow while there is no record; none where they would fall on the first."""
    steps: tuple[tuple[Step, int], ...] = (("overdue", 1), ("still_open", 2))
    if not overdue_after:
        return []
    return [
        Notice(
            at=time.due_at + count * overdue_after,
            due_at=time.due_at,
            step=step,
            answered=time.is_answered,
        )
        for step, count in steps
    ]


def _latest_open_run(times: Sequence[_PlannedTime], match: DoseMatch) -> list[_PlannedTime]:
    """Return the times without a record after the last one that has one, or after a dose beside the plan."""
    kept = (time.due_at for time in times if time.recorded_at is not None and not time.came_up)
    answered = max(kept, default=None)
    beside = (dose.taken_at for dose in match.extra if dose.came_up_at is None and not dose.as_needed)
    extra = max(beside, default=None)
    last = max((at for at in (answered, extra) if at is not None), default=None)
    return [time for time in times if last is None or time.due_at > last]


def _plan_in_a_row(
    counted: Sequence[_PlannedTime], *, zone: ZoneInfo, overdue_after: timedelta
) -> list[Notice]:
    """Return the critical notice of a run, and one on each later local day while the run stands.

    ``counted`` are the times of the run from the one on that makes it long enough.
    """
    found: list[Notice] = []
    days: set[date] = set()
    for time in counted:
        at = time.due_at + overdue_after
        day = local_day(at, zone)
        if day not in days:
            days.add(day)
            found.append(Notice(at=at, due_at=time.due_at, step="in_a_row"))
    return found


def _within_budget(more: Iterable[Notice], zone: ZoneInfo) -> list[Notice]:
    """Return the first few of each local day; the rest stands on the page, where it disturbs nobody."""
    kept: list[Notice] = []
    spent: dict[date, int] = {}
    for notice in sorted(more):
        day = local_day(notice.at, zone)
        if spent.get(day, 0) < MORE_A_DAY:
            spent[day] = spent.get(day, 0) + 1
            kept.append(notice)
    return kept
