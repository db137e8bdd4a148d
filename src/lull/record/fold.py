"""The fold: from events to what the record says. The same events in the same order give the same state."""

from collections.abc import Iterable

from lull.record.event import Event
from lull.record.event_body import to_entry
from lull.record.state import EMPTY, RecordState


def fold(events: Iterable[Event], start: RecordState = EMPTY) -> RecordState:
    """Return the state after these events, in their order of recording, on top of ``start``.

    An event already in the state is passed over: nothing counts twice (H04).

    Raises:
        BadInput: if an event does not hold what its kind needs.
    """
    entries = list(start.entries)
    seen = {entry.id for entry in entries}
    for event in events:
        if event.id not in seen:
            seen.add(event.id)
            entries.append(to_entry(event))
    return start if len(entries) == len(start.entries) else RecordState(tuple(entries))
