"""Whose movement is watched: each side alone, both together, or the body's middle."""

import pytest

from lull.practice.catalogue import EXERCISES
from lull.practice.watched_sides import choose_watchings, find_watchings


@pytest.mark.parametrize(
    ("exercise", "ways"),
    [
        ("elbow-straighten", ["left", "right"]),
        ("seated-march", ["left", "right"]),
        ("mini-squat", ["both", "left", "right"]),
        ("push-forward", ["both", "left", "right"]),
        ("clap", ["both"]),
        ("look-round", ["both"]),
        ("bridge", ["left", "right"]),
    ],
)
def test_the_ways_to_watch(exercise: str, ways: list[str]) -> None:
    """Legs that move together can be watched on one of them; a clap has no sides."""
    assert [way.whose for way in find_watchings(EXERCISES[exercise])] == ways


@pytest.mark.parametrize(
    ("exercise", "wish", "ways"),
    [
        ("elbow-straighten", "both", ["left", "right"]),
        ("elbow-straighten", "right", ["right"]),
        ("mini-squat", "both", ["both"]),
        ("mini-squat", "left", ["left"]),
        ("clap", "left", ["both"]),
        ("bridge", "both", ["left", "right"]),
    ],
)
def test_a_wish_is_met(exercise: str, wish: str, ways: list[str]) -> None:
    """Both sides of a one-sided exercise are watched one by one."""
    found = choose_watchings(EXERCISES[exercise], wish)  # type: ignore[arg-type]
    assert [way.whose for way in found] == ways


def test_one_leg_of_a_squat_needs_no_landmark_of_the_other() -> None:
    """So that a hidden leg costs nothing."""
    (left,) = choose_watchings(EXERCISES["mini-squat"], "left")
    assert left.side == "left"
    assert all(name.startswith("left_") for name in left.landmarks)
