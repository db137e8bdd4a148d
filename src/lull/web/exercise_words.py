"""Exercises in words and in a picture: how one sits, and from where the camera looks."""

from collections.abc import Mapping

from lull.movement.landmarks import Watched
from lull.practice.demonstration.demonstration import Demonstration, demonstrate
from lull.practice.exercise import Exercise, Group, Position, View
from lull.practice.side_choice import find_doing
from lull.saying import say, together, with_upper_first

GROUPS: Mapping[Group, str] = {
    "hand": say("Hand"),
    "arm": say("Arm"),
    "trunk": say("Head and trunk"),
    "leg": say("Leg"),
}

POSITIONS: Mapping[Position, str] = {
    "sit": say("sitting"),
    "wheelchair": say("in a wheelchair"),
    "lie": say("lying"),
    "stand": say("standing"),
}

VIEWS: Mapping[View, str] = {
    "front": say("Face the camera."),
    "side": say("Turn your side to the camera."),
    "any": say("Face the camera, or turn your side to it."),
}


def say_positions(exercise: Exercise, *, seated_only: bool = False) -> str:
    """Say how it can be done: ``Sitting, in a wheelchair or standing``.

    ``seated_only`` leaves standing out where there is another way: on a day on which somebody may fall (H14).
    """
    safer = [position for position in exercise.positions if position != "stand"]
    positions = safer if seated_only and safer else exercise.positions
    words = [POSITIONS[position] for position in positions]
    if len(words) == 1:
        return with_upper_first(words[0])
    return with_upper_first(say("{ones} or {last}", ones=together(words[:-1], ", "), last=words[-1]))


def say_view(exercise: Exercise) -> str:
    """Say from where the camera sees it."""
    return say("Hold your hand up to the camera.") if exercise.group == "hand" else VIEWS[exercise.view]


def show_exercise(exercise: Exercise, side: Watched, position: Position | None = None) -> Demonstration:
    """Return the picture of an exercise in a position, or in its first; of both sides the right is nearer."""
    chosen = exercise.positions[0] if position is None else position
    return demonstrate(exercise, chosen, find_doing(exercise, side), "right" if side == "both" else side)
