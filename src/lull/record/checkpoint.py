"""A checkpoint: the state at one point as plain JSON. It only saves time and can always be made again.

It holds the entries as they were understood. A program that understands them differently gives the shape
another name, and passes over checkpoints in the old one.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from lull.record.event import Event, EventKind
from lull.record.event_body import find_happened_at, to_body, to_entry, to_kind
from lull.record.fact import Entry, Voiding
from lull.record.state import RecordState
from lull.refusal import BadInput

SHAPE = "lull.state/2"
"""Names the way in which a checkpoint is written."""


def to_checkpoint(state: RecordState) -> list[list[Any]]:
    """Return the state as plain JSON: one row for each entry, in their order."""
    return [_to_row(entry) for entry in state.entries]


def from_checkpoint(rows: Sequence[Sequence[Any]]) -> RecordState:
    """Return the state that was written.

    Raises:
        BadInput: if a row is not an entry in today's shape.
    """
    try:
        return RecordState(tuple(_from_row(row) for row in rows))
    except (KeyError, TypeError, ValueError) as problem:
        raise BadInput(f"the checkpoint cannot be read and has to be made again: {problem}") from problem


def _to_row(entry: Entry) -> list[Any]:
    """Write one entry."""
    fact = entry.says
    return [
        entry.id,
        to_kind(fact).value,
        find_happened_at(fact, entry.recorded_at).isoformat(),
        entry.recorded_at.isoformat(),
        getattr(fact, "said_by", ""),
        to_body(fact),
        fact.event_id if isinstance(fact, Voiding) else None,
        entry.place,
    ]


def _from_row(row: Sequence[Any]) -> Entry:
    """Read one entry."""
    event_id, kind, happened_at, recorded_at, said_by, body, voids, place = row
    return to_entry(
        Event(
            id=event_id,
            kind=EventKind(kind),
            happened_at=datetime.fromisoformat(happened_at),
            recorded_at=datetime.fromisoformat(recorded_at),
            said_by=said_by,
            body=body,
            voids=voids,
            place=place,
        )
    )
