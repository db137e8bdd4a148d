"""Keep a grade or score that a clinician gave."""

from lull.actions.recorded import Recorded
from lull.record.event import Event
from lull.record.event_body import to_event_now
from lull.record.recorded_grade import RecordedGrade
from lull.record.state import RecordState
from lull.refusal import BadInput
from lull.saying import say
from lull.store.ledger import Ledger
from lull.timeline import local_day


def keep_grade(ledger: Ledger, grade: RecordedGrade) -> Recorded:
    """Write a grade down. The same ``grade.id`` sent again is the same entry.

    Raises:
        BadInput: if its day lies before the person was born, or has not come yet.
    """

    def judge(state: RecordState) -> tuple[Event, ...]:
        if not state.holds(grade.id):
            _check_day(state, grade)
        event = to_event_now(grade, event_id=grade.id, now=grade.recorded_at, said_by=grade.said_by)
        return (event,)

    (kept,) = ledger.decide(judge)
    return Recorded(event=kept)


def _check_day(state: RecordState, grade: RecordedGrade) -> None:
    """Refuse a day outside the person's life so far."""
    described = state.described
    if described is None:
        return
    if grade.on < described.born_on:
        raise BadInput(
            say(
                "{day} lies before the date of birth, {born}: check the day",
                day=grade.on,
                born=described.born_on,
            )
        )
    if grade.on > local_day(grade.recorded_at, described.zone):
        raise BadInput(say("{day} has not come yet: check the day", day=grade.on))
