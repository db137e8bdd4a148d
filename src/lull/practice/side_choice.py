"""On which sides an exercise can be practised, and how that is said."""

from lull.movement.landmarks import Watched
from lull.practice.exercise import Exercise


def list_side_choices(exercise: Exercise) -> tuple[Watched, ...]:
    """Return the sides to choose from: each alone, both, or both for what has no sides."""
    alone: tuple[Watched, ...] = ("left", "right") if "each" in exercise.sides else ()
    together: tuple[Watched, ...] = ("both",) if {"both", "alternate", "none"} & {*exercise.sides} else ()
    return alone + together


def say_side(exercise: Exercise, side: Watched) -> str:
    """Say a side: ``left``, ``both together``, ``in turns``; empty where there is nothing to choose."""
    if side != "both":
        return side
    if exercise.takes_turns:
        return "in turns"
    return "" if exercise.sides == ("none",) else "both together"
