"""What was practised, in words: the exercise with its side, and what stands behind its numbers."""

from lull.movement.landmarks import Watched
from lull.practice.catalogue import EXERCISES
from lull.practice.side_choice import SIDE_WORDS, say_side
from lull.saying import together


def name_practised(exercise_id: str, side: Watched) -> str:
    """Name what was practised and on which side: ``March while sitting, in turns``."""
    exercise = EXERCISES.get(exercise_id)
    if exercise is None:
        return together((exercise_id, SIDE_WORDS[side]), ", ")
    said = say_side(exercise, side)
    return together((exercise.name, said), ", ") if said else exercise.name


def range_mark(exercise_id: str) -> str:
    """Return what stands behind a range of this exercise: degrees, or percent of a length of the body."""
    exercise = EXERCISES.get(exercise_id)
    return "%" if exercise is not None and exercise.signal.unit == "%" else "°"
