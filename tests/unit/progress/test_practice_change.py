"""First four weeks beside the last four: no overlap, nothing added up, no change smaller than its error."""

from datetime import date, timedelta

import pytest

from lull.progress.practice_change import find_first_span, summarise_change
from lull.progress.practice_day import PracticeDay, Range

LAST_ON = date(2026, 11, 22)


def practised(on: date, deg: float | None = None, *, error: float | None = 5.0, told: int = 0) -> PracticeDay:
    """Return a day with ten counted repetitions."""
    found = None if deg is None else Range(deg=deg, error_deg=error)
    return PracticeDay(
        on=on,
        exercise="knee-straighten",
        side="left",
        sessions=1,
        measured_attempts=12,
        measured_repetitions=10,
        told_repetitions=told,
        active_min=3.5,
        best_range=found,
        median_range=found,
    )


@pytest.mark.parametrize(("days_ago", "has_two"), [(54, False), (55, True), (200, True)])
def test_two_spans_are_compared_only_where_they_do_not_overlap(days_ago: int, has_two: bool) -> None:  # noqa: FBT001
    """Fifty-six days hold twice twenty-eight."""
    first_end = find_first_span(LAST_ON - timedelta(days=days_ago), LAST_ON)

    assert (first_end is not None) is has_two
    if first_end is not None:
        assert first_end < LAST_ON - timedelta(days=27)


@pytest.mark.parametrize(("now_deg", "beyond"), [(67.8, False), (67.9, True), (40.1, True), (54.0, False)])
def test_a_change_is_called_one_only_beyond_what_measuring_twice_shows(now_deg: float, beyond: bool) -> None:  # noqa: FBT001
    """Two errors of 5 degrees: 1.96 times the root of 50 is 13.86."""
    began = LAST_ON - timedelta(days=100)
    change = summarise_change(
        [practised(began, 54.0)], [practised(LAST_ON, now_deg)], began_on=began, last_on=LAST_ON
    )
    (found,) = change.ranges

    assert found.smallest_told_apart_deg == pytest.approx(13.859, abs=1e-3)
    assert found.is_beyond_error is beyond
    assert (found.name, found.side, found.days) == ("Straighten the knee, left", "left", 2)


def test_spans_add_up_days_and_keep_measured_and_told_apart() -> None:
    """Two sessions on one day are one day with practice."""
    began = LAST_ON - timedelta(days=100)
    days = [practised(LAST_ON, told=3), practised(LAST_ON), practised(LAST_ON - timedelta(days=1))]
    last = summarise_change((), days, began_on=began, last_on=LAST_ON).last

    assert (last.practised_days, last.days) == (2, 28)
    assert (last.measured_attempts, last.measured_repetitions, last.told_repetitions) == (36, 30, 3)
    assert last.active_min == pytest.approx(10.5)
    assert (last.first_on, last.last_on) == (date(2026, 10, 26), LAST_ON)


def test_a_range_without_an_error_is_no_number() -> None:
    """It is not measured, and nothing is compared with it."""
    began = LAST_ON - timedelta(days=100)
    change = summarise_change(
        [practised(began, 54.0, error=None)], [practised(LAST_ON, 60.0)], began_on=began, last_on=LAST_ON
    )
    (found,) = change.ranges

    assert found.first is None
    assert found.is_beyond_error is None
