"""Record which danger signs were seen. It comes after the page has said how to call, and never before."""

from lull.actions.recorded import Recorded
from lull.record.event_body import to_event_now
from lull.safety.danger_signs import DangerSigns
from lull.store.ledger import Ledger


def record_danger_signs(ledger: Ledger, seen: DangerSigns, *, event_id: str) -> Recorded:
    """Write down what was seen. The same ``event_id`` sent again is the same entry."""
    (event,) = ledger.append(
        to_event_now(seen, event_id=event_id, now=seen.recorded_at, said_by=seen.said_by)
    )
    return Recorded(event=event)
