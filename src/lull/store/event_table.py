"""Events as rows. Each row carries a digest of itself, so that a damaged byte cannot pass for a dose."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from lull.record.event import Event, EventKind
from lull.store.record_unusable import RecordUnusable


def insert_event(connection: sqlite3.Connection, event: Event) -> Event:
    """Write the event unless its id is already there; return the one that is in the record.

    Raises:
        RecordUnusable: if the event voids an entry that is not in the record.
    """
    first = find_event(connection, event.id)
    if first is not None:
        return first
    if event.voids is not None and find_event(connection, event.voids) is None:
        raise RecordUnusable(f"there is no entry {event.voids} to take back: look for it in the record")
    row = _to_row(event)
    connection.execute(
        "INSERT INTO event (id, kind, happened_at, recorded_at, said_by, body, voids, digest)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*row, digest_of(row)),
    )
    return replace(event, place=last_sequence(connection))


def find_event(connection: sqlite3.Connection, event_id: str) -> Event | None:
    """Return the event with this id, if there is one."""
    row = connection.execute(
        "SELECT sequence, id, kind, happened_at, recorded_at, said_by, body, voids, digest FROM event"
        " WHERE id = ?",
        (event_id,),
    ).fetchone()
    return None if row is None else _from_row(row)


def read_events(connection: sqlite3.Connection, since: int = 0) -> Iterator[Event]:
    """Yield the events after this sequence number, in the order in which they were recorded.

    Raises:
        RecordUnusable: if a row does not match its own digest.
    """
    rows = connection.execute(
        "SELECT sequence, id, kind, happened_at, recorded_at, said_by, body, voids, digest FROM event"
        " WHERE sequence > ? ORDER BY sequence",
        (since,),
    )
    return (_from_row(row) for row in rows)


def last_sequence(connection: sqlite3.Connection) -> int:
    """Return the number of the newest event, 0 when there is none."""
    return int(connection.execute("SELECT coalesce(max(sequence), 0) FROM event").fetchone()[0])


def digest_of(row: tuple[str | None, ...]) -> str:
    """Return a digest of what a row says."""
    return sha256(json.dumps(row, ensure_ascii=False).encode()).hexdigest()[:32]


def _to_row(event: Event) -> tuple[str | None, ...]:
    """Write an event as text."""
    return (
        event.id,
        event.kind.value,
        event.happened_at.isoformat(),
        event.recorded_at.isoformat(),
        event.said_by,
        json.dumps(event.body, ensure_ascii=False, allow_nan=False, sort_keys=True),
        event.voids,
    )


def _from_row(row: tuple[Any, ...]) -> Event:
    """Read an event, if it is still what was written."""
    place, *said, digest = row
    if digest_of(tuple(said)) != digest:
        raise RecordUnusable(
            f"entry {row[1]!r} of the record is damaged and was left as it is:"
            " put a copy of the record in its place"
        )
    event_id, kind, happened_at, recorded_at, said_by, body, voids = said
    return Event(
        id=event_id,
        kind=EventKind(kind),
        happened_at=datetime.fromisoformat(happened_at),
        recorded_at=datetime.fromisoformat(recorded_at),
        said_by=said_by,
        body=json.loads(body),
        voids=voids,
        place=place,
    )
