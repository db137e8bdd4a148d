"""The own range follows slowly, and a few small movements do not pull it down."""

import pytest

from lull.movement.own_range import OwnRange, reached_several_times, select_alike, upper_quartile


def test_the_upper_quartile_of_known_numbers() -> None:
    """Linear between neighbours, as printed in textbooks."""
    assert upper_quartile([10.0]) == 10.0
    assert upper_quartile([4.0, 1.0, 3.0, 2.0]) == pytest.approx(3.25)


def test_unknown_until_learnt() -> None:
    """No range is made up."""
    assert OwnRange().deg is None
    assert OwnRange(60.0).deg == 60.0


def test_a_tiring_person_keeps_the_range_for_a_while_and_then_gets_a_smaller_one() -> None:
    """Three movements at half do not change it; twelve do."""
    own = OwnRange()
    own.learn_first([80.0] * 5)
    for _ in range(3):
        own.learn(40.0)
    assert own.deg == pytest.approx(80.0)
    for _ in range(9):
        own.learn(40.0)
    assert own.deg == pytest.approx(40.0)


def test_a_growing_range_is_followed() -> None:
    """It grows with the movements, not at the first large one."""
    own = OwnRange(50.0)
    own.learn(70.0)
    first = own.deg
    for _ in range(11):
        own.learn(70.0)
    assert first is not None
    assert first < 65.0
    assert own.deg == pytest.approx(70.0)


def test_small_first_movements_are_left_aside() -> None:
    """What a person has done once they can do: two halves do not make half the range."""
    assert select_alike([35.0, 80.0, 36.0, 78.0]) == [80.0, 78.0]
    assert select_alike([]) == []


def test_one_odd_large_movement_is_outvoted() -> None:
    """Getting into position went further than any of the five movements after it."""
    alike = select_alike([150.0, 60.0, 61.0, 59.0, 60.0, 62.0])
    assert len(alike) == 6
    own = OwnRange()
    own.learn_first([150.0, 60.0, 61.0, 59.0, 60.0, 62.0])
    assert own.deg is not None
    assert own.deg < 65.0


def test_what_was_reached_three_times_is_not_the_two_that_went_further() -> None:
    """Two odd large movements say less than three; with two in all, nothing is said."""
    assert reached_several_times([150.0, 60.0, 140.0, 61.0, 62.0]) == 62.0
    assert reached_several_times([60.0, 61.0]) is None
