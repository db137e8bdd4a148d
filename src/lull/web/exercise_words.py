"""Exercises in words and in a picture: how one sits, and from where the camera looks."""

from collections.abc import Mapping

from lull.movement.landmarks import Watched
from lull.practice.demonstration.demonstration import Demonstration, demonstrate
from lull.practice.exercise import Exercise, Group, Position, View
from lull.practice.side_choice import find_doing

GROUPS: Mapping[Group, str] = {"hand": "Hand", "arm": "Arm", "trunk": "Head and trunk", "leg": "Leg"}

POSITIONS: Mapping[Position, str] = {
    "sit": "sitting",
    "wheelchair": "in a wheelchair",
    "lie": "lying",
    "stand": "standing",
}

VIEWS: Mapping[View, str] = {
    "front": "Face the camera.",
    "side": "Turn your side to the camera.",
    "any": "Face the camera, or turn your side to it.",
}


def say_positions(exercise: Exercise, *, seated_only: bool = False) -> str:
    """Say how it can be done: ``Sitting, in a wheelchair or standing``.

    ``seated_only`` leaves standing out where there is another way: on a day on which somebody may fall (H14).
    """
    safer = [position for position in exercise.positions if position != "stand"]
    positions = safer if seated_only and safer else exercise.positions
    words = [POSITIONS[position] for position in positions]
    said = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
    return f"{said[:1].upper()}{said[1:]}"


def say_view(exercise: Exercise) -> str:
    """Say from where the camera sees it."""
    return "Hold your hand up to the camera." if exercise.group == "hand" else VIEWS[exercise.view]


def show_exercise(exercise: Exercise, side: Watched, position: Position | None = None) -> Demonstration:
    """Return the picture of an exercise in a position, or in its first; of both sides the right is nearer."""
    chosen = exercise.positions[0] if position is None else position
    return demonstrate(exercise, chosen, find_doing(exercise, side), "right" if side == "both" else side)
