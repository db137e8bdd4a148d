"""On which sides an exercise can be practised, and how that is said."""

from collections.abc import Mapping

from lull.movement.landmarks import SIDES, Watched
from lull.practice.exercise import Exercise, Sidedness
from lull.saying import say

SIDE_WORDS: Mapping[Watched, str] = {"left": say("left"), "right": say("right"), "both": say("both")}


def list_side_choices(exercise: Exercise) -> tuple[Watched, ...]:
    """Return the sides to choose from: each alone, both, or both for what has no sides."""
    alone: tuple[Watched, ...] = SIDES if "each" in exercise.sides else ()
    together: tuple[Watched, ...] = ("both",) if {"both", "alternate", "none"} & {*exercise.sides} else ()
    return alone + together


def say_side(exercise: Exercise, side: Watched) -> str:
    """Say a side: ``left``, ``both together``, ``in turns``; empty where there is nothing to choose."""
    if side != "both":
        return SIDE_WORDS[side]
    if exercise.takes_turns:
        return say("in turns")
    return "" if exercise.sides == ("none",) else say("both together")


def find_doing(exercise: Exercise, side: Watched) -> Sidedness:
    """Return how a choice shares the exercise between the sides: each alone, both, in turns, or no sides.

    Raises:
        ValueError: for a side on which this exercise is not practised.
    """
    if side not in list_side_choices(exercise):
        raise ValueError(f"{exercise.id} is not practised on {side}")
    if side != "both":
        return "each"
    return next(doing for doing in exercise.sides if doing != "each")
