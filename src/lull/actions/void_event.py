"""Take back an entry, or take back the taking back: undo and redo. Nothing is removed."""

from datetime import datetime

from lull.record.event import Event
from lull.record.event_body import to_event
from lull.record.fact import Voiding
from lull.record.person_description import PersonDescription
from lull.record.state import RecordState
from lull.refusal import BadInput, shorten
from lull.store.ledger import Ledger


def void_event(
    ledger: Ledger, voided_id: str, *, event_id: str, now: datetime, said_by: str = "self"
) -> Event:
    """Write that the entry ``voided_id`` does not stand. Voiding that entry in turn brings the first back.

    Raises:
        BadInput: if there is no such entry, it is already taken back, or it is the only description of
            the person.
    """
    voiding = Voiding(event_id=voided_id)
    event = to_event(voiding, event_id=event_id, happened_at=now, recorded_at=now, said_by=said_by)

    def judge(state: RecordState) -> tuple[Event, ...]:
        if not state.holds(event_id):
            _check_voidable(state, voided_id)
        return (event,)

    (kept,) = ledger.decide(judge)
    return kept


def _check_voidable(state: RecordState, voided_id: str) -> None:
    """Refuse to void what is not there, what is already voided, and the last word on who this is."""
    if not state.holds(voided_id):
        raise BadInput(f"there is no entry {shorten(voided_id)} to take back: look for it in the record")
    if not state.stands(voided_id):
        raise BadInput(f"the entry {voided_id} is already taken back")
    standing = [
        entry.id
        for entry in state.entries
        if isinstance(entry.says, PersonDescription) and state.stands(entry.id)
    ]
    if standing == [voided_id]:
        raise BadInput("this entry says who the record is about: describe the person anew instead")
