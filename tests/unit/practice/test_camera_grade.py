"""What a grade says: exact in every film is good, too many in one is none, never tried is none."""

import pytest

from lull.practice.camera_grade import GRADE_WORDS, Grade, find_grade, grade_trials
from lull.practice.camera_trials import CAMERA_TRIALS, Trial
from lull.practice.catalogue import EXERCISES


@pytest.mark.parametrize(
    ("counted", "grade"),
    [
        ((4, 4), "good"),
        ((4,), "fair"),
        ((4, 3), "fair"),
        ((0, 4), "fair"),
        ((3, 3), "none"),
        ((4, 5), "none"),
        ((), "untried"),
    ],
)
def test_a_grade_is_what_the_films_showed(counted: tuple[int, ...], grade: Grade) -> None:
    """One count too high takes the trust away; one too low leaves some of it."""
    assert grade_trials(tuple(Trial("drawn", 4, one) for one in counted)) == grade


def test_every_exercise_has_a_grade_and_its_words() -> None:
    """What was never tried is not called good."""
    assert set(CAMERA_TRIALS) <= set(EXERCISES)
    assert {find_grade(exercise) for exercise in EXERCISES} <= set(GRADE_WORDS)
    assert find_grade("elbow-straighten") == "good"
    assert find_grade("never-filmed") == "untried"
    assert find_grade("palm-turn") == "none"
