"""Unlock an exercise in which people can fall, and ask whether one may be begun now (hazard H14)."""

from lull.actions.recorded import Recorded
from lull.practice.catalogue import find_exercise
from lull.practice.exercise import Exercise
from lull.practice.start_answers import may_need_unlocking
from lull.practice.start_gate import refuse_start
from lull.record.event_body import to_event_now
from lull.record.exercise_unlocked import ExerciseUnlocked
from lull.record.state import RecordState
from lull.refusal import BadInput, Refusal
from lull.saying import say
from lull.store.ledger import Ledger
from lull.tone.gates import Gate


def unlock_exercise(ledger: Ledger, told: ExerciseUnlocked, *, event_id: str) -> Recorded:
    """Write an unlocking down. The same id again is the same entry.

    Raises:
        BadInput: for an exercise that nobody knows or that is not locked.
    """
    exercise = find_exercise(told.exercise)
    if not may_need_unlocking(exercise):
        raise BadInput(say("{exercise} is not locked", exercise=exercise.name))
    event = to_event_now(told, event_id=event_id, now=told.at, said_by=told.said_by)
    ledger.append(event)
    return Recorded(event=event)


def refuse_practice(state: RecordState, exercise: Exercise, gate: Gate | None) -> Refusal | None:
    """Return why an exercise is not begun, or ``None``; ``gate`` is what speaks against practice now."""
    return refuse_start(
        exercise,
        unlocked=frozenset(told.exercise for told in state.unlocked),
        speaks_against=None if gate is None else gate.message,
    )
