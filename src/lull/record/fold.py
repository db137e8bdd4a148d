"""The fold: from events to what the record says. The same events, read in any order, give the same state.

Entries stand in the order in which they were written: by their place in the log, and for entries that no log
has numbered by when they were recorded. An entry is known by its id and never counts twice (hazard H04).
"""

from collections.abc import Iterable
from datetime import datetime

from lull.record.event import Event
from lull.record.event_body import to_entry
from lull.record.fact import Entry
from lull.record.state import EMPTY, RecordState


def fold(events: Iterable[Event], start: RecordState = EMPTY) -> RecordState:
    """Return the state that holds these events on top of ``start``.

    Raises:
        BadInput: if an event does not hold what its kind needs.
    """
    seen = {entry.id for entry in start.entries}
    fresh: list[Entry] = []
    for event in events:
        if event.id not in seen:
            seen.add(event.id)
            fresh.append(to_entry(event))
    if not fresh:
        return start
    fresh.sort(key=_written)
    if not start.entries or _written(start.entries[-1]) < _written(fresh[0]):
        return RecordState((*start.entries, *fresh))
    return RecordState(tuple(sorted((*start.entries, *fresh), key=_written)))


def _written(entry: Entry) -> tuple[int, datetime, str]:
    """Say where an entry belongs in the order of writing."""
    return entry.place, entry.recorded_at, entry.id
