"""The forty exercises, found by id, and those among them that can be played live."""

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

LIVE_EXERCISES: Mapping[str, Exercise] = {
    exercise_id: EXERCISES[exercise_id] for exercise_id in ("elbow-straighten", "knee-straighten")
}
"""Those with a stage of their own; the others are counted in recordings."""


def find_exercise(exercise_id: str) -> Exercise:
    """Return an exercise by its id.

    Raises:
        BadInput: for an id nobody knows; names the known ones.
    """
    return _find(exercise_id, EXERCISES)


def find_live_exercise(exercise_id: str) -> Exercise:
    """Return an exercise that can be played live.

    Raises:
        BadInput: for any other id; names those that can.
    """
    return _find(exercise_id, LIVE_EXERCISES)


def _find(exercise_id: str, known: Mapping[str, Exercise]) -> Exercise:
    """Return an exercise among the known ones."""
    try:
        return known[exercise_id]
    except KeyError:
        named = get_close_matches(exercise_id, known) or list(LIVE_EXERCISES)
        more = len(known) - len(named)
        others = f" and {more} more (lull count --help names them)" if more else ""
        raise BadInput(
            f"there is no exercise {exercise_id!r}: the exercises are {', '.join(named)}{others}"
        ) from None
