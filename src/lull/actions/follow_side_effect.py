"""Record how a side effect is now: a strength from 0, gone, to 4."""

from lull.actions.recorded import Recorded
from lull.record.event import Event
from lull.record.event_body import to_event_now
from lull.record.side_effect import SideEffect, SideEffectCourse
from lull.record.state import RecordState
from lull.refusal import BadInput, shorten
from lull.store.ledger import Ledger


def follow_side_effect(ledger: Ledger, course: SideEffectCourse, *, event_id: str) -> Recorded:
    """Write down how it is. The same ``event_id`` sent again is the same entry.

    Raises:
        BadInput: if there is no such side effect, it was taken back, or the moment lies before it began.
    """

    def judge(state: RecordState) -> tuple[Event, ...]:
        if not state.holds(event_id):
            _check_followed(state, course)
        return (to_event_now(course, event_id=event_id, now=course.recorded_at, said_by=course.said_by),)

    (kept,) = ledger.decide(judge)
    return Recorded(event=kept)


def _check_followed(state: RecordState, course: SideEffectCourse) -> None:
    """Refuse to follow what is not there, what was taken back, and a moment before it began."""
    if state.holds(course.began_id) and not state.stands(course.began_id):
        raise BadInput("this side effect was taken back: put it back first, or write it down anew")
    began = next((effect for effect in state.said(SideEffect) if effect.id == course.began_id), None)
    if began is None:
        raise BadInput(f"there is no side effect {shorten(course.began_id)}: choose one from the list")
    if course.at < began.began_at:
        raise BadInput("this moment lies before the side effect began: check the time")
