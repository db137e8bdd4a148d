"""Tell how a session felt. It is a fact of the record like any other: one entry, which can be taken back."""

from lull.actions.practise import find_session
from lull.actions.recorded import Recorded
from lull.record.event_body import to_event_now
from lull.record.session_felt import SessionFelt
from lull.store.ledger import Ledger


def tell_felt(ledger: Ledger, told: SessionFelt, *, event_id: str) -> Recorded:
    """Write down how a session felt. The same id again is the same entry; a later one takes its place.

    Raises:
        BadInput: if there is no such session in the record.
    """
    find_session(ledger, told.session_id)
    event = to_event_now(told, event_id=event_id, now=told.at, said_by=told.said_by)
    ledger.append(event)
    return Recorded(event=event)
