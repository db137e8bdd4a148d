"""Change the settings of a record. The old ones stay in the log, so this can be undone like anything."""

from datetime import datetime

from lull.record.event import Event
from lull.record.event_body import to_event
from lull.record.settings import Settings
from lull.store.ledger import Ledger


def change_settings(
    ledger: Ledger, settings: Settings, *, event_id: str, now: datetime, said_by: str = "self"
) -> Event:
    """Write the settings that hold from now on."""
    (event,) = ledger.append(
        to_event(settings, event_id=event_id, happened_at=now, recorded_at=now, said_by=said_by)
    )
    return event
