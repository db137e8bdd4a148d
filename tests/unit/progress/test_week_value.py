"""A change between weeks: a closed form, and made-up people without any change, rarely see it cry wolf."""

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import pytest
from scipy import stats

from lull.progress.week_value import (
    SessionValue,
    WeekValue,
    average_weeks,
    compare_weeks,
    find_monday,
)

MONDAY = date(2026, 9, 7)
PEOPLE = 1000
Drawn = Callable[[np.random.Generator, int], np.ndarray]


def week(k: int, value: float, *, shared: float = 0.0) -> WeekValue:
    """Return the k-th week's value."""
    return WeekValue(
        monday=MONDAY + timedelta(weeks=k), value=value, shared=shared, sessions=3, error_95=None
    )


def test_a_worked_example() -> None:
    """Means 50 and 58; variances 4/3 and 4/3 over four; 1.2 times Student's 3.182: the limit is 3.118."""
    weeks = [week(k, value) for k, value in enumerate((49.0, 51.0, 49.0, 51.0, 57.0, 59.0, 57.0, 59.0))]
    change = compare_weeks(weeks)

    assert change is not None
    assert (change.weeks, change.first, change.last) == (4, 50.0, 58.0)
    assert change.limit == pytest.approx(1.2 * 3.182 * (2 * (4 / 3) / 4) ** 0.5, abs=1e-9)
    assert change.is_beyond_noise


def test_what_all_weeks_of_a_span_share_gets_no_smaller_with_their_number() -> None:
    """Two errors of 5: however alike the weeks are, 13.86 is the least that is told from noise."""
    alike = [week(k, 50.0 if k < 4 else 63.8, shared=5.0) for k in range(8)]
    change = compare_weeks(alike)

    assert change is not None
    assert change.limit == pytest.approx(1.96 * 50**0.5, abs=1e-9)
    assert not change.is_beyond_noise


@pytest.mark.parametrize(("weeks", "each"), [(5, None), (6, 3), (7, 3), (8, 4), (30, 4)])
def test_so_many_weeks_are_set_against_as_many(weeks: int, each: int | None) -> None:
    """With fewer than three of each nothing is said."""
    change = compare_weeks([week(k, float(k)) for k in range(weeks)])

    assert (None if change is None else change.weeks) == each


def test_closed_form_whatever_it_tells_welch_tells_too() -> None:
    """The first judge: Welch's test, with its own degrees of freedom, agrees with every change told."""
    chance = np.random.default_rng(5)
    told = 0
    for _ in range(400):
        drawn = np.concatenate([chance.normal(0.0, 1.0, 4), chance.normal(2.0, 1.0, 4)])
        change = compare_weeks([week(k, float(value)) for k, value in enumerate(drawn)])
        assert change is not None
        if change.is_beyond_noise:
            told += 1
            assert stats.ttest_ind(drawn[:4], drawn[4:], equal_var=False).pvalue < 0.05
    assert told > 50


def normal(chance: np.random.Generator, weeks: int) -> np.ndarray:
    """Weeks of an even person."""
    return chance.normal(50.0, 4.0, weeks)


def skewed(chance: np.random.Generator, weeks: int) -> np.ndarray:
    """Some weeks are much better than the others."""
    return 40.0 + chance.exponential(6.0, weeks)


def few_counts(chance: np.random.Generator, weeks: int) -> np.ndarray:
    """How many of twelve attempts counted, in percent."""
    return 100.0 * chance.binomial(12, 0.8, weeks) / 12


def in_waves(chance: np.random.Generator, weeks: int) -> np.ndarray:
    """A week is like the one before it: correlation 0.3."""
    steps = chance.normal(0.0, 1.0, weeks)
    values = [steps[0]]
    for step in steps[1:]:
        values.append(0.3 * values[-1] + (1 - 0.3**2) ** 0.5 * step)
    return np.array(values)


def jumping(chance: np.random.Generator, weeks: int) -> np.ndarray:
    """A bad spell now and then."""
    return chance.normal(50.0, 2.0, weeks) - 15.0 * (chance.random(weeks) < 0.15)


@pytest.mark.parametrize("draw", [normal, skewed, few_counts, in_waves, jumping])
@pytest.mark.parametrize("weeks", [6, 8, 12])
def test_without_a_change_one_is_told_in_at_most_five_of_a_hundred(draw: Drawn, weeks: int) -> None:
    """The second judge: made-up people who do not change."""
    chance = np.random.default_rng(weeks)
    false = 0
    for _ in range(PEOPLE):
        drawn = draw(chance, weeks)
        change = compare_weeks([week(k, float(value)) for k, value in enumerate(drawn)])
        assert change is not None
        false += change.is_beyond_noise

    assert false / PEOPLE <= 0.05


@pytest.mark.parametrize(("scatter", "view"), [(1.0, 5.0), (4.0, 5.0), (6.0, 2.0)])
def test_a_camera_that_was_moved_once_is_no_change(scatter: float, view: float) -> None:
    """All sessions after it are wrong by the same amount: its attempts tell nothing more."""
    chance = np.random.default_rng(7)
    false = 0
    for _ in range(PEOPLE):
        places = chance.normal(0.0, view, 2)
        values = [50.0 + places[k // 4] + chance.normal(0.0, scatter) for k in range(8)]
        change = compare_weeks([week(k, float(v), shared=view) for k, v in enumerate(values)])
        assert change is not None
        false += change.is_beyond_noise

    assert false / PEOPLE <= 0.055  # 5 in 100, and the luck of 1000 draws


def test_a_large_change_is_found() -> None:
    """Five scatters of a week are told in most people."""
    chance = np.random.default_rng(3)
    found = 0
    for _ in range(500):
        drawn = np.concatenate([chance.normal(50.0, 2.0, 4), chance.normal(60.0, 2.0, 4)])
        change = compare_weeks([week(k, float(value)) for k, value in enumerate(drawn)])
        found += change is not None and change.is_beyond_noise

    assert found > 450


def test_sessions_of_a_week_are_one_value_and_its_error_comes_from_their_scatter() -> None:
    """Two sessions a week, 4 apart: their standard deviation is 2.83, known from three weeks."""
    values = [
        SessionValue(on=MONDAY + timedelta(days=7 * w + d), value=50.0 + w + 4.0 * (d > 0), shared=1.0)
        for w in range(3)
        for d in (0, 3)
    ]
    weeks = average_weeks(values)

    assert [(found.monday, found.value, found.sessions) for found in weeks] == [
        (MONDAY + timedelta(weeks=w), 52.0 + w, 2) for w in range(3)
    ]
    assert weeks[0].error_95 == pytest.approx(((3.182 * 8**0.5 / 2**0.5) ** 2 + 1.96**2) ** 0.5)
    assert average_weeks(values[:2])[0].error_95 is None


def test_a_week_begins_on_its_monday() -> None:
    """Sunday belongs to the week before."""
    assert find_monday(date(2026, 11, 22)) == date(2026, 11, 16)
    assert find_monday(date(2026, 11, 23)) == date(2026, 11, 23)
