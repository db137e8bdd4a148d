"""One exercise on one side, week by week: how much, how far, how smooth, how often it counted, and when."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from lull.movement.landmarks import Watched
from lull.practice.practised_name import name_practised, range_mark
from lull.progress.session_numbers import SessionNumbers
from lull.progress.week_value import (
    SessionValue,
    WeekChange,
    WeekValue,
    average_weeks,
    compare_weeks,
    find_monday,
)

Kind = Literal["range", "smoothness", "success"]
KINDS: tuple[Kind, ...] = get_args(Kind)

SHARED_SPARC = 0.15
"""What another place of the camera or other light may do to the SPARC of all movements of a week (ours;
plausible 0.05 to 0.4: noise of 0.3 degrees moves it by less than 0.4, see ``movement.smoothness``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekSum:
    """What one week added up to. ``window_min`` is ``None`` where no session noted whether a window was on.

    ``noted_min`` are the active minutes of the sessions that did.
    """

    monday: date
    sessions: int
    attempts: int
    measured: int
    told: int
    active_min: float
    noted_min: float
    window_min: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseWeeks:
    """``weeks`` are the weeks with practice in the time shown; ``values`` hold a week only where it has one.

    ``changes`` set the first weeks of the time shown against the last, where there are enough.
    """

    exercise: str
    side: Watched
    first_on: date
    last_on: date
    weeks: tuple[WeekSum, ...]
    values: Mapping[Kind, tuple[WeekValue, ...]]
    changes: Mapping[Kind, WeekChange | None]
    repetitions_change: WeekChange | None

    @property
    def name(self) -> str:
        """What the exercise is called, with its side."""
        return name_practised(self.exercise, self.side)

    @property
    def mark(self) -> str:
        """What stands behind its ranges: degrees or percent."""
        return range_mark(self.exercise)


def summarise_weeks(
    exercise: str, side: Watched, sessions: Sequence[SessionNumbers], *, first_on: date, last_on: date
) -> ExerciseWeeks:
    """Return the weeks of one exercise and side. ``sessions`` are its own, of the days shown."""
    values = {kind: average_weeks(_list_values(kind, sessions)) for kind in KINDS}
    return ExerciseWeeks(
        exercise=exercise,
        side=side,
        first_on=first_on,
        last_on=last_on,
        weeks=_add_up(sessions),
        values=values,
        changes={kind: compare_weeks(found) for kind, found in values.items()},
        repetitions_change=compare_weeks(_count_weeks(sessions, last_on)),
    )


def _list_values(kind: Kind, sessions: Sequence[SessionNumbers]) -> list[SessionValue]:
    """Return the sessions that have such a number, with it."""
    found = ((one.on, _VALUES[kind](one)) for one in sessions)
    return [SessionValue(on=on, value=value[0], shared=value[1]) for on, value in found if value is not None]


def _range(one: SessionNumbers) -> tuple[float, float] | None:
    """Return the middle range and the error its attempts share."""
    if one.middle is None or one.middle.error_deg is None:
        return None
    return one.middle.deg, one.middle.error_deg


_VALUES: Mapping[Kind, Callable[[SessionNumbers], tuple[float, float] | None]] = {
    "range": _range,
    "smoothness": lambda one: None if one.smooth is None else (one.smooth.sparc, SHARED_SPARC),
    "success": lambda one: (100.0 * one.measured / one.attempts, 0.0) if one.attempts else None,
}
"""A session's number of each kind with its shared error: unit of the signal, SPARC, percent."""


def _add_up(sessions: Sequence[SessionNumbers]) -> tuple[WeekSum, ...]:
    """Return the sums of each week with practice, in order of time."""
    weeks: dict[date, list[SessionNumbers]] = {}
    for one in sorted(sessions, key=lambda one: one.on):
        weeks.setdefault(find_monday(one.on), []).append(one)
    return tuple(_sum_week(monday, found) for monday, found in weeks.items())


def _sum_week(monday: date, found: Sequence[SessionNumbers]) -> WeekSum:
    """Return the sums of one week."""
    noted = [(one.active_min, one.window_min) for one in found if one.window_min is not None]
    return WeekSum(
        monday=monday,
        sessions=len(found),
        attempts=sum(one.attempts for one in found),
        measured=sum(one.measured for one in found),
        told=sum(one.told for one in found),
        active_min=sum(one.active_min for one in found),
        noted_min=sum(active for active, _ in noted),
        window_min=sum(window for _, window in noted) if noted else None,
    )


def _count_weeks(sessions: Sequence[SessionNumbers], last_on: date) -> list[WeekValue]:
    """Return what the camera counted in each whole week after the one it began in, weeks of rest included.

    The first week may have begun in its middle, and this one is not over: neither is set against others.
    """
    if not sessions:
        return []
    monday = find_monday(min(one.on for one in sessions)) + timedelta(days=7)
    counts = []
    while monday + timedelta(days=6) <= last_on:
        found = [one for one in sessions if find_monday(one.on) == monday]
        total = float(sum(one.measured for one in found))
        counts.append(WeekValue(monday=monday, value=total, shared=0.0, sessions=len(found), error_95=None))
        monday += timedelta(days=7)
    return counts
