"""Tell at the start gate that it hurts, or that it is over. It is in the record and can be taken back."""

from lull.actions.recorded import Recorded
from lull.practice.catalogue import find_exercise
from lull.practice.side_choice import SIDE_WORDS, list_side_choices
from lull.practice.sore_part import PainTold
from lull.record.event_body import to_event_now
from lull.refusal import BadInput
from lull.saying import say
from lull.store.ledger import Ledger


def tell_pain(ledger: Ledger, told: PainTold, *, event_id: str) -> Recorded:
    """Write down where it hurts. The same id again is the same entry.

    Raises:
        BadInput: for an exercise nobody knows, or a side it is not practised on.
    """
    exercise = find_exercise(told.exercise)
    if told.side not in list_side_choices(exercise):
        raise BadInput(
            say("{exercise} is not practised on {side}", exercise=exercise.name, side=SIDE_WORDS[told.side])
        )
    event = to_event_now(told, event_id=event_id, now=told.at, said_by=told.said_by)
    ledger.append(event)
    return Recorded(event=event)
