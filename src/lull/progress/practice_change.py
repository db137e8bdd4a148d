"""Practice in the first four weeks beside practice in the last four, each number as it is known.

Two spans are compared only where they do not overlap. A difference in range says whether it is larger than
what measuring twice would show by itself; nothing here says what caused it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import hypot

from lull.assessment.measured import CONFIDENCE_95
from lull.movement.landmarks import Watched
from lull.practice.practised_name import name_practised, range_mark
from lull.progress.practice_day import PracticeDay, Range

SPAN = timedelta(days=28)


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeSpan:
    """Four weeks of practice. Measured and told repetitions are never added up."""

    first_on: date
    last_on: date
    practised_days: int
    measured_attempts: int
    measured_repetitions: int
    told_repetitions: int
    active_min: float

    @property
    def days(self) -> int:
        """How many days the span has."""
        return (self.last_on - self.first_on).days + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeChange:
    """The middle day's range of one exercise on one side, in both spans; ``None`` where not measured.

    ``days`` counts the days it was measured on, in both spans.
    """

    exercise: str
    side: Watched
    days: int
    first: Range | None
    last: Range | None

    @property
    def name(self) -> str:
        """What the exercise is called, with its side."""
        return name_practised(self.exercise, self.side)

    @property
    def mark(self) -> str:
        """What stands behind its ranges: degrees or percent."""
        return range_mark(self.exercise)

    @property
    def smallest_told_apart_deg(self) -> float | None:
        """The difference that measuring twice shows by itself in 19 of 20 pairs; ``None`` for one span."""
        if self.first is None or self.last is None:
            return None
        return CONFIDENCE_95 * hypot(self.first.error_deg or 0.0, self.last.error_deg or 0.0)

    @property
    def is_beyond_error(self) -> bool | None:
        """Tell whether the difference is larger than that; ``None`` where there is none."""
        if self.first is None or self.last is None or self.smallest_told_apart_deg is None:
            return None
        return abs(self.last.deg - self.first.deg) > self.smallest_told_apart_deg


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeChange:
    """``first`` is ``None`` while the first four weeks would overlap the last, or nobody has practised.

    ``began_on`` is the first day with practice in the whole record. ``ranges`` begin with what was measured
    on most days.
    """

    began_on: date | None
    first: PracticeSpan | None
    last: PracticeSpan
    ranges: tuple[RangeChange, ...]


def find_first_span(began_on: date | None, last_on: date) -> date | None:
    """Return the last day of the first four weeks, or ``None`` if the last four would overlap them."""
    if began_on is None or began_on + 2 * SPAN > last_on + timedelta(days=1):
        return None
    return began_on + SPAN - timedelta(days=1)


def summarise_change(
    first_days: Sequence[PracticeDay],
    last_days: Sequence[PracticeDay],
    *,
    began_on: date | None,
    last_on: date,
) -> PracticeChange:
    """Return both spans beside each other. Each sequence holds the practice days of its own four weeks."""
    first_end = find_first_span(began_on, last_on)
    early = first_days if first_end is not None else ()
    return PracticeChange(
        began_on=began_on,
        first=None if first_end is None else _add_up(early, first_end),
        last=_add_up(last_days, last_on),
        ranges=_compare_ranges(early, last_days),
    )


def _add_up(days: Sequence[PracticeDay], last_on: date) -> PracticeSpan:
    """Add up the four weeks that end on this day."""
    return PracticeSpan(
        first_on=last_on - SPAN + timedelta(days=1),
        last_on=last_on,
        practised_days=len({day.on for day in days}),
        measured_attempts=sum(day.measured_attempts for day in days),
        measured_repetitions=sum(day.measured_repetitions for day in days),
        told_repetitions=sum(day.told_repetitions for day in days),
        active_min=sum(day.active_min for day in days),
    )


def _compare_ranges(first: Sequence[PracticeDay], last: Sequence[PracticeDay]) -> tuple[RangeChange, ...]:
    """Return the ranges that were measured in either span."""
    before, after = _ranges_of(first), _ranges_of(last)
    changes = [
        RangeChange(
            exercise=exercise,
            side=side,
            days=len(before.get((exercise, side), ())) + len(after.get((exercise, side), ())),
            first=_middle(before.get((exercise, side), ())),
            last=_middle(after.get((exercise, side), ())),
        )
        for exercise, side in before.keys() | after.keys()
    ]
    return tuple(sorted(changes, key=lambda change: (-change.days, change.exercise, change.side)))


def _ranges_of(days: Sequence[PracticeDay]) -> dict[tuple[str, Watched], list[Range]]:
    """Return the middle range of each day, by exercise and side; one without an error is no number."""
    found: dict[tuple[str, Watched], list[Range]] = defaultdict(list)
    for day in days:
        if day.median_range is not None and day.median_range.error_deg is not None:
            found[day.exercise, day.side].append(day.median_range)
    return found


def _middle(ranges: Sequence[Range]) -> Range | None:
    """Return the range in the middle, with the error of its own day."""
    ordered = sorted(ranges, key=lambda found: found.deg)
    return ordered[(len(ordered) - 1) // 2] if ordered else None
