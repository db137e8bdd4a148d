"""What was practised, in words: the exercise with its side, and what stands behind its numbers."""

from lull.movement.landmarks import Watched
from lull.practice.catalogue import EXERCISES
from lull.practice.side_choice import say_side


def name_practised(exercise_id: str, side: Watched) -> str:
    """Name what was practised and on which side: ``March while sitting, in turns``."""
    exercise = EXERCISES.get(exercise_id)
    if exercise is None:
        return f"{exercise_id}, {side}"
    said = say_side(exercise, side)
    return f"{exercise.name}, {said}" if said else exercise.name


def range_mark(exercise_id: str) -> str:
    """Return what stands behind a range of this exercise: degrees, or percent of a length of the body."""
    exercise = EXERCISES.get(exercise_id)
    return "%" if exercise is not None and exercise.signal.unit == "%" else "°"
