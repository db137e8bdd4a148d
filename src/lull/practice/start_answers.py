"""What is answered at the start gate before practice begins, and what has to be answered (H14, H16, H30).

Position, support, helper and shoes are remembered and only confirmed. Pain is asked each time. Nothing here
says that a start is safe: it only says when none is made.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal, get_args

from lull.practice.exercise import Exercise, Position
from lull.practice.start_gate import find_need, is_locked_at_first, refuse_today
from lull.refusal import BadInput, Refusal
from lull.saying import say

Question = Literal["support", "helper", "shoes"]
QUESTIONS: tuple[Question, ...] = get_args(Question)
POSITIONS: tuple[Position, ...] = get_args(Position)

HOLD = say("Something firm to hold that cannot move.")
SUPPORTS: Mapping[Position, str] = {
    "sit": say("A firm chair that cannot slide or tip."),
    "wheelchair": say("The brakes are locked."),
    "lie": say("A firm bed or mat, away from the edge."),
    "stand": HOLD,
}
"""What carries somebody in each position (ours; a therapist has to confirm it)."""

STANDING_LOCKED = say("Standing is locked for this one. An adult or a therapist can unlock it.")
HURTS_SENTENCE = say("It hurts there, so nothing is begun there now. Tell the person who helps you.")
ASKS: Mapping[Question, str] = {
    "support": say("First have the support that the picture shows, and tick it."),
    "helper": say("This one needs a helper beside you. Wait for one, or choose another exercise."),
    "shoes": say("This one needs firm shoes. Put them on and tick it, or choose another exercise."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StartAnswers:
    """How somebody is there: in which position, and what was confirmed to be there.

    Raises:
        BadInput: for a position nobody knows.
    """

    position: Position
    support: bool = False
    helper: bool = False
    shoes: bool = False

    def __post_init__(self) -> None:
        """Refuse a position nobody knows."""
        if self.position not in POSITIONS:
            raise BadInput(say("choose how you practise: sitting, in a wheelchair, lying or standing"))

    def confirms(self, question: Question) -> bool:
        """Tell whether something was confirmed to be there."""
        return bool(getattr(self, question))


def list_needed(exercise: Exercise, position: Position) -> tuple[Question, ...]:
    """Return what has to be there before an exercise begins in a position.

    Support always; shoes where somebody stands or rises; a helper where the fall risk asks for one.
    """
    need = find_need(exercise)
    on_feet = position == "stand" or need in ("hold", "helper")
    needed: tuple[Question, ...] = ("support",)
    return needed + (("helper",) if need == "helper" else ()) + (("shoes",) if on_feet else ())


def say_support(exercise: Exercise, position: Position) -> str:
    """Say what has to carry somebody: what the position needs, and what leaning out or rising needs."""
    if find_need(exercise) in ("hold", "helper"):
        return HOLD
    if find_need(exercise) == "seat" and position == "sit":
        return say("A firm seat with sides.")
    return SUPPORTS[position]


def may_need_unlocking(exercise: Exercise) -> bool:
    """Tell whether an exercise, or doing it standing, is locked until somebody unlocks it."""
    return is_locked_at_first(exercise) or "stand" in exercise.positions


def refuse_position(
    exercise: Exercise, position: Position, *, unlocked: AbstractSet[str], speaks_against: str | None
) -> Refusal | None:
    """Return why an exercise is not begun in a position, or ``None``. Standing is locked at first (H14)."""
    if position not in exercise.positions:
        return Refusal(
            code="position", message=say("This one is not done like that. Choose another position.")
        )
    if position != "stand":
        return None
    if exercise.id not in unlocked:
        return Refusal(code="locked", message=STANDING_LOCKED)
    if speaks_against is not None:
        return refuse_today(speaks_against)
    return None


def refuse_answers(exercise: Exercise, answers: StartAnswers | None, *, hurts: bool) -> Refusal | None:
    """Return why these answers begin nothing, or ``None``: pain first (H16), then what is not there (H30)."""
    if answers is None:
        return Refusal(code="not_answered", message=say("Answer the pictures before practice begins."))
    if hurts:
        return Refusal(code="hurts", message=HURTS_SENTENCE)
    for question in list_needed(exercise, answers.position):
        if not answers.confirms(question):
            return Refusal(code=question, message=ASKS[question])
    return None


def recall_answers(
    earlier: Sequence[tuple[Exercise, StartAnswers]], exercise: Exercise, *, position: Position | None = None
) -> StartAnswers:
    """Return what was answered before, to be confirmed: the position of this exercise, and what was there.

    What was there is taken from the last start with the same position and the same needs; otherwise nothing
    is ticked. Without a start of this exercise, the last position that it is done in.

    Args:
        earlier: exercises begun before with their answers, in order of time.
        exercise: what is to be begun.
        position: the position now chosen, where one was.
    """
    newest_first = list(reversed(earlier))
    own = [told.position for one, told in newest_first if one.id == exercise.id]
    used = [*own, *(told.position for _, told in newest_first)]
    offered = [one for one in used if one in exercise.positions]
    chosen: Position = position or (offered or list(exercise.positions))[0]
    wanted = (say_support(exercise, chosen), list_needed(exercise, chosen))
    for one, told in newest_first:
        if told.position == chosen and (say_support(one, chosen), list_needed(one, chosen)) == wanted:
            return told
    return StartAnswers(position=chosen)
