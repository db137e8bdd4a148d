"""The forty exercises, found by id."""

from collections.abc import Mapping
from difflib import get_close_matches

from lull.practice.arm_exercises import ARM_EXERCISES
from lull.practice.exercise import Exercise
from lull.practice.hand_exercises import HAND_EXERCISES
from lull.practice.leg_exercises import LEG_EXERCISES
from lull.practice.trunk_exercises import TRUNK_EXERCISES
from lull.refusal import BadInput

EXERCISES: Mapping[str, Exercise] = {
    exercise.id: exercise for exercise in (*HAND_EXERCISES, *ARM_EXERCISES, *TRUNK_EXERCISES, *LEG_EXERCISES)
}

SOME = ("elbow-straighten", "knee-straighten")
"""Those named where an id is like none of ours."""


def find_exercise(exercise_id: str) -> Exercise:
    """Return an exercise by its id.

    Raises:
        BadInput: for an id nobody knows; names the known ones.
    """
    try:
        return EXERCISES[exercise_id]
    except KeyError:
        named = get_close_matches(exercise_id, EXERCISES) or list(SOME)
        more = len(EXERCISES) - len(named)
        others = f" and {more} more (lull count --help names them)" if more else ""
        raise BadInput(
            f"there is no exercise {exercise_id!r}: the exercises are {', '.join(named)}{others}"
        ) from None
