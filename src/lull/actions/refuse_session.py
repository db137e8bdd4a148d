"""Whether a session may begin now, with everything the record knows: locks, gates, pain, the start gate."""

from datetime import datetime

from lull.actions.predict_span import find_gate
from lull.actions.unlock_exercise import refuse_practice
from lull.movement.landmarks import Watched
from lull.practice.catalogue import find_exercise
from lull.practice.exercise import Exercise, Position
from lull.practice.side_choice import list_side_choices
from lull.practice.sore_part import PainTold, find_pain, say_sore
from lull.practice.start_answers import (
    StartAnswers,
    may_need_unlocking,
    recall_answers,
    refuse_answers,
    refuse_position,
)
from lull.progress.practice_session import PracticeSession
from lull.record.state import RecordState
from lull.refusal import Refusal
from lull.saying import say
from lull.tone.gates import Gate


def refuse_session(state: RecordState, session: PracticeSession, *, hurts: bool) -> Refusal | None:
    """Return why a session is not begun, or ``None`` where no rule speaks against it.

    Raises:
        BadInput: if there is no such exercise.
    """
    exercise = find_exercise(session.exercise)
    gate = find_gate(state, now=session.started_at) if may_need_unlocking(exercise) else None
    refused = refuse_exercise(state, exercise, session.side, gate, now=session.started_at)
    refused = refused or refuse_answers(exercise, session.start, hurts=hurts)
    if refused is not None or session.start is None:
        return refused
    return refuse_standing(state, exercise, session.start.position, gate)


def refuse_exercise(
    state: RecordState, exercise: Exercise, side: Watched, gate: Gate | None, *, now: datetime
) -> Refusal | None:
    """Return why an exercise on a side is not begun now in any position; ``gate`` is what is closed now."""
    if side not in list_side_choices(exercise):
        return Refusal(code="side", message=say("Choose a side that this exercise is practised on."))
    refused = refuse_practice(state, exercise, gate)
    if refused is None and find_pain(state.said(PainTold), exercise, side, now) is not None:
        refused = Refusal(code="hurts", message=say_sore(exercise, side))
    return refused


def refuse_standing(
    state: RecordState, exercise: Exercise, position: Position, gate: Gate | None
) -> Refusal | None:
    """Return why an exercise is not begun in this position, or ``None``."""
    return refuse_position(
        exercise,
        position,
        unlocked=frozenset(told.exercise for told in state.unlocked),
        speaks_against=None if gate is None else gate.message,
    )


def recall_start(state: RecordState, exercise: Exercise, *, position: Position | None = None) -> StartAnswers:
    """Return what was answered at earlier starts, to be confirmed."""
    earlier = [(find_exercise(one.exercise), one.start) for one in state.sessions if one.start is not None]
    return recall_answers(earlier, exercise, position=position)
