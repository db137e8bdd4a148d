"""A figure is held against its goal the right way round, and timings leave the warm-up out."""

import pytest

from lull.bench.measurement import Measurement, find_ratio, percentile, time_each, time_in_turns


@pytest.mark.parametrize(
    ("value", "at_least", "met"),
    [(29.9, False, True), (30.0, False, True), (30.1, False, False), (8.0, True, True), (7.9, True, False)],
)
def test_a_goal_is_a_ceiling_for_times_and_a_floor_for_rates(value: float, at_least: bool, met: bool) -> None:  # noqa: FBT001 - a parameter of a test
    goal = 8.0 if at_least else 30.0
    assert Measurement(name="x", value=value, unit="ms", goal=goal, at_least=at_least).met is met


def test_warm_up_calls_are_made_and_not_timed() -> None:
    calls: list[int] = []
    taken = time_each(lambda: calls.append(1), times=5, warm_up=3)
    assert len(calls) == 8
    assert len(taken) == 5
    assert all(second >= 0 for second in taken)


def test_the_median_of_a_known_list_is_known() -> None:
    assert percentile([3.0, 1.0, 2.0], 50) == pytest.approx(2.0)


def test_a_figure_without_a_goal_misses_nothing() -> None:
    assert Measurement(name="x", value=1e9, unit="ms", goal=None).met


def test_works_take_turns_and_the_first_round_is_not_timed() -> None:
    """What is compared is called one after the other, so that a busy moment falls on both."""
    called: list[str] = []
    first, second = time_in_turns([lambda: called.append("a"), lambda: called.append("b")], times=3)
    assert called == ["a", "b"] * 4
    assert len(first) == len(second) == 3


def test_one_busy_round_decides_nothing() -> None:
    """The ratio is the median of the rounds' ratios, not the ratio of two sums."""
    assert find_ratio([2.0, 200.0, 2.0], [1.0, 1.0, 1.0]) == pytest.approx(2.0)
    assert find_ratio([2.0, 20.0, 3.0], [1.0, 10.0, 1.0]) == pytest.approx(2.0)
