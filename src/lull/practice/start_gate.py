"""Whether an exercise may be begun, and what has to be there for it (hazard H14: a fall).

Exercises in which somebody rises, stands, squats or steps are locked until an adult or a therapist unlocks
them, and are not begun while something told today speaks against practice. Nothing here says that an
exercise is safe: it only says when one is not offered.
"""

from collections.abc import Set as AbstractSet
from typing import Literal

from lull.practice.exercise import Exercise, FallRisk
from lull.refusal import Refusal
from lull.saying import Saying, say, together

Need = Literal["nothing", "seat", "hold", "helper"]
"""What has to be there: nothing more; a seat with sides; something firm to hold; a helper beside."""

NEEDS: dict[FallRisk, Need] = {0: "nothing", 1: "seat", 2: "hold", 3: "helper"}
"""By the exercise's fall risk (ours; a therapist has to confirm it)."""

NEED_SENTENCES: dict[Need, str] = {
    "nothing": "",
    "seat": say("Sit on a firm seat with sides. Lock the brakes of a wheelchair."),
    "hold": say("Hold on to something that cannot move. Wear firm shoes."),
    "helper": say("A helper stands beside you. Hold on to something that cannot move. Wear firm shoes."),
}

LOCKED_FROM: FallRisk = 2
"""From this fall risk on an exercise is locked at first (needs and hazards, rule 10; the class is ours)."""

LOCKED_SENTENCE = say("This one is locked, because people can fall. An adult or a therapist can unlock it.")
NOT_TODAY_SENTENCE = say("Not today. Choose one that is done sitting or lying.")


def find_need(exercise: Exercise) -> Need:
    """Return what has to be there for an exercise."""
    return NEEDS[exercise.fall_risk]


def is_locked_at_first(exercise: Exercise) -> bool:
    """Tell whether an exercise has to be unlocked before it is begun."""
    return exercise.fall_risk >= LOCKED_FROM


def refuse_start(
    exercise: Exercise, *, unlocked: AbstractSet[str], speaks_against: str | None
) -> Refusal | None:
    """Return why an exercise is not begun now, or ``None`` where no rule speaks against it.

    Args:
        exercise: what would be practised.
        unlocked: ids of the exercises that somebody unlocked.
        speaks_against: the sentence of a gate that is closed now, such as a fall today.
    """
    if not is_locked_at_first(exercise):
        return None
    if exercise.id not in unlocked:
        return Refusal(code="locked", message=LOCKED_SENTENCE)
    if speaks_against is not None:
        return refuse_today(speaks_against)
    return None


def refuse_today(speaks_against: str) -> Refusal:
    """Return that it is not begun today, and why; with a sentence about medicine all of it is English (H36).

    Args:
        speaks_against: the sentence of a gate; a plain text where no language but English has it.
    """
    known = isinstance(speaks_against, Saying)
    message = together((speaks_against, NOT_TODAY_SENTENCE))
    return Refusal(code="not_today", message=message if known else str(message))
