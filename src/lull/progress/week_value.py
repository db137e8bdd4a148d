"""One number a week: the mean of the sessions of a week, with an error, and whether weeks changed.

The sessions of one week are alike: same place of the camera, same shoes, same mood. So a week is one value,
and a change is looked for between weeks, never between attempts. Two parts of error are kept apart. *Scatter*
goes from session to session and gets smaller with their number. A *shared* error, mostly the camera's view,
may be the same in all of them and gets no smaller.

The rule: the first weeks are set against the last ones, up to four each and at least three, and the
difference has to be larger than ``hypot(1.2 * t * se, 1.96 * hypot(shared, shared))``. ``se`` is Welch's
standard error of two means of weeks (Welch 1947, Biometrika 34:28), ``t`` is Student's for the degrees of
freedom of the *smaller* group, which never judges too boldly, and 1.2 is for weeks that are like the week
before them. Without any change it speaks up in at most 5 of 100 comparisons (tests simulate it, with
a correlation from week to week of up to 0.3; at 0.5 it is 8 of 100). Spans, least number of weeks and
shared errors are ours.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import hypot, sqrt
from statistics import mean, median, variance

from lull.assessment.measured import CONFIDENCE_95
from lull.assessment.student_t import student_t

MOST_WEEKS, FEWEST_WEEKS = 4, 3
"""So many weeks are set against as many (ours; fewer than three have no scatter worth the name)."""

ALIKE = 1.2
"""How much wider neighbouring weeks that are alike make the limit (ours; plausible 1 to 1.5). Without it, a
correlation of 0.3 from week to week told a change that was none in 6 of 100."""

FEWEST_DEGREES = 3
"""A scatter with fewer degrees of freedom is not told (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionValue:
    """A session's number, with its standard error that other sessions may share."""

    on: date
    value: float
    shared: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekValue:
    """The mean of so many sessions of the week that begins on ``monday``.

    ``error_95`` is how far off it may be in 19 of 20 weeks; ``None`` while the scatter is not known yet.
    """

    monday: date
    value: float
    shared: float
    sessions: int
    error_95: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekChange:
    """First weeks beside last weeks: ``weeks`` of each, their means, and the difference noise can show."""

    weeks: int
    first: float
    last: float
    limit: float

    @property
    def is_beyond_noise(self) -> bool:
        """Tell whether the difference is larger than noise shows by itself in 19 of 20 comparisons."""
        return abs(self.last - self.first) > self.limit


def find_monday(on: date) -> date:
    """Return the Monday of a day's week."""
    return on - timedelta(days=on.weekday())


def average_weeks(values: Sequence[SessionValue]) -> tuple[WeekValue, ...]:
    """Return one value for each week with a session, in order of time."""
    weeks: dict[date, list[SessionValue]] = {}
    for one in sorted(values, key=lambda one: one.on):
        weeks.setdefault(find_monday(one.on), []).append(one)
    degrees = sum(len(found) - 1 for found in weeks.values())
    squares = sum(
        variance([one.value for one in found]) * (len(found) - 1)
        for found in weeks.values()
        if len(found) > 1
    )
    scatter = sqrt(squares / degrees) if degrees >= FEWEST_DEGREES else None
    return tuple(_average(monday, found, scatter, degrees) for monday, found in weeks.items())


def _average(monday: date, found: Sequence[SessionValue], scatter: float | None, degrees: int) -> WeekValue:
    """Return the value of one week, its error from the scatter of all weeks."""
    shared = median(one.shared for one in found)
    error = None
    if scatter is not None:
        error = hypot(student_t(degrees) * scatter / sqrt(len(found)), CONFIDENCE_95 * shared)
    return WeekValue(
        monday=monday,
        value=mean(one.value for one in found),
        shared=shared,
        sessions=len(found),
        error_95=error,
    )


def compare_weeks(weeks: Sequence[WeekValue]) -> WeekChange | None:
    """Return the first weeks beside the last; ``None`` with fewer than three of each."""
    count = min(MOST_WEEKS, len(weeks) // 2)
    if count < FEWEST_WEEKS:
        return None
    first, last = weeks[:count], weeks[-count:]
    squares = [variance(week.value for week in span) / count for span in (first, last)]
    shared = hypot(*(median(week.shared for week in span) for span in (first, last)))
    return WeekChange(
        weeks=count,
        first=mean(week.value for week in first),
        last=mean(week.value for week in last),
        limit=hypot(ALIKE * student_t(count - 1) * sqrt(sum(squares)), CONFIDENCE_95 * shared),
    )
