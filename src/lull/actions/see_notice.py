"""Say that a notice was seen. It stays in the record who saw it, and when (hazard H25)."""

from datetime import datetime

from lull.record.event import Event
from lull.record.event_body import to_event_now
from lull.record.notice_seen import NoticeSeen
from lull.refusal import BadInput
from lull.store.ledger import Ledger

LONGEST_ID = 200


def see_notice(
    ledger: Ledger, notice_id: str, *, event_id: str, now: datetime, said_by: str = "self"
) -> Event:
    """Write down that this notice was seen.

    Raises:
        BadInput: for a notice without a name, or one no notice of ours has.
    """
    if not notice_id or len(notice_id) > LONGEST_ID:
        raise BadInput("this notice has no name: open the page again")
    seen = NoticeSeen(notice_id=notice_id, said_by=said_by)
    (event,) = ledger.append(to_event_now(seen, event_id=event_id, now=now, said_by=said_by))
    return event
