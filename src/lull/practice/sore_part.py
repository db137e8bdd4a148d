"""Where somebody told that it hurts: nothing is begun there for a while (hazard H16)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from lull.movement.landmarks import SIDES, WATCHED, Side, Watched
from lull.practice.catalogue import EXERCISES
from lull.practice.exercise import Exercise, Group
from lull.refusal import BadInput
from lull.saying import Saying, say

PAIN_HOLDS = timedelta(hours=12)
"""So long nothing is begun where it hurt, unless it is told to be over (ours; plausible 4 to 24 hours)."""

PARTS: dict[Group, dict[Watched, str]] = {
    "hand": {"left": say("the left hand"), "right": say("the right hand"), "both": say("the hands")},
    "arm": {"left": say("the left arm"), "right": say("the right arm"), "both": say("the arms")},
    "trunk": dict.fromkeys(WATCHED, say("the head or trunk")),
    "leg": {"left": say("the left leg"), "right": say("the right leg"), "both": say("the legs")},
}
"""Each whole: other languages bend the side with the part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PainTold:
    """What was told at the start gate of an exercise: that it hurts there, or that it is over.

    Raises:
        BadInput: for a time without an offset.
    """

    exercise: str
    side: Watched
    hurts: bool
    at: datetime
    said_by: str = "self"

    def __post_init__(self) -> None:
        """Refuse a moment that cannot be placed."""
        if self.at.tzinfo is None:
            raise BadInput("pain needs a time with an offset, such as 2026-11-22T08:00+01:00")


def find_pain(told: Iterable[PainTold], exercise: Exercise, side: Watched, now: datetime) -> PainTold | None:
    """Return what was told of pain where this exercise moves, while it holds; otherwise ``None``.

    Pain holds for the part of the body on its side until it is told to be over. Head and trunk are one part:
    leaning to the other side moves what hurts as well.

    Args:
        told: what was told, in order of recording.
        exercise: what would be begun.
        side: on which side.
        now: an instant with an offset.
    """
    sore: dict[tuple[Group, Side], PainTold] = {}
    for one in told:
        known = EXERCISES.get(one.exercise)
        if known is None:
            continue
        for own in _sides_of(known, one.side):
            sore.pop((known.group, own), None)
            if one.hurts:
                sore[known.group, own] = one
    asked = [(exercise.group, own) for own in _sides_of(exercise, side)]
    found = [sore[part] for part in asked if part in sore]
    return max((one for one in found if now < one.at + PAIN_HOLDS), key=lambda one: one.at, default=None)


def name_part(exercise: Exercise, side: Watched) -> str:
    """Name the part of the body that an exercise moves: ``the left leg``, ``the arms``."""
    return PARTS[exercise.group][side]


def say_sore(exercise: Exercise, side: Watched) -> Saying:
    """Say what was told of pain, and what becomes of it."""
    return say(
        "You told us that it hurts: {part}. Nothing is begun there for now.", part=name_part(exercise, side)
    )


def _sides_of(exercise: Exercise, side: Watched) -> tuple[Side, ...]:
    """Return the sides of the body that take part."""
    return SIDES if side == "both" or exercise.group == "trunk" else (side,)
