"""The engine of a live session: of one side, of both together, or of both in turns."""

from dataclasses import replace
from typing import TypeAlias

from lull.movement.landmarks import Watched
from lull.practice.exercise import Exercise
from lull.practice.practice_engine import PracticeEngine
from lull.practice.side_choice import list_side_choices
from lull.practice.turn_engine import TurnEngine
from lull.refusal import BadInput

LiveEngine: TypeAlias = PracticeEngine | TurnEngine


def open_engine(exercise: Exercise, side: Watched, *, goal: int | None = None) -> LiveEngine:
    """Return the engine for an exercise on a side.

    Raises:
        BadInput: for a side on which this exercise is not practised.
    """
    if side not in list_side_choices(exercise):
        raise BadInput(f"{exercise.name} is not practised on {side}")
    if side != "both":
        return PracticeEngine(exercise, side, goal=goal)
    if exercise.takes_turns:
        return TurnEngine(exercise, goal=goal)
    has_sides = set(find_limb(exercise, "left")) != set(find_limb(exercise, "right"))
    if exercise.signal.whose == "one" and has_sides:
        exercise = replace(exercise, signal=replace(exercise.signal, whose="both"))
    return PracticeEngine(exercise, "left", goal=goal)


def find_limb(exercise: Exercise, side: Watched) -> tuple[str, ...]:
    """Return the landmarks to mark in the picture: those the signal is read from."""
    if side != "both":
        return exercise.landmarks(side)
    return tuple(dict.fromkeys((*exercise.landmarks("left"), *exercise.landmarks("right"))))
