"""Who may begin an exercise in which people can fall (H14)."""

import pytest

from lull.practice.catalogue import EXERCISES
from lull.practice.exercise import Exercise
from lull.practice.start_gate import NEED_SENTENCES, NEEDS, find_need, is_locked_at_first, refuse_start

ALL = [*EXERCISES.values()]


@pytest.mark.hazard("H14")
@pytest.mark.parametrize("exercise", ALL, ids=lambda one: one.id)
def test_whatever_is_done_standing_or_rising_is_locked(exercise: Exercise) -> None:
    """And nothing that is only done sitting or lying is."""
    rises = exercise.positions == ("stand",) or exercise.id == "sit-to-stand"
    assert is_locked_at_first(exercise) == rises
    assert (refuse_start(exercise, unlocked=frozenset(), speaks_against=None) is not None) == rises


@pytest.mark.hazard("H14")
@pytest.mark.parametrize("exercise", [one for one in ALL if is_locked_at_first(one)], ids=lambda one: one.id)
def test_unlocking_one_unlocks_that_one_and_not_on_a_bad_day(exercise: Exercise) -> None:
    """A fall today speaks against it, whoever unlocked it."""
    others = frozenset(EXERCISES) - {exercise.id}
    locked = refuse_start(exercise, unlocked=others, speaks_against=None)
    assert locked is not None
    assert locked.code == "locked"
    assert refuse_start(exercise, unlocked={exercise.id}, speaks_against=None) is None
    today = refuse_start(exercise, unlocked={exercise.id}, speaks_against="You said: a fall.")
    assert today is not None
    assert today.code == "not_today"
    assert today.message.startswith("You said: a fall.")


def test_each_risk_says_what_has_to_be_there() -> None:
    """Only the lowest needs nothing."""
    assert [bool(NEED_SENTENCES[need]) for _, need in sorted(NEEDS.items())] == [False, True, True, True]
    assert find_need(EXERCISES["mini-squat"]) == "helper"
    assert find_need(EXERCISES["thumb-index"]) == "nothing"
